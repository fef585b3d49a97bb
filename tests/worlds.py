"""True worlds: sizes and shares are drawn, then printed with every rounding convention and hedge.

Whatever is printed of a true world must never be called a contradiction.
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal
from random import Random
from typing import NamedTuple

import cases

from helpers.checks.growth import paths
from helpers.checks.shares import addition, by_year, nesting
from helpers.engine import feasibility
from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET, Claim, Horizon
from helpers.page import places as gazetteer
from helpers.page.places import home_of
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bounds
from helpers.readings.timeline import Timeline

MODES = (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN, ROUND_UP)
HEDGES = ("exact", "exact", "about", "about", "over", "under", "range")
FORECAST = Horizon(period=True)
TURN = 1.0  # points by which the growth of a drawn market changes from year to year at most


def _round(value: float, step: Decimal, mode: str) -> Decimal:
    return (Decimal(value) / step).quantize(Decimal(1), rounding=mode) * step


def figure(random: Random, true: float, hedge: str, step: Decimal, shape: str) -> str:
    """Print a true number with a hedge, so that hedge and rounding are kept to; `shape` holds {} for the
    number.
    """
    mode = random.choice(MODES)
    if hedge == "about":
        near = _round(true * random.uniform(0.953, 1.047), step, random.choice(MODES))
        near = near if abs(Decimal(true) - near) <= near * Decimal("0.05") else _round(true, step, mode)
        return shape.format(near)
    if hedge == "over":
        return shape.format(_round(true * random.uniform(0.7, 1), step, mode))
    if hedge == "under":
        return shape.format(_round(true * random.uniform(1, 1.4), step, mode))
    if hedge == "range":
        low, high = (_round(true * random.uniform(*ends), step, mode) for ends in ((0.75, 1), (1, 1.3)))
        if low < high:
            return shape.format(f"{low}-{high}")
    return shape.format(_round(true, step, mode))


def _time(random: Random, page: Timeline) -> dict:
    """Return what one sentence says about the years of a growth rate."""
    start = random.randint(2018, 2026)
    return random.choice(
        (
            {"horizon": FORECAST},
            {"horizon": FORECAST},
            {"horizon": Horizon((random.randint(3, 8),))},
            {"horizon": Horizon((3, 5))},
            {"horizon": Horizon((5,)), "start_year": start},
            {"end_year": random.randint(page.published + 1, 2033)},
            {"end_year": random.randint(2020, page.published)},
            {"start_year": start},
            {"start_year": start, "end_year": start + random.randint(1, 8)},
        )
    )


def _slope(random: Random, cap: float) -> dict[int, float]:
    """Return log sizes by year, 2010 to 2045, whose growth turns by less than `cap` a year and stays above
    1%.
    """
    x, growth, points = random.uniform(1500, 2600), random.uniform(2, 22), {}
    for year in range(2010, 2046):
        points[year] = x
        growth = min(25.0, max(1.0, growth + random.uniform(-cap, cap)))
        x += growth
    return points


class Market(paths.Group):
    """A group of claims, and the other claims of its page."""

    context: Sequence[Claim] = ()


def market(random: Random, a: Assumptions) -> Market:
    """Return growth and size claims that a true path satisfies, with the one joint reading it was
    printed by.
    """
    first = random.choice((2024, 2025, 2025, 2026, None))
    hint = Timeline(first, first and first + 7, None, a.published.year)
    context = [cases.claim(90, "window", start_year=first, end_year=first + 7)] if first else []
    if random.random() < 0.5:
        year = random.choice((2021, 2022))
        context.append(
            cases.claim(91, "revenue", "A company", end_year=year, figure="$1 billion", hedge="exact")
        )
    rates = [cases.claim(n, "growth", unit="%", **_time(random, hint)) for n in range(random.randint(1, 4))]
    sizes = [
        cases.claim(10 + n, "size", unit="USD", end_year=random.randint(2018, 2034))
        for n in range(random.randint(0, 3))
    ]
    page = timeline.of([*context, *rates, *sizes], a)
    rates = [c for c in rates if timeline.spans(c, page)]
    name, windows = random.choice(list(timeline.combinations(rates, page).items()))
    x = _slope(random, TURN)
    printed = []
    for c in rates:
        start, end = windows[c.claim_id]
        step, hedge = Decimal(1).scaleb(-random.randint(0, 2)), random.choice(HEDGES)
        text = figure(random, paths.rate((x[end] - x[start]) / (end - start)), hedge, step, "{}%")
        printed.append(cases.printed(c, text, hedge))
    for c in sizes:
        hedge = random.choice(HEDGES)
        money = paths.own_unit(x[c.end_year], None)
        scale, word = random.choice(((1e9, "billion"), (1e6, "million")))
        step = Decimal(1).scaleb(-random.randint(0, 2)) if money > 2 * scale else Decimal("0.01")
        text = figure(random, money / scale, hedge, step, f"${{}} {word}")
        c = cases.printed(c, text, hedge)
        if c.ends[0].value > 0:
            printed.append(c)
    group = Market(MARKET, tuple(printed), bounds(printed, a), {name: windows}, {})
    group.context = context
    return group


class Division(NamedTuple):
    """Shares, what they can stand for, the regions listed, and the reading they were printed by."""

    claims: list[Claim]
    bounds: dict[str, Interval]
    listed: tuple[str, ...]
    reading: str


def regions(random: Random, a: Assumptions) -> Division:
    """Return shares that one division of the world satisfies."""
    listed = gazetteer.REGIONS[:5]
    weights = [random.expovariate(1) + 0.02 for _ in listed]
    share = {r: 100 * w / sum(weights) for r, w in zip(listed, weights, strict=True)}
    inside = {place: home_of(place) for place in ("United States", "Germany", "China")}
    country = {place: share[region] * random.uniform(0.05, 0.95) for place, region in inside.items()}
    reading = random.choice((nesting.WORLD, nesting.OWN, nesting.BESIDE))
    named = random.sample(listed, random.randint(1, 5))
    places = random.sample(list(country), random.randint(0, 3))
    true = {r: share[r] for r in named}
    rest = len(named) < 5 and random.random() < 0.3
    if rest:
        true[gazetteer.REST_OF_WORLD] = 100 - sum(share[r] for r in named)
    for place in places:
        home = inside[place]
        own = reading == nesting.OWN and home in named
        true[place] = 100 * country[place] / share[home] if own else country[place]
        if reading == nesting.BESIDE:
            home = home if home in named else gazetteer.REST_OF_WORLD if rest else None
            if home:
                true[home] -= country[place]
    if random.random() < 0.15 and len(named) > 1:
        one, other = named[:2]
        true[f"{one} + {other}"] = true.pop(one) + true.pop(other) if not places else true[one] + true[other]
    claims = []
    for n, (subject, value) in enumerate(true.items()):
        hedge, step = random.choice(HEDGES), Decimal(1).scaleb(-random.randint(0, 1))
        text = figure(random, value, hedge, step, "{}%")
        claims.append(cases.claim(n, "share", subject, text, unit="%", base=MARKET, hedge=hedge))
    return Division(claims, bounds(claims, a), listed if random.random() < 0.5 else (), reading)


def changes(markets: Sequence[paths.Group]) -> list[float | None]:
    """Return for each market the smallest change of growth under the reading it was printed by, None where no
    path holds.
    """
    return [next(iter(found.values())) for found in paths.changes(markets)]


def divided(divisions) -> list[bool]:
    """Return for each division of the world whether its shares hold under the reading it was printed by."""
    systems = []
    for found in divisions:
        by_time = by_year.split(found.claims, found.bounds)
        ((_, options), *_) = by_year.groups(by_time, None, found.bounds)
        systems.append(addition.bounds(options.get(found.reading, options[nesting.WORLD]), found.listed))
    return feasibility.feasible_each(systems)
