"""Why growth and size claims clash: each conflict with a proof by hand, each repair, the smallest change, slips."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import NamedTuple

from helpers.checks import candidate_errors, phrases
from helpers.checks.candidate_errors import MOVED, Candidate
from helpers.checks.growth import paths
from helpers.checks.growth.paths import Group
from helpers.engine import certificates, cycles, feasibility
from helpers.engine import conflicts as conflict_sets
from helpers.engine.intervals import Interval
from helpers.engine.rows import Row
from helpers.ledger.claim import Claim
from helpers.readings.assumptions import Assumptions
from helpers.readings.timeline import Window, Windows

MOST = 6  # claims that a sentence lists before it says how many more there are


class Part(NamedTuple):
    """One line of an explanation (`kind` as in the table of conflicts), and the ids of its claims.

    `amount` is a conflict's gap in log points, a repair's number of claims, a change's size in % of the figures.
    """

    kind: str
    reading: str
    claims: tuple[str, ...]
    text: str
    amount: float


class Clash(NamedTuple):
    """Why claims cannot hold together under one reading: smallest conflicts and smallest repairs, as ids.

    `complete` says that these are all there are; `many` counts the claims among which they were looked for.
    """

    conflicts: list[tuple[str, ...]]
    repairs: list[tuple[str, ...]]
    complete: bool
    many: int


def clash(group: Group, reading: str) -> Clash:
    """Return every conflict and every repair under one reading; none where the claims hold together.

    Of many claims those conflicts alone that share none, the smallest first, and no repair.
    """
    rows = paths.rows(group, group.combinations[reading])
    if len(rows) > conflict_sets.MANY and (apart := cycles.apart(rows)):
        return Clash([_in_order(group, s) for s in apart], [], False, len(rows))
    found, repairs, complete = conflict_sets.conflicts(rows)
    return Clash(
        [_in_order(group, s) for s in found], [_in_order(group, s) for s in repairs], complete, len(rows)
    )


def explain(group: Group, reading: str, a: Assumptions) -> list[Part]:
    """Return a line for every conflict, every repair, the smallest change and possible slips under one reading.

    Nothing where the claims hold together.
    """
    ids = group.combinations[reading]
    rows = paths.rows(group, ids)
    why = clash(group, reading)
    parts = []
    for names in why.conflicts:
        proof = certificates.certificate([row for row in rows if row.name in names])
        assert proof is not None  # it is a conflict
        parts.append(Part("conflict", reading, names, _by_hand(proof, group, ids), float(proof.gap)))
    for names in why.repairs:
        text = f"Without {phrases.listed(names)} the other claims hold together; with fewer set aside they do not."
        parts.append(Part("repair", reading, names, text, float(len(names))))
    if parts:
        parts.append(_smallest_change(group, reading, rows))
        parts += _slips(group, reading, [names[0] for names in why.repairs if len(names) == 1], a)
    return parts


def joined(conflicts: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the claims of conflicts, those joined that share one, in the order of the conflicts."""
    found: list[dict[str, None]] = []
    for names in conflicts:
        whole = dict.fromkeys(names)
        for other in [one for one in found if not one.keys().isdisjoint(names)]:
            found.remove(other)
            whole = other | whole
        found.append(whole)
    return [list(one) for one in found]


def _slips(group: Group, reading: str, alone: Sequence[str], a: Assumptions) -> list[Part]:
    """Return the line on slips with which all claims would hold.

    Tried are the slips of each claim in `alone`, and two sizes exchanged.
    """
    windows = group.combinations[reading]
    single = [c for c in group.claims if c.claim_id in alone]
    tried: list[tuple[Claim, tuple[Candidate, ...]]] = [
        (c, (candidate,))
        for c in single
        for candidate in candidate_errors.of(c, windows.get(c.claim_id), a)
        if _meets(candidate, [other for other in group.claims if other is not c], windows)
    ]
    sizes = sorted((c for c in group.claims if c.kind == "size"), key=_year)
    if len(sizes) == 2 and _year(sizes[0]) < _year(sizes[1]):
        tried.append((sizes[0], candidate_errors.swapped(sizes[0], sizes[1], a)))
    systems = [paths.rows(*_meant(group, windows, changes)) for _, changes in tried]
    held = feasibility.feasible_each(systems) if systems else []
    said = candidate_errors.report([(c, changes[0]) for c, changes in tried], held)
    return [Part("possible slip", reading, said.claims, said.text, float(len(said.claims)))] if said else []


def _meets(candidate: Candidate, others: Sequence[Claim], windows: Windows) -> bool:
    """Whether a claim with its years moved still ends where others do: what meets nothing holds, and mends nothing."""
    years = {y for c in others for y in windows.get(c.claim_id, (c.end_year,))}
    return candidate.kind != MOVED or years.issuperset(candidate.window or (candidate.claim.end_year,))


