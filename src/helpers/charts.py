"""One function a figure: tidy frame in, matplotlib Figure out; one theme, no colour that carries meaning alone."""

from io import BytesIO

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.ticker import FuncFormatter, MaxNLocator
from PIL import Image

from helpers.checks.finding import VERDICTS

BLUE, ORANGE, GREEN, RED, PURPLE, BROWN = sns.color_palette("colorblind", 6).as_hex()
INK, QUIET, PALE = "#222222", "#666666", "#d9d9d9"
WIDTH = 8.6  # inches; at DPI dots this is about the width of a notebook on GitHub
DPI = 110
COLOURS_SAVED = 128  # enough for smooth letters, and a third of the bytes in a notebook
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "++")
MARKS = dict(zip(VERDICTS, "o^Ds.x", strict=True))  # a verdict's mark and colour
COLOURS = dict(zip(VERDICTS, (BLUE, BLUE, ORANGE, RED, QUIET, QUIET), strict=True))


def theme() -> None:
    """Set the one theme of all figures and switch off what GitHub would read as mathematics."""
    sns.set_theme(style="white", context="notebook", font="DejaVu Sans", palette="colorblind")
    plt.rcParams.update({
        "text.parse_math": False, "figure.dpi": DPI, "savefig.dpi": DPI, "figure.constrained_layout.use": True,
        "font.size": 10, "axes.titlesize": 10, "axes.labelsize": 9.5, "xtick.labelsize": 9.5, "ytick.labelsize": 9.5,
        "text.color": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK, "axes.edgecolor": QUIET,
        "axes.spines.top": False, "axes.spines.right": False, "hatch.linewidth": 0.7, "hatch.color": "white",
    })  # fmt: skip
    pd.set_option("display.html.use_mathjax", False, "display.max_colwidth", 200, "display.max_rows", 100)


def save(figure, path) -> None:
    """Save a figure as PNG of few colours, with nothing in the file that changes from run to run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = BytesIO()
    figure.savefig(drawn, format="png")
    Image.open(drawn).convert("RGB").quantize(COLOURS_SAVED).save(path, format="PNG", optimize=True)


def wrapped(text: str, width: int) -> str:
    """Break a text at spaces into lines of at most `width` characters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _sheet(title: str, source: str, height: float, columns: int = 1, **kwargs):
    figure, axes = plt.subplots(1, columns, figsize=(WIDTH, height), **kwargs)
    figure.suptitle(wrapped(title, 74), x=0.01, ha="left", fontsize=13, fontweight="bold")
    figure.supxlabel(wrapped(source, 130), x=0.01, ha="left", fontsize=8, color=QUIET)
    return figure, axes


def _legend(ax, marks, names, columns: int = 4) -> None:
    ax.legend(marks, names, loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, frameon=False, fontsize=9,
              handlelength=2.2, columnspacing=1.4, borderaxespad=0.3)  # fmt: skip


def _rows(ax, labels) -> None:
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def _years(ax, first: int, last: int) -> None:
    ax.set_xlim(first - 0.6, last + 0.6)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:.0f}"))
    ax.set_xlabel("year")


def growth(table: pd.DataFrame, window: tuple, title: str, source: str):
    """Draw growth claims: on the left the years each covers, on the right its rate, on one axis each.

    `table` has one row a claim or implied rate: label, kind ("printed" or "implied"), start_year, end_year (of the
    first reading), others (list of the years of other readings), low, high (as printed, NaN where open), room_low,
    room_high. `window` is the title's (first, last) or ().
    """
    figure, (left, right) = _sheet(
        title, source, 1.9 + 0.5 * len(table), 2, sharey=True, gridspec_kw={"width_ratios": [1, 1]}
    )
    _rows(left, [wrapped(label, 28) for label in table["label"]])
    for y, row in enumerate(table.itertuples()):
        style = (
            dict(color=BLUE) if row.kind == "printed" else dict(color=ORANGE, hatch="///", edgecolor="white")
        )
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
        _years(left, int(min(years)), int(max(years)))
    if window:
        left.axvspan(*window, color=PALE, alpha=0.45, zorder=0, lw=0)
    left.set_title(
        "Years covered" + (" (grey: the title's window)" if window else ""), loc="left", color=QUIET
    )
    right.set_title("Rate", loc="left", color=QUIET)
    right.set_xlabel("growth, % a year")
    right.set_xlim(0, None)
    right.margins(x=0.12)
    right.grid(axis="x", color=PALE, lw=0.8)
    right.set_axisbelow(True)
    return figure


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


