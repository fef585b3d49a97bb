"""Why shares clash under a reading: the smallest conflicts with a proof by hand, and the smallest repairs."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from helpers.checks import phrases
from helpers.checks.shares import addition
from helpers.checks.shares.group import Group
from helpers.engine import certificates
from helpers.engine import conflicts as conflict_sets
from helpers.engine.certificates import Certificate
from helpers.engine.rows import Row
from helpers.ledger.claim import Claim


class Clash(NamedTuple):
    """Why the shares of one time clash under one reading: each conflict with its proof, and the smallest repairs.

    `complete` says that these are all there are.
    """

    conflicts: list[tuple[tuple[str, ...], str]]
    repairs: list[list[str]]
    complete: bool


def clash(group: Group, reading: str) -> Clash:
    """Return every smallest set of shares that cannot hold together under a reading, and every repair."""
    places = group.options[reading]
    rows = addition.bounds(places, group.regions)
    found, repairs, complete = conflict_sets.conflicts(rows)
    by_id = {p.claim.claim_id: p.claim for p in places}
    conflicts = []
    for one in found:
        proof = certificates.certificate([row for row in rows if row.name is None or row.name in one])
        assert proof is not None  # it is a conflict
        conflicts.append((tuple(i for i in by_id if i in one), _by_hand(proof, by_id)))
    return Clash(conflicts, [[i for i in by_id if i in repair] for repair in repairs], complete)


def _by_hand(proof: Certificate, by_id: Mapping[str, Claim]) -> str:
    """Return a certificate as a part of a sentence."""
    most = max(part.multiplier for part in proof.parts)
    texts: dict[str, list[str]] = {"low": [], "high": []}
    for row, side, multiplier in proof.parts:
        bound = row.low if side == "low" else row.high
        assert bound is not None  # a proof is made of bounds
        if row.name is None and not bound:
            continue  # a part is no larger than its whole, and nothing is below 0
        claim = by_id.get(str(row.name))
        times = "" if multiplier == most else f"{multiplier / most} x "
        texts[side].append(times + _term(row, bound, claim))
    need, allow = (" + ".join(texts[side]) or "0" for side in ("low", "high"))
    gap = float(proof.gap / most)
    return f"at least {need} is needed, but at most {allow} is allowed: they miss by {phrases.number(gap)} points"


def _term(row: Row, bound: float | Fraction, claim: Claim | None) -> str:
    if claim is None:
        return f"{phrases.number(bound)} (the whole)"
    of_region = len(row.terms) > len(claim.subjects)
    number = "its part of the region" if of_region else phrases.number(bound)
    return f"{number} ({claim.subject}, {phrases.hedged(claim)}, {row.name})"
