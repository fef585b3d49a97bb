"""Revenue on the page beside what companies reported."""

import pandas as pd
from matplotlib.figure import Figure

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, INK, PALE, QUIET, ROW

FILINGS = (
    "A mark is how far the page lies from the company's own report, its whisker the room of the page's rounding. "
    "Agreement is at zero."
)


def filings(table: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw by how many percent the page is above or below what companies reported, a row a fiscal year and rate.

    `table`: group (the claim), label, same (whether it is the year that the page names), own (whether the rate is
    that of the company's own fiscal year), difference, low, high (%; NaN where the page leaves that end open).
    """
    rows = theme.grouped(table)
    figure, ax = theme.sheet(title, source, 1.9 + ROW * len(rows))
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
    theme.headed(ax, rows)
    ax.axvline(0, color=INK, lw=1.2, zorder=0)
    ax.margins(x=0.18)
    ax.set_xlabel("the report above (+) or below (−) what the company reported, %")
    ax.grid(axis="x", color=PALE, lw=0.8)
    names = [
        "the year that the report names",
        "the year before or after",
        "at calendar-year exchange rates",
    ]
    theme.legend(
        ax, [theme.mark("D", BLUE), theme.mark("o", QUIET), theme.mark("s", QUIET, "white")], names, columns=2
    )
    return figure
