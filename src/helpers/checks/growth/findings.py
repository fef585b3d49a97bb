"""The findings on growth and size: verdicts and their sentences."""

from collections.abc import Sequence
from itertools import islice, product

from helpers.checks import detection_rate, phrases
from helpers.checks.finding import Finding, Numbers, finding, rescued
from helpers.checks.growth import arithmetic, paths
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth.conflicts import Part
from helpers.checks.growth.paths import Changes, Group
from helpers.ledger.claim import Claim
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import as_float, bounds
from helpers.readings.catalogue import OWN_FIELD
from helpers.readings.timeline import Timeline

TOGETHER, RATE, LEFT = "growth.together", "growth.two_sizes", "growth.left"
HISTORY = "growth.history"
PAIRS = 12  # of a longer and a shorter growth claim, up to which a subject's findings are listed


def too_few(group: Group) -> Finding:
    """Return the finding on a market with fewer than two usable claims."""
    reasons = f" ({'; '.join(group.left_out.values())})" if group.left_out else ""
    held = phrases.count(len(group.claims), "figure")
    text = f"The page ties {held} on the market's growth or size to years{reasons}; it takes two to compare."
    ids = [*(c.claim_id for c in group.claims), *group.left_out]
    return finding(TOGETHER, "not checkable", ids, text)


def compared(group: Group, a: Assumptions) -> list[Finding]:
    """Return the findings on one subject with two claims or more; its programmes are solved in one call."""
    windows = next(iter(group.combinations.values()))
    pairs = list(islice(arithmetic.nested([c for c in group.claims if c.kind == "growth"], windows), PAIRS))
    groups = [group.only(*pair) for pair in pairs] if len(group.claims) > 2 else []
    printed = group.under(a.as_printed())
    changes, powers = paths.changes_and_powers([group, printed, *groups], [group, *groups], a)
    # A pair that is the whole group has the group's change of growth and power.
    left = zip(pairs, changes[2:] or changes[:1], powers[1:] or powers, strict=False)
    return [
        *_together(group, changes[0], changes[1], powers[0], a),
        *_arithmetic(group, a),
        *(_remainder(group, pair, change, chance, a) for pair, change, chance in left),
    ]


def _together(group: Group, wide: Changes, printed: Changes, chance: float, a: Assumptions) -> list[Finding]:
    """Return the verdict on all claims about one subject; where they do not hold, also what clashes.

    `wide` and `printed` are the smallest changes of growth by reading, with the room of rounding and without.
    """
    reading, change = paths.best(wide)
    shared = Numbers(subject=group.subject, power=chance, unit="points a year")
    ids = [c.claim_id for c in group.claims]
    if arithmetic.within(change, a.growth_change_cap):
        verdict, reading, change, end = _held(wide, printed, a)
        held = growth_conflicts.listed(group, reading)
        text = f"{held} hold together with growth changing by {change:.2f} points a year at most{end}"
        return [finding(TOGETHER, verdict, ids, text, **shared | Numbers(reading=reading, low=change))]
    cap = None if change is None else a.growth_change_cap
    explained = growth_conflicts.explain(group, reading, cap)
    if change is None:
        verdict, name, text = _contradicted(group, reading, len(wide), explained)
    else:
        verdict, name = "strained", reading
        text = (
            f"{growth_conflicts.listed(group, reading)} can all hold only if growth changes by {change:.2f} points or"
            f" more from one year to the next{_under_any(len(wide))}; {a.growth_change_cap:g} is taken as usual."
        )
    first = finding(TOGETHER, verdict, ids, text, **shared | Numbers(reading=name, low=change))
    return [first, *growth_conflicts.findings_on(group, reading, explained, verdict, a)]


def _contradicted(
    group: Group, reading: str, readings: int, explained: Sequence[Part]
) -> tuple[str, str, str]:
    """Return verdict, reading and sentence for claims that no path meets, the first conflict named."""
    first = next(part for part in explained if part.kind == "conflict").claims
    at_odds = [c for c in group.claims if c.claim_id in first]
    others = [c.claim_id for c in group.claims if c.claim_id not in first]
    text = f"{growth_conflicts.listed(group, reading, at_odds)} cannot {'both' if len(first) == 2 else 'all'} hold"
    text += f", whatever growth does from year to year{_under_any(readings)}"
    own = group.keeping([c for c in group.claims if not c.company])
    if len(own.claims) < len(group.claims) and any(b is not None for b in paths.changes([own])[0].values()):
        said = [f"{c.claim_id}, said in a sentence on {c.company}," for c in group.claims if c.company]
        return (
            "strained",
            OWN_FIELD,
            f"{text}, unless {phrases.listed(said)} is of that company's own field.",
        )
    left = (
        f"; {phrases.listed(others)} {'has' if len(others) == 1 else 'have'} no part in it" if others else ""
    )
    return "contradictory", "", f"{text}{left}."


def _held(wide: Changes, printed: Changes, a: Assumptions) -> tuple[str, str, float, str]:
    """Return verdict, first reading that holds, its change of growth, and the end of the sentence."""
    exact = [name for name, change in printed.items() if arithmetic.within(change, a.growth_change_cap)]
    verdict, found = ("consistent", printed) if exact else ("consistent only by rounding", wide)
    held = exact or [name for name, change in wide.items() if arithmetic.within(change, a.growth_change_cap)]
    text = "" if exact else ", once each figure has the room of its rounding"
    text += _lost([change for name, change in found.items() if name not in held], a.growth_change_cap)
    change = found[held[0]]
    assert change is not None  # it is within the cap
    return verdict, held[0], change, text


