"""What lies inside what: the readings of the shares of one time, each place with what it is taken to lie inside."""

import re
from collections.abc import Collection, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET, Claim
from helpers.page.places import REGIONS, REST_OF_WORLD, home_of, is_place, nearest
from helpers.readings import catalogue
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound

_OPENS = re.compile(
    r"\b(?:with|including|includes?|of which|of that|led by|driven by"
    r"|(?:(?:in )?particular(?:ly)?|especially)(?! in\b))\b",  # "particularly in" says where it grows, not of what
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?;]\s|[.!?]?<|\n\s*\n")
WORLD, OWN, BESIDE = (r.name for r in catalogue.READINGS if r.dimension == "countries")


class Place(NamedTuple):
    """One share under one reading, and the numbers that it can stand for.

    `parts` are the places that it is of, `of` is what it is a share of, `inside` the place that it is taken to lie
    inside ("" for none).
    """

    claim: Claim
    parts: tuple[str, ...]
    of: str
    inside: str
    bounds: Interval


Reading = tuple[Place, ...]
Options = dict[str, Reading]  # name of a reading -> the places under it; the plainest first


def options(claims: Sequence[Claim], bounds: Mapping[str, Interval], said: Collection[str] = ()) -> Options:
    """Return the readings of the shares of one time; one alone where no country's region has a share of its own.

    `bounds` are the numbers that each claim can stand for, by its id; `said` are the ids of those that the words put
    inside their region, which leave no other reading.
    """
    names = {part for c in claims for part in c.subjects}
    open_ = [c for c in claims if c.claim_id not in said]
    unclear = any(home_among(c.subjects, names) and of_part(c) == MARKET for c in open_)
    return {
        name: tuple(
            _place(c, bounds[c.claim_id], names, WORLD if c.claim_id in said else name) for c in claims
        )
        for name in ((WORLD, OWN, BESIDE) if unclear else (WORLD,))
    }


def said_inside(claims: Sequence[Claim], source: str) -> frozenset[str]:
    """Return the ids of the shares that the words of a page put inside a region's: "Asia holds 25%, with China at 15%".

    Between the region's figure and the part's, in one sentence, stands a word that opens a whole.
    """
    found = set()
    shares = [c for c in claims if c.kind == "share"]
    for c, region in product(shares, shares):
        between = source[region.end : c.start] if region.end <= c.start else ""
        inside = home_among(c.subjects, region.subjects) == region.subject
        if inside and _OPENS.search(between) and not _STOPS.search(between):
            found.add(c.claim_id)
    return frozenset(found)


def _place(c: Claim, bounds: Interval, names: set[str], reading: str) -> Place:
    of, home = of_part(c), home_among(c.subjects, names)
    if of != MARKET:
        return Place(c, c.subjects, of, of, bounds)
    if home and reading == OWN and len(c.subjects) == 1 and home != REST_OF_WORLD:
        return Place(c, c.subjects, home, home, bounds)
    return Place(c, c.subjects, MARKET, "" if reading == BESIDE else home, bounds)


def home_among(parts: Sequence[str], names: Collection[str]) -> str:
    """Return the printed region(s) that places lie in: "" where they are regions or their region has no share.

    Where publishers differ on the region, it is the commonest of those printed; that the place lies in none of
    them is the reading "beside". Several countries and the rest of the world, without a region, divide the world:
    none lies in the rest.
    """
    regions, homes = set(names) & set(REGIONS), []
    rest = REST_OF_WORLD in names and (len(regions) > 1 or len(names) < 3)
    for part in parts:
        elsewhere = REST_OF_WORLD if rest and part not in REGIONS and home_of(part) else ""
        homes.append(nearest(part, names) or elsewhere)
    return " + ".join(dict.fromkeys(homes)) if all(homes) else ""


def of_part(c: Claim) -> str:
    """Return what a share is a share of: the region or country printed as its base, or else the market."""
    return c.base if is_place(c.base) else MARKET


def exactly(places: Reading, a: Assumptions) -> Reading:
    """Return the places with their figures taken as printed, hedges of "about" left aside."""
    face = a.at_face()
    return tuple(p._replace(bounds=bound(p.claim, face)) for p in places)


def share_of(name: str, places: Reading) -> Place | None:
    """Return the share of the market that is printed for a place, None where there is none."""
    return next((p for p in places if p.claim.subject == name and p.of == MARKET), None)


def complete(claims: Sequence[Claim], regions: Sequence[str]) -> bool:
    """Whether the shares leave nobody out: the rest of the world has one, or each region listed has.

    Of what the rest is the rest is known only where two other places at least have a share.
    """
    named = {part for c in claims for part in c.subjects}
    rest = REST_OF_WORLD in named and len(named) >= 3
    return rest or (len(regions) > 1 and named.issuperset(regions))


def missing(claims: Sequence[Claim], regions: Sequence[str]) -> list[str]:
    """Return the listed regions that have no figure, none where the rest of the world has one."""
    named = {part for c in claims for part in c.subjects}
    return [] if REST_OF_WORLD in named else [r for r in regions if r not in named]
