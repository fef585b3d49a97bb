"""The findings on the shares of one time: their sum with what is left of it, and what lies inside what."""

from collections.abc import Sequence

from helpers.checks import phrases, smallest_error
from helpers.checks.finding import Finding, finding, known
from helpers.checks.shares import addition, conflicts, nesting
from helpers.checks.shares.by_year import ANOTHER_YEAR, Joined
from helpers.checks.shares.group import Group
from helpers.checks.shares.nesting import WORLD, Place
from helpers.ledger.claim import MARKET, Claim
from helpers.page.places import REST_OF_WORLD, surely_inside
from helpers.readings.bounds import as_float

TOGETHER = "shares.together"
CLASHES = 3  # conflicts that a sentence tells before it says how many more there are


def none(found: Sequence[Claim]) -> Finding:
    """Return the finding of a page that prints no share of a place; `found` are its claims."""
    ids = [c.claim_id for c in found if c.kind == "share"]
    text = "The page prints no share of a region or a country, so there is nothing to add up."
    return finding(TOGETHER, "no test", ids, text)


def apart(together: Joined | None) -> list[Finding]:
    """Return the finding on shares without a year that cannot be of the one year said beside them."""
    if together is None or together.fits:
        return []
    places = next(iter(together.options.values()))
    text = (
        f"If all shares are of {together.year}, which the page says for some, they come to"
        f" {phrases.range_(addition.total(places))}; they can hold only if those without a year are of another."
    )
    ids = [p.claim.claim_id for p in places]
    return [finding("shares.one_year", "unusual", ids, text, reading=ANOTHER_YEAR)]


def on(group: Group) -> list[Finding]:
    """Return the findings on the shares of one time."""
    return [_together(group), *_nesting(group)]


def _together(group: Group) -> Finding:
    """Return the finding on all shares of one time: the verdict, their sum, and what is left."""
    claims, verdict = group.claims, group.verdicts[group.plain]
    ids = [c.claim_id for c in claims]
    if verdict == "contradiction":
        return _clash(group)
    if len(ids) < 2:
        text = f"{phrases.hedged(claims[0])} for {claims[0].subject} is the only share of a place; it takes two to add."
        return finding(TOGETHER, "no test", ids, text)
    total = group.totals[group.plain]
    ids_, error = smallest_error.first(claims, group.allowed, group.assumptions, group.holds)
    text = f"The shares come to {phrases.range_(total)} {_printed_sums(group)}{_failed(group)}{_left(group)}."
    return finding(
        TOGETHER, verdict, ids_, text, reading=group.plain, low=as_float(total.low), high=as_float(total.high),
        unit="%", smallest_error=error,
    )  # fmt: skip


def _clash(group: Group) -> Finding:
    """Return the finding on shares that fail under the plain reading: unusual where another holds."""
    why = conflicts.clash(group, group.plain)
    ids = list(dict.fromkeys(i for names, _ in why.conflicts for i in names))
    said = "; ".join(text for _, text in why.conflicts[:CLASHES])
    more = len(why.conflicts) - CLASHES
    text = f"The shares come to {phrases.range_(group.totals[group.plain])}; {_whole(group)}: {said}"
    text += f"; {phrases.count(more, 'more set')} of them clash" if more > 0 else ""
    held = group.held
    if held:
        text += f". They hold with countries {' or '.join(held)}{_left(group)}."
        return finding(TOGETHER, "unusual", ids, text, reading=held[0])
    several = f", and do not under any of {len(group.options)} readings" if len(group.options) > 1 else ""
    text += f"{several}. {known(why.repairs, why.complete)}"
    return finding(TOGETHER, "contradiction", ids, text)


def _failed(group: Group) -> str:
    """Say under which readings the shares fail."""
    failed = [name for name, v in group.verdicts.items() if v == "contradiction"]
    return f"; they fail where countries are counted {' or '.join(failed)}" if failed else ""


def _whole(group: Group) -> str:
    """Say what all shares together must come to."""
    nested = any(p.inside for p in group.options[group.plain])
    inside = ", with no part larger than its region" if nested else ""
    if nesting.complete(group.claims, group.regions):
        return f"they leave nobody out, so they must make 100%{inside}"
    return f"they must stay within 100%{inside}"


def _printed_sums(group: Group) -> str:
    """Say what the printed figures come to, reading by reading."""
    sums = group.printed_sums
    if len(set(sums.values())) == 1:
        return f"({phrases.number(next(iter(sums.values())))} as printed)"
    parts = [f"{phrases.number(s)} with countries {name}" for name, s in sums.items()]
    return f"(as printed {', '.join(parts)})"


def _nesting(group: Group) -> list[Finding]:
    """Return a finding for each place that is no larger than its region, which has a share too.

    A larger one is a clash, which is told with all others.
    """
    places = group.options[group.plain]
    homes = [(p, nesting.share_of(p.inside, places)) for p in places if p.of == MARKET]
    return [
        _inside(group, p, region)
        for p, region in homes
        if region and not addition.below(p.bounds, region.bounds).empty
    ]


def _inside(group: Group, p: Place, region: Place) -> Finding:
    own, whole = (q.bounds for q in nesting.exactly((p, region), group.assumptions))
    printed = not addition.below(own, whole).empty
    sure = p.inside == REST_OF_WORLD or all(surely_inside(part, p.inside) for part in p.parts)
    text = (
        f"{p.claim.subject} ({phrases.hedged(p.claim)}) is no larger than {p.inside}"
        f" ({phrases.hedged(region.claim)}), in which"
    )
    text += f" {'it lies' if sure else 'some publishers count it'}."
    most = 100.0 if region.bounds.high is None else float(region.bounds.high)
    return finding(
        "shares.inside", "fits" if printed else "fits by rounding", [p.claim.claim_id, region.claim.claim_id], text,
        subject=p.claim.subject, reading=WORLD,
        smallest_error=smallest_error.of(p.claim, [(0.0, most)], group.assumptions),
    )  # fmt: skip


def _left(group: Group) -> str:
    """Say what is left for the listed regions without a figure, under each reading that holds."""
    if not group.missing or not group.held:
        return ""
    parts: list[str] = []
    ends: list[tuple[float, float]] = []
    for name in group.held:
        rest = addition.remainder(group.totals[name])
        if rest not in ends:  # readings that leave the same are told once
            how = f" with countries {name}" if len(group.options) > 1 else ""
            parts.append(f"{phrases.percent(*rest)}{how}")
        ends.append(rest)
    return f"; for {phrases.listed(group.missing)} is left {', or '.join(parts)}"
