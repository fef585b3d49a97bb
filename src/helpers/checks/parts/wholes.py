"""Parts beside their whole, in money: is a region, a country or a segment larger than what it is a part of?

Sizes, and increments, of one unit and one year: part by part, and all parts together that surely do not overlap.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from typing import NamedTuple

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.checks.like import Bounds
from helpers.checks.parts import division
from helpers.engine.intervals import Interval
from helpers.ledger import around
from helpers.ledger.claim import MARKET, Claim

CHECK = "parts.whole"
NOUNS = {"size": "size", "increment": "increment"}


class Parts(NamedTuple):
    """A whole at one time, and what the words make parts of it, each with its claims."""

    whole: list[Claim]
    parts: list[list[Claim]]


def check(case: Case) -> list[Finding]:
    """Return one finding a whole and time of which a part is sized in the same unit."""
    of_kind = [c for c in like.sure(case) if c.kind in NOUNS]
    return [_finding(case, one) for group in like.groups(of_kind) for one in _wholes(case, group)]


def _wholes(case: Case, group: Sequence[Claim]) -> Iterator[Parts]:
    """Yield what of a group is a whole with parts; of one thing whose figures differ another check tells."""
    by_subject = {
        name: claims
        for name, claims in like.by_subject(group).items()
        if len(name) == 1 and not like.common(claims, case.bounds).empty
    }
    own = like.own_place(case)
    for (name,), whole in by_subject.items():
        parts = [
            claims
            for (part,), claims in by_subject.items()
            if part != name and (like.inside(part, name, own) or (name == MARKET and _segment(case, claims)))
        ]
        if parts:
            yield Parts(whole, parts)


def _segment(case: Case, claims: Sequence[Claim]) -> bool:
    """Whether the words call what a claim is about a segment."""
    return any(
        division.part(c)
        and (around.SEGMENT.search(around.before(case.page.source, c)) or division.by_one_thing(case, c))
        for c in claims
    )


def _finding(case: Case, one: Parts) -> Finding:
    exact = like.exact(case)
    whole, first = like.common(one.whole, case.bounds), one.whole[0]
    larger = [claims for claims in one.parts if not like.below(like.common(claims, case.bounds), whole)]
    apart = _apart(case, one.parts)
    together = len(apart) > 1 and not like.below(_sum(apart, case.bounds), whole)
    subject, said = first.subject, phrases.told(first)
    when = phrases.years(first)
    if larger or together:
        clash = larger or apart
        figures = phrases.listed(f"{claims[0].subject} with {phrases.told(claims[0])}" for claims in clash)
        text = f"{figures} {'are' if len(clash) > 1 else 'is'} {'' if larger or len(clash) == 1 else 'together '}"
        text += f"larger than {phrases.whole(subject)} with {said}{when}, of which {_it(clash)} part"
        text += ". Which of them is wrong cannot be known."
        return finding(CHECK, "contradiction", _ids(clash, one), text, subject=subject)
    parts = apart if len(apart) > 1 else one.parts
    printed = all(
        like.below(like.common(claims, exact), like.common(one.whole, exact)) for claims in one.parts
    )
    printed = printed and (len(apart) < 2 or like.below(_sum(apart, exact), like.common(one.whole, exact)))
    figures = phrases.listed(f"{claims[0].subject} with {phrases.told(claims[0])}" for claims in parts)
    text = f"{figures} {'fit' if len(parts) > 1 else 'fits'} into {phrases.whole(subject)} with {said}{when}."
    error = smallest_error.of(parts[0][0], [(0.0, _room(parts, whole, case.bounds))], case.assumptions)
    verdict = "fits" if printed else "fits by rounding"
    return finding(CHECK, verdict, _ids(parts, one), text, subject=subject, smallest_error=error)


def _it(clash: Sequence[Sequence[Claim]]) -> str:
    return "each is a" if len(clash) > 1 else "it is a"


def _ids(parts: Sequence[Sequence[Claim]], one: Parts) -> list[str]:
    return [c.claim_id for claims in (*parts, one.whole) for c in claims]


def _apart(case: Case, parts: Sequence[list[Claim]]) -> list[list[Claim]]:
    """Return parts of which no two overlap: the places that lie in no other one, or else one division."""
    named = [(claims[0].subject, claims) for claims in parts]
    top = [
        (name, claims)
        for name, claims in named
        if not any(other != name and like.inside(name, other, "") for other, _ in named)
    ]
    kept: list[tuple[str, list[Claim]]] = []
    for name, claims in top:
        if all(like.disjoint(name, other) for other, _ in kept) and not division.part(claims[0]):
            kept.append((name, claims))
    if kept:
        return [claims for _, claims in kept]
    flat = [c for claims in parts for c in claims]
    longest = max(division.divisions(case, flat), key=len, default=[])
    return [[c] for c in longest]


def _sum(parts: Sequence[Sequence[Claim]], ends: Bounds) -> Interval:
    return reduce(Interval.__add__, (like.common(claims, ends) for claims in parts))


def _room(parts: Sequence[Sequence[Claim]], whole: Interval, ends: Bounds) -> float:
    """Return the most that the other parts leave the first."""
    most = float("inf") if whole.high is None else float(whole.high)
    return most - sum(float(like.common(claims, ends).low or 0) for claims in parts[1:])
