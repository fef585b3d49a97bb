"""Growth and size claims: what would have to be true for all of them to hold."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, islice, permutations, product

import pandas as pd

from helpers import clashes, findings, paths, power
from helpers.engine.intervals import Interval
from helpers.engine.rows import TOLERANCE, Row
from helpers.findings import count, finding
from helpers.page import figures
from helpers.paths import Group, Windows
from helpers.readings import claims as meant
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim, as_float
from helpers.readings.timeline import Page

TOGETHER = "growth and size together"
STEPS = 30  # of the rates that `pairs` tries
PAIRS = 12  # of a longer and a shorter growth claim, up to which a subject's findings are listed


def windows(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the years each growth claim can be meant for, one row per growth claim and reading.

    Columns: claim_id, subject, figure, hedge, reading, start_year, end_year, low, high (% a year after hedge
    and rounding, NaN where unbounded), relation to the title's window: "history" (it ends before the window
    begins), "forecast", "both", or "undated" (no years are tied to the rate, or the title has none).
    """
    found, page = _page(ledger, a)
    rows = []
    for c in paths.growths(found):
        for reading, (start, end) in (timeline.spans(c, page) or {"": (None, None)}).items():
            relation = _relation(start, end, page)
            ends = as_float(c.bounds.low), as_float(c.bounds.high)
            rows.append((c.claim_id, c.subject, c.figure, c.hedge, reading, start, end, *ends, relation))
    columns = "claim_id subject figure hedge reading start_year end_year low high relation"
    return _frame(rows, columns, "start_year end_year")


