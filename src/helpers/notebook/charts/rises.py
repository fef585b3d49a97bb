"""Two printed sizes and where the printed rate leads from the first."""

import pandas as pd
from matplotlib.figure import Figure

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, ORANGE, PALE

RISE = (
    "Dots are the printed sizes. The blue line is where the printed rate leads from the first; the last dot should "
    "lie on it. Since figures are rounded, it ends in a range."
)


def rise(table: pd.DataFrame, sizes: pd.DataFrame, rate: str, unit: str, title: str, source: str) -> Figure:
    """Draw the field in which a rate leads from a first size, and the sizes printed for its first and last year.

    `table`: year, low, high (money in full units); `sizes`: year, printed, label, the first and the last; `rate` names
    the field.
    """
    figure, ax = theme.sheet(title, source, 4.2)
    scale, name = theme.scale(max(table["high"].max(), sizes["printed"].max()))
    ax.fill_between(table["year"], table["low"] / scale, table["high"] / scale, color=BLUE, alpha=0.35, lw=0)
    ax.plot(table["year"], (table["low"] + table["high"]) / 2 / scale, color=BLUE, lw=2)
    ax.scatter(
        sizes["year"], sizes["printed"] / scale, color=[BLUE, ORANGE], s=70, zorder=3, edgecolor="white"
    )
    first, last = sizes.iloc[0], sizes.iloc[1]
    led = (table["low"].iloc[-1] + table["high"].iloc[-1]) / 2 / scale
    above = led > last["printed"] / scale
    beside = dict(textcoords="offset points", annotation_clip=False)
    ax.annotate(
        f"{first['label']} printed, {first['year']:.0f}",
        (first["year"], first["printed"] / scale),
        (0, 12 if not above else -18),
        ha="left",
        **beside,
    )
    ax.annotate(
        f"at {rate}",
        (last["year"], led),
        (10, 6 if above else -10),
        color=BLUE,
        fontweight="bold",
        bbox=dict(facecolor="white", edgecolor="none", pad=1.0),
        **beside,
    )
    ax.annotate(
        f"{last['label']} printed, {last['year']:.0f}",
        (last["year"], last["printed"] / scale),
        (10, -10 if above else 6),
        **beside,
    )
    theme.year_axis(ax, int(first["year"]), int(last["year"]))
    ax.set_xlim(first["year"] - 0.6, last["year"] + 0.42 * (last["year"] - first["year"]) + 0.6)
    ax.set_xticks([year for year in ax.get_xticks() if first["year"] <= year <= last["year"]])
    ax.set_ylim(0, max(table["high"].max(), sizes["printed"].max()) / scale * 1.12)
    ax.set_ylabel(f"{unit} {name}")
    ax.grid(axis="y", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    return figure