def sizes(table: pd.DataFrame, points: pd.DataFrame, unit: str, title: str, source: str):
    """Draw what each growth claim makes of the market's size, year by year, from the sizes printed.

    `table`: label, year, low, high (money; NaN where open); `points`: year, low, high, printed, label.
    """
    figure, ax = _sheet(title, source, 4.2 + 0.15 * table["label"].nunique())
    scale, name = _scale(pd.concat([table["high"], table["low"], points["printed"]]).max())
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
    _years(ax, int(years.min()), int(years.max()))
    ax.set_ylim(0, None)
    ax.set_ylabel(f"market, {unit} {name}")
    ax.grid(axis="y", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    _legend(ax, *_once(ax), columns=2)
    return figure


def band(allowed: pd.DataFrame, claims: pd.DataFrame, unit: str, title: str, source: str):
    """Draw the sizes and the growth that all claims together allow, year by year, with each claim laid over.

    `allowed`: year, size_low, size_high, growth_low, growth_high; `claims`: label, kind, start_year, end_year,
    low, high (NaN where open). Without sizes there is one panel.
    """
    sized = allowed.dropna(subset=["size_low", "size_high"])
    figure, axes = _sheet(title, source, 4.6, 2 if len(sized) else 1)
    left, right = axes if len(sized) else (None, axes)
    years = int(allowed["year"].min()), int(allowed["year"].max())
    if left is not None:
        scale, name = _scale(sized["size_high"].max())
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
        _years(left, *years)
        _legend(left, *_once(left), columns=1)
    grown = allowed.dropna(subset=["growth_low", "growth_high"])
    for n, row in enumerate(grown.itertuples()):
        right.bar(row.year, row.growth_high - row.growth_low, bottom=row.growth_low, width=0.9, color=PALE,
                  hatch="///", edgecolor=QUIET, lw=0.8, label=None if n else "allowed by all claims")  # fmt: skip
    for n, row in enumerate(claims.query("kind == 'growth'").itertuples()):
        _claimed(right, n, row)
    right.set_ylabel("growth over the year before, %")
    low, high = right.dataLim.intervaly
    right.set_ylim(low - 0.5, high + 0.5)
    _years(right, *years)
    _legend(right, *_once(right), columns=1)
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


def pairs(table: pd.DataFrame, title: str, source: str):
    """Draw for each pair of growth claims which two rates can hold together, with the printed ones in it.

    `table` as `views.pairs` returns it.
    """
    groups = list(table.groupby(["first_label", "second_label"], sort=False))
    figure, axes = _sheet(title, source, 3.8, len(groups), squeeze=False)
    for ax, ((first, second), rows) in zip(axes[0], groups, strict=True):
        rows = rows.sort_values("rate")
        ax.fill_between(
            rows["rate"], rows["low"], rows["high"], facecolor=PALE, hatch="///", edgecolor=QUIET, lw=0.8
        )
        row = rows.iloc[0]
        low_high = [(row.first_low, row.first_high), (row.second_low, row.second_high)]
        limits = [(rows["rate"].min(), rows["rate"].max()), ax.get_ylim()]
        box = []
        for (low, high), (least, most) in zip(low_high, limits, strict=True):
            box += [least if pd.isna(low) else low, most if pd.isna(high) else high]
        if box[0] == box[1] and box[2] == box[3]:
            ax.plot(box[0], box[2], "D", color=BLUE, ms=8, zorder=3)
        else:
            ax.add_patch(plt.Rectangle((box[0], box[2]), box[1] - box[0], box[3] - box[2], facecolor="none",
                                       edgecolor=BLUE, lw=3, zorder=3))  # fmt: skip
        ax.set(xlim=limits[0], ylim=limits[1])
        ax.set_xlabel(f"{wrapped(first, 24)}, % a year")
        ax.set_ylabel(f"{second}, % a year")
        ax.set_box_aspect(1)
    return figure


def _once(ax):
    found = {name: mark for mark, name in zip(*ax.get_legend_handles_labels(), strict=True)}
    return list(found.values()), list(found)


def _scale(top: float) -> tuple[float, str]:
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if top >= size:
            return size, name
    return 1.0, ""


def shares(table: pd.DataFrame, title: str, source: str):
    """Draw each reading of the shares as one bar that must reach, and must not pass, 100%.

    `table`: reading, subject, printed (% of the market), inside (the region it lies in, or "").
    """
    readings = list(dict.fromkeys(table["reading"]))
    subjects = list(dict.fromkeys(table["subject"]))
    figure, ax = _sheet(title, source, 2.0 + 0.75 * len(readings))
    colours = dict(
        zip(subjects, sns.color_palette("colorblind", max(6, len(subjects))).as_hex(), strict=False)
    )
    for y, reading in enumerate(readings):
        rows, at, ends = table[table["reading"] == reading], 0.0, {}
        for row in rows[rows["inside"] == ""].itertuples():
            _share(ax, y, at, row, colours, subjects)
            ends[row.subject] = at + row.printed
            at += row.printed
        for region, inner in rows[rows["inside"] != ""].groupby("inside", sort=False):
            end = ends.get(region, at)
            for row in inner[::-1].itertuples():
                end -= row.printed
                _share(ax, y, end, row, colours, subjects, inner=True)
        ax.text(max(at, 100) + 1.2, y, f"{at:.4g}%", va="center", fontsize=10, fontweight="bold")
    _rows(ax, [wrapped(r, 22) for r in readings])
    ax.axvline(100, color=INK, lw=1.4, zorder=1)
    ax.set_xlim(0, max(112, ax.get_xlim()[1]))
    ax.set_xlabel("share of the market, % (as printed); the line marks the whole")
    names = [plt.Rectangle((0, 0), 1, 1, facecolor=colours[s], hatch=HATCHES[i % 6], edgecolor="white")
             for i, s in enumerate(subjects)]  # fmt: skip
    _legend(ax, names, subjects)
    return figure


def _share(ax, y, left, row, colours, subjects, inner=False) -> None:
    height = 0.28 if inner else 0.62
    ax.barh(
        y + (0.17 if inner else 0), row.printed, left=left, height=height, color=colours[row.subject],
        hatch=HATCHES[subjects.index(row.subject) % 6], edgecolor="white", lw=1.2, zorder=3 if inner else 2,
    )  # fmt: skip
    if row.printed >= 4:
        ax.text(left + (row.printed / 2 if inner else 0.9), y + (0.17 if inner else -0.17), f"{row.printed:.4g}",
                ha="center" if inner else "left", va="center", fontsize=9, zorder=4, color=INK,
                bbox=dict(facecolor="white", edgecolor="none", pad=1.2))  # fmt: skip


def revenues(table: pd.DataFrame, unit: str, title: str, source: str):
    """Draw companies' revenue and the market on one scale.

    `table`: label, kind ("company", "sum" or "market"), value (money as printed), note.
    """
    figure, ax = _sheet(title, source, 1.7 + 0.42 * len(table))
    scale, name = _scale(table["value"].max())
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
    _rows(ax, [wrapped(label, 26) for label in table["label"]])
    ax.set_xlim(0, table["value"].max() / scale * 1.25)
    ax.set_xlabel(f"{unit} {name}")
    ax.grid(axis="x", color=PALE, lw=0.8)
    ax.set_axisbelow(True)
    return figure


def claims_map(claims: pd.DataFrame, uses: pd.DataFrame, title: str, source: str):
    """Draw which claims meet in which check: a row a claim, a column a check, a mark where it uses the claim.

    `claims`: claim_id, label. `uses`: check, claim_id, verdict, one row a check and claim.
    """
    figure, ax = _sheet(title, source, 2.6 + 0.3 * len(claims))
    ids = list(claims["claim_id"])
    checks = list(dict.fromkeys(uses["check"]))
    for x, check in enumerate(checks):
        rows = uses[uses["check"] == check]
        ax.plot([x] * len(rows), rows["claim_id"].map(ids.index), color=PALE, lw=3, zorder=1)
        for verdict, marked in rows.groupby("verdict"):
            ax.scatter([x] * len(marked), marked["claim_id"].map(ids.index), marker=MARKS[verdict],
                       color=COLOURS[verdict], s=70, zorder=2)  # fmt: skip
    _rows(ax, list(claims["label"]))
    ax.set_xticks(range(len(checks)), [wrapped(c, 14) for c in checks], rotation=45, ha="left",
                  rotation_mode="anchor", linespacing=0.95)  # fmt: skip
    ax.xaxis.tick_top()
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlim(-0.6, len(checks) - 0.4)
    ax.hlines(np.arange(len(ids)), -0.6, len(checks) - 0.4, color=PALE, lw=0.6, zorder=0)
    shown = [v for v in VERDICTS if v in set(uses["verdict"])]
    marks = [plt.Line2D([], [], marker=MARKS[v], color=COLOURS[v], ls="", ms=8) for v in shown]
    ax.legend(
        marks,
        shown,
        loc="upper right",
        bbox_to_anchor=(1, 0),
        ncols=3,
        frameon=False,
        fontsize=9,
        columnspacing=1.4,
    )
    return figure