def implied_sizes(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return what each growth claim, held steady, makes of each size claim that lies in its window.

    Columns: claim_id, size_claim, reading, year, low, high (money; NaN where unbounded).
    """
    found, page = _page(ledger, a)
    rows = []
    for c, size in product(paths.growths(found), paths.sizes(found)):
        for reading, (start, end) in timeline.spans(c, page).items() if c.subject == size.subject else ():
            for year in range(start, end + 1) if start <= size.end_year <= end else ():
                b = size.bounds * paths.factor(c.bounds) ** (year - size.end_year)
                rows.append((c.claim_id, size.claim_id, reading, year, as_float(b.low), as_float(b.high)))
    return _frame(rows, "claim_id size_claim reading year low high", "year")


def growth_left(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the growth that is left for the years of a longer claim outside a shorter one of its subject.

    Columns: long_claim, short_claim, reading, start_year, end_year (first and last year of what is left),
    years (how many), low, high (% a year on average), printed_low, printed_high (the same with the figures
    taken as printed); NaN where unbounded. Readings that come to the same years count once.
    """
    found, page = _page(ledger, a)
    exact = {c.claim_id: c for c in meant.with_bounds(found, replace(a, rounding="as printed"))}
    rows: dict[tuple, tuple] = {}
    for reading, ids in timeline.combinations(paths.growths(found), page).items():
        for long, short in _nested([c for c in found if c.claim_id in ids], ids):
            pair = (long.claim_id, short.claim_id)
            ends = *_average(long, short, ids), *_average(exact[pair[0]], exact[pair[1]], ids)
            left = _left(ids[long.claim_id], ids[short.claim_id])
            rows.setdefault((pair, ids[pair[0]], ids[pair[1]]), (*pair, reading, *left, *ends))
    columns = "long_claim short_claim reading start_year end_year years low high printed_low printed_high"
    return _frame(rows.values(), columns, "start_year end_year years")


def smallest_bend(ledger: pd.DataFrame, a: Assumptions, subject: str = "market") -> pd.DataFrame:
    """Return the smallest bend with which all growth and size claims of a subject hold together, per reading.

    Columns: reading, rounding (the figures taken as printed, rounded to the nearest, rounded as `a` says),
    bend (percentage points of log growth a year; NaN where no bend makes them hold).
    """
    group = _group(ledger, a, subject)
    conventions = list(dict.fromkeys(("as printed", "nearest", a.rounding)))
    found = paths.bends([group.under(replace(a, rounding=rounding)) for rounding in conventions])
    rows = [
        (reading, rounding, math.nan if bend is None else bend)
        for rounding, by_reading in zip(conventions, found, strict=True)
        for reading, bend in by_reading.items()
    ]
    return _frame(rows, "reading rounding bend")


def path(
    ledger: pd.DataFrame, a: Assumptions, reading: str | None = None, subject: str = "market"
) -> pd.DataFrame:
    """Return a path with the smallest bend; among those, one that turns little and meets the sizes printed.

    Without `reading`, the one whose bend is smallest. Columns: year, size (money, NaN where no size is
    claimed), index (first year = 100), growth (% over the year before). Empty where no path holds. Raises
    KeyError for an unknown reading.
    """
    group = _group(ledger, a, subject)
    reading, bend = _choose(group, reading)
    points = {} if bend is None else paths.smooth(group, reading, bend)
    sized = any(c.kind == "size" for c in group.claims)
    rows = []
    for year, x in points.items():
        size = math.exp(x / 100) if sized else math.nan
        growth = paths.rate(x - points[year - 1]) if year - 1 in points else math.nan
        rows.append((year, size, 100 * math.exp((x - points[min(points)]) / 100), growth))
    return _frame(rows, "year size index growth", "year")


def ranges(
    ledger: pd.DataFrame,
    a: Assumptions,
    cap: float | None = None,
    reading: str | None = None,
    subject: str = "market",
) -> pd.DataFrame:
    """Return what the claims together allow for each year's size and growth with a bend of at most `cap`.

    `cap` is `a.bend_cap` where it is None; without `reading`, the one whose bend is smallest. Columns: year,
    size_low, size_high (money), growth_low, growth_high (% over the year before); NaN where unbounded. Empty
    where the claims do not hold under the cap.
    """
    group = _group(ledger, a, subject)
    cap = a.bend_cap if cap is None else cap
    reading, bend = _choose(group, reading)
    rows = []
    if bend is not None and _within(bend, cap):
        system = paths.rows(group.claims, group.combinations[reading], cap)
        years = paths.years(group.claims, group.combinations[reading])
        goals = [{y: 1} for y in years] + [{y: 1, y - 1: -1} for y in years[1:]]
        ends = paths.extremes([(system, goal) for goal in goals])
        sizes = [_finite(pair, lambda x: math.exp(x / 100)) for pair in ends[: len(years)]]
        growth = [(math.nan, math.nan), *(_finite(pair, paths.rate) for pair in ends[len(years) :])]
        rows = [(y, *s, *g) for y, s, g in zip(years, sizes, growth, strict=True)]
    return _frame(rows, "year size_low size_high growth_low growth_high", "year")


def conflicts(
    ledger: pd.DataFrame,
    a: Assumptions,
    cap: float | None = None,
    reading: str | None = None,
    subject: str = "market",
) -> pd.DataFrame:
    """Return every smallest set of claims that cannot hold together, every smallest repair, the smallest
    change.

    `cap` is the bend allowed (`a.bend_cap` where it is None); without `reading`, the one whose bend is
    smallest. Columns: kind ("conflict", "repair", "smallest change"), reading, claims (ids with a space
    between), certificate (a sentence that can be checked by hand), amount (a conflict's gap in log points, a
    repair's number of claims, a change's size in % of the figures). Empty where the claims hold together.
    """
    group = _group(ledger, a, subject)
    reading, _ = _choose(group, reading)
    rows = clashes.explain(group, reading, a.bend_cap if cap is None else cap) if group.claims else []
    rows = [(kind, reading, " ".join(ids), text, amount) for kind, ids, text, amount in rows]
    return _frame(rows, "kind reading claims certificate amount")


def pairs(ledger: pd.DataFrame, a: Assumptions, subject: str = "market") -> pd.DataFrame:
    """Return for each two growth claims of a subject which rates can hold together under `a.bend_cap`.

    Columns: first, second (claim ids), reading (the one whose bend is smallest), rate (% a year over the years
    of the first), low, high (% a year that this leaves over the years of the second). Claims for the same years
    leave a line; pairs whose years lie apart so far that any two rates hold are left out.
    """
    group = _group(ledger, a, subject)
    reading, _ = _choose(group, None)
    claims = [c for c in group.claims if c.kind == "growth"]
    rows, goals = [], []
    for one, other in combinations(claims, 2):
        windows = group.combinations[reading]
        span, terms = windows[one.claim_id], {windows[other.claim_id][1]: 1, windows[other.claim_id][0]: -1}
        turns = [row for row in paths.rows((one, other), windows, a.bend_cap) if row.name is None]
        for rate in _rates((one, other)):
            points = 100 * math.log1p(rate / 100) * (span[1] - span[0])
            fixed = Row(None, ((span[1], 1), (span[0], -1)), points, points)
            goals.append(([fixed, *turns], terms))
            rows.append((one.claim_id, other.claim_id, reading, rate, windows[other.claim_id]))
    ends = [_finite(pair, lambda x: x) if pair else (math.nan, math.nan) for pair in paths.extremes(goals)]
    rows = [
        (*row, *(paths.own_unit(x, window) for x in pair))
        for (*row, window), pair in zip(rows, ends, strict=True)
    ]
    return _frame(rows, "first second reading rate low high").dropna()


def _rates(claims: Sequence[Claim]) -> list[float]:
    """Return rates, evenly spaced, from a little below to a little above those printed by some claims."""
    printed = [float(end.value) for c in claims for end in figures.ends(c.figure)]
    low, high = min(printed) - 4, max(printed) + 6
    return [low + n * (high - low) / STEPS for n in range(STEPS + 1)]


def check(ledger: pd.DataFrame, a: Assumptions) -> list[dict]:
    """Return the findings on growth and size.

    For each subject: its claims together (with all conflicts and repairs), two sizes and a rate, what a
    longer claim leaves for the years outside a shorter one; then claims that are history, not forecast.
    """
    found, page = _page(ledger, a)
    rows = []
    for subject in dict.fromkeys(["market", *(c.subject for c in found if c.kind in ("growth", "size"))]):
        group = paths.group(found, page, subject)
        if len(group.claims) > 1:
            rows += _compared(group, a)
        elif subject == "market":
            rows.append(_too_few(group))
    return rows + _history(found, page)


def _too_few(group: Group) -> dict:
    reasons = f" ({'; '.join(group.left_out.values())})" if group.left_out else ""
    held = count(len(group.claims), "figure")
    text = f"The page ties {held} on the market's growth or size to years{reasons}; it takes two to compare."
    ids = [*(c.claim_id for c in group.claims), *group.left_out]
    return finding("growth and size together", "not checkable", ids, text)


def _compared(group: Group, a: Assumptions) -> list[dict]:
    """Return the findings on one subject with two claims or more; its programmes are solved in one call."""
    windows = next(iter(group.combinations.values()))
    pairs = list(islice(_nested([c for c in group.claims if c.kind == "growth"], windows), PAIRS))
    groups = [group.only(*pair) for pair in pairs] if len(group.claims) > 2 else []
    printed = group.under(replace(a, rounding="as printed"))
    bends, powers = paths.bends_and_powers([group, printed, *groups], [group, *groups], a)
    # A pair that is the whole group has the group's bends and power.
    left = zip(pairs, bends[2:] or bends[:1], powers[1:] or powers, strict=False)
    return [
        *_together(group, bends[0], bends[1], powers[0], a),
        *_arithmetic(group, a),
        *(_remainder(pair, group.combinations, bend, chance, a) for pair, bend, chance in left),
    ]


def _together(group: Group, wide: Mapping, printed: Mapping, chance: float, a: Assumptions) -> list[dict]:
    """Return the verdict on all claims about one subject; where they do not hold, also what clashes.

    `wide` and `printed` are the smallest bends by reading, with the room of rounding and without.
    """
    reading, bend = paths.best(wide)
    shared = {"subject": group.subject, "power": chance, "unit": "points a year"}
    ids = [c.claim_id for c in group.claims]
    if bend is not None and _within(bend, a.bend_cap):
        verdict, reading, bend, end = _held(wide, printed, a)
        text = (
            f"{clashes.listed(group, reading)} hold together with growth changing by {bend:.2f} points a year"
        )
        return [finding(TOGETHER, verdict, ids, f"{text} at most{end}", reading=reading, low=bend, **shared)]
    cap = None if bend is None else a.bend_cap
    explained = clashes.explain(group, reading, cap)
    if bend is None:
        verdict, name, text = _contradicted(group, reading, len(wide), explained)
    else:
        verdict, name = "strained", reading
        text = (
            f"{clashes.listed(group, reading)} can all hold only if growth changes by {bend:.2f} points or more"
            f" from one year to the next{_under_any(len(wide))}; {a.bend_cap:g} is taken as usual."
        )
    first = finding(TOGETHER, verdict, ids, text, reading=name, low=bend, **shared)
    return [first, *clashes.findings_on(group, reading, explained, verdict, a)]


def _contradicted(group: Group, reading: str, readings: int, explained) -> tuple[str, str, str]:
    """Return verdict, reading and sentence for claims that no path meets, the first conflict named."""
    first = next(part for part in explained if part.kind == "conflict").claims
    at_odds = [c for c in group.claims if c.claim_id in first]
    others = [c.claim_id for c in group.claims if c.claim_id not in first]
    text = f"{clashes.listed(group, reading, at_odds)} cannot {'both' if len(first) == 2 else 'all'} hold"
    text += f", whatever growth does from year to year{_under_any(readings)}"
    own = group.keeping([c for c in group.claims if not c.beside])
    if len(own.claims) < len(group.claims) and any(b is not None for b in paths.bends([own])[0].values()):
        said = [f"{c.claim_id}, said in a sentence on {c.beside}," for c in group.claims if c.beside]
        return (
            "strained",
            meant.OWN_FIELD,
            f"{text}, unless {findings.listed(said)} is of that company's own field.",
        )
    left = (
        f"; {findings.listed(others)} {'has' if len(others) == 1 else 'have'} no part in it" if others else ""
    )
    return "contradictory", "", f"{text}{left}."


def _held(wide: Mapping, printed: Mapping, a: Assumptions) -> tuple[str, str, float, str]:
    """Return verdict, first reading that holds, its bend, and the end of the sentence."""
    exact = [name for name, bend in printed.items() if bend is not None and _within(bend, a.bend_cap)]
    verdict, found = ("consistent", printed) if exact else ("consistent only by rounding", wide)
    held = exact or [name for name, bend in wide.items() if bend is not None and _within(bend, a.bend_cap)]
    text = "" if exact else ", once each figure has the room of its rounding"
    text += _lost([bend for name, bend in found.items() if name not in held], a.bend_cap)
    return verdict, held[0], found[held[0]], text


def _lost(bends: Sequence[float | None], cap: float) -> str:
    """Return the end of the sentence that says what the other readings would need."""
    needed = sorted(bend for bend in bends if bend is not None)
    if not bends:
        return "."
    if not needed:
        return f"; they fail under {count(len(bends), 'other reading')}."
    ends = f"{needed[0]:.2f}" + (f" to {needed[-1]:.2f}" if len(needed) > 1 else "")
    failed = len(bends) - len(needed)
    rest = f", and {failed} more would fail" if failed else ""
    return (
        f"; {count(len(needed), 'other reading')} would need {ends}, above the {cap:g} taken as usual{rest}."
    )


def _arithmetic(group: Group, a: Assumptions) -> list[dict]:
    """Return a finding for each rate whose years are clear and that has a size in its first and its last
    year.
    """
    found = []
    sizes = [c for c in group.claims if c.kind == "size"]
    for c in group.claims:
        spans = {ids.get(c.claim_id) for ids in group.combinations.values()}
        for first, last in product(sizes, sizes):
            if spans == {(first.end_year, last.end_year)}:
                found.append(_two_sizes_and_a_rate(c, first, last, a))
    return found


def _two_sizes_and_a_rate(c: Claim, first: Claim, last: Claim, a: Assumptions) -> dict:
    n = last.end_year - first.end_year
    implied = _yearly(last.bounds * first.bounds**-1, n)
    grown = [
        first.bounds * paths.factor(c.bounds) ** n,
        last.bounds * paths.factor(c.bounds) ** -n,
    ]
    rate, start, end = meant.with_bounds((c, first, last), replace(a, rounding="as printed"))
    exact = not (start.bounds * paths.factor(rate.bounds) ** n).meet(end.bounds).empty
    wide = not grown[0].meet(last.bounds).empty
    allowed = {
        c.claim_id: [_infinite(*implied)],
        last.claim_id: [_infinite(as_float(grown[0].low), as_float(grown[0].high))],
        first.claim_id: [_infinite(as_float(grown[1].low), as_float(grown[1].high))],
    }
    used = (c, first, last)
    verdict = "consistent" if exact else "consistent only by rounding" if wide else "contradictory"
    verdict, reading = meant.rescued(used, verdict)
    return finding(
        "two sizes and a rate",
        verdict,
        [claim.claim_id for claim in used],
        f"From {meant.hedged(first)} in {first.end_year} to {meant.hedged(last)} in {last.end_year} is growth of"
        f" {_between(*implied)} a year; the page prints {meant.hedged(c)} for {first.end_year}-{last.end_year}.",
        subject=c.subject,
        reading=reading,
        low=implied[0],
        high=implied[1],
        unit="% a year",
        power=power.mean(used, allowed, a),
    )


def _remainder(
    pair: tuple[Claim, Claim], readings: Mapping[str, Windows], bends: Mapping, chance: float, a: Assumptions
) -> dict:
    """Return what is left for the years of a longer claim outside a shorter one, under the first reading."""
    long, short = pair
    reading, ids = next(iter(readings.items()))
    first, last, n = _left(ids[long.claim_id], ids[short.claim_id])
    low, high = _average(long, short, ids)
    exact = _average(*meant.with_bounds(pair, replace(a, rounding="as printed")), ids)
    held = [name for name, bend in bends.items() if bend is not None and _within(bend, a.bend_cap)]
    text = (
        f"For {meant.hedged(long)} over {clashes.years(ids[long.claim_id])} and {meant.hedged(short)} over"
        f" {clashes.years(ids[short.claim_id])} both to hold, growth in the other {count(n, 'year')}"
        f" between {first} and {last} must average {_between(*exact)} a year"
        f" ({_between(low, high)} with the room of rounding)"
    )
    if reading in held:
        text += "."
    elif held:
        text += f", a sharper turn than is usual; they sit well together if read so: {held[0]}."
    else:
        text += ", a sharper turn than is usual, however their years are read."
    return finding(
        "growth left",
        "consistent" if held else "strained",
        [long.claim_id, short.claim_id],
        text,
        subject=long.subject,
        reading=reading if reading in held or not held else held[0],
        low=low,
        high=high,
        unit="% a year",
        power=chance,
    )


def _history(found: Sequence[Claim], page: Page) -> list[dict]:
    """Return a finding for each growth claim that ends before the title's forecast begins."""
    rows = []
    for c in paths.growths(found):
        spans = timeline.spans(c, page).values()
        if spans and all(_relation(*span, page) == "history" for span in spans):
            text = f"{meant.hedged(c)} covers {clashes.years(next(iter(spans)))}, before the forecast from {page.first}"
            text += " begins: it is history and says nothing about the forecast."
            rows.append(finding("history", "not checkable", [c.claim_id], text, subject=c.subject))
    return rows


def _page(ledger: pd.DataFrame, a: Assumptions) -> tuple[list[Claim], Page]:
    found = meant.claims(ledger, a)
    return found, timeline.page(found, a)


def _group(ledger: pd.DataFrame, a: Assumptions, subject: str) -> Group:
    return paths.group(*_page(ledger, a), subject)


def _choose(group: Group, reading: str | None) -> tuple[str, float | None]:
    """Return a reading and its bend: the one asked for, or the one whose bend is smallest."""
    found = paths.bends([group])[0]
    if reading is None:
        return paths.best(found) if group.claims else ("", None)
    return reading, found[reading]


def _within(bend: float, cap: float) -> bool:
    return bend <= cap + TOLERANCE


def _nested(claims: Sequence[Claim], ids: Windows):
    """Yield every longer and shorter growth claim of one subject where the shorter lies inside the longer."""
    for long, short in permutations(claims, 2):
        if long.subject == short.subject and _left(ids[long.claim_id], ids[short.claim_id]):
            yield long, short


def _left(long: tuple[int, int], short: tuple[int, int]) -> tuple[int, int, int] | None:
    """Return first year, last year and number of the years of `long` outside `short`; None if it is not
    inside.
    """
    if not (long[0] <= short[0] and short[1] <= long[1]) or long == short:
        return None
    first = long[0] if long[0] < short[0] else short[1]
    last = long[1] if short[1] < long[1] else short[0]
    return first, last, (long[1] - long[0]) - (short[1] - short[0])


def _average(long: Claim, short: Claim, ids: Windows) -> tuple[float, float]:
    """Return the average yearly % growth left outside the shorter window; NaN where unbounded."""
    (s, e), (t, f) = ids[long.claim_id], ids[short.claim_id]
    rest = paths.factor(long.bounds) ** (e - s) * paths.factor(short.bounds) ** (t - f)
    return _yearly(rest, (e - s) - (f - t))


def _yearly(ratio: Interval, n: int) -> tuple[float, float]:
    """Return the yearly % growth that n years make into a ratio of sizes; NaN where unbounded."""
    ends = (as_float(ratio.low), as_float(ratio.high))
    return tuple(100 * (max(x, 0.0) ** (1 / n) - 1) if x == x else math.nan for x in ends)


def _infinite(low: float, high: float) -> tuple[float, float]:
    return (-math.inf if math.isnan(low) else low), (math.inf if math.isnan(high) else high)


def _finite(ends: tuple[float, float], turn) -> tuple[float, float]:
    return tuple(math.nan if math.isinf(end) else turn(end) for end in ends)


def _relation(start: int | None, end: int | None, page: Page) -> str:
    if start is None or page.first is None:
        return "undated"
    if end <= page.first:
        return "history"
    return "forecast" if start >= page.first - 1 else "both"


def _frame(rows, columns: str, years: str = "") -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns.split()).astype(dict.fromkeys(years.split(), "Int64"))


def _under_any(n: int) -> str:
    return f", under any of the {n} ways to read their years" if n > 1 else ""


def _between(low: float, high: float) -> str:
    if math.isnan(low) or math.isnan(high):
        return "any rate" if math.isnan(low) and math.isnan(high) else _one_end(low, high)
    return f"{low:.1f}%" if f"{low:.1f}" == f"{high:.1f}" else f"{low:.1f} to {high:.1f}%"


def _one_end(low: float, high: float) -> str:
    return f"at least {low:.1f}%" if math.isnan(high) else f"at most {high:.1f}%"
