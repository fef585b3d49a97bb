"""Headline growth and shares of other editions."""

import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, HATCHES, INK, ORANGE, PALE, ROW

EDITIONS = "A row is an edition; a grey bar spans the growth printed under one report number."
EDITIONS_SHARES = (
    "A bar is an edition: regions first, then countries on thinner bars. "
    "A bar that reaches the line only with its countries counts these twice, in their region and beside it."
)


def headlines(table: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw the headline growth of each edition, grouped by report number.

    `table`: group (the report number and its product), label (window and day), own, low, high (% a year).
    """
    rows = theme.grouped(table)
    figure, ax = theme.sheet(title, source, 1.9 + ROW * len(rows))
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
    theme.headed(ax, rows)
    ax.set_xlim(0, rows["high"].max() * 1.12)
    ax.set_xlabel("headline growth, % a year")
    ax.grid(axis="x", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    theme.legend(ax, [theme.mark("D", ORANGE), theme.mark("o", BLUE), Patch(color=PALE)],
            ["this page", "another edition", "span of one report number"])  # fmt: skip
    return figure


def shares(table: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw the shares of each edition as one bar: the regions first, then the countries that lie in one of them.

    `table`: label, subject, share (% as printed), country (whether it is one), total (text behind the bar).
    """
    labels = list(dict.fromkeys(table["label"]))
    subjects = list(dict.fromkeys(table.sort_values("country", kind="stable")["subject"]))
    colours = dict(
        zip(subjects, sns.color_palette("colorblind", max(6, len(subjects))).as_hex(), strict=False)
    )
    figure, ax = theme.sheet(title, source, 2.2 + 0.4 * len(labels))
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
    theme.row_labels(ax, labels)
    ax.axvline(100, color=INK, lw=1.4, zorder=1)
    ax.set_xlim(0, max(150, table.groupby("label")["share"].sum().max() + 42))
    ax.set_xticks(range(0, 101, 20))
    ax.set_xlabel("share of the market, % (as printed); the line marks the whole")
    names = [Patch(facecolor=colours[s], hatch=HATCHES[i % len(HATCHES)], edgecolor="white")
             for i, s in enumerate(subjects)]  # fmt: skip
    theme.legend(ax, names, subjects, columns=3)
    return figure
