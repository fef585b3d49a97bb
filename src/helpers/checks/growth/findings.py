"""The findings on growth and size: verdicts and their sentences."""

from collections.abc import Sequence
from itertools import product

from helpers.checks import phrases, smallest_error
from helpers.checks.finding import Finding, finding, known, rescued
from helpers.checks.growth import arithmetic, paths, turns
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth.paths import Changes, Group
from helpers.checks.growth.turns import Turn
from helpers.engine import feasibility
from helpers.ledger.claim import Claim
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound, bounds
from helpers.readings.catalogue import OF_A_PART, OWN_FIELD

TOGETHER, RATE, LEFT = "growth.together", "growth.two_sizes", "growth.left"
PAIRS = 12  # of a longer and a shorter growth claim, up to which a subject's findings are listed,
MOST = 48  # and among which the rarest are looked for
AT_ONCE = 12  # claims for which what the others leave is worked out in one call
CLASHES = 3  # conflicts that a sentence tells before it says how many more there are


def too_few(group: Group) -> Finding:
    """Return the finding on a market with fewer than two usable claims."""
    reasons = f" ({'; '.join(group.left_out.values())})" if group.left_out else ""
    held = phrases.count(len(group.claims), "figure")
    text = f"The page ties {held} on the market's growth or size to years{reasons}; it takes two to compare."
    ids = [*(c.claim_id for c in group.claims), *group.left_out]
    return finding(TOGETHER, "no test", ids, text)


def compared(group: Group, a: Assumptions) -> list[Finding]:
    """Return the findings on one subject with two claims or more."""
    wide, printed = paths.changes([group, group.under(a.as_printed())])
    plain = group.plain
    own = [*_arithmetic(group, a), *_left(group, a)]
    if wide[plain] is None:
        return [*_clashes(group, wide), *own]
    # What one of the narrower findings says of all claims is not said again.
    every = {c.claim_id for c in group.claims}
    if any(set(f.claims) == every for f in own) or _repeated(group):
        return own
    return [_together(group, wide, printed, a), *own]


def _repeated(group: Group) -> bool:
    """Whether all claims print one quantity, which another check compares."""
    return len({(c.kind, c.start_year, c.end_year, c.horizon) for c in group.claims}) == 1


def _together(group: Group, wide: Changes, printed: Changes, a: Assumptions) -> Finding:
    """Return the finding on claims about one subject that hold together under the plain reading."""
    plain = group.plain
    exact = printed[plain] is not None
    change = (printed if exact else wide)[plain]
    assert change is not None  # the plain reading holds
    ids, error = _first(group, a)
    held = growth_conflicts.listed(group, plain)
    rounding = "" if exact else ", once each figure has the room of its rounding"
    verdict = "fits" if exact else "fits by rounding"
    text = f"{held} hold together{rounding}"
    if error is None:
        verdict = "no test"
        text = f"Nothing bounds one of {held} by the others, since growth may turn between them"
    if phrases.fixed(change, 2) != "0.00":
        text += (
            f"; growth must change by {phrases.fixed(change, 2)} points a year at least{_needed(wide, plain)}"
        )
    text += f"{_failed(wide, plain)}."
    return finding(
        TOGETHER, verdict, ids, text, subject=group.subject, reading=plain, low=change, unit="points a year",
        smallest_error=error,
    )  # fmt: skip


def _first(group: Group, a: Assumptions) -> tuple[tuple[str, ...], float | None]:
    """Return the ids of claims, one that the others bound in front, and its smallest error; a few tried at a time."""
    ids = tuple(c.claim_id for c in group.claims)
    for n in range(0, len(ids), AT_ONCE):
        some = group.claims[n : n + AT_ONCE]
        (first, *_), error = smallest_error.first(
            some, paths.allowed(group, some), a, lambda c: _holds(group, c, a)
        )
        if error is not None:
            return (first, *(i for i in ids if i != first)), error
    return ids, None


def _holds(group: Group, claim: Claim, a: Assumptions) -> bool:
    """Whether the claims hold under some reading with one of them in the place of the one of its id."""
    claims = tuple(claim if c.claim_id == claim.claim_id else c for c in group.claims)
    changed = group._replace(claims=claims, bounds={**group.bounds, claim.claim_id: bound(claim, a)})
    return any(feasibility.feasible_each([paths.rows(changed, ids) for ids in group.combinations.values()]))


def _needed(wide: Changes, plain: str) -> str:
    """Return the part of a sentence on what the other readings would need."""
    needed = sorted(change for name, change in wide.items() if name != plain and change is not None)
    if not needed:
        return ""
    ends = dict.fromkeys((phrases.fixed(needed[0], 2), phrases.fixed(needed[-1], 2)))
    return f"; {phrases.count(len(needed), 'other reading')} would need {' to '.join(ends)} points a year"


