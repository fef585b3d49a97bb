"use strict";
// Nothing is made up here: what a click shows is copied from the tables below the text.
{
  const chosen = document.getElementById("chosen");
  const told = document.getElementById("told");
  const hint = told.lastElementChild; // the words before it are for a browser that runs no scripts
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let opener = null; // what was chosen, where the focus goes back to
  let lit = [];
  let at = 0;

  hint.hidden = false;
  told.replaceChildren(hint);

  const element = (name, text) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    return made;
  };

  const button = (text, action) => {
    const made = element("button", text);
    made.type = "button";
    made.dataset.action = made.className = action;
    return made;
  };

  const show = (target) =>
    target?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });

  const light = (targets, presses) => {
    document.querySelectorAll("[aria-pressed=true]").forEach((one) => one.setAttribute("aria-pressed", "false"));
    lit.forEach((one) => one.classList.remove("lit"));
    lit = targets;
    at = 0;
    lit.forEach((one) => one.classList.add("lit"));
    presses.forEach((one) => one.setAttribute("aria-pressed", "true"));
    show(lit[0]);
  };

  const say = (title, ...parts) =>
    told.replaceChildren(button("Close", "close"), element("h2", title), ...parts);

  // A row of a table as a list of its heads and cells; the first cell is the title.
  const listed = (row) => {
    const heads = row.closest("table").tHead.rows[0].cells;
    const list = element("dl");
    [...row.cells].slice(1).forEach((cell, n) => {
      const value = element("dd");
      value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
      list.append(element("dt", heads[n + 1].textContent), value);
    });
    return list;
  };

  const actions = {
    figure(target) {
      const figure = target.dataset.figure ? document.getElementById(target.dataset.figure) : target;
      opener = target;
      light([figure], [figure]);
      const rows = figure.dataset.rows.trim().split(" ").map((id) => document.getElementById(id));
      say(figure.textContent, ...rows.map(listed));
    },

    finding(card) {
      const press = card.querySelector("h3 button");
      const names = card.dataset.lights?.trim();
      const found = card.dataset.note
        ? [...document.querySelectorAll(`[data-notes~="${card.dataset.note}"]`)]
        : names ? names.split(" ").map((id) => document.getElementById(id)) : [];
      opener = press;
      light(found, [press]);
      const count = found.length === 1 ? "One place is" : `${found.length || "No"} places are`;
      const back = element("a", "Back to it");
      back.href = `#${card.id}`;
      say(press.textContent, element("p", `${count} marked in the text.`), back,
        ...(found.length > 1 ? [button("Next place", "next")] : []));
    },

    next() {
      at = (at + 1) % lit.length;
      show(lit[at]);
    },

    close() {
      const inside = chosen.contains(document.activeElement);
      lit.forEach((one) => one.classList.remove("lit"));
      lit = [];
      opener?.setAttribute("aria-pressed", "false");
      document.querySelectorAll("[aria-pressed=true]").forEach((one) => one.setAttribute("aria-pressed", "false"));
      told.replaceChildren(hint);
      if (inside) opener?.focus();
      opener = null;
    },
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-action]");
    if (!target || event.target.closest("a, summary")) return;
    if (target.matches(".card") && !getSelection().isCollapsed) return;
    actions[target.dataset.action]?.(target);
    // A key that presses a figure leads on to what is said of it; a click leaves the focus where it is.
    if (event.detail === 0 && target.dataset.action === "figure") chosen.focus({ preventScroll: true });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") actions.close?.();
  });
}
