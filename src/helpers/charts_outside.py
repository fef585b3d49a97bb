"""The figures on the page and the world, one function each: tidy frame in, matplotlib Figure out."""

import pandas as pd
import seaborn as sns
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.charts import (
    BLUE,
    HATCHES,
    INK,
    ORANGE,
    PALE,
    QUIET,
    _legend,
    _rows,
    _scale,
    _sheet,
    _years,
    wrapped,
)

ROW = 0.31  # inches a row


def filings(table: pd.DataFrame, title: str, source: str):
    """Draw by how many percent the page is above or below what companies reported, a row a fiscal year and rate.

    `table`: group (the claim), label, same (whether it is the year that the page names), own (whether the rate is
    that of the company's own fiscal year), difference, low, high (%; NaN where the page leaves that end open).
    """
    rows = _grouped(table)
    figure, ax = _sheet(title, source, 1.9 + ROW * len(rows))
    for row in rows[rows["kind"] == "row"].itertuples():
        colour = BLUE if row.same else QUIET
        ax.plot([row.low, row.high], [row.y] * 2, color=colour, lw=1.6, marker="|", ms=8)
        mark = ("D" if row.same else "o") if row.own else "s"
        ax.plot(row.difference, row.y, mark, color=colour, ms=7, mfc=colour if row.own else "white")
        below = row.difference < 0  # the label stands away from the line at 0
        ends = [x for x in (row.difference, row.low if below else row.high) if pd.notna(x)]
        ax.annotate(f"{row.difference:+.1f}%", (min(ends) if below else max(ends), row.y), va="center", fontsize=9,
                    xytext=(-8 if below else 8, 0), textcoords="offset points", ha="right" if below else "left",
                    bbox=dict(facecolor="white", edgecolor="none", pad=0.8))  # fmt: skip
    _headed(ax, rows)
    ax.axvline(0, color=INK, lw=1.2, zorder=0)
    ax.margins(x=0.18)
    ax.set_xlabel("the page above (+) or below (−) what the company reported, %")
    ax.grid(axis="x", color=PALE, lw=0.8)
    names = ["the year that the page names", "a year beside it", "at the calendar year's rate"]
    _legend(ax, [_mark("D", BLUE), _mark("o", QUIET), _mark("s", QUIET, "white")], names, columns=2)
    return figure


def publishers(table: pd.DataFrame, title: str, source: str):
    """Draw sizes (left) and growth rates (right) as publishers print them, grouped by scope.

    `table`: group (the scope), label, own (whether it is the page's), base, end (US dollars; NaN where not printed),
    low, high (% a year as printed; one of them NaN where the page leaves that end open), implied_low, implied_high (%
    a year that the two sizes make).
    """
    rows = _grouped(table)
    figure, (left, right) = _sheet(
        title, source, 2.2 + ROW * len(rows), 2, sharey=True, gridspec_kw={"width_ratios": [1.2, 1]}
    )
    scale, name = _scale(max(rows["base"].max(), rows["end"].max()))
    for row in rows[rows["kind"] == "row"].itertuples():
        colour = ORANGE if row.own else BLUE
        left.plot([row.base / scale, row.end / scale], [row.y] * 2, color=colour, lw=1.6, zorder=1)
        left.plot(row.base / scale, row.y, "o", color=colour, mfc="white", ms=7)
        left.plot(row.end / scale, row.y, "D" if row.own else "o", color=colour, ms=7)
        right.plot(
            [row.implied_low, row.implied_high],
            [row.y] * 2,
            color=PALE,
            lw=9,
            solid_capstyle="butt",
            zorder=1,
        )
        right.plot((row.implied_low + row.implied_high) / 2, row.y, "|", color=QUIET, ms=11, mew=1.6)
        _printed(right, row, colour)
    _headed(left, rows)
    for ax in (left, right):
        ax.set_xlim(0, None)
        ax.margins(x=0.1)
        ax.grid(axis="x", color=PALE, lw=0.8)
        ax.set_axisbelow(True)
    right.tick_params(axis="y", length=0)
    right.spines["left"].set_visible(False)
    left.set_xlabel(f"market, USD {name}")
    right.set_xlabel("growth, % a year")
    _legend(left, [_mark("o", BLUE, "white"), _mark("o", BLUE), _mark("D", ORANGE)],
            ["first year", "last year", "this page"], columns=2)  # fmt: skip
    _legend(
        right,
        [(Patch(color=PALE), _mark("|", QUIET)), _mark("D", BLUE)],
        ["made by the sizes", "printed"],
        columns=1,
    )
    return figure