def _failed(wide: Changes, plain: str) -> str:
    """Return the part of a sentence on the other readings under which claims cannot hold."""
    failed = sum(change is None for name, change in wide.items() if name != plain)
    return f"; under {phrases.count(failed, 'other reading')} they cannot hold" if failed else ""


def _clashes(group: Group, wide: Changes) -> list[Finding]:
    """Return a finding for each clash under the plain reading: unusual where another reading allows it.

    Clashes that share no claim are facts of their own. Where each of them holds under some reading, and all do so
    under none, they are one.
    """
    plain = group.plain
    why = growth_conflicts.clash(group, plain)
    by_id = {c.claim_id: c for c in group.claims}
    alone = [group.only(*(by_id[i] for i in names)) for names in growth_conflicts.joined(why.conflicts)]
    found = paths.changes(alone)
    none = all(change is None for change in wide.values())
    if none and all(_held(changes) for changes in found):
        names = dict.fromkeys(c.claim_id for one in alone for c in one.claims)
        alone, found = [group.only(*(by_id[i] for i in names))], [dict(wide)]
    return [_clash(one, changes, why) for one, changes in zip(alone, found, strict=True)]


def _held(changes: Changes) -> str:
    """Return the first reading that holds, "" where none does."""
    return next((name for name, change in changes.items() if change is not None), "")


def _clash(group: Group, changes: Changes, why: growth_conflicts.Clash) -> Finding:
    """Return the finding on claims that clash under the plain reading; `why` explains the whole subject."""
    plain = group.plain
    ids = [c.claim_id for c in group.claims]
    conflicts = [names for names in why.conflicts if set(names) <= set(ids)]
    said = [_conflict(group, names, plain) for names in conflicts[:CLASHES]]
    if len(conflicts) > CLASHES:
        said.append(f"{phrases.count(len(conflicts) - CLASHES, 'more set')} of them clash")
    text = "; ".join(said)
    other = _held(changes)
    first = list(dict.fromkeys([*conflicts[0], *ids]))
    if other:
        text += f". Read so they hold: {other}."
        return finding(TOGETHER, "unusual", first, text, subject=group.subject, reading=other)
    if group.company:
        text += ", unless one of them is not the whole company's."
        return finding(TOGETHER, "unusual", first, text, subject=group.subject, reading=OF_A_PART)
    verdict, reading = rescued(group.claims, "contradiction")
    own = tuple(c for c in group.claims if not c.company)
    if reading and (len(own) < 2 or _held(paths.changes([group.only(*own)])[0])):
        said = [f"{c.claim_id}, said in a sentence on {c.company}," for c in group.claims if c.company]
        text += f", unless {phrases.listed(said)} is of that company's own field."
        return finding(TOGETHER, verdict, first, text, subject=group.subject, reading=OWN_FIELD)
    text += _under_any(len(changes))
    repairs = [kept for names in why.repairs if (kept := [i for i in names if i in ids])]
    if repairs:
        text += f". {known(list(map(list, dict.fromkeys(map(tuple, repairs)))), why.complete)}"
    else:
        text += f"; which of them is wrong cannot be known. Of {why.many} figures only clashes without a figure in"
        text += " common are told."
    return finding(TOGETHER, "contradiction", first, text, subject=group.subject)


def _conflict(group: Group, names: Sequence[str], reading: str) -> str:
    """Return one smallest conflict as words, by the arithmetic where it is two sizes and the rate between them."""
    windows = group.combinations[reading]
    claims = [c for c in group.claims if c.claim_id in names]
    rates, sizes = ([c for c in claims if c.kind == kind] for kind in ("growth", "size"))
    if len(rates) == 1 and len(sizes) == 2:
        first, last = sorted(sizes, key=lambda c: c.end_year or 0)
        if windows[rates[0].claim_id] == (first.end_year, last.end_year):
            return _between(group, rates[0], first, last)
    shown = growth_conflicts.listed(group, reading, claims)
    return (
        f"{shown} cannot {'both' if len(claims) == 2 else 'all'} hold, whatever growth does from year to year"
    )


def _between(group: Group, c: Claim, first: Claim, last: Claim) -> str:
    """Say what two sizes make of the growth between them, and what the page prints for it."""
    start, end = group.bounds[first.claim_id], group.bounds[last.claim_id]
    implied = arithmetic.yearly(end * start**-1, (last.end_year or 0) - (first.end_year or 0))
    return (
        f"From {phrases.hedged(first)} ({first.claim_id}) in {first.end_year} to {phrases.hedged(last)}"
        f" ({last.claim_id}) in {last.end_year} is growth of"
        f" {phrases.between(*implied, phrases.decimals(c))} a year; the page prints"
        f" {phrases.hedged(c)} ({c.claim_id}) for {first.end_year}-{last.end_year}"
    )