def _year(size: Claim) -> int:
    assert size.end_year is not None  # a group leaves out sizes without their year
    return size.end_year


def _meant(group: Group, windows: Windows, changes: Iterable[Candidate]) -> tuple[Group, Windows]:
    """Return a group and its windows as they would be with some claims changed."""
    candidates = {candidate.claim.claim_id: candidate for candidate in changes}
    claims = tuple(candidates[c.claim_id].claim if c.claim_id in candidates else c for c in group.claims)
    moved = {name: candidate.window for name, candidate in candidates.items() if candidate.window is not None}
    stands = {name: candidate.bounds for name, candidate in candidates.items()}
    return group._replace(claims=claims, bounds={**group.bounds, **stands}), {**windows, **moved}


def _by_hand(proof: certificates.Certificate, group: Group, ids: Windows) -> str:
    """Return a certificate as one sentence in log points: what one side needs, what the other allows, the
    gap.
    """
    by_id: dict[Hashable, Claim] = {c.claim_id: c for c in group.claims}
    texts: dict[str, list[str]] = {"low": [], "high": []}
    totals = {"low": 0.0, "high": 0.0}
    for row, side, multiplier in proof.parts:
        bound = row.low if side == "low" else row.high
        assert bound is not None and row.name is not None  # a proof is made of the bounds of claims
        totals[side] += float(multiplier) * bound
        texts[side].append(f"{multiplier} x {bound:.3f} ({claimed(by_id[row.name], ids)})")
    need, allow = (" + ".join(texts[side]) or "0" for side in ("low", "high"))
    return (
        f"In log points (100 ln) at least {need} = {totals['low']:.3f} is needed, but at most {allow} ="
        f" {totals['high']:.3f} is allowed: short by {totals['low'] - totals['high']:.3f}."
    )


def _smallest_change(group: Group, reading: str, rows: Sequence[Row]) -> Part:
    """Return the change that alters the figures least, in % of each figure."""
    ids = group.combinations[reading]
    by_id: dict[Hashable, Claim] = {c.claim_id: c for c in group.claims}
    cost: dict[Hashable, float] = {c.claim_id: _cost(c, group.bounds[c.claim_id], ids) for c in group.claims}
    changes = conflict_sets.mend(rows, cost)
    assert changes is not None  # each claim's bounds may move to meet any path
    texts, total = [], 0.0
    for row, side, amount in changes:
        c = by_id[row.name]
        window, bound = ids.get(c.claim_id), row.high if side == "high" else row.low
        assert bound is not None  # what is not there is not moved
        was, now = paths.own_unit(float(bound), window), paths.own_unit(float(bound) + amount, window)
        shown = [f"{x:.2f}%" if window else phrases.money(x, c.unit) for x in (was, now)]
        end = "most" if side == "high" else "least"
        texts.append(f"the {end} that {phrases.hedged(c)} stands for moves from {shown[0]} to {shown[1]}")
        total += 100 * abs(now - was) / max(abs(was), 1.0)
    names = _in_order(group, {change.row.name for change in changes})
    return Part("smallest change", reading, names, f"All claims hold once {' and '.join(texts)}.", total)


def _cost(c: Claim, b: Interval, ids: Windows) -> float:
    """Return what one log point of change costs in % of the figure."""
    if c.kind == "size":
        return 1.0
    start, end = ids[c.claim_id]
    printed = max(float(x) for x in (b.low or 0, b.high or 0, 1))
    return 100 / printed / (end - start)


def _in_order(group: Group, names: Collection[Hashable]) -> tuple[str, ...]:
    return tuple(c.claim_id for c in group.claims if c.claim_id in names)


def listed(group: Group, reading: str, claims: Sequence[Claim] | None = None) -> str:
    """Return claims of a group (all without `claims`) as words, each with its years under a reading."""
    claims = group.claims if claims is None else claims
    shown = [claimed(c, group.combinations[reading]) for c in claims[:MOST]]
    return phrases.listed(shown + ([f"{len(claims) - MOST} more"] if len(claims) > MOST else []))


def claimed(c: Claim, ids: Windows) -> str:
    """Return a claim as "over 8% for 2021-2026 (c08)" or "about USD 4 billion in 2026 (c07)"."""
    when = f"in {c.end_year}" if c.kind == "size" else f"for {years(ids[c.claim_id])}"
    return f"{phrases.hedged(c)} {when} ({c.claim_id})"


def years(window: Window) -> str:
    """Return a window as "2025-2032"."""
    return f"{window[0]}-{window[1]}"
