"""Shares of a market by region and country: sums, what lies inside what, and what is left. In levels,
exactly.

The unknowns are shares of the world's market in %, one a region or country. What is not a region or a country
(segments, companies) is not added up with them, nor are shares for different years.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from helpers.checks import candidate_errors, phrases
from helpers.checks import detection as detecting
from helpers.checks import finding as findings
from helpers.checks.shares import addition, by_year, nesting
from helpers.checks.shares.by_year import ANOTHER_YEAR
from helpers.checks.shares.nesting import BESIDE, OWN, WORLD, Reading
from helpers.engine import certificates, feasibility
from helpers.engine import conflicts as conflict_sets
from helpers.page.places import REST_OF_WORLD, surely_inside
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim, as_float


def check(ledger: pd.DataFrame, a: Assumptions, regions: Sequence[str] = ()) -> list[dict]:
    """Return the findings on shares: their sum, what lies inside what, what is left.

    `regions` are the regions that the page lists; those without a figure are named with what is left for
    them.
    """
    found = meant.claims(ledger, a)
    together = by_year.groups(found)
    if not together:
        ids = [c.claim_id for c in found if c.kind == "share"]
        text = "The page prints no share of a region or a country, so there is nothing to add up."
        return [findings.finding("shares together", "not checkable", ids, text)]
    rows = _apart(found)
    for _, options in together:
        verdicts, chance = addition.judged(options, a, regions)
        rows += _together(options, verdicts, chance, a, regions)
        rows += _nesting(options, a) + _left(options, verdicts, chance, a, regions)
    return rows


def _apart(found: Sequence[Claim]) -> list[dict]:
    """Return the finding on shares without a year that cannot be of the one year said beside them."""
    year, both, fits = by_year.one_year(by_year.split(found))
    if fits or not both:
        return []
    total = addition.total(next(iter(nesting.options(both).values())))
    text = (
        f"If all shares are of {year}, which the page says for some, they come to {phrases.range_(total)}; they can hold only"
        " if those without a year are of another."
    )
    ids = [c.claim_id for c in both]
    return [findings.finding("shares of one year", "not checkable", ids, text, reading=ANOTHER_YEAR)]


def _together(
    options: Mapping[str, Reading],
    verdicts: Mapping[str, str],
    chance: float,
    a: Assumptions,
    regions: Sequence[str],
) -> list[dict]:
    """Return the verdict on all shares of one year under every reading, and the conflicts where
    none holds.
    """
    check = "shares together"
    claims = nesting.claims_of(options)
    ids = [c.claim_id for c in claims]
    verdict = min(verdicts.values(), key=findings.VERDICTS.index)
    if len(ids) < 2 and verdict != "contradictory":
        text = (
            f"{claims[0].figure} for {claims[0].subject} is the only share of a place; it takes two to add."
        )
        return [findings.finding(check, "not checkable", ids, text)]
    reading = next(name for name, v in verdicts.items() if v == verdict)
    total = addition.total(options[reading])
    text = f"The shares come to {phrases.range_(total)} {_printed_sums(options, a)}"
    if verdict == "contradictory":
        several = len(options) > 1
        text += f"; {_whole(claims, regions, several)}, and do not{' under any reading' if several else ''}."
        reading = ""
    else:
        failed = [name for name, v in verdicts.items() if v == "contradictory"]
        text += f"; they fail where countries are counted {' or '.join(failed)}." if failed else "."
    low, high = as_float(total.low), as_float(total.high)
    shared = {"reading": reading, "low": low, "high": high, "unit": "%", "power": chance}
    rows = [findings.finding(check, verdict, ids, text, **shared)]
    return rows + (_conflicts(options, regions, a) if verdict == "contradictory" else [])


def _whole(claims: Sequence[Claim], regions: Sequence[str], nested: bool) -> str:
    """Say what all shares together must come to; `nested` says that some lie inside others."""
    inside = ", with no country larger than its region" if nested else ""
    if nesting.complete(claims, regions):
        return f"they leave nobody out, so they must make 100%{inside}"
    return f"they must stay within 100%{inside}"


def _printed_sums(options: Mapping[str, Reading], a: Assumptions) -> str:
    """Say what the printed figures come to, reading by reading, and which makes 100."""
    sums = {name: addition.printed_sum(places, a) for name, places in options.items()}
    if len(set(sums.values())) == 1:
        return f"({phrases.number(next(iter(sums.values())))} as printed)"
    parts = [f"{phrases.number(s)} with countries {name}" for name, s in sums.items()]
    return f"(as printed {', '.join(parts)})"


def _conflicts(options: Mapping[str, Reading], regions: Sequence[str], a: Assumptions) -> list[dict]:
    """Return a finding for each smallest set of shares that cannot hold together under the first reading."""
    reading, places = next(iter(options.items()))
    rows = addition.bounds(places, regions)
    clashes, repairs, complete = conflict_sets.conflicts(rows)
    by_id = {p.claim.claim_id: p.claim for p in places}
    found = []
    for clash in clashes:
        proof = certificates.certificate([row for row in rows if row.name is None or row.name in clash])
        text, gap = _by_hand(proof, by_id)
        shared = {"reading": reading, "low": gap, "unit": "% of the market"}
        found.append(
            findings.finding("conflict", "contradictory", [i for i in by_id if i in clash], text, **shared)
        )
    sets = [[i for i in by_id if i in repair] for repair in repairs]
    slip = _slip(places, regions, reading, [ids[0] for ids in sets if len(ids) == 1], a)
    found.append(findings.repairs(sets, "contradictory", complete, reading=reading))
    return found + ([slip] if slip else [])


def _slip(
    places: Reading, regions: Sequence[str], reading: str, alone: Sequence[str], a: Assumptions
) -> dict | None:
    """Return the finding on slips of the shares in `alone` with which all shares would hold."""
    single = [p.claim for p in places if p.claim.claim_id in alone]
    tried = [(c, s) for c in single for s in candidate_errors.of(c, None, a) if s.kind != "a year off by one"]
    systems = [addition.bounds(tuple(p._replace(claim=s.claim) if p.claim is c else p for p in places), regions)
               for c, s in tried]  # fmt: skip
    return candidate_errors.report(
        tried, feasibility.feasible_each(systems) if systems else [], "market", reading
    )


def _by_hand(proof: certificates.Certificate, by_id: Mapping[str, Claim]) -> tuple[str, float]:
    """Return a certificate as one sentence, and the gap in points of the market."""
    most = max(part.multiplier for part in proof.parts)
    texts: dict[str, list[str]] = {"low": [], "high": []}
    for row, side, multiplier in proof.parts:
        bound = row.low if side == "low" else row.high
        if row.name is None and not bound:
            continue  # a part is no larger than its whole, and nothing is below 0
        claim = by_id.get(row.name)
        what = f"{claim.subject}, {claim.figure}, {row.name}" if claim else "the whole"
        times = "" if multiplier == most else f"{multiplier / most} x "
        number = (
            "its part of the region"
            if claim and len(row.terms) > len(claim.subject.split(" + "))
            else phrases.number(bound)
        )
        texts[side].append(f"{times}{number} ({what})")
    need, allow = (" + ".join(texts[side]) or "0" for side in ("low", "high"))
    gap = float(proof.gap / most)
    return (
        f"At least {need} is needed, but at most {allow} is allowed: they miss by {phrases.number(gap)} points.",
        gap,
    )


def _nesting(options: Mapping[str, Reading], a: Assumptions) -> list[dict]:
    """Return a finding for each country whose region has a share: it should be no larger, if it is counted
    inside.
    """
    rows = []
    for p in next(iter(options.values())):
        region = nesting.share_of(p.inside, next(iter(options.values())))
        if not region or p.of != "market":
            continue
        own, whole = p.claim.bounds, region.claim.bounds
        fits = not addition.below(own, whole).empty
        exact = [q.claim.bounds for q in nesting.exactly((p, region), a)]
        printed = not addition.below(*exact).empty
        sure = p.inside == REST_OF_WORLD or all(surely_inside(part, p.inside) for part in p.parts)
        verdict = "consistent" if printed else "consistent only by rounding" if fits else "consistent"
        reading = WORLD if fits else OWN if sure else BESIDE
        text = f"{p.claim.subject} ({p.claim.figure}) is {'no larger' if fits else 'larger'} than {p.inside}"
        text += f" ({region.claim.figure}), in which {'it lies' if sure else 'some publishers count it'}"
        other = "it must have another base" if sure else "it is counted elsewhere or has another base"
        text += "." if fits else f", so {other}."
        chance = detecting.of(p.claim, [(0.0, float(whole.high or 100))], a)
        ids = [p.claim.claim_id, region.claim.claim_id]
        rows.append(
            findings.finding(
                "inside its region",
                verdict,
                ids,
                text,
                subject=p.claim.subject,
                reading=reading,
                power=chance,
            )
        )
    return rows


def _left(
    options: Mapping[str, Reading],
    verdicts: Mapping[str, str],
    chance: float,
    a: Assumptions,
    regions: Sequence[str],
) -> list[dict]:
    """Return the finding on what is left for the listed regions without a figure, under each reading that holds."""
    claims = nesting.claims_of(options)
    missing = nesting.missing(claims, regions)
    if not missing:
        return []
    names, parts, ends, held = " and ".join(missing), [], [], []
    for name, places in options.items():
        if verdicts[name] != "contradictory":
            low, high = addition.remainder(addition.total(places))
            exact = addition.remainder(addition.total(nesting.exactly(places, a)))
            if (low, high) not in ends:  # readings that leave the same are told once
                how = f" with countries {name}" if len(options) > 1 else ""
                parts.append(f"{phrases.percent(low, high)}{how} ({phrases.percent(*exact)} as printed)")
            ends.append((low, high))
            held.append(name)
    if not held:
        return []
    verdict = min((verdicts[name] for name in held), key=findings.VERDICTS.index)
    text = f"For {names} is left {'; '.join(parts)} of the market."
    shared = {"reading": held[0], "unit": "% of the market", "power": chance}
    shared |= {"low": min(low for low, _ in ends), "high": max(high for _, high in ends)}
    ids = [c.claim_id for c in claims]
    return [findings.finding("left for other regions", verdict, ids, text, subject=names, **shared)]
