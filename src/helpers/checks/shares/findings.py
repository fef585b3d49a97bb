"""The findings on the shares of one time: their sum, what lies inside what, what is left."""

from collections.abc import Sequence

from helpers.checks import detection_rate, phrases
from helpers.checks.finding import VERDICTS, Finding, finding
from helpers.checks.shares import addition, conflicts, nesting
from helpers.checks.shares.by_year import ANOTHER_YEAR, Joined
from helpers.checks.shares.group import Group
from helpers.checks.shares.nesting import BESIDE, OWN, WORLD, Place
from helpers.ledger.claim import MARKET, Claim
from helpers.page.places import REST_OF_WORLD, surely_inside
from helpers.readings.bounds import as_float

TOGETHER = "shares.together"


def none(found: Sequence[Claim]) -> Finding:
    """Return the finding of a page that prints no share of a place; `found` are its claims."""
    ids = [c.claim_id for c in found if c.kind == "share"]
    text = "The page prints no share of a region or a country, so there is nothing to add up."
    return finding(TOGETHER, "not checkable", ids, text)


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
    return [finding("shares.one_year", "not checkable", ids, text, reading=ANOTHER_YEAR)]


def on(group: Group) -> list[Finding]:
    """Return the findings on the shares of one time."""
    return [*_together(group), *_nesting(group), *_left(group)]


def _together(group: Group) -> list[Finding]:
    """Return the verdict on all shares of one time under every reading, and the conflicts where none holds."""
    claims, verdict = group.claims, group.verdict
    ids = [c.claim_id for c in claims]
    if len(ids) < 2 and verdict != "contradictory":
        text = (
            f"{claims[0].figure} for {claims[0].subject} is the only share of a place; it takes two to add."
        )
        return [finding(TOGETHER, "not checkable", ids, text)]
    reading = next(name for name, v in group.verdicts.items() if v == verdict)
    total = group.totals[reading]
    text = f"The shares come to {phrases.range_(total)} {_printed_sums(group)}{_failed(group)}."
    contradictory = verdict == "contradictory"
    one = finding(
        TOGETHER, verdict, ids, text, reading="" if contradictory else reading, low=as_float(total.low),
        high=as_float(total.high), unit="%", power=group.power,
    )  # fmt: skip
    return [one, *(conflicts.findings_on(group) if contradictory else [])]


def _failed(group: Group) -> str:
    """Say what the shares fail to come to, under all readings or under some."""
    if group.verdict == "contradictory":
        several = len(group.options) > 1
        return f"; {_whole(group, several)}, and do not{' under any reading' if several else ''}"
    failed = [name for name, v in group.verdicts.items() if v == "contradictory"]
    return f"; they fail where countries are counted {' or '.join(failed)}" if failed else ""


def _whole(group: Group, nested: bool) -> str:
    """Say what all shares together must come to; `nested` says that some lie inside others."""
    inside = ", with no country larger than its region" if nested else ""
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
    """Return a finding for each country whose region has a share.

    It should be no larger, if it is counted inside.
    """
    places = next(iter(group.options.values()))
    homes = [(p, nesting.share_of(p.inside, places)) for p in places if p.of == MARKET]
    return [_inside(group, p, region) for p, region in homes if region]


def _inside(group: Group, p: Place, region: Place) -> Finding:
    fits = not addition.below(p.bounds, region.bounds).empty
    own, whole = (q.bounds for q in nesting.exactly((p, region), group.assumptions))
    printed = not addition.below(own, whole).empty
    sure = p.inside == REST_OF_WORLD or all(surely_inside(part, p.inside) for part in p.parts)
    verdict = "consistent only by rounding" if fits and not printed else "consistent"
    text = f"{p.claim.subject} ({p.claim.figure}) is {'no larger' if fits else 'larger'} than {p.inside}"
    text += f" ({region.claim.figure}), in which {'it lies' if sure else 'some publishers count it'}"
    other = "it must have another base" if sure else "it is counted elsewhere or has another base"
    text += "." if fits else f", so {other}."
    chance = detection_rate.of(p.claim, [(0.0, float(region.bounds.high or 100))], group.assumptions)
    return finding(
        "shares.inside", verdict, [p.claim.claim_id, region.claim.claim_id], text, subject=p.claim.subject,
        reading=WORLD if fits else OWN if sure else BESIDE, power=chance,
    )  # fmt: skip


def _left(group: Group) -> list[Finding]:
    """Return the finding on what is left for the listed regions without a figure, under each reading that holds."""
    held = [name for name, verdict in group.verdicts.items() if verdict != "contradictory"]
    if not group.missing or not held:
        return []
    parts: list[str] = []
    ends: list[tuple[float, float]] = []
    for name in held:
        rest = addition.remainder(group.totals[name])
        if rest not in ends:  # readings that leave the same are told once
            exact = addition.remainder(addition.total(group.exact[name]))
            how = f" with countries {name}" if len(group.options) > 1 else ""
            parts.append(f"{phrases.percent(*rest)}{how} ({phrases.percent(*exact)} as printed)")
        ends.append(rest)
    names = " and ".join(group.missing)
    return [
        finding(
            "shares.left", min((group.verdicts[name] for name in held), key=VERDICTS.index),
            [c.claim_id for c in group.claims], f"For {names} is left {'; '.join(parts)} of the market.",
            subject=names, reading=held[0], low=min(low for low, _ in ends), high=max(high for _, high in ends),
            unit="% of the market", power=group.power,
        )
    ]  # fmt: skip
