"""The result contract: one row a check, passes as well as failures."""

import math
from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.checks import phrases
from helpers.checks.phrases import _DOLLAR
from helpers.tables import schemas

VERDICTS = (
    "consistent",  # the figures hold together as printed, under the reading named
    "consistent only by rounding",  # ... only once each figure is given the room that its rounding leaves
    "strained",  # they can hold, but only beyond what the stated parameters call usual
    "contradictory",  # they hold together under no admissible reading
    "inconclusive",  # nothing is wrong, but the check would have missed most wrong figures
    "not checkable",  # the page does not print what the check needs
)
COLUMNS, NUMBERS = schemas.FINDINGS.names, schemas.FINDINGS.numbers


def _is_sentence(text: str) -> bool:
    return len(text) > 1 and text.endswith(".") and not _DOLLAR.search(text)


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

    `claims` are the ids of all claims used; `detail` is one sentence with its numbers; `low`, `high`, `unit`
    are the interval that the check computed; `power` is the chance (0 to 1) that a figure drawn at random at
    that precision would have been caught. A pass whose power is under one half becomes "inconclusive". Raises
    ValueError for a verdict that is not in VERDICTS, a detail that is no sentence, a power that is no chance.
    """
    if verdict not in VERDICTS:
        raise ValueError(f"verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    detail = phrases.without_dollar(detail)
    if not _is_sentence(detail):
        raise ValueError(f"detail {detail!r} is no sentence that ends with a stop and holds no dollar sign")
    if power is not None and not 0 <= power <= 1:
        raise ValueError(f"power {power!r} is no chance between 0 and 1")
    if verdict.startswith("consistent") and power is not None and power < 0.5:
        verdict = "inconclusive"
    return {
        "check": check,
        "verdict": verdict,
        "subject": subject,
        "claims": " ".join(claims),
        "reading": reading,
        "detail": detail,
        "low": low,
        "high": high,
        "unit": unit,
        "power": power,
    }


def table(found: Iterable[dict]) -> pd.DataFrame:
    """Return findings as a table with the columns COLUMNS, numbered f01, f02, ... in the order given.

    `claims` holds claim ids with a space between.
    """
    rows = [{"finding_id": f"f{n:02d}"} | row for n, row in enumerate(found, 1)]
    for row in rows:
        row.update({c: math.nan if row[c] is None else float(row[c]) for c in NUMBERS})
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    if not rows:
        frame = frame.astype({c: float if c in NUMBERS else str for c in COLUMNS})
    return frame


def repairs(
    sets: Sequence[Sequence[str]],
    verdict: str,
    complete: bool = True,
    subject: str = "market",
    reading: str = "",
) -> dict:
    """Return the finding that says which claims can be set aside, and whether it can be known which is wrong.

    `complete` says that these are all the smallest sets.
    """
    shown = " or ".join(" with ".join(ids) for ids in sets[:4])
    if len(sets) > 4 or not complete:
        shown += f" (or another of {len(sets)} smallest sets)" if complete else " (and there are other ways)"
    sole = complete and len(sets) == 1
    known = "it is at odds with the rest." if sole else "which of them is wrong cannot be known."
    used = list(dict.fromkeys(i for ids in sets for i in ids))
    text = f"Setting aside {shown} lets the others hold; {known}"
    return finding("smallest repairs", verdict, used, text, subject=subject, reading=reading)


# Checks whose sentences are proofs: for the tables, not for an answer.
EVIDENCE = ("conflict", "smallest change")
