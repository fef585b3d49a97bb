"""."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from helpers.checks.shares import addition, nesting
from helpers.checks.shares.nesting import Reading
from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.page.places import REST_OF_WORLD, is_place
from helpers.readings.claims import Claim

ANOTHER_YEAR = "undated shares: of another year"


def groups(found: Iterable[Claim]) -> list[tuple[int | None, dict[str, Reading]]]:
    """Return the shares of places that are of one time: (year or None, name of the reading -> places)."""
    by_year = split(found)
    year, both, fits = one_year(by_year)
    joined = {year: both} if fits else by_year
    return [(year, nesting.options(claims)) for year, all_ in joined.items() for claims in _times(year, all_)]


def split(found: Iterable[Claim]) -> dict[int | None, list[Claim]]:
    by_year: dict[int | None, list[Claim]] = {}
    for c in found:
        if c.kind == "share" and c.bounds != intervals.ANYTHING and all(map(is_place, nesting.places_of(c))):
            by_year.setdefault(c.end_year, []).append(c)
    return by_year


def one_year(by_year: Mapping[int | None, list[Claim]]) -> tuple[int | None, list[Claim], bool]:
    """Return the one year said, the shares of it and of no year together, and whether they fit beside each other.

    No shares where more years or none are said, or where a place has two shares.
    """
    if None not in by_year or len(by_year) != 2:
        return None, [], False
    year = next(y for y in by_year if y is not None)
    both = sorted(by_year[None] + by_year[year], key=lambda c: c.claim_id)
    names = [part for c in both for part in nesting.places_of(c)]
    if len(set(names)) < len(names):
        return year, [], False
    whole = Interval(Fraction(100) if REST_OF_WORLD in names else None, Fraction(100))
    return (
        year,
        both,
        any(not addition.total(places).meet(whole).empty for places in nesting.options(both).values()),
    )


def _times(year: int | None, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return shares without a year as lists that name no place with two figures; a lone one is left out."""
    if year is not None:
        return [list(claims)]
    lists: list[list[Claim]] = []
    for c in claims:
        home = next((one for one in lists if not any(_differ(c, other) for other in one)), None)
        if home is None:
            lists.append(home := [])
        home.append(c)
    return [one for one in lists if len(one) > 1 or one is lists[0]]


def _differ(c: Claim, other: Claim) -> bool:
    """Whether two claims print different shares of one place."""
    return (c.subject, c.of) == (other.subject, other.of) and c.bounds.meet(other.bounds).empty
