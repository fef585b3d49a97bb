"""Growth rates, implied sizes, what all claims allow, and pairs of rates."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, BROWN, GREEN, HATCHES, INK, ORANGE, PALE, PURPLE, QUIET, RED

COLOURS = {"printed": BLUE, "beside": QUIET, "implied": ORANGE}
BINS = 40  # of the chart of turns
CLEAR = 0.3  # part of the axis of years that a label inside the chart takes
KEYS = {
    "printed": 'Blue is a printed rate over its years, with an arrow for "over" or "under".',
    "beside": "Grey is one not used here.",
    "implied": "Hatched orange is the growth that two rates leave for other years.",
}
SIZES = (
    "The dot is the printed size, its whisker the room of hedge and rounding. "
    'Each line or band follows one printed rate from there; a line marked "at most" or "at least" is a bound.'
)
BAND = (
    "The hatched field is what all claims together allow where growth changes as little as it can. "
    "Dots are printed sizes, lines printed rates, an arrow an open end. A claim may leave the field in single years."
)
TURNS = (
    "Each column counts spans in which a US industry grew at the pace of the shorter rate. "
    "Hatched columns changed as much as the page needs; the last columns hold all that lies beyond."
)


def growth_key(kinds: Iterable[str]) -> str:
    """Return how to read a chart of growth claims that has rows of these kinds."""
    there = set(kinds)
    return " ".join(said for kind, said in KEYS.items() if kind in there)


def rates(table: pd.DataFrame, window: tuple, title: str, source: str) -> Figure:
    """Draw growth claims: on the left the years each covers, on the right its rate, on one axis each.

    `table` has one row a claim or implied rate: label, kind ("printed", "implied", or "beside" of a printed rate that
    leaves nothing to another), start_year, end_year (of the
    first reading), taken (what those years are where the page does not print them: "assumed" or "by the title"),
    others (list of the years of other readings), low, high (as printed, NaN where open), room_low,
    room_high. `window` is the title's (first, last) or ().
    """
    figure, (left, right) = theme.sheet(
        title, source, 1.9 + 0.5 * len(table), 2, sharey=True, gridspec_kw={"width_ratios": [1, 1]}
    )
    theme.row_labels(left, [theme.wrapped(label, 28) for label in table["label"]])
    for y, row in enumerate(table.itertuples()):
        style = dict(color=COLOURS[row.kind])
        style |= dict(hatch="///", edgecolor="white") if row.kind == "implied" else {}
        if pd.notna(row.start_year):
            left.barh(y, row.end_year - row.start_year, left=row.start_year, height=0.42, **style)
            for n, (first, last) in enumerate(row.others):
                left.plot([first, last], [y + 0.31 + 0.12 * n] * 2, color=QUIET, lw=1.5, marker="|", ms=5)
        else:
            left.text(0.5, y, "no years said", transform=left.get_yaxis_transform(), ha="center", va="center",
                      color=QUIET, fontsize=9)  # fmt: skip
        _rate(right, y, row, style)
    years = table[["start_year", "end_year"]].stack().dropna().tolist() + [
        y for o in table["others"] for pair in o for y in pair
    ]
    years += list(window)
    if years:
        theme.year_axis(left, int(min(years)), int(max(years)))
    if window:
        left.axvspan(*window, color=PALE, alpha=0.45, zorder=0, lw=0)
    left.set_title(
        "Years covered" + (" (shaded: the title's window)" if window else ""), loc="left", color=QUIET
    )
    right.set_title("Rate", loc="left", color=QUIET)
    right.set_xlabel("growth, % a year")
    right.set_xlim(0, None)
    right.margins(x=0.12)
    right.grid(axis="x", color=PALE, lw=0.8)
    right.set_axisbelow(True)
    return figure


def timeline(table: pd.DataFrame, window: tuple, title: str, source: str) -> Figure:
    """Draw growth claims as marks over their years, the height being the rate; each is labelled at the right.

    `table` and `window` as for `rates`, every row with years. A range is a box, an open end has an arrow, and what is
    implied is hatched.
    """
    figure, ax = theme.sheet(title, source, 4.6)
    tops = []
    for row in table.itertuples():
        implied = row.kind == "implied"
        colour = COLOURS[row.kind]
        low, high = (row.high if pd.isna(row.low) else row.low), (row.low if pd.isna(row.high) else row.high)
        width = row.end_year - row.start_year
        if high > low:
            ax.bar(row.start_year, high - low, width, low, align="edge", facecolor=colour,
                   alpha=1.0 if implied else 0.35, hatch="///" if implied else "",
                   edgecolor="white" if implied else colour, lw=1.4, zorder=2)  # fmt: skip
        else:
            ax.plot(
                [row.start_year, row.end_year],
                [low, low],
                color=colour,
                lw=4.5,
                solid_capstyle="butt",
                zorder=3,
            )
        if pd.isna(row.low) or pd.isna(row.high):
            by = 2.2 if pd.isna(row.high) else -2.2
            ax.annotate("", (row.start_year + 0.3, low + by), (row.start_year + 0.3, low),
                        arrowprops=dict(arrowstyle="-|>", color=colour, lw=2))  # fmt: skip
            high, low = max(high, high + by), min(low, low + by)
        tops += [low, high]
    years = [*table["start_year"], *table["end_year"], *window]
    theme.year_axis(ax, int(min(years)), int(max(years)))
    bottom, top = min(0.0, *tops), max(tops) * 1.1 + 0.5
    ax.set_ylim(bottom * 1.1, top)
    if window:
        ax.axvspan(*window, color=PALE, alpha=0.35, zorder=0, lw=0)
    _beside(ax, table, (top - bottom) / 9)
    ax.set_ylabel("growth, % a year")
    ax.grid(axis="y", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    ax.set_xlabel("year" + (" (shaded: the forecast that the report's title names)" if window else ""))
    return figure


def _beside(ax: Axes, table: pd.DataFrame, apart: float) -> None:
    """Label the marks at the right of the axes, lines of text at least so far apart."""
    middle = table[["low", "high"]].mean(axis=1)
    at, wide = -np.inf, CLEAR * np.ptp(ax.get_xlim())
    for n in middle.sort_values(kind="stable").index:
        row, y = table.loc[n], float(middle[n])
        implied = row["kind"] == "implied"
        ends = " to ".join(dict.fromkeys(f"{x:.1f}" for x in (row["low"], row["high"]) if pd.notna(x)))
        told = f"{ends}% needed" if implied else f"{row['label']} printed"
        taken = f" {row['taken']}" if row["taken"] else ""
        years = f"{row['start_year']:.0f}-{row['end_year']:.0f}{taken}"
        text = f"{told},\n{years}; not used here" if row["kind"] == "beside" else f"{told}, {years}"
        alone = table.loc[table.index != n, "start_year"].min() - row["start_year"]
        if alone >= wide:  # the mark begins long before all others: there is room below it
            ends_ = [x for x in (row["low"], row["high"]) if pd.notna(x)]
            ax.text(row["start_year"], min(ends_) - apart / 3, text, linespacing=1.3, va="top", fontsize=9)
            continue
        at = max(at + apart, y)
        ax.annotate(text, (row["end_year"], y), xytext=(1.02, at), textcoords=ax.get_yaxis_transform(), va="center",
                    fontsize=9, color=INK, fontweight="bold" if implied else "normal", annotation_clip=False,
                    arrowprops=dict(arrowstyle="-", color=QUIET, lw=0.8, shrinkB=2))  # fmt: skip


def _rate(ax, y: int, row, style: dict) -> None:
    low, high = row.low, row.high
    if pd.notna(row.room_low) and pd.notna(row.room_high):
        ax.plot([row.room_low, row.room_high], [y, y], color=QUIET, lw=1.2, marker="|", ms=7, zorder=2)
    if pd.isna(low) or pd.isna(high):  # open on one side
        at = high if pd.isna(low) else low
        ax.annotate("", (at + (-4 if pd.isna(low) else 4), y), (at, y),
                    arrowprops=dict(arrowstyle="-|>", color=style["color"], lw=2.2))  # fmt: skip
        ax.plot([at, at], [y - 0.22, y + 0.22], color=style["color"], lw=2.4)
        ax.update_datalim([(at + 4.5, y), (max(0, at - 4.5), y)])
    elif low == high:
        ax.plot(low, y, "D", color=style["color"], ms=8, zorder=3)
    else:
        ax.barh(y, high - low, left=low, height=0.42, zorder=3, **style)


def sizes(table: pd.DataFrame, points: pd.DataFrame, unit: str, title: str, source: str) -> Figure:
    """Draw what each growth claim makes of the market's size, year by year, from the sizes printed.

    `table`: label, year, low, high (money; NaN where open); `points`: year, low, high, printed, label.
    """
    figure, ax = theme.sheet(title, source, 4.2 + 0.15 * table["label"].nunique())
    scale, name = theme.scale(pd.concat([table["high"], table["low"], points["printed"]]).max())
    for n, (label, rows) in enumerate(table.groupby("label", sort=False)):
        colour, hatch = (BLUE, ORANGE, GREEN, PURPLE, BROWN, RED)[n % 6], HATCHES[1 + n % 5]
        line = ("-", "--", "-.", ":")[n % 4]
        rows = rows.sort_values("year")
        low, high = rows["low"] / scale, rows["high"] / scale
        both = rows[low.notna() & high.notna()].index
        if len(both) > 1:
            ax.fill_between(
                rows["year"][both], low[both], high[both], facecolor=colour, alpha=0.3, hatch=hatch
            )
        for end, word in ((high, "at most"), (low, "at least")):
            if end.notna().sum() > 1 and (len(both) > 1 or end.notna().sum() >= end.isna().sum()):
                name_shown = label if len(both) > 1 else f"{label}: {word}"
                ax.plot(
                    rows["year"][end.notna()], end.dropna(), color=colour, lw=2.2, ls=line, label=name_shown
                )
    middle = points["printed"] / scale
    ax.errorbar(points["year"], middle, yerr=[middle - points["low"] / scale, points["high"] / scale - middle],
                fmt="o", color=INK, capsize=5, lw=1.6, ms=7, zorder=5,
                label="size as printed, with its room")  # fmt: skip
    years = pd.concat([table["year"], points["year"]])
    theme.year_axis(ax, int(years.min()), int(years.max()))
    ax.set_ylim(0, None)
    ax.set_ylabel(f"market, {unit} {name}")
    ax.grid(axis="y", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    theme.legend(ax, *once(ax), columns=2)
    return figure


def band(allowed: pd.DataFrame, claims: pd.DataFrame, unit: str, title: str, source: str) -> Figure:
    """Draw the sizes and the growth that all claims together allow, year by year, with each claim laid over.

    `allowed`: year, size_low, size_high, growth_low, growth_high; `claims`: label, kind, start_year, end_year,
    low, high (NaN where open). Without sizes there is one panel.
    """
    sized = allowed.dropna(subset=["size_low", "size_high"])
    figure, axes = theme.sheet(title, source, 4.6, 2 if len(sized) else 1)
    left, right = axes if len(sized) else (None, axes)
    years = int(allowed["year"].min()), int(allowed["year"].max())
    if left is not None:
        scale, name = theme.scale(sized["size_high"].max())
        span = [sized[end].astype(float) / scale for end in ("size_low", "size_high")]
        left.fill_between(
            sized["year"].astype(int),
            *span,
            facecolor=PALE,
            hatch="///",
            edgecolor=QUIET,
            lw=0.8,
            label="allowed by all claims",
        )
        for n, row in enumerate(claims.query("kind == 'size'").itertuples()):
            at = row.low if pd.notna(row.low) else row.high
            left.plot(
                row.start_year, at / scale, marker="oDs^v"[n % 5], color=INK, ms=7, ls="", label=row.label
            )
        left.set(ylim=(0, None), ylabel=f"market, {unit} {name}")
        theme.year_axis(left, *years)
        theme.legend(left, *once(left), columns=1)
    grown = allowed.dropna(subset=["growth_low", "growth_high"])
    for n, row in enumerate(grown.itertuples()):
        right.bar(row.year, row.growth_high - row.growth_low, bottom=row.growth_low, width=0.9, color=PALE,
                  hatch="///", edgecolor=QUIET, lw=0.8, label=None if n else "allowed by all claims")  # fmt: skip
    for n, row in enumerate(claims.query("kind == 'growth'").itertuples()):
        _claimed(right, n, row)
    right.set_ylabel("growth over the year before, %")
    low, high = right.dataLim.intervaly
    right.set_ylim(low - 0.5, high + 0.5)
    theme.year_axis(right, *years)
    theme.legend(right, *once(right), columns=1)
    return figure


def _claimed(ax, n: int, row) -> None:
    """Draw the rate of one claim over its years; two ends for a range, an arrow for an open end."""
    colour, line = (BLUE, ORANGE, GREEN, PURPLE, BROWN, RED)[n % 6], ("-", "--", "-.", ":")[n % 4]
    ends = [end for end in dict.fromkeys((row.low, row.high)) if pd.notna(end)]
    for end in ends:
        ax.plot(
            [row.start_year + 0.5, row.end_year + 0.5],
            [end, end],
            color=colour,
            lw=2.2,
            ls=line,
            label=row.label,
        )
    if pd.isna(row.low) or pd.isna(row.high):
        middle, up = (row.start_year + row.end_year + 1) / 2, 1.2 if pd.isna(row.high) else -1.2
        ax.annotate("", (middle, ends[0] + up), (middle, ends[0]),
                    arrowprops=dict(arrowstyle="-|>", color=colour, lw=1.8))  # fmt: skip


def turns(table: pd.DataFrame, panels: list[tuple], title: str, source: str) -> Figure:
    """Draw how industries grew in the other years, with what the page's rates need of them; a panel a turn.

    `table`: panel, growth (% a year), one row a span. `panels`: label, low, high (what the rates leave, NaN where
    open), needed (% a year) and side ("least" or "most").
    """
    figure, axes = theme.sheet(title, source, 3.8, len(panels), squeeze=False)
    for n, (ax, (label, low, high, needed, side)) in enumerate(zip(axes[0], panels, strict=True)):
        grown = table.loc[table["panel"] == n, "growth"]
        least, most = grown.quantile([0.005, 0.995])
        step = (max(most, needed) - min(least, needed) + 2) / BINS
        below, above = int((needed - least) / step) + 2, int((most - needed) / step) + 2
        edges = needed + step * np.arange(-max(below, 2), max(above, 2) + 1)  # what is needed is an edge
        counts, _ = np.histogram(grown.clip(edges[0], edges[-1]), edges)
        did = edges[:-1] >= needed - step / 2 if side == "least" else edges[1:] <= needed + step / 2
        for some, colour, hatch, name in (
            (~did, PALE, "", "changed less"), (did, ORANGE, "///", "changed as much"),
        ):  # fmt: skip
            ax.bar(edges[:-1][some], counts[some], np.diff(edges)[some], align="edge", color=colour, hatch=hatch,
                   edgecolor="white", label=name)  # fmt: skip
        ax.axvline(needed, color=INK, lw=2.2, ls="--", label=f"needed: {needed:.1f}%")
        top = counts.max() * 1.08
        ends = [edges[0] if pd.isna(low) else low, edges[-1] if pd.isna(high) else high]
        ax.plot(np.clip(ends, edges[0], edges[-1]), [top, top], color=BLUE, lw=5, solid_capstyle="butt",
                label="left by the page's rates")  # fmt: skip
        ax.set_ylim(0, top * 1.12)
        ax.set_xlabel(theme.wrapped(f"growth in {label}, % a year", 60 // len(panels)))
        ax.set_ylabel("spans of industries" if n == 0 else "")
        theme.legend(ax, *once(ax), columns=1 if len(panels) > 1 else 2)
    return figure


def once(ax: Axes) -> tuple[list[Artist], list[str]]:
    """Return the marks and names of a legend, each name once."""
    found = {name: mark for mark, name in zip(*ax.get_legend_handles_labels(), strict=True)}
    return list(found.values()), list(found)
