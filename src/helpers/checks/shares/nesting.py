"""."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from helpers.page.places import REGIONS, REST_OF_WORLD, home_of, is_place, nearest
from helpers.readings import catalogue
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim

WORLD, OWN, BESIDE = (r.name for r in catalogue.READINGS if r.dimension == "countries")


class Place(NamedTuple):
    """One share under one reading: what it is a share of, and the place it is taken to lie inside ("" for
    none).
    """

    claim: Claim
    parts: tuple[str, ...]
    of: str
    inside: str


Reading = tuple[Place, ...]


def complete(claims: Sequence[Claim], regions: Sequence[str]) -> bool:
    """Whether the shares leave nobody out: the rest of the world has one, or each region listed has."""
    named = {part for c in claims for part in places_of(c)}
    return REST_OF_WORLD in named or (len(regions) > 1 and named.issuperset(regions))


def options(claims: Sequence[Claim]) -> dict[str, Reading]:
    """Return the readings of one year's shares; one alone where no country's region has a share of
    its own.
    """
    names = {part for c in claims for part in places_of(c)}
    unclear = any(_home(places_of(c), names) and of_part(c) == "market" for c in claims)
    return {
        name: tuple(_place(c, names, name) for c in claims)
        for name in ((WORLD, OWN, BESIDE) if unclear else (WORLD,))
    }


def _place(c: Claim, names: set[str], reading: str) -> Place:
    parts, of = places_of(c), of_part(c)
    home = _home(parts, names)
    if of != "market":
        return Place(c, parts, of, of)
    if home and reading == OWN and len(parts) == 1 and home != REST_OF_WORLD:
        return Place(c, parts, home, home)
    return Place(c, parts, "market", "" if reading == BESIDE else home)


def _home(parts: Sequence[str], names: set[str]) -> str:
    """Return the printed region(s) that the places lie in: "" where they are regions or their region has no
    share.

    Where publishers differ on the region, it is the commonest of those printed; that the place lies in none of
    them is the reading "beside".
    """
    homes = []
    for part in parts:
        elsewhere = REST_OF_WORLD if REST_OF_WORLD in names and part not in REGIONS and home_of(part) else ""
        homes.append(nearest(part, names) or elsewhere)
    return " + ".join(dict.fromkeys(homes)) if all(homes) else ""


def places_of(c: Claim) -> tuple[str, ...]:
    return tuple(c.subject.split(" + "))


def of_part(c: Claim) -> str:
    return c.of if is_place(c.of) else "market"


def claims_of(options: Mapping[str, Reading]) -> list[Claim]:
    return [p.claim for p in next(iter(options.values()))]


def exactly(places: Reading, a: Assumptions) -> Reading:
    """Return the places with their figures taken as printed, hedges of "about" left aside."""
    exact = meant.with_bounds([p.claim for p in places], replace(a, rounding="as printed", about=0.0))
    return tuple(p._replace(claim=c) for p, c in zip(places, exact, strict=True))


def share_of(name: str, places: Reading) -> Place | None:
    return next((p for p in places if p.claim.subject == name and p.of == "market"), None)


def missing(claims: Sequence[Claim], regions: Sequence[str]) -> list[str]:
    """Return the listed regions that have no figure, none where the rest of the world has one."""
    named = {part for c in claims for part in places_of(c)}
    return [] if REST_OF_WORLD in named else [r for r in regions if r not in named]
