"""Why shares clash: each smallest conflict with a proof by hand, all repairs, and slips that could explain it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from helpers.checks import candidate_errors, phrases
from helpers.checks import finding as findings
from helpers.checks.finding import Finding, finding
from helpers.checks.shares import addition
from helpers.checks.shares.group import Group
from helpers.checks.shares.nesting import Place, Reading
from helpers.engine import certificates, feasibility
from helpers.engine import conflicts as conflict_sets
from helpers.engine.certificates import Certificate
from helpers.engine.rows import Row
from helpers.ledger.claim import Claim


def findings_on(group: Group) -> list[Finding]:
    """Return a finding for each smallest set of shares that cannot hold together under the first reading.

    Behind them come all repairs, and slips where there are any to try.
    """
    reading, places = next(iter(group.options.items()))
    rows = addition.bounds(places, group.regions)
    clashes, repairs, complete = conflict_sets.conflicts(rows)
    by_id = {p.claim.claim_id: p.claim for p in places}
    found = []
    for clash in clashes:
        proof = certificates.certificate([row for row in rows if row.name is None or row.name in clash])
        assert proof is not None  # it is a conflict
        text, gap = _by_hand(proof, by_id)
        ids = [i for i in by_id if i in clash]
        told = finding(
            "shares.conflict", "contradictory", ids, text, reading=reading, low=gap, unit="% of the market"
        )
        found.append(told)
    sets = [[i for i in by_id if i in repair] for repair in repairs]
    found.append(findings.repairs("shares.repairs", sets, "contradictory", complete, reading=reading))
    candidate = _candidates(group, places, reading, [ids[0] for ids in sets if len(ids) == 1])
    return [*found, candidate] if candidate else found


def _candidates(group: Group, places: Reading, reading: str, alone: Sequence[str]) -> Finding | None:
    """Return the finding on slips of the shares in `alone` with which all shares would hold."""
    tried = [
        (p, candidate)
        for p in places
        if p.claim.claim_id in alone
        for candidate in candidate_errors.of(p.claim, None, group.assumptions)
        if candidate.kind != "a year off by one"
    ]
    systems = [
        addition.bounds(
            _instead(places, p, p._replace(claim=candidate.claim, bounds=candidate.bounds)), group.regions
        )
        for p, candidate in tried
    ]
    mended = feasibility.feasible_each(systems) if systems else []
    return candidate_errors.report(
        "shares.candidate_errors", [(p.claim, candidate) for p, candidate in tried], mended, "market", reading
    )


def _instead(places: Reading, old: Place, new: Place) -> Reading:
    return tuple(new if p is old else p for p in places)


def _by_hand(proof: Certificate, by_id: Mapping[str, Claim]) -> tuple[str, float]:
    """Return a certificate as one sentence, and the gap in points of the market."""
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
    return (
        f"At least {need} is needed, but at most {allow} is allowed: they miss by {phrases.number(gap)} points.",
        gap,
    )


def _term(row: Row, bound: float | Fraction, claim: Claim | None) -> str:
    if claim is None:
        return f"{phrases.number(bound)} (the whole)"
    of_region = len(row.terms) > len(claim.subjects)
    number = "its part of the region" if of_region else phrases.number(bound)
    return f"{number} ({claim.subject}, {claim.figure}, {row.name})"