def _printed(ax, row, colour: str) -> None:
    if pd.isna(row.low) and pd.isna(row.high):
        return
    if pd.isna(row.low) or pd.isna(row.high):  # "over" or "under"
        at, by = (row.low, 2.5) if pd.isna(row.high) else (row.high, -2.5)
        ax.annotate(
            "", (at + by, row.y), (at, row.y), arrowprops=dict(arrowstyle="-|>", color=colour, lw=1.8)
        )
        ax.plot([at, at], [row.y - 0.25, row.y + 0.25], color=colour, lw=2)
        ax.update_datalim([(at + by, row.y)])
    elif row.low == row.high:
        ax.plot(row.low, row.y, "D", color=colour, ms=6)
    else:
        ax.plot([row.low, row.high], [row.y] * 2, color=colour, lw=5, solid_capstyle="butt")


def by_year(own: pd.DataFrame, others: pd.DataFrame, title: str, source: str):
    """Draw the page's market beside the publishers' in each year.

    `own`: year, low, high (US dollars; NaN where open); `others`: year, usd, printed (or computed between two sizes).
    """
    figure, ax = _sheet(title, source, 4.4)
    scale, name = _scale(max(others["usd"].max(), own["high"].max()))
    # A little apart, so that neither hides the other.
    here, there = own["year"] - 0.15, others["year"] + 0.15
    for printed, fill in ((True, QUIET), (False, "white")):
        rows = others["printed"] == printed
        ax.plot(there[rows], others.loc[rows, "usd"] / scale, "o", color=QUIET, mfc=fill, ms=6, ls="")
    closed = own["low"].notna() & own["high"].notna()
    middle, half = (own["low"] + own["high"]) / 2 / scale, (own["high"] - own["low"]) / 2 / scale
    ax.errorbar(here[closed], middle[closed], yerr=half[closed], fmt="D", color=ORANGE, ms=7, capsize=4)
    for x, row in zip(here, own.itertuples(), strict=True):
        if pd.isna(row.low) != pd.isna(row.high):
            at, by = (row.high, -20) if pd.isna(row.low) else (row.low, 20)
            ax.annotate("", (x, at / scale), xytext=(0, by), textcoords="offset points",
                        arrowprops=dict(arrowstyle="<|-", color=ORANGE, lw=1.6))  # fmt: skip
            ax.plot([x - 0.13, x + 0.13], [at / scale] * 2, color=ORANGE, lw=2.6)
    years = pd.concat([own["year"], others["year"]])
    _years(ax, int(years.min()), int(years.max()))
    ax.set_ylim(0, None)
    ax.set_ylabel(f"market, USD {name}")
    ax.grid(axis="y", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    _legend(ax, [_mark("D", ORANGE), _mark("_", ORANGE), _mark("o", QUIET), _mark("o", QUIET, "white")],
            ["this page", "this page, at most or at least", "publisher, printed", "publisher, between two sizes"],
            columns=4)  # fmt: skip
    return figure


def headlines(table: pd.DataFrame, title: str, source: str):
    """Draw the headline growth of each edition, grouped by report number.

    `table`: group (the report number and its product), label (window and day), own, low, high (% a year).
    """
    rows = _grouped(table)
    figure, ax = _sheet(title, source, 1.9 + ROW * len(rows))
    for _, there in rows[rows["kind"] == "row"].groupby("group", sort=False):
        colour = ORANGE if there["own"].any() else BLUE
        middle = there[["low", "high"]].mean(axis=1)
        ax.plot([middle.min(), middle.max()], [there["y"].min() - 1] * 2, color=PALE, lw=6,
                solid_capstyle="butt", zorder=0)  # fmt: skip
        ax.plot(middle, there["y"], "D" if there["own"].any() else "o", color=colour, ms=8, ls="")
        for at, row in zip(middle, there.itertuples(), strict=True):
            ax.annotate(
                row.figure, (at, row.y), xytext=(9, 0), textcoords="offset points", va="center", fontsize=9
            )
    _headed(ax, rows)
    ax.set_xlim(0, rows["high"].max() * 1.12)
    ax.set_xlabel("headline growth, % a year")
    ax.grid(axis="x", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    _legend(ax, [_mark("D", ORANGE), _mark("o", BLUE), Patch(color=PALE)],
            ["this page", "another edition", "span of one report number"])  # fmt: skip
    return figure


def shares(table: pd.DataFrame, title: str, source: str):
    """Draw the shares of each edition as one bar: the regions first, then the countries that lie in one of them.

    `table`: label, subject, share (% as printed), country (whether it is one), total (text behind the bar).
    """
    labels = list(dict.fromkeys(table["label"]))
    subjects = list(dict.fromkeys(table.sort_values("country", kind="stable")["subject"]))
    colours = dict(
        zip(subjects, sns.color_palette("colorblind", max(6, len(subjects))).as_hex(), strict=False)
    )
    figure, ax = _sheet(title, source, 2.2 + 0.4 * len(labels))
    for y, label in enumerate(labels):
        at = 0.0
        rows = table[table["label"] == label].sort_values("country", kind="stable")
        for row in rows.itertuples():
            hatch = HATCHES[subjects.index(row.subject) % len(HATCHES)]
            ax.barh(y, row.share, left=at, height=0.4 if row.country else 0.7, color=colours[row.subject],
                    hatch=hatch, edgecolor="white", lw=1.2)  # fmt: skip
            if row.share >= 4:
                ax.text(at + row.share / 2, y, f"{row.share:.4g}", ha="center", va="center", fontsize=8.5,
                        bbox=dict(facecolor="white", edgecolor="none", pad=1.0))  # fmt: skip
            at += row.share
        ax.text(max(at, 100) + 1.5, y, rows["total"].iloc[0], va="center", fontsize=9)
    _rows(ax, labels)
    ax.axvline(100, color=INK, lw=1.4, zorder=1)
    ax.set_xlim(0, max(150, table.groupby("label")["share"].sum().max() + 42))
    ax.set_xticks(range(0, 101, 20))
    ax.set_xlabel("share of the market, % (as printed); the line marks the whole")
    names = [Patch(facecolor=colours[s], hatch=HATCHES[i % len(HATCHES)], edgecolor="white")
             for i, s in enumerate(subjects)]  # fmt: skip
    _legend(ax, names, subjects, columns=3)
    return figure


def _grouped(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a heading before each group: y counts both; kind is "head" or "row"."""
    parts = []
    for group, there in table.groupby("group", sort=False):
        parts += [pd.DataFrame([{"group": group, "label": group, "kind": "head"}]), there.assign(kind="row")]
    rows = pd.concat(parts, ignore_index=True)
    return rows.assign(y=range(len(rows)))


def _headed(ax, rows: pd.DataFrame) -> None:
    """Label the rows, groups in bold, and shade every other group."""
    _rows(ax, [wrapped(label, 52) for label in rows["label"]])
    for label, kind in zip(ax.get_yticklabels(), rows["kind"], strict=True):
        label.set(fontsize=9, fontweight="bold" if kind == "head" else "normal")
    for y in rows.loc[rows["kind"] == "head", "y"][1:]:
        ax.axhline(y - 0.5, color=PALE, lw=1, zorder=0)


def _mark(marker: str, colour: str, fill: str | None = None):
    return Line2D(
        [], [], marker=marker, color=colour, mfc=fill or colour, ls="", ms=8, mew=2 if marker == "_" else 1
    )