def _arithmetic(group: Group, a: Assumptions) -> list[Finding]:
    """Return a finding for each rate whose years are clear and that has a size in its first and its last
    year, where the three agree.
    """
    found: list[Finding] = []
    sizes: dict[int | None, list[Claim]] = {}
    for c in group.claims:
        if c.kind == "size":
            sizes.setdefault(c.end_year, []).append(c)
    for c in group.claims:
        spans = {ids.get(c.claim_id) for ids in group.combinations.values()}
        start, end = (spans.pop() if len(spans) == 1 else None) or (None, None)
        for first, last in product(sizes.get(start, ()), sizes.get(end, ())) if start else ():
            if len(found) == MOST:
                return found
            found += _two_sizes_and_a_rate(group, (c, first, last), a)
    return found


def _two_sizes_and_a_rate(group: Group, used: tuple[Claim, Claim, Claim], a: Assumptions) -> list[Finding]:
    """Return the finding on a rate and the sizes at its ends; none where they clash, which is told with all others."""
    c, first, last = used
    rate, start, end = (group.bounds[u.claim_id] for u in used)
    n = (last.end_year or 0) - (first.end_year or 0)
    if (start * paths.factor(rate) ** n).meet(end).empty:
        return []
    implied = arithmetic.yearly(end * start**-1, n)
    faces = bounds(used, a.as_printed())
    face_rate, face_start, face_end = (faces[u.claim_id] for u in used)
    exact = not (face_start * paths.factor(face_rate) ** n).meet(face_end).empty
    return [
        finding(
            RATE, "fits" if exact else "fits by rounding", [u.claim_id for u in used],
            f"{_between(group, c, first, last)}.", subject=c.subject, low=implied[0], high=implied[1], unit="% a year",
            smallest_error=smallest_error.of(c, [arithmetic.infinite(*implied)], a),
        )
    ]  # fmt: skip


def _left(group: Group, a: Assumptions) -> list[Finding]:
    """Return a finding for each longer and shorter rate of which the shorter lies inside under the plain reading."""
    pairs = _nested(group)
    told = turns_of(group, a)
    found = [_remainder(group, turn, a) for turn in told]
    if len(pairs) > len(told):
        more = (
            f" {phrases.count(len(pairs) - len(told), 'other pair')} of rates that leave years are not told."
        )
        found[-1] = found[-1]._replace(detail=found[-1].detail + more)
    return found


def _nested(group: Group) -> list[tuple[Claim, Claim]]:
    """Return the longer and shorter rates of which the shorter lies inside under the plain reading."""
    rates = [c for c in group.claims if c.kind == "growth"]
    return list(arithmetic.nested(rates, group.combinations[group.plain]))


def turns_of(group: Group, a: Assumptions) -> list[Turn]:
    """Return what each longer and shorter rate leave for other years under the plain reading.

    Beyond PAIRS of them those of the first MOST pairs are told that ask for the rarest turns.
    """
    plain = group.combinations[group.plain]
    found = [turn for pair in _nested(group)[:MOST] if (turn := turns.between(group, pair, plain, a))]
    if len(found) > PAIRS:
        found = sorted(found, key=lambda turn: turn.rarity.part if turn.rarity else 1.0)[:PAIRS]
    return found


def _remainder(group: Group, turn: Turn, a: Assumptions) -> Finding:
    """Return what is left for the years of a longer claim outside a shorter one, and how rare it is."""
    windows = group.combinations[group.plain]
    (start, end), short = turn.years, turn.short
    text = (
        f"For {phrases.hedged(turn.long)} ({turn.long.claim_id}) over"
        f" {growth_conflicts.years(windows[turn.long.claim_id])} and {phrases.hedged(short)} ({short.claim_id}) over"
        f" {growth_conflicts.years(windows[short.claim_id])} both to hold, growth in the other"
        f" {phrases.count(turn.others, 'year')} between {start} and {end} must average"
        f" {phrases.between(*turn.printed)} a year ({phrases.between(*turn.room)} with the room of rounding)"
        f"{_elsewhere(group, turn, a)}.{turns.told(turn, a)}"
    )
    low, high = turn.room
    ids = [turn.long.claim_id, short.claim_id]
    return finding(
        LEFT, turn.verdict(a), ids, text, subject=turn.long.subject, reading=group.plain, low=low, high=high,
        unit="% a year", rarity=turn.rarity,
    )  # fmt: skip


def _elsewhere(group: Group, turn: Turn, a: Assumptions) -> str:
    """Return the end of the sentence that says what the two leave under other readings of their years."""
    both = group.only(turn.long, turn.short)
    said = []
    for name, windows in list(both.combinations.items())[1:]:
        other = turns.between(group, (turn.long, turn.short), windows, a)
        needs = "nothing of these years" if other is None else f"{phrases.between(*other.printed)} a year"
        said.append(f"{needs} ({name})")
    return f"; read otherwise they need {', '.join(said[:3])}" if said else ""


def _under_any(n: int) -> str:
    return f", under any of the {n} ways to read their years" if n > 1 else ""
