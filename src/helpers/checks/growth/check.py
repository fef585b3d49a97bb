"""Growth and size claims: what would have to be true for all of them to hold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

import pandas as pd

from helpers.checks import detection as detecting
from helpers.checks import phrases
from helpers.checks.finding import finding
from helpers.checks.growth import arithmetic, paths
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth.paths import Group, Windows
from helpers.readings import claims as meant
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim, as_float
from helpers.readings.timeline import Page

TOGETHER = "growth and size together"
PAIRS = 12  # of a longer and a shorter growth claim, up to which a subject's findings are listed


def check(ledger: pd.DataFrame, a: Assumptions) -> list[dict]:
    """Return the findings on growth and size.

    For each subject: its claims together (with all conflicts and repairs), two sizes and a rate, what a
    longer claim leaves for the years outside a shorter one; then claims that are history, not forecast.
    """
    found, page = arithmetic.page_of(ledger, a)
    rows = []
    for subject in dict.fromkeys(["market", *(c.subject for c in found if c.kind in ("growth", "size"))]):
        group = paths.group(found, page, subject)
        if len(group.claims) > 1:
            rows += _compared(group, a)
        elif subject == "market":
            rows.append(_too_few(group))
    return rows + _history(found, page)


def _too_few(group: Group) -> dict:
    reasons = f" ({'; '.join(group.left_out.values())})" if group.left_out else ""
    held = phrases.count(len(group.claims), "figure")
    text = f"The page ties {held} on the market's growth or size to years{reasons}; it takes two to compare."
    ids = [*(c.claim_id for c in group.claims), *group.left_out]
    return finding("growth and size together", "not checkable", ids, text)


def _compared(group: Group, a: Assumptions) -> list[dict]:
    """Return the findings on one subject with two claims or more; its programmes are solved in one call."""
    windows = next(iter(group.combinations.values()))
    pairs = list(islice(arithmetic.nested([c for c in group.claims if c.kind == "growth"], windows), PAIRS))
    groups = [group.only(*pair) for pair in pairs] if len(group.claims) > 2 else []
    printed = group.under(replace(a, rounding="as printed"))
    bends, powers = paths.bends_and_powers([group, printed, *groups], [group, *groups], a)
    # A pair that is the whole group has the group's bends and power.
    left = zip(pairs, bends[2:] or bends[:1], powers[1:] or powers, strict=False)
    return [
        *_together(group, bends[0], bends[1], powers[0], a),
        *_arithmetic(group, a),
        *(_remainder(pair, group.combinations, bend, chance, a) for pair, bend, chance in left),
    ]


def _together(group: Group, wide: Mapping, printed: Mapping, chance: float, a: Assumptions) -> list[dict]:
    """Return the verdict on all claims about one subject; where they do not hold, also what clashes.

    `wide` and `printed` are the smallest bends by reading, with the room of rounding and without.
    """
    reading, bend = paths.best(wide)
    shared = {"subject": group.subject, "power": chance, "unit": "points a year"}
    ids = [c.claim_id for c in group.claims]
    if bend is not None and arithmetic.within(bend, a.bend_cap):
        verdict, reading, bend, end = _held(wide, printed, a)
        text = f"{growth_conflicts.listed(group, reading)} hold together with growth changing by {bend:.2f} points a year"
        return [finding(TOGETHER, verdict, ids, f"{text} at most{end}", reading=reading, low=bend, **shared)]
    cap = None if bend is None else a.bend_cap
    explained = growth_conflicts.explain(group, reading, cap)
    if bend is None:
        verdict, name, text = _contradicted(group, reading, len(wide), explained)
    else:
        verdict, name = "strained", reading
        text = (
            f"{growth_conflicts.listed(group, reading)} can all hold only if growth changes by {bend:.2f} points or more"
            f" from one year to the next{_under_any(len(wide))}; {a.bend_cap:g} is taken as usual."
        )
    first = finding(TOGETHER, verdict, ids, text, reading=name, low=bend, **shared)
    return [first, *growth_conflicts.findings_on(group, reading, explained, verdict, a)]


def _contradicted(group: Group, reading: str, readings: int, explained) -> tuple[str, str, str]:
    """Return verdict, reading and sentence for claims that no path meets, the first conflict named."""
    first = next(part for part in explained if part.kind == "conflict").claims
    at_odds = [c for c in group.claims if c.claim_id in first]
    others = [c.claim_id for c in group.claims if c.claim_id not in first]
    text = f"{growth_conflicts.listed(group, reading, at_odds)} cannot {'both' if len(first) == 2 else 'all'} hold"
    text += f", whatever growth does from year to year{_under_any(readings)}"
    own = group.keeping([c for c in group.claims if not c.beside])
    if len(own.claims) < len(group.claims) and any(b is not None for b in paths.bends([own])[0].values()):
        said = [f"{c.claim_id}, said in a sentence on {c.beside}," for c in group.claims if c.beside]
        return (
            "strained",
            meant.OWN_FIELD,
            f"{text}, unless {phrases.listed(said)} is of that company's own field.",
        )
    left = (
        f"; {phrases.listed(others)} {'has' if len(others) == 1 else 'have'} no part in it" if others else ""
    )
    return "contradictory", "", f"{text}{left}."


def _held(wide: Mapping, printed: Mapping, a: Assumptions) -> tuple[str, str, float, str]:
    """Return verdict, first reading that holds, its bend, and the end of the sentence."""
    exact = [
        name for name, bend in printed.items() if bend is not None and arithmetic.within(bend, a.bend_cap)
    ]
    verdict, found = ("consistent", printed) if exact else ("consistent only by rounding", wide)
    held = exact or [
        name for name, bend in wide.items() if bend is not None and arithmetic.within(bend, a.bend_cap)
    ]
    text = "" if exact else ", once each figure has the room of its rounding"
    text += _lost([bend for name, bend in found.items() if name not in held], a.bend_cap)
    return verdict, held[0], found[held[0]], text


def _lost(bends: Sequence[float | None], cap: float) -> str:
    """Return the end of the sentence that says what the other readings would need."""
    needed = sorted(bend for bend in bends if bend is not None)
    if not bends:
        return "."
    if not needed:
        return f"; they fail under {phrases.count(len(bends), 'other reading')}."
    ends = f"{needed[0]:.2f}" + (f" to {needed[-1]:.2f}" if len(needed) > 1 else "")
    failed = len(bends) - len(needed)
    rest = f", and {failed} more would fail" if failed else ""
    return f"; {phrases.count(len(needed), 'other reading')} would need {ends}, above the {cap:g} taken as usual{rest}."


def _arithmetic(group: Group, a: Assumptions) -> list[dict]:
    """Return a finding for each rate whose years are clear and that has a size in its first and its last
    year.
    """
    found = []
    sizes = [c for c in group.claims if c.kind == "size"]
    for c in group.claims:
        spans = {ids.get(c.claim_id) for ids in group.combinations.values()}
        for first, last in product(sizes, sizes):
            if spans == {(first.end_year, last.end_year)}:
                found.append(_two_sizes_and_a_rate(c, first, last, a))
    return found


def _two_sizes_and_a_rate(c: Claim, first: Claim, last: Claim, a: Assumptions) -> dict:
    n = last.end_year - first.end_year
    implied = arithmetic.yearly(last.bounds * first.bounds**-1, n)
    grown = [
        first.bounds * paths.factor(c.bounds) ** n,
        last.bounds * paths.factor(c.bounds) ** -n,
    ]
    rate, start, end = meant.with_bounds((c, first, last), replace(a, rounding="as printed"))
    exact = not (start.bounds * paths.factor(rate.bounds) ** n).meet(end.bounds).empty
    wide = not grown[0].meet(last.bounds).empty
    allowed = {
        c.claim_id: [arithmetic.infinite(*implied)],
        last.claim_id: [arithmetic.infinite(as_float(grown[0].low), as_float(grown[0].high))],
        first.claim_id: [arithmetic.infinite(as_float(grown[1].low), as_float(grown[1].high))],
    }
    used = (c, first, last)
    verdict = "consistent" if exact else "consistent only by rounding" if wide else "contradictory"
    verdict, reading = meant.rescued(used, verdict)
    return finding(
        "two sizes and a rate",
        verdict,
        [claim.claim_id for claim in used],
        f"From {phrases.hedged(first)} in {first.end_year} to {phrases.hedged(last)} in {last.end_year} is growth of"
        f" {phrases.between(*implied)} a year; the page prints {phrases.hedged(c)} for {first.end_year}-{last.end_year}.",
        subject=c.subject,
        reading=reading,
        low=implied[0],
        high=implied[1],
        unit="% a year",
        power=detecting.mean(used, allowed, a),
    )


def _remainder(
    pair: tuple[Claim, Claim], readings: Mapping[str, Windows], bends: Mapping, chance: float, a: Assumptions
) -> dict:
    """Return what is left for the years of a longer claim outside a shorter one, under the first reading."""
    long, short = pair
    reading, ids = next(iter(readings.items()))
    first, last, n = arithmetic.left(ids[long.claim_id], ids[short.claim_id])
    low, high = arithmetic.average(long, short, ids)
    exact = arithmetic.average(*meant.with_bounds(pair, replace(a, rounding="as printed")), ids)
    held = [name for name, bend in bends.items() if bend is not None and arithmetic.within(bend, a.bend_cap)]
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
        "growth left",
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


def _history(found: Sequence[Claim], page: Page) -> list[dict]:
    """Return a finding for each growth claim that ends before the title's forecast begins."""
    rows = []
    for c in paths.growths(found):
        spans = timeline.spans(c, page).values()
        if spans and all(arithmetic.relation(*span, page) == "history" for span in spans):
            text = f"{phrases.hedged(c)} covers {growth_conflicts.years(next(iter(spans)))}, before the forecast from {page.first}"
            text += " begins: it is history and says nothing about the forecast."
            rows.append(finding("history", "not checkable", [c.claim_id], text, subject=c.subject))
    return rows


def _under_any(n: int) -> str:
    return f", under any of the {n} ways to read their years" if n > 1 else ""
