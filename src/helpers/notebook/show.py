"""What a notebook's cell shows: a table, a figure or a paragraph, or one sentence where there is nothing to show."""

from collections.abc import Sequence
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import Image, Markdown, display
from matplotlib.figure import Figure

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import Finding
from helpers.notebook import markdown as md
from helpers.notebook.charts import theme
from helpers.tables.visible import visible


def text(markdown: str) -> None:
    """Show a paragraph."""
    display(Markdown(markdown))


def findings(found: Sequence[Finding], *checks: str) -> None:
    """Show the findings of these checks (all without a name) as a table."""
    rows = [f for f in found if f.check in checks] if checks else found
    text(md.findings(rows) if rows else "The page does not print what these checks need.")


def table(rows: pd.DataFrame, nothing: str) -> pd.DataFrame | None:
    """Return a table for display with its row count above it, or show the sentence `nothing` where it is empty."""
    if rows.empty:
        text(nothing)
        return None
    text(f"{phrases.plural(len(rows), 'row')}.")
    return rows.astype("object").where(rows.notna(), "").map(_shown)


def _shown(value: object) -> object:
    """Return a number as a reader wants it: money without fractions, the rest to four digits behind the point.

    In text of the page nothing steers what shows it.
    """
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1e4 else f"{value:.4f}".rstrip("0").rstrip(".")
    return value


def keep(case: Case, name: str, figure: Figure, key: str) -> None:
    """Save a figure and show the very picture that was saved, with how to read it (`key`) below and in its place."""
    path = Path(case.out) / "charts" / f"{name}.png"
    theme.save(figure, path)
    plt.close(figure)
    title = visible(" ".join(figure.get_suptitle().split()))
    display(Image(data=path.read_bytes(), format="png", alt=f"Chart: {title}. {key}"))
    text(f"*How to read it: {md.escape(key)}*")
