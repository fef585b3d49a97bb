"""Companies' revenue beside the market."""

import pandas as pd
from matplotlib.figure import Figure

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, PALE, QUIET, RED

REVENUES = "All bars share one scale. The last is the most that the page's own figures allow."


def revenues(table: pd.DataFrame, unit: str, title: str, source: str) -> Figure:
    """Draw companies' revenue and the market on one scale.

    `table`: label, kind ("company", "sum" or "market"), value (money as printed), note.
    """
    figure, ax = theme.sheet(title, source, 1.7 + 0.42 * len(table))
    scale, name = theme.scale(table["value"].max())
    styles = {
        "company": dict(color=BLUE),
        "sum": dict(color=PALE, hatch="///", edgecolor=QUIET),
        "market": dict(color=RED),
    }
    for y, row in enumerate(table.itertuples()):
        ax.barh(y, row.value / scale, height=0.6, **styles[row.kind])
        ax.annotate(
            row.note,
            (row.value / scale, y),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
        )
    theme.row_labels(ax, [theme.wrapped(label, 26) for label in table["label"]])
    ax.set_xlim(0, table["value"].max() / scale * 1.25)
    ax.set_xlabel(f"{unit} {name}")
    ax.grid(axis="x", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    return figure
