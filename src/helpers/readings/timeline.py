"""The years that growth claims can be meant for, under each way to read them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from helpers.ledger.claim import Claim, Horizon
from helpers.readings.assumptions import Assumptions

Window = tuple[int, int]  # start year, end year
Windows = Mapping[str, Window]  # claim id -> its window


class Timeline(NamedTuple):
    """What a page says about time: its title's window, the latest past year it prints, when it came out."""

    first: int | None
    last: int | None
    stated: int | None
    published: int


def of(claims: Sequence[Claim], a: Assumptions) -> Timeline:
    """Return what the claims of one page say about time; the first window counts."""
    window = next((c for c in claims if c.kind == "window"), None)
    years = [y for c in claims if c.kind != "window" for y in (c.start_year, c.end_year) if y]
    stated = max((y for y in years if y < a.published.year), default=None)
    first, last = (window.start_year, window.end_year) if window else (None, None)
    return Timeline(first, last, stated, a.published.year)


def spans(claim: Claim, time: Timeline) -> dict[str, Window]:
    """Return the windows (start year, end year) that a growth claim can be meant for, by the name of the
    reading.

    The name is "as stated" where the sentence says both years. No windows where nothing ties the rate to
    years.
    """
    found: dict[str, Window] = {}
    for name, (start, end) in _spans(claim, time):
        if start and end and start < end and (start, end) not in found.values():
            found[name] = (start, end)
    return found


def combinations(found: Sequence[Claim], time: Timeline) -> dict[str, dict[str, Window]]:
    """Return every joint reading of growth claims: name -> claim id -> (start year, end year).

    Claims that are unclear in the same way are read in the same way. Joint readings that come to the same
    windows count once. Claims without years are left out. The first reading is the plainest. Rates of neighbouring
    years that say nothing else of time are each of one year: "5% in 2023 and 7% in 2024".
    """
    series = _series(found)
    options = {c.claim_id: series.get(c.claim_id) or spans(c, time) for c in found}
    choices: dict[str, dict[str, None]] = {}
    for windows in options.values():
        for name in windows:
            dimension = name.split(":")[0]
            if ":" in name:
                choices.setdefault(dimension, {})[name] = None
    joint: dict[tuple[tuple[str, Window], ...], str] = {}
    for chosen in product(*choices.values()):
        picked = tuple((i, _pick(options[i], chosen)) for i in options if options[i])
        joint.setdefault(picked, "; ".join(chosen) or "as stated")
    return {name: dict(picked) for picked, name in joint.items()}


def _series(found: Sequence[Claim]) -> dict[str, dict[str, Window]]:
    """Return the windows of rates that are of one year each, as those of neighbouring years show, by claim id."""
    last = {c.claim_id: c.end_year for c in found if c.end_year and not c.start_year and not c.horizon}
    years = set(last.values())
    return {i: {"as stated": (y - 1, y)} for i, y in last.items() if {y - 1, y + 1} & years}


def _pick(windows: Mapping[str, Window], chosen: Sequence[str]) -> Window:
    return next((windows[name] for name in chosen if name in windows), next(iter(windows.values())))


def _spans(c: Claim, time: Timeline) -> Iterator[tuple[str, tuple[int | None, int | None]]]:
    start, end = c.start_year, c.end_year
    lengths = _lengths(c.horizon)
    if start and end and c.horizon and c.horizon.period and end - start > 1:
        yield "forecast period: from the base year", (start, end)
        yield "forecast period: from the year after", (start + 1, end)
    elif start and end:
        yield "as stated", (start, end)
    elif lengths and (start or end):
        for name, n in lengths:
            reading = f"length: {name}" if len(lengths) > 1 else "as stated"
            if start:
                yield reading, (start, start + n)
            elif end:
                yield reading, (end - n, end)
    elif lengths:
        for (name, n), (how, first) in product(lengths, _starts(time)):
            yield f"next years: {how}" + (f", {name} length" if len(lengths) > 1 else ""), (first, first + n)
    elif c.horizon and c.horizon.period:
        last = end or time.last
        opening = time.first or (time.published if last else None)
        if start:
            yield "as stated", (start, last)
        elif opening:
            yield "forecast period: from the title's first year", (opening, last)
            yield "forecast period: from the year before", (opening - 1, last)
    elif end and end <= time.published:
        yield "past year: that year alone", (end - 1, end)
        yield "past year: from then to the title's last year", (end, time.last)
    elif end:
        for how, first in _starts(time):
            yield f"end only: {how}", (first, end)
    elif start:
        yield "start only: to the title's last year", (start, time.last)
        yield "start only: for five years", (start, start + 5)


def _starts(time: Timeline) -> list[tuple[str, int]]:
    starts = {
        "from publication": time.published,
        "from the title's first year": time.first,
        "from the last stated year": time.stated,
        "from the year before": time.first and time.first - 1,
    }
    return [(name, year) for name, year in starts.items() if year]


def _lengths(horizon: Horizon | None) -> list[tuple[str, int]]:
    """Return the numbers of years in "next 5 years" or "next 3-5 years", named."""
    lengths = horizon.lengths[:2] if horizon else ()
    names = ("the shorter", "the longer") if len(set(lengths)) > 1 else ("",)
    return list(zip(names, lengths, strict=False))
