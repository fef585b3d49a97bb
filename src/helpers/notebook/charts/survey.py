"""What many reports print and how often their figures clash: shares with intervals, rates, digits, windows."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from helpers.notebook.charts import theme
from helpers.notebook.charts.theme import BLUE, ORANGE, PALE, QUIET, ROW

GENRE, COLLECTION = "genre", "collection"
TOP_RATE = 30  # % a year; the last step holds all above
_COLOUR = {GENRE: BLUE, COLLECTION: ORANGE}
_MARKER = {GENRE: "o", COLLECTION: "s"}
_HATCH = {GENRE: "", COLLECTION: "///"}
USUAL = (
    "A mark is the share of reports with such a verdict, a line its interval. "
    "A report with claims need not have any that can be set beside another; one with a test has. "
    "Squares are reports of one template: a figure of this collection, never of the genre."
)
CHECKS = (
    "A row is a check that found something, with the number of reports. "
    "One report may stand in several rows. "
    "A clash of two sizes with a rate is told as growth and size together."
)
PUBLISHERS = (
    "Contradictions by kind of publisher. "
    "Kinds differ in how many of their reports can be tested, so the shares are no ranking. "
    "No interval is drawn of fewer than five publishers. "
    "The kinds were given by hand."
)
RATES = "A bar is a step of one point. The dashed line is the headline of the page under audit."
DIGITS = (
    "Left the headlines, right every other growth rate of the same reports. "
    "Rates with more digits behind the point are left out. "
    "Even digits do not show that a rate was computed from data."
)
WINDOWS = (
    "Years from the first to the last of the forecast; "
    "the page under audit is marked where its title says a period."
)
STANDING = (
    "Reports that can be tested, by how many findings contradict or are unusual. "
    "The number on a bar is that of reports."
)
NAMES = {GENRE: "other publishers", COLLECTION: "this collection, one template"}


def shares(table: pd.DataFrame, title: str, source: str, xlabel: str) -> Figure:
    """Draw shares with their 95% intervals, in groups.

    `table`: group, label, scope (genre or collection), share, low, high (of 1; the ends NaN of one cluster).
    """
    rows = theme.grouped(table)
    figure, ax = theme.sheet(title, source, 1.7 + ROW * len(rows))
    for row in rows[rows["kind"] == "row"].itertuples():
        colour = _COLOUR[row.scope]
        if pd.notna(row.low):
            ax.plot([100 * row.low, 100 * row.high], [row.y] * 2, color=colour, lw=2)
        ax.plot(100 * row.share, row.y, _MARKER[row.scope], color=colour, ms=7)
    theme.headed(ax, rows)
    _percent(ax, xlabel)
    there = [scope for scope in NAMES if (table["scope"] == scope).any()]
    _marks(ax, there)
    return figure


def _percent(ax: Axes, xlabel: str) -> None:
    high = ax.get_xlim()[1]
    ax.set_xlim(-0.015 * high, high)
    ax.set_xlabel(xlabel)
    ax.grid(axis="x", color=PALE, lw=0.8)
    ax.set_axisbelow(True)


def _marks(ax: Axes, scopes: Sequence[str]) -> None:
    marks = [theme.mark(_MARKER[scope], _COLOUR[scope]) for scope in scopes]
    line = Line2D([], [], color=QUIET, lw=2)
    theme.legend(ax, [*marks, line], [*(NAMES[scope] for scope in scopes), "95% interval"], columns=3)


def rates(table: pd.DataFrame, own: float | None, title: str, source: str) -> Figure:
    """Draw how often headline rates are printed, in steps of one point.

    `table`: scope, step (the lower end, % a year), share (of 1), count; `own` is the rate of the page under audit.
    """
    scopes = [scope for scope in NAMES if (table["scope"] == scope).any()]
    figure, axes = theme.sheet(
        title, source, 3.9, max(1, len(scopes)), sharex=True, sharey=True, squeeze=False
    )
    for ax, scope in zip(axes[0], scopes, strict=False):
        rows = table[table["scope"] == scope]
        ax.bar(rows["step"] + 0.5, 100 * rows["share"], width=0.9, color=_COLOUR[scope], hatch=_HATCH[scope])
        ax.set_title(f"{NAMES[scope]}: {rows['count'].iloc[0]:,} reports", loc="left")
        ax.set_xlabel("headline growth, % a year")
        ticks = range(0, TOP_RATE + 1, 5)
        ax.set_xticks([*ticks], [*map(str, [*ticks][:-1]), f"{TOP_RATE}+"])
        if own is not None:
            ax.axvline(own, color=theme.INK, lw=1.6, ls="--")
    axes[0][0].set_ylabel("reports, %")
    if own is not None:
        axes[0][-1].legend([Line2D([], [], color=theme.INK, lw=1.6, ls="--")], ["the page under audit"],
                           frameon=False, fontsize=9, loc="upper right")  # fmt: skip
    return figure


def digits(table: pd.DataFrame, title: str, source: str) -> Figure:
    """Draw how often each digit stands behind the point, for headline rates and for other rates.

    `table`: panel (its title), scope, digit, share (of 1).
    """
    panels = list(dict.fromkeys(table["panel"]))
    figure, axes = theme.sheet(title, source, 3.7, max(1, len(panels)), sharey=True, squeeze=False)
    for ax, panel in zip(axes[0], panels, strict=False):
        rows = table[table["panel"] == panel]
        scopes = [scope for scope in NAMES if (rows["scope"] == scope).any()]
        for n, scope in enumerate(scopes):
            _bars(ax, rows[rows["scope"] == scope].set_index("digit")["share"], scope, n, len(scopes))
        ax.axhline(10, color=theme.INK, lw=1.2, ls=":")
        ax.set_title(panel, loc="left")
        ax.set_xticks(range(10))
        ax.set_xlabel("digit behind the point; a whole number has 0")
    axes[0][0].set_ylabel("rates, %")
    _bar_legend(
        axes[0][-1], [scope for scope in NAMES if (table["scope"] == scope).any()], "each digit alike"
    )
    return figure


def windows(table: pd.DataFrame, own: int | None, title: str, source: str) -> Figure:
    """Draw how many years forecasts span.

    `table`: scope, years, share (of 1); `own` is the length of the window of the page under audit.
    """
    figure, ax = theme.sheet(title, source, 3.7)
    lengths = sorted(set(table["years"]))
    scopes = [scope for scope in NAMES if (table["scope"] == scope).any()]
    for n, scope in enumerate(scopes):
        _bars(ax, table[table["scope"] == scope].set_index("years")["share"], scope, n, len(scopes))
    ax.set_xticks(lengths, [f"{n}, this page" if n == own else str(n) for n in lengths])
    ax.set_xlabel("years from the first to the last of the forecast")
    ax.set_ylabel("reports, %")
    ax.set_ylim(0, 100 * float(table["share"].max()) * 1.15)
    marks = [Patch(facecolor=_COLOUR[s], hatch=_HATCH[s], edgecolor="white") for s in scopes]
    theme.legend(ax, marks, [NAMES[s] for s in scopes], columns=2)
    return figure


def _bars(ax: Axes, share: pd.Series, scope: str, n: int, of: int) -> None:
    """Draw the bars of one scope, beside those of others."""
    width = 0.84 / of
    at = [x + (n - (of - 1) / 2) * width for x in share.index]
    ax.bar(at, 100 * share, width=width * 0.94, color=_COLOUR[scope], hatch=_HATCH[scope])


def _bar_legend(ax: Axes, scopes: Sequence[str], line: str) -> None:
    marks = [Patch(facecolor=_COLOUR[s], hatch=_HATCH[s], edgecolor="white") for s in scopes]
    dotted = Line2D([], [], color=theme.INK, lw=1.2, ls=":")
    ax.legend(
        [*marks, dotted], [*(NAMES[s] for s in scopes), line], frameon=False, fontsize=9, loc="upper right"
    )


def standing(table: pd.DataFrame, own: str, title: str, source: str) -> Figure:
    """Draw how many reports have how many clashes, with the number of the page under audit marked.

    `table`: scope, clashes (a label), share (of 1), count; `own` is the label of the page under audit.
    """
    scopes = [scope for scope in NAMES if (table["scope"] == scope).any()]
    figure, axes = theme.sheet(title, source, 3.6, max(1, len(scopes)), sharey=True, squeeze=False)
    for ax, scope in zip(axes[0], scopes, strict=False):
        rows = table[table["scope"] == scope].reset_index(drop=True)
        bars = ax.bar(rows.index, 100 * rows["share"], width=0.8, color=_COLOUR[scope], hatch=_HATCH[scope])
        for bar, row in zip(bars, rows.itertuples(), strict=True):
            ax.annotate(f"{row.count:,}", (bar.get_x() + 0.4, bar.get_height()), xytext=(0, 3),
                        textcoords="offset points", ha="center", fontsize=9)  # fmt: skip
        ax.set_xticks(rows.index, [f"{x}\nthis page" if x == own else x for x in rows["clashes"]])
        ax.set_title(f"{NAMES[scope]}: {rows['count'].sum():,} reports with a test", loc="left")
        ax.set_xlabel("findings that contradict or are unusual")
        ax.margins(y=0.12)
    axes[0][0].set_ylabel("reports, %")
    return figure
