"""The result contract: one row a check, passes as well as failures."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypedDict

import pandas as pd

from helpers.checks import phrases
from helpers.checks.codes import CHECKS
from helpers.ledger.claim import MARKET, Claim
from helpers.readings.catalogue import OWN_FIELD
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


class Numbers(TypedDict, total=False):
    """What findings of one check share, as keywords of `finding`."""

    subject: str
    reading: str
    low: float | None
    high: float | None
    unit: str
    power: float | None


class Finding(NamedTuple):
    """The result of one check: the ids of all claims used, one sentence with its numbers, the interval computed.

    `power` is the chance (0 to 1) that a figure drawn at random at that precision would have been caught.
    """

    check: str
    verdict: str
    subject: str
    claims: tuple[str, ...]
    reading: str
    detail: str
    low: float | None
    high: float | None
    unit: str
    power: float | None
    finding_id: str = ""


def finding(
    check: str,
    verdict: str,
    claims: Iterable[str],
    detail: str,
    *,
    subject: str = MARKET,
    reading: str = "",
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
    power: float | None = None,
) -> Finding:
    """Return one finding, checked.

    A pass whose power is under one half becomes "inconclusive". Raises ValueError for a check that is not in
    `codes.CHECKS`, a verdict that is not in VERDICTS, a detail that is no sentence, a power that is no chance.
    """
    if check not in CHECKS:
        raise ValueError(f"check {check!r} has no line in checks/codes.py")
    if verdict not in VERDICTS:
        raise ValueError(f"verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    detail = phrases.sentence(detail)
    if power is not None and not 0 <= power <= 1:
        raise ValueError(f"power {power!r} is no chance between 0 and 1")
    if verdict.startswith("consistent") and power is not None and power < 0.5:
        verdict = "inconclusive"
    low, high = (None if end is None or math.isnan(end) else end for end in (low, high))
    return Finding(check, verdict, subject, tuple(claims), reading, detail, low, high, unit, power)


def rescued(found: Iterable[Claim], verdict: str) -> tuple[str, str]:
    """Return a verdict and its reading: what a sentence on a company says contradicts nothing for certain."""
    aside = verdict == "contradictory" and any(c.company for c in found)
    return ("strained", OWN_FIELD) if aside else (verdict, "")


def numbered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings numbered f01, f02, ... in the order given."""
    return tuple(f._replace(finding_id=f"f{n:02d}") for n, f in enumerate(found, 1))


def row(one: Finding) -> tuple[object, ...]:
    """Return a finding as a row of the table of findings."""
    values = one._asdict() | {"claims": " ".join(one.claims)}
    return tuple(values[name] for name in COLUMNS)


def table(found: Iterable[Finding]) -> pd.DataFrame:
    """Return findings as a table with the columns COLUMNS; `claims` holds claim ids with a space between."""
    frame = pd.DataFrame([row(one) for one in found], columns=list(COLUMNS))
    return frame.astype({c: float if c in NUMBERS else str for c in COLUMNS})


def repairs(
    check: str,
    sets: Sequence[Sequence[str]],
    verdict: str,
    complete: bool = True,
    subject: str = "market",
    reading: str = "",
) -> Finding:
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
    return finding(check, verdict, used, text, subject=subject, reading=reading)
