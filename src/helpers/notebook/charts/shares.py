"""The shares of the market under each reading."""

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.figure import Figure

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import HATCHES, INK

LETTER = 0.85  # per cent of the market that a letter takes
SHARES = "A bar is one way to read the shares, with its total. A low inner bar lies inside its region."


def shares(table: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw each reading of the shares as one bar that must reach, and must not pass, 100%.

    `table`: reading, subject, printed (% of the market), inside (the region it lies in, or "").
    """
    readings = list(dict.fromkeys(table["reading"]))
    subjects, direct = list(dict.fromkeys(table["subject"])), _room(table)
    figure, ax = theme.sheet(title, source, 2.0 + 0.75 * len(readings))
    colours = dict(
        zip(subjects, sns.color_palette("colorblind", max(6, len(subjects))).as_hex(), strict=False)
    )
    for y, reading in enumerate(readings):
        rows, at, ends = table[table["reading"] == reading], 0.0, {}
        for row in rows[rows["inside"] == ""].itertuples():
            _share(ax, y, at, row, colours, subjects, False, direct)
            ends[row.subject] = at + row.printed
            at += row.printed
        for region, inner in rows[rows["inside"] != ""].groupby("inside", sort=False):
            end = ends.get(region, at)
            for row in inner[::-1].itertuples():
                end -= row.printed
                _share(ax, y, end, row, colours, subjects, True, direct)
        ax.text(max(at, 100) + 1.2, y, f"{at:.4g}%", va="center", fontsize=10, fontweight="bold")
    theme.row_labels(ax, [theme.wrapped(r, 22) for r in readings])
    ax.axvline(100, color=INK, lw=1.4, zorder=1)
    ax.set_xlim(0, max(112, ax.get_xlim()[1]))
    ax.set_xlabel("share of the market, % (as printed); the line marks the whole")
    if not direct:
        names = [plt.Rectangle((0, 0), 1, 1, facecolor=colours[s], hatch=HATCHES[i % 6], edgecolor="white")
                 for i, s in enumerate(subjects)]  # fmt: skip
        theme.legend(ax, names, subjects)
    return figure


def _room(table: pd.DataFrame) -> bool:
    """Whether the name of each share can stand in its part of the bar, beside that of a country inside it."""
    for _, rows in table.groupby("reading", sort=False):
        inner = rows[rows["inside"] != ""]
        if inner["inside"].duplicated().any():
            return False
        taken = {r.inside: LETTER * (len(str(r.subject)) + 6) for r in inner.itertuples()}
        for row in rows[rows["inside"] == ""].itertuples():
            longest = max(map(len, str(row.subject).split()))
            if row.printed < LETTER * (max(longest, 4) + 3) + taken.get(row.subject, 0.0):
                return False
    return True


def _share(ax, y, left, row, colours, subjects, inner, direct) -> None:
    height = 0.28 if inner else 0.62
    ax.barh(
        y + (0.17 if inner else 0), row.printed, left=left, height=height, color=colours[row.subject],
        hatch=HATCHES[subjects.index(row.subject) % 6], edgecolor="white", lw=1.2, zorder=3 if inner else 2,
    )  # fmt: skip
    if not direct and row.printed < 4:
        return
    number, at = f"{row.printed:.4g}%", left + (row.printed - 0.4 if inner else 0.9)
    text = (
        number
        if not direct
        else f"{row.subject} {number}"
        if inner
        else "\n".join([*row.subject.split(), number])
    )
    low = y + (0.17 if inner else 0 if direct else -0.17)
    ax.text(at, low, text, ha="right" if inner else "left", va="center", fontsize=8.5, zorder=4, color=INK,
            linespacing=1.1, bbox=dict(facecolor="white", edgecolor="none", pad=1.2))  # fmt: skip
