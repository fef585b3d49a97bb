"""What a notebook's cell shows: a table, a figure or a paragraph, or one sentence where there is nothing to show."""

from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import Image, Markdown, display

from helpers import charts, tell, views
from helpers.case import Case
from helpers.checks import finding as findings
from helpers.checks import phrases


def text(markdown: str) -> None:
    """Show a paragraph."""
    display(Markdown(markdown))


def findings(found: pd.DataFrame, *checks: str) -> None:
    """Show the sentences of the findings of these checks (all without a name)."""
    rows = found[found["check"].isin(checks)] if checks else found
    text(tell.bullets(rows) if len(rows) else "The page does not print what these checks need.")


def table(rows: pd.DataFrame, nothing: str):
    """Return a table for display with its row count above it, or show the sentence `nothing` where it is empty."""
    if rows.empty:
        text(nothing)
        return None
    text(f"{phrases.plural(len(rows), 'row')}.")
    return rows.astype("object").where(rows.notna(), "").map(_shown)


def _shown(value):
    """Return a number as a reader wants it: money without fractions, the rest to four digits behind the point."""
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1e4 else f"{value:.4f}".rstrip("0").rstrip(".")
    return value


def growth(case: Case) -> None:
    """Draw the growth claims and save the picture."""
    rows = views.growth(case)
    if rows.empty:
        return text("The page prints no growth rate of its market: there is nothing to draw.")
    return keep(case, "growth", charts.growth(rows, window(case), tell.growth_title(case), tell.source(case)))


def sizes(case: Case) -> None:
    """Draw the implied sizes and save the picture."""
    rows, points, unit = views.sizes(case)
    if rows.empty or points.empty:
        return text("The page prints no market size in a year that one of its growth rates covers.")
    title = tell.sizes_title(rows, points, unit)
    return keep(case, "sizes", charts.sizes(rows, points, unit, title, tell.source(case)))


def band(case: Case) -> None:
    """Draw the sizes and growth that all claims allow together and save the picture."""
    allowed, claims, cap = views.band(case)
    if allowed.empty or len(claims) < 2:
        return text(
            "No path of sizes and growth meets two or more claims of this page: there is nothing to draw."
        )
    unit = views.sizes(case)[2]
    return keep(
        case, "band", charts.band(allowed, claims, unit, tell.band_title(allowed, cap), tell.source(case))
    )


def pairs(case: Case) -> None:
    """Draw which rates of two claims can hold together and save the picture."""
    rows = views.pairs(case)
    if rows.empty:
        return text("The page prints no two growth rates of its market whose years are known.")
    return keep(case, "pairs", charts.pairs(rows, tell.pairs_title(case, rows), tell.source(case)))


def shares(case: Case) -> None:
    """Draw the readings of the shares and save the picture."""
    rows = views.shares(case)
    if rows.empty:
        return text("The page prints no shares of regions or countries.")
    return keep(case, "shares", charts.shares(rows, tell.shares_title(case, rows), tell.source(case)))


def revenues(case: Case) -> None:
    """Draw revenue beside the market and save the picture."""
    rows, unit, year = views.revenues(case)
    if rows.empty:
        return text("The page prints no revenue in a year in which its own figures size the market.")
    return keep(
        case, "revenues", charts.revenues(rows, unit, tell.revenues_title(rows, year), tell.source(case))
    )


def claims_map(case: Case, found: pd.DataFrame) -> None:
    """Draw which claims meet in which check and save the picture."""
    met = found[~found["check"].isin(findings.EVIDENCE) & found["claims"].str.contains(" ")]
    claims, uses = views.claims(case), views.uses(met)
    if uses.empty:
        return text("No check could use a claim of this page.")
    used, checks = uses["claim_id"].nunique(), uses["check"].nunique()
    title = (
        f"{used} of {phrases.plural(len(claims), 'claim')} meet in {phrases.plural(checks, 'kind')} of check"
    )
    return keep(case, "claims_map", charts.claims_map(claims, uses, title, tell.source(case)))


def window(case: Case) -> tuple[int, int] | tuple[()]:
    """Return the years of the page's title, or () where it does not say both."""
    rows = case.ledger.query("kind == 'window'").dropna(subset=["start_year", "end_year"])
    return (int(rows["start_year"].iloc[0]), int(rows["end_year"].iloc[0])) if len(rows) else ()


def keep(case: Case, name: str, figure) -> None:
    """Save a figure and show the very picture that was saved."""
    path = Path(case.out) / "charts" / f"{name}.png"
    charts.save(figure, path)
    plt.close(figure)
    display(Image(data=path.read_bytes(), format="png"))
