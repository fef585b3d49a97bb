"""Which shares are of one time: those of a year, and where those without a year belong."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from helpers.checks.shares import addition, nesting
from helpers.checks.shares.nesting import Options
from helpers.engine import intervals
from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET, Claim
from helpers.page.places import REST_OF_WORLD, is_place

ANOTHER_YEAR = "undated shares: of another year"
Bounds = Mapping[str, Interval]  # claim id -> the numbers that it can stand for
Times = dict[int | None, list[Claim]]  # year, None where none is said -> the shares of places


class Joined(NamedTuple):
    """Shares of the one year said and of no year, taken together, and whether they fit beside each other."""

    year: int
    options: Options
    fits: bool


def split(found: Iterable[Claim], bounds: Bounds) -> Times:
    """Return the shares of places by the year said, blanks left out, and what is a share of another product."""
    by_year: Times = {}
    for c in found:
        whole = c.base in ("", MARKET) or is_place(c.base)
        if (
            c.kind == "share"
            and whole
            and bounds[c.claim_id] != intervals.ANYTHING
            and all(map(is_place, c.subjects))
        ):
            by_year.setdefault(c.end_year, []).append(c)
    return by_year


def joined(by_year: Times, bounds: Bounds, said: Collection[str] = ()) -> Joined | None:
    """Return the shares of the one year said and those of no year together.

    `said` are the ids of those that the words put inside their region. None where more years or none are said, where
    each share has its year, or where a place has two shares.
    """
    years = [year for year in by_year if year is not None]
    if None not in by_year or len(years) != 1:
        return None
    both = sorted(by_year[None] + by_year[years[0]], key=lambda c: c.claim_id)
    names = [part for c in both for part in c.subjects]
    if len(set(names)) < len(names):
        return None
    whole = Interval(Fraction(100) if REST_OF_WORLD in names else None, Fraction(100))
    options = nesting.options(both, bounds, said)
    fits = any(not addition.total(places).meet(whole).empty for places in options.values())
    return Joined(years[0], options, fits)


def groups(
    by_year: Times, together: Joined | None, bounds: Bounds, said: Collection[str] = ()
) -> list[tuple[int | None, Options]]:
    """Return the shares that are of one time: (year or None, their readings)."""
    if together and together.fits:
        return [(together.year, together.options)]
    return [
        (year, nesting.options(claims, bounds, said))
        for year, all_ in by_year.items()
        for claims in _times(year, all_, bounds)
    ]


def _times(year: int | None, claims: Sequence[Claim], bounds: Bounds) -> list[list[Claim]]:
    """Return shares without a year as lists that name no place with two figures; a lone one is left out."""
    if year is not None:
        return [list(claims)]
    lists: list[list[Claim]] = []
    for c in claims:
        home = next((one for one in lists if not any(_differ(c, other, bounds) for other in one)), None)
        if home is None:
            lists.append(home := [])
        home.append(c)
    return [one for one in lists if len(one) > 1 or one is lists[0]]


def _differ(c: Claim, other: Claim, bounds: Bounds) -> bool:
    """Whether two claims print different shares of one place."""
    same = (c.subjects, c.base) == (other.subjects, other.base)
    return same and bounds[c.claim_id].meet(bounds[other.claim_id]).empty