def _lost(changes: Sequence[float | None], cap: float) -> str:
    """Return the end of the sentence that says what the other readings would need."""
    needed = sorted(change for change in changes if change is not None)
    if not changes:
        return "."
    if not needed:
        return f"; they fail under {phrases.count(len(changes), 'other reading')}."
    ends = f"{needed[0]:.2f}" + (f" to {needed[-1]:.2f}" if len(needed) > 1 else "")
    failed = len(changes) - len(needed)
    rest = f", and {failed} more would fail" if failed else ""
    return f"; {phrases.count(len(needed), 'other reading')} would need {ends}, above the {cap:g} taken as usual{rest}."


def _arithmetic(group: Group, a: Assumptions) -> list[Finding]:
    """Return a finding for each rate whose years are clear and that has a size in its first and its last
    year.
    """
    found = []
    sizes = [c for c in group.claims if c.kind == "size"]
    for c in group.claims:
        spans = {ids.get(c.claim_id) for ids in group.combinations.values()}
        for first, last in product(sizes, sizes):
            if spans == {(first.end_year, last.end_year)}:
                found.append(_two_sizes_and_a_rate(group, (c, first, last), a))
    return found


def _two_sizes_and_a_rate(group: Group, used: tuple[Claim, Claim, Claim], a: Assumptions) -> Finding:
    c, first, last = used
    rate, start, end = (group.bounds[u.claim_id] for u in used)
    n = (last.end_year or 0) - (first.end_year or 0)
    implied = arithmetic.yearly(end * start**-1, n)
    later, earlier = start * paths.factor(rate) ** n, end * paths.factor(rate) ** -n
    faces = bounds(used, a.as_printed())
    face_rate, face_start, face_end = (faces[u.claim_id] for u in used)
    exact = not (face_start * paths.factor(face_rate) ** n).meet(face_end).empty
    wide = not later.meet(end).empty
    allowed = {
        c.claim_id: [arithmetic.infinite(*implied)],
        last.claim_id: [arithmetic.infinite(as_float(later.low), as_float(later.high))],
        first.claim_id: [arithmetic.infinite(as_float(earlier.low), as_float(earlier.high))],
    }
    verdict = "consistent" if exact else "consistent only by rounding" if wide else "contradictory"
    verdict, reading = rescued(used, verdict)
    text = (
        f"From {phrases.hedged(first)} in {first.end_year} to {phrases.hedged(last)} in {last.end_year} is growth of"
        f" {phrases.between(*implied)} a year; the page prints {phrases.hedged(c)} for"
        f" {first.end_year}-{last.end_year}."
    )
    return finding(
        RATE,
        verdict,
        [u.claim_id for u in used],
        text,
        subject=c.subject,
        reading=reading,
        low=implied[0],
        high=implied[1],
        unit="% a year",
        power=detection_rate.mean(used, allowed, a),
    )


def _remainder(
    group: Group, pair: tuple[Claim, Claim], changes: Changes, chance: float, a: Assumptions
) -> Finding:
    """Return what is left for the years of a longer claim outside a shorter one, under the first reading."""
    long, short = pair
    reading, ids = next(iter(group.combinations.items()))
    first, last, n = arithmetic.left(ids[long.claim_id], ids[short.claim_id]) or (0, 0, 0)
    low, high = arithmetic.average(long, short, group.bounds, ids)
    exact = arithmetic.average(long, short, bounds(pair, a.as_printed()), ids)
    held = [name for name, change in changes.items() if arithmetic.within(change, a.growth_change_cap)]
    text = (
        f"For {phrases.hedged(long)} over {growth_conflicts.years(ids[long.claim_id])} and {phrases.hedged(short)} over"
        f" {growth_conflicts.years(ids[short.claim_id])} both to hold, growth in the other {phrases.count(n, 'year')}"
        f" between {first} and {last} must average {phrases.between(*exact)} a year"
        f" ({phrases.between(low, high)} with the room of rounding)"
    )
    if reading in held:
        text += "."
    elif held:
        text += f", a sharper turn than is usual; they sit well together if read so: {held[0]}."
    else:
        text += ", a sharper turn than is usual, however their years are read."
    return finding(
        LEFT,
        "consistent" if held else "strained",
        [long.claim_id, short.claim_id],
        text,
        subject=long.subject,
        reading=reading if reading in held or not held else held[0],
        low=low,
        high=high,
        unit="% a year",
        power=chance,
    )


def history(claims: Sequence[Claim], time: Timeline) -> list[Finding]:
    """Return a finding for each growth claim that ends before the title's forecast begins."""
    rows = []
    for c in paths.growths(claims):
        spans = timeline.spans(c, time).values()
        if spans and all(arithmetic.relation(span, time) == "history" for span in spans):
            text = (
                f"{phrases.hedged(c)} covers {growth_conflicts.years(next(iter(spans)))}, before the forecast from"
                f" {time.first} begins: it is history and says nothing about the forecast."
            )
            rows.append(finding(HISTORY, "not checkable", [c.claim_id], text, subject=c.subject))
    return rows


def _under_any(n: int) -> str:
    return f", under any of the {n} ways to read their years" if n > 1 else ""
