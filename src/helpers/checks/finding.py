"""The result contract: one row a fact, what fits as well as what does not.

Three answers that are never merged: can it be (`verdict`), how usual is it (`how_often` of `out_of`, `among`), and
would we have noticed (`smallest_error`).
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypedDict

import pandas as pd

from helpers.checks import phrases
from helpers.checks.codes import CHECKS
from helpers.checks.usual import Rarity
from helpers.ledger.claim import MARKET, Claim
from helpers.readings.catalogue import OWN_FIELD
from helpers.tables import schemas

MENDS = 4  # ways to mend a clash that a sentence names

VERDICTS = (
    "fits",  # the plain reading holds as printed
    "fits by rounding",  # it holds only within rounding or hedge
    "unusual",  # it fails and another admissible one holds, or it holds and hardly any comparable case did as much
    "contradiction",  # no admissible reading holds
    "no test",  # nothing comparable, or a claim that is not sure
)
COLUMNS, NUMBERS = schemas.FINDINGS.names, schemas.FINDINGS.numbers
WHOLE = schemas.FINDINGS.of_type("integer")


class Numbers(TypedDict, total=False):
    """What findings of one check share, as keywords of `finding`."""

    subject: str
    reading: str
    low: float | None
    high: float | None
    unit: str
    rarity: Rarity | None
    smallest_error: float | None


class Finding(NamedTuple):
    """The result of one check: the ids of all claims used, one sentence with its numbers, the interval computed.

    `how_often` of `out_of` comparable cases (`among`) turned at least as much; all empty where there is no class.
    `smallest_error` is the smallest slip of the first claim's figure, in its own unit, that would have been caught.
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
    how_often: int | None
    out_of: int | None
    among: str
    smallest_error: float | None
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
    rarity: Rarity | None = None,
    smallest_error: float | None = None,
) -> Finding:
    """Return one finding, checked.

    Raises ValueError for a check that is not in `codes.CHECKS`, a verdict that is not in VERDICTS, a detail that is no
    sentence, and a smallest error that is not above 0.
    """
    if check not in CHECKS:
        raise ValueError(f"check {check!r} has no line in checks/codes.py")
    if verdict not in VERDICTS:
        raise ValueError(f"verdict {verdict!r} is none of {', '.join(VERDICTS)}")
    if smallest_error is not None and not smallest_error > 0:
        raise ValueError(f"smallest error {smallest_error!r} is not above 0")
    often, of, among = (rarity.how_often, rarity.out_of, rarity.among) if rarity else (None, None, "")
    ends = _end(low), _end(high)
    text = phrases.sentence(detail)
    return Finding(
        check, verdict, subject, tuple(claims), reading, text, *ends, unit, often, of, among, smallest_error
    )


def _end(x: float | None) -> float | None:
    """Return an end without the sign of a zero; None for one that is not there."""
    return None if x is None or math.isnan(x) else float(x) + 0.0


def rescued(found: Iterable[Claim], verdict: str) -> tuple[str, str]:
    """Return a verdict and its reading: what a sentence on a company says contradicts nothing for certain."""
    aside = verdict == "contradiction" and any(c.company for c in found)
    return ("unusual", OWN_FIELD) if aside else (verdict, "")


def once(found: Iterable[tuple[str, Finding]]) -> Iterator[tuple[str, Finding]]:
    """Yield findings (each behind a name), a clash once: none whose figures all stand in one that was told before."""
    told: list[frozenset[str]] = []
    for name, one in found:
        used = frozenset(one.claims)
        if one.verdict == "contradiction":
            if any(used <= before for before in told):
                continue
            told.append(used)
        yield name, one


def numbered(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings numbered f01, f02, ... in the order given."""
    return tuple(f._replace(finding_id=f"f{n:02d}") for n, f in enumerate(found, 1))


def row(one: Finding) -> tuple[object, ...]:
    """Return a finding as a row of the table of findings; `claims` are ids with a space between."""
    values = one._asdict() | {"claims": " ".join(one.claims)}
    return tuple(values[name] for name in COLUMNS)


def table(found: Iterable[Finding]) -> pd.DataFrame:
    """Return findings as a table with the columns COLUMNS."""
    frame = pd.DataFrame([row(one) for one in found], columns=list(COLUMNS))
    types = {c: float if c in NUMBERS else "Int64" if c in WHOLE else str for c in COLUMNS}
    return frame.astype(types)


def known(sets: Sequence[Sequence[str]], complete: bool = True) -> str:
    """Return the sentence on which claims, changed, would mend a clash, and on whether it is known which is wrong.

    `complete` says that these are all the smallest sets.
    """
    apart = any(len(ids) > 1 for ids in sets)
    named = [phrases.listed(ids) for ids in sets[:MENDS]]
    *others, last = named
    shown = ", or in that of ".join(named) if apart else " or ".join(filter(None, [", ".join(others), last]))
    if len(sets) > MENDS or not complete:
        shown += (
            f" (or of one more of {len(sets)} smallest sets)" if complete else " (and there are other ways)"
        )
    sole = complete and len(sets) == 1
    end = "it is at odds with the rest." if sole else "which of them is wrong cannot be known."
    return f"Another figure in the place of {shown} would mend this; {end}"
