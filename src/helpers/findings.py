"""The result contract: one row a check, passes as well as failures."""

from collections.abc import Iterable, Sequence

import pandas as pd
import pandera.pandas as pa

VERDICTS = (
    "consistent",  # the figures hold together as printed, under the reading named
    "consistent only by rounding",  # ... only once each figure is given the room that its rounding leaves
    "strained",  # they can hold, but only beyond what the stated parameters call usual
    "contradictory",  # they hold together under no admissible reading
    "inconclusive",  # nothing is wrong, but the check would have missed most wrong figures
    "not checkable",  # the page does not print what the check needs
)
COLUMNS = (
    "finding_id",
    "check",
    "verdict",
    "subject",
    "claims",
    "reading",
    "detail",
    "low",
    "high",
    "unit",
    "power",
)
_TEXT = pa.Column(str)
_NUMBER = pa.Column(float, nullable=True)
SCHEMA = pa.DataFrameSchema(
    {
        "finding_id": pa.Column(str, pa.Check.str_matches(r"^f\d{2,}$"), unique=True),
        "check": pa.Column(str, pa.Check.str_length(min_value=1)),
        "verdict": pa.Column(str, pa.Check.isin(VERDICTS)),
        "subject": _TEXT,
        "claims": _TEXT,
        "reading": _TEXT,
        "detail": pa.Column(str, [pa.Check.str_endswith("."), pa.Check.str_matches(r"^[^$]*$")]),
        "low": _NUMBER,
        "high": _NUMBER,
        "unit": _TEXT,
        "power": pa.Column(float, pa.Check.in_range(0, 1), nullable=True),
    },
    strict=True,
    ordered=True,
)


def finding(
    check: str,
    verdict: str,
    claims: Sequence[str],
    detail: str,
    *,
    subject: str = "market",
    reading: str = "",
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    power: float | None = None,
) -> dict:
    """Return one finding as a plain row.

    `claims` are the ids of all claims used; `detail` is one sentence with its numbers; `low`, `high`, `unit` are
    the interval that the check computed; `power` is the chance (0 to 1) that a figure drawn at random at that
    precision would have been caught. A pass whose power is under one half becomes "inconclusive".
    Raises ValueError for a verdict that is not in VERDICTS.
    """
    if verdict not in VERDICTS:
        raise ValueError(f"verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    if verdict.startswith("consistent") and power is not None and power < 0.5:
        verdict = "inconclusive"
    return {
        "check": check,
        "verdict": verdict,
        "subject": subject,
        "claims": " ".join(claims),
        "reading": reading,
        "detail": detail.replace("$", "USD "),  # GitHub reads a dollar sign as mathematics
        "low": low,
        "high": high,
        "unit": unit,
        "power": power,
    }


def table(found: Iterable[dict]) -> pd.DataFrame:
    """Return findings as a table with the columns COLUMNS, numbered f01, f02, ... in the order given.

    `claims` holds claim ids with a space between. Raises pandera.errors.SchemaError where a row breaks the contract.
    """
    rows = [{"finding_id": f"f{n:02d}"} | row for n, row in enumerate(found, 1)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = ["low", "high", "power"]
    frame[numbers] = frame[numbers].astype(float)
    texts = [c for c in COLUMNS if c not in numbers]
    frame[texts] = frame[texts].astype(str)
    return SCHEMA.validate(frame)


def money(amount: float, unit: str = "USD") -> str:
    """Return an amount as "USD 4.0 bn"; never with a currency sign."""
    for size, name in ((1e12, " tn"), (1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if abs(amount) >= size:
            return f"{unit} {amount / size:,.1f}{name}"
    return f"{unit} {amount:,.0f}"
