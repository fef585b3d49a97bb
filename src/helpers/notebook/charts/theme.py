"""The figures on the page and the world, one function each: tidy frame in, matplotlib Figure out."""

import re
import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator
from PIL import Image

BLUE, ORANGE, GREEN, RED, PURPLE, BROWN = sns.color_palette("colorblind", 6).as_hex()
INK, QUIET, PALE = "#222222", "#666666", "#d9d9d9"
WIDTH = 8.6  # inches; at DPI dots this is about the width of a notebook on GitHub
DPI = 110
COLOURS_SAVED = 128  # enough for smooth letters, and a third of the bytes in a notebook
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "++")


def theme() -> None:
    """Set the one theme of all figures and switch off what GitHub would read as mathematics."""
    sns.set_theme(style="white", context="notebook", font="DejaVu Sans", palette="colorblind")
    plt.rcParams.update({
        "text.parse_math": False, "figure.dpi": DPI, "savefig.dpi": DPI, "figure.constrained_layout.use": True,
        "font.size": 10, "axes.titlesize": 10, "axes.labelsize": 9.5, "xtick.labelsize": 9.5, "ytick.labelsize": 9.5,
        "text.color": INK, "axes.labelcolor": INK, "xtick.color": INK, "ytick.color": INK, "axes.edgecolor": QUIET,
        "axes.spines.top": False, "axes.spines.right": False, "hatch.linewidth": 0.7, "hatch.color": "white",
    })  # fmt: skip
    pd.set_option("display.html.use_mathjax", False, "display.max_colwidth", None, "display.max_rows", 100)


def save(figure, path) -> None:
    """Save a figure as PNG of few colours, with nothing in the file that changes from run to run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = BytesIO()
    with warnings.catch_warnings():
        # A letter that the font lacks is drawn as a box; the warning would name this machine's folders.
        warnings.filterwarnings("ignore", message="Glyph .* missing from", category=UserWarning)
        figure.savefig(drawn, format="png")
    Image.open(drawn).convert("RGB").quantize(COLOURS_SAVED).save(path, format="PNG", optimize=True)


_AMOUNT = re.compile(
    r"\b[A-Z]{3} \d[\d.,]*(?: to \d[\d.,]*)?(?: (?:k|m|bn|tn|[mb]illion|trillion)\b)?", re.IGNORECASE
)


def _kept(amount: re.Match) -> str:
    return amount[0].replace(" ", "\0")


def wrapped(text: str, width: int) -> str:
    """Break a text at spaces into lines of at most `width` characters, an amount of money never inside."""
    lines = [""]
    for word in (kept.replace("\0", " ") for kept in _AMOUNT.sub(_kept, text).split()):
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def sheet(title: str, source: str, height: float, columns: int = 1, **kwargs: Any) -> tuple[Figure, Any]:
    """Return a figure with its title and its source line, and its one set of axes or an array of them."""
    figure, axes = plt.subplots(1, columns, figsize=(WIDTH, height), **kwargs)
    figure.suptitle(wrapped(title, 74), x=0.01, ha="left", fontsize=13, fontweight="bold")
    figure.supxlabel(wrapped(source, 130), x=0.01, ha="left", fontsize=8, color=QUIET)
    return figure, axes


def legend(ax: Axes, marks: Sequence[Any], names: Sequence[str], columns: int = 4) -> None:
    """Put a legend above the axes."""
    ax.legend(marks, names, loc="lower left", bbox_to_anchor=(0, 1), ncols=columns, frameon=False, fontsize=9,
              handlelength=2.2, columnspacing=1.4, borderaxespad=0.3)  # fmt: skip


def row_labels(ax: Axes, labels: Sequence[str]) -> None:
    """Label the rows of a chart, the first on top."""
    ax.set_yticks(range(len(labels)), labels)
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def year_axis(ax: Axes, first: int, last: int) -> None:
    """Make the horizontal axis one of whole years."""
    ax.set_xlim(first - 0.6, last + 0.6)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:.0f}"))
    ax.set_xlabel("year")


def scale(top: float) -> tuple[float, str]:
    """Return the unit that amounts up to `top` are drawn in, and its name."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if top >= size:
            return size, name
    return 1.0, ""


ROW = 0.31  # inches a row


def grouped(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with a heading before each group: y counts both; kind is "head" or "row"."""
    parts = []
    for group, there in table.groupby("group", sort=False):
        parts += [pd.DataFrame([{"group": group, "label": group, "kind": "head"}]), there.assign(kind="row")]
    rows = pd.concat(parts, ignore_index=True)
    return rows.assign(y=range(len(rows)))


def headed(ax: Axes, rows: pd.DataFrame) -> None:
    """Label the rows, groups in bold, and shade every other group."""
    row_labels(ax, [wrapped(label, 52) for label in rows["label"]])
    for label, kind in zip(ax.get_yticklabels(), rows["kind"], strict=True):
        label.set(fontsize=9, fontweight="bold" if kind == "head" else "normal")
    for y in rows.loc[rows["kind"] == "head", "y"][1:]:
        ax.axhline(y - 0.5, color=PALE, lw=1, zorder=0)


def mark(marker: str, colour: str, fill: str | None = None) -> Line2D:
    """Return a mark for a legend."""
    return Line2D(
        [], [], marker=marker, color=colour, mfc=fill or colour, ls="", ms=8, mew=2 if marker == "_" else 1
    )
