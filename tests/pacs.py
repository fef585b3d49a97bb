"""The ledger of the PACS page, typed by hand: the figures and what the page ties to them."""

import pandas as pd

COLUMNS = [
    "claim_id",
    "kind",
    "subject",
    "low",
    "high",
    "hedge",
    "unit",
    "start_year",
    "end_year",
    "horizon",
    "of",
    "figure",
]
_ROWS = [
    ("c01", "window", "market", None, None, None, None, 2025, 2032, None, None, "2025 to 2032"),
    ("c02", "growth", "market", 10.7, 10.7, "exact", "%", None, None, "forecast period", None, "10.7%"),
    (
        "c03",
        "revenue",
        "GE Healthcare",
        19.8e9,
        19.8e9,
        "about",
        "USD",
        None,
        2022,
        None,
        None,
        "$19.8 billion",
    ),
    (
        "c04",
        "revenue",
        "Philips Healthcare",
        18.5e9,
        18.5e9,
        "about",
        "USD",
        None,
        2022,
        None,
        None,
        "$18.5 billion",
    ),
    (
        "c05",
        "revenue",
        "Siemens Healthineers",
        22.6e9,
        22.6e9,
        "about",
        "USD",
        None,
        2022,
        None,
        None,
        "$22.6 billion",
    ),
    ("c06", "growth", "market", 7, 9, "range", "%", None, None, "next 5 years", None, "7-9%"),
    ("c07", "size", "market", 4e9, 4e9, "about", "USD", None, 2026, None, None, "$4 billion"),
    ("c08", "growth", "market", 8, None, "over", "%", 2021, 2026, None, None, "8%"),
    ("c09", "share", "North America", 40, 40, "about", "%", None, None, None, "market", "40%"),
    ("c10", "share", "Asia-Pacific", 25, 25, "about", "%", None, None, None, "market", "25%"),
    ("c11", "share", "China", 15, 15, "exact", "%", None, None, None, "market", "15%"),
    ("c12", "share", "Europe", 20, 20, "exact", "%", None, None, None, "market", "20%"),
]


def frame(rows) -> pd.DataFrame:
    """Return rows in the order of COLUMNS as a ledger."""
    table = pd.DataFrame(rows, columns=COLUMNS)
    years = {"start_year": "Int64", "end_year": "Int64"}
    return table.astype(years).assign(report="a.md", section="", start=0, end=0)


def ledger() -> pd.DataFrame:
    """Return the twelve claims."""
    return frame(_ROWS)
