"""First by the words, first by the figures: "the largest share", "the fastest growing region" beside the others'."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.checks.parts import division
from helpers.engine.intervals import Interval
from helpers.ledger import around
from helpers.ledger.claim import MARKET, Claim
from helpers.page import places

CHECK = "rank.first"
_MOST = re.compile(
    r"\b(?:largest|biggest|highest|greatest|dominant|leading)\s+(?:(?:global|regional|overall|revenue|market|value)\s+)*"
    r"(?:shares?|markets?|regions?|regional market|contributors?|position|segments?|revenue)\b|\bdominat(?:ed|es)\b"
    r"|\bled the (?:global |world )?market\b",
    re.IGNORECASE,
)
_FASTEST = re.compile(
    r"\bfastest[- ]growing\s+(?:regions?|regional markets?|markets?|segments?|type|application)\b"
    r"|\b(?:fastest|highest|quickest)\s+(?:(?:regional|projected|expected|market)\s+)*"
    r"(?:growth(?: rate)?|CAGR|pace|rate)\b"
    r"|\bgrow(?:s|ing)?\s+(?:the\s+)?fastest\b",
    re.IGNORECASE,
)
# What makes a first one of several, or the first of something narrower.
_NOT_FIRST = re.compile(
    r"\b(?:second|third|fourth|2nd|3rd|next|one of|among|amongst|not|never|no longer|previously|formerly|after|behind"
    r"|follow\w*|except|excluding|outside|other than|while|whereas|although|but|than|per|country|countries|nation"
    r"|jointly|together|collectively|and)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|should|may|expect\w*|project\w*|anticipat\w*|poised|set to|likely|forecast\w*|by 20\d\d)\b",
    re.IGNORECASE,
)
_KINDS = {
    "share": (_MOST, "the largest"),
    "size": (_MOST, "the largest"),
    "growth": (_FASTEST, "the fastest growing"),
}


class First(NamedTuple):
    """A claim that the words call first, and the claims that it is then first among."""

    claim: Claim
    others: tuple[Claim, ...]


def check(case: Case) -> list[Finding]:
    """Return one finding a part that the words call first and whose like has figures too."""
    found = [c for c in like.sure(case) if c.kind in _KINDS and len(c.subjects) == 1]
    firsts = [c for c in found if c.subject != MARKET and _said_first(case, c)]
    return [_finding(case, one) for one in _beside(case, firsts, found)]


def _said_first(case: Case, c: Claim) -> bool:
    """Whether the words before a figure call its subject, the only one named there, the first."""
    said, (pattern, _) = around.before(case.page.source, c), _KINDS[c.kind]
    named = around.named(said)
    alone = (
        named == {c.subject} if c.subject in places.TABLE else not named and c.subject.lower() in said.lower()
    )
    called = pattern.search(said)
    return bool(alone and called and not re.search(r"\d%", said) and not _NOT_FIRST.search(said))


def _beside(case: Case, firsts: Sequence[Claim], found: Sequence[Claim]) -> Iterator[First]:
    source = case.page.source
    divisions = {c: one for one in _divided(case, found) for c in one}
    for c in firsts:
        ahead = bool(_AHEAD.search(around.before(source, c)))
        others = tuple(
            o
            for o in found
            if (o.kind, o.unit, o.measure, o.base, like.time(o))
            == (c.kind, c.unit, c.measure, c.base, like.time(c))
            and (like.dated(c) or (not ahead and around.one_paragraph(source, c, o)))
            and (_alike(c.subject, o.subject) or o in divisions.get(c, ()) or _of_all(c, o))
            and o is not c
        )
        if others:
            yield First(c, others)


def _divided(case: Case, found: Sequence[Claim]) -> Iterator[list[Claim]]:
    for kind in _KINDS:
        of_kind = [c for c in found if c.kind == kind]
        for time in dict.fromkeys(map(like.time, of_kind)):
            yield from division.divisions(case, [c for c in of_kind if like.time(c) == time])


def _alike(one: str, other: str) -> bool:
    """Whether two places are ranked with each other: both regions of the world, or both countries."""
    regions = all(name in places.REGIONS and name != places.REST_OF_WORLD for name in (one, other))
    countries = places.is_country(one) and places.is_country(other)
    return one != other and (regions or countries)


def _of_all(c: Claim, o: Claim) -> bool:
    """Whether a rate is the whole market's, which cannot outgrow the fastest of its parts."""
    return c.kind == "growth" and o.subject == MARKET and like.dated(c)


def _finding(case: Case, one: First) -> Finding:
    c, own = one.claim, case.bounds[one.claim.claim_id]
    larger = [o for o in one.others if not _reaches(own, case.bounds[o.claim_id])]
    called = _KINDS[c.kind][1]
    text = f"{c.subject} is called {called}, with {phrases.told(c)}{phrases.years(c)}"
    if larger:
        figures = _listed(larger)
        ids = [c.claim_id, *(o.claim_id for o in larger)]
        text += f", and the page prints for {figures}. Whether the words or the figures are wrong cannot be known."
        return finding(CHECK, "contradiction", ids, text, subject=c.subject)
    exact = like.exact(case)
    printed = all(_reaches(exact[c.claim_id], exact[o.claim_id]) for o in one.others)
    least = max(like.infinite(case.bounds[o.claim_id])[0] for o in one.others)
    text += f"; none of {_listed(one.others)} is above that."
    error = smallest_error.of(c, [(least, float("inf"))], case.assumptions)
    ids = [c.claim_id, *(o.claim_id for o in one.others)]
    return finding(
        CHECK, "fits" if printed else "fits by rounding", ids, text, subject=c.subject, smallest_error=error
    )


def _listed(claims: Iterable[Claim]) -> str:
    return phrases.listed(f"{phrases.whole(c.subject)} with {phrases.told(c)}" for c in claims)


def _reaches(own: Interval, other: Interval) -> bool:
    """Whether some number of `own` is no smaller than some number of `other`."""
    return like.below(other, own)
