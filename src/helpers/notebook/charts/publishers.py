"""Other publishers' sizes and rates, by scope and by year."""

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, ORANGE, PALE, QUIET, ROW

PUBLISHERS = (
    "Left: an open circle is a publisher's first size, a filled one its last. Right: a diamond is the printed rate, "
    "a thick line a printed range, an arrow an open end, a grey bar what the two sizes make."
)
PUBLISHERS_BY_YEAR = (
    "A diamond is the page's market, a stroke with an arrow the most or the least it can have been. "
    "Circles are the publishers' markets, filled where the size is printed."
)
RANKED = "A circle is one publisher's rate with its years; diamond, line and arrow are this page."


def publishers(table: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw sizes (left) and growth rates (right) as publishers print them, grouped by scope.

    `table`: group (the scope), label, own (whether it is the page's), base, end (US dollars; NaN where not printed),
    low, high (% a year as printed; one of them NaN where the page leaves that end open), implied_low, implied_high (%
    a year that the two sizes make).
    """
    rows = theme.grouped(table)
    figure, (left, right) = theme.sheet(
        title, source, 2.2 + ROW * len(rows), 2, sharey=True, gridspec_kw={"width_ratios": [1.2, 1]}
    )
    scale, name = theme.scale(max(rows["base"].max(), rows["end"].max()))
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
    theme.headed(left, rows)
    for ax in (left, right):
        ax.set_xlim(0, None)
        ax.margins(x=0.1)
        ax.grid(axis="x", color=PALE, lw=0.8)
        ax.set_axisbelow(True)
    right.tick_params(axis="y", length=0)
    right.spines["left"].set_visible(False)
    left.set_xlabel(f"market, USD {name}")
    right.set_xlabel("growth, % a year")
    theme.legend(left, [theme.mark("o", BLUE, "white"), theme.mark("o", BLUE), theme.mark("D", ORANGE)],
            ["first year", "last year", "this page"], columns=2)  # fmt: skip
    theme.legend(
        right,
        [(Patch(color=PALE), theme.mark("|", QUIET)), theme.mark("D", BLUE)],
        ["made by the sizes", "printed"],
        columns=1,
    )
    return figure


def ranked(table: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw the printed growth rates of one scope, the highest first.

    `table`: label, own (whether it is the page's), low, high (% a year as printed; one of them NaN where open).
    """
    figure, ax = theme.sheet(title, source, 1.5 + ROW * len(table))
    for row in table.assign(y=range(len(table))).itertuples():
        if row.own:
            _printed(ax, row, ORANGE)
        else:
            ax.plot(row.low, row.y, "o", color=BLUE, ms=7)
        ends = [f"{x:g}" for x in dict.fromkeys((row.low, row.high)) if pd.notna(x)]
        open_ = "over " if pd.isna(row.high) else "under " if pd.isna(row.low) else ""
        right = max(x for x in (row.low, row.high) if pd.notna(x)) + (2.5 if pd.isna(row.high) else 0)
        ax.annotate(f"{open_}{'-'.join(ends)}%", (right, row.y), xytext=(9, 0), textcoords="offset points",
                    va="center", fontsize=9, fontweight="bold" if row.own else "normal")  # fmt: skip
    theme.row_labels(ax, list(table["label"]))
    for label, own in zip(ax.get_yticklabels(), table["own"], strict=True):
        label.set(fontsize=9, fontweight="bold" if own else "normal")
    ax.set_xlim(0, table[["low", "high"]].max().max() * 1.35)
    ax.set_xlabel("growth, % a year")
    ax.grid(axis="x", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
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


def by_year(own: pd.DataFrame, others: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw the page's market beside the publishers' in each year.

    `own`: year, low, high (US dollars; NaN where open); `others`: year, usd, printed (or computed between two sizes).
    """
    figure, ax = theme.sheet(title, source, 4.4)
    scale, name = theme.scale(max(others["usd"].max(), own["high"].max()))
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
    theme.year_axis(ax, int(years.min()), int(years.max()))
    ax.set_ylim(0, None)
    ax.set_ylabel(f"market, USD {name}")
    ax.grid(axis="y", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    marks = [
        theme.mark("D", ORANGE),
        theme.mark("_", ORANGE),
        theme.mark("o", QUIET),
        theme.mark("o", QUIET, "white"),
    ]
    names = [
        "this page",
        "this page, at most or at least",
        "publisher, printed",
        "publisher, between two sizes",
    ]
    theme.legend(ax, marks, names, columns=4)
    return figure
