"""Numbers as they stand in the cells of a table; an unknown one leaves its cell empty."""

import pandas as pd

from helpers.checks import phrases


def percent(x: float) -> str:
    """Return a percentage with two digits, "" for none."""
    return "" if pd.isna(x) else f"{x:.2f}%"


def span(low: float, high: float) -> str:
    """Return an interval of percentages as text, open ends as "at least" and "at most"."""
    if pd.isna(low) and pd.isna(high):
        return ""
    if pd.isna(low) or pd.isna(high):
        return f"at least {low:.1f}%" if pd.isna(high) else f"at most {high:.1f}%"
    return f"{low:.1f} to {high:.1f}%"


def amount(x: float, unit: str) -> str:
    """Return money as text, "" for none."""
    return "" if pd.isna(x) else phrases.money(x, unit)


def years(first: object, last: object) -> str:
    """Return years as "2021-2026", "to 2026" without the first, "" without the last."""
    return "" if pd.isna(last) else f"to {last}" if pd.isna(first) else f"{first}-{last}"
