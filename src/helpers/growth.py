"""Growth and size claims: what would have to be true for all of them to hold.

The unknowns are a market's log sizes (100 ln of money), one a year. A size claim bounds one of them, a growth claim
bounds a difference, and the bend is the largest yearly change of the growth between neighbouring years. Growth inside
the programme is log growth, so that every claim is linear; one point of it is 1.1 points of yearly growth at 10%.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers import figures, findings, intervals, solve
from helpers import readings as rd
from helpers.findings import money
from helpers.intervals import Interval
from helpers.readings import Assumptions, Claim, Page, as_float
from helpers.solve import Problem, Row

Windows = Mapping[str, tuple[int, int]]


class Group(NamedTuple):
    """The usable growth and size claims about one subject, their joint readings, and why others are left out."""

    subject: str
    claims: tuple[Claim, ...]
    combinations: Mapping[str, Windows]
    left_out: Mapping[str, str]


# --- frames ---------------------------------------------------------------------------------------------------


def windows(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the years each growth claim can be meant for, one row per growth claim and reading.

    Columns: claim_id, subject, figure, hedge, reading, start_year, end_year, low, high (% a year after hedge and
    rounding, NaN where unbounded), relation to the title's window ("history", "forecast", "both", "undated").
    """
    found, page = _page(ledger, a)
    rows = []
    for c in _growth(found):
        for name, (start, end) in (rd.spans(c, page) or {"": (None, None)}).items():
            ends = _percent(c.bounds)
            rows.append(
                (
                    c.claim_id,
                    c.subject,
                    c.figure,
                    c.hedge,
                    name,
                    start,
                    end,
                    *ends,
                    _relation(start, end, page),
                )
            )
    columns = [
        "claim_id",
        "subject",
        "figure",
        "hedge",
        "reading",
        "start_year",
        "end_year",
        "low",
        "high",
        "relation",
    ]
    return _frame(rows, columns, years=("start_year", "end_year"))


def implied_sizes(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return what each growth claim, held steady, makes of each size claim that lies in its window.

    Columns: claim_id, size_claim, reading, year, low, high (money; NaN where unbounded).
    """
    found, page = _page(ledger, a)
    rows = []
    for c, size in product(_growth(found), _sizes(found)):
        if c.subject != size.subject:
            continue
        for name, (start, end) in rd.spans(c, page).items():
            if start <= size.end_year <= end:
                factor = _factor(c.bounds)
                for year in range(start, end + 1):
                    sizes = size.bounds * factor ** (year - size.end_year)
                    rows.append(
                        (c.claim_id, size.claim_id, name, year, as_float(sizes.low), as_float(sizes.high))
                    )
    return _frame(rows, ["claim_id", "size_claim", "reading", "year", "low", "high"], years=("year",))


def growth_left(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the growth that is left for the years of a longer claim outside a shorter one of the same subject.

    Columns: long_claim, short_claim, reading, start_year, end_year (first and last year of what is left), years (their
    number), low, high (% a year on average), printed_low, printed_high (the same with the figures taken as printed).
    """
    found, page = _page(ledger, a)
    exact = {c.claim_id: c for c in rd.with_bounds(found, replace(a, rounding="as printed"))}
    seen: dict[tuple, tuple] = {}
    for reading, ids in _joint_windows(found, page):
        for long, short in permutations([c for c in _growth(found) if c.claim_id in ids], 2):
            left = _left(ids[long.claim_id], ids[short.claim_id])
            if long.subject == short.subject and left:
                ends = _average(long, short, ids)
                printed = _average(exact[long.claim_id], exact[short.claim_id], ids)
                key = (long.claim_id, short.claim_id, ids[long.claim_id], ids[short.claim_id])
                seen.setdefault(key, (long.claim_id, short.claim_id, reading, *left, *ends, *printed))
    columns = ["long_claim", "short_claim", "reading", "start_year", "end_year", "years", "low", "high"]
    return _frame(
        seen.values(), [*columns, "printed_low", "printed_high"], years=("start_year", "end_year", "years")
    )


def smallest_bend(ledger: pd.DataFrame, a: Assumptions, subject: str = "market") -> pd.DataFrame:
    """Return the smallest bend with which all growth and size claims of a subject hold together, per reading.

    Columns: reading, rounding (the figures taken as printed, rounded to the nearest, rounded as `a` says), bend
    (percentage points of log growth a year; NaN where no bend makes them hold).
    """
    group = _group(ledger, a, subject)
    rows = []
    for rounding in dict.fromkeys(("as printed", "nearest", a.rounding)):
        bends = _bends(_as(group, replace(a, rounding=rounding)))
        rows += [(reading, rounding, math.nan if bend is None else bend) for reading, bend in bends.items()]
    return _frame(rows, ["reading", "rounding", "bend"])


def path(
    ledger: pd.DataFrame, a: Assumptions, reading: str | None = None, subject: str = "market"
) -> pd.DataFrame:
    """Return a path of the market with the smallest bend; among those, one that turns little and meets the sizes printed.

    Without `reading`, the one whose bend is smallest. Columns: year, size (money, NaN where no size is claimed), index
    (first year = 100), growth (% over the year before). Empty where no path holds. Raises KeyError for an unknown reading.
    """
    group = _group(ledger, a, subject)
    reading, bend = _choose(group, reading)
    columns = ["year", "size", "index", "growth"]
    if bend is None:
        return _frame([], columns, years=("year",))
    ids = group.combinations[reading]
    rows = _rows(group.claims, ids) + _turning(_years(group.claims, ids), bend + 10 * solve.TOLERANCE)
    rows += _near_printed(group.claims)
    point = solve.optimise(
        [Problem(rows, {u: 1.0 for row in rows for u, _ in row.terms if isinstance(u, tuple)})]
    )[0]
    years = _years(group.claims, ids)
    sized = any(c.kind == "size" for c in group.claims)
    x = [point[y] for y in years]
    growth = [math.nan, *(_rate(b - a) for a, b in zip(x, x[1:], strict=False))]
    rows = [
        (y, math.exp(v / 100) if sized else math.nan, 100 * math.exp((v - x[0]) / 100), g)
        for y, v, g in zip(years, x, growth, strict=True)
    ]
    return _frame(rows, columns, years=("year",))


def ranges(
    ledger: pd.DataFrame,
    a: Assumptions,
    cap: float | None = None,
    reading: str | None = None,
    subject: str = "market",
) -> pd.DataFrame:
    """Return what the claims together allow for each year's size and growth with a bend of at most `cap`.

    `cap` is `a.bend_cap` where it is None; without `reading`, the one whose bend is smallest. Columns: year,
    size_low, size_high (money), growth_low, growth_high (% over the year before); NaN where unbounded. Empty where the
    claims do not hold under the cap.
    """
    group = _group(ledger, a, subject)
    columns = ["year", "size_low", "size_high", "growth_low", "growth_high"]
    cap = a.bend_cap if cap is None else cap
    reading, bend = _choose(group, reading)
    if bend is None or bend > cap + solve.TOLERANCE:
        return _frame([], columns, years=("year",))
    ids = group.combinations[reading]
    years = _years(group.claims, ids)
    system = _rows(group.claims, ids) + _caps(years, cap)
    goals = [{y: 1.0} for y in years] + [{y: 1.0, y - 1: -1.0} for y in years[1:]]
    found = _extremes([(system, goal) for goal in goals])
    sizes = [_finite(ends, lambda v: math.exp(v / 100)) for ends in found[: len(years)]]
    growths = [(math.nan, math.nan), *(_finite(ends, _rate) for ends in found[len(years) :])]
    return _frame(
        [(y, *s, *g) for y, s, g in zip(years, sizes, growths, strict=True)], columns, years=("year",)
    )


def conflicts(
    ledger: pd.DataFrame,
    a: Assumptions,
    cap: float | None = None,
    reading: str | None = None,
    subject: str = "market",
) -> pd.DataFrame:
    """Return every smallest set of claims that cannot hold together, every smallest repair, and the smallest change.

    `cap` is the bend allowed (`a.bend_cap` where it is None); without `reading`, the one whose bend is smallest.
    Columns: kind ("conflict", "repair", "smallest change"), reading, claims (ids with a space between), certificate (a
    sentence that can be checked by hand), amount (a conflict's gap in log points, a change's size in % of the
    figures). Empty where the claims hold together.
    """
    group = _group(ledger, a, subject)
    columns = ["kind", "reading", "claims", "certificate", "amount"]
    if not group.combinations:
        return _frame([], columns)
    reading, _ = _choose(group, reading)
    rows = _explain(group, reading, a.bend_cap if cap is None else cap)
    return _frame([(kind, reading, " ".join(ids), text, amount) for kind, ids, text, amount in rows], columns)


# --- the check ------------------------------------------------------------------------------------------------


def check(ledger: pd.DataFrame, a: Assumptions) -> list[dict]:
    """Return the findings on growth and size: each subject's claims together, its arithmetic, what is left, history."""
    found, page = _page(ledger, a)
    found_rows = []
    for subject in dict.fromkeys(["market", *(c.subject for c in found if c.kind in ("growth", "size"))]):
        group = _grouped(found, page, subject)
        if subject == "market" or len(group.claims) > 1:
            found_rows += _together(group, a) + _arithmetic(group, a) + _remaining(group, a)
    return found_rows + _history(found, page)


def _together(group: Group, a: Assumptions) -> list[dict]:
    """Return the verdict on all claims about one subject, and one finding for each conflict and the repairs."""
    check = "growth and size together"
    ids = [c.claim_id for c in group.claims]
    if len(ids) < 2:
        return [findings.finding(check, "not checkable", ids, _too_few(group), subject=group.subject)]
    bends = _bends(group)
    best, bend = _best(bends)
    power = _power(group, a)
    shared = {"subject": group.subject, "unit": "points a year", "low": bend, "power": power}
    listed = _listed(group.claims)
    if bend is None:
        text = f"{listed} cannot all hold, however growth turns, under any of {_count(len(bends), 'reading')} tried."
        verdict = findings.finding(check, "contradictory", ids, text, reading="", **shared)
        return [verdict, *_culprits(group, best, None, a, "contradictory")]
    if bend > a.bend_cap + solve.TOLERANCE:
        text = (
            f"{listed} can all hold only if growth changes by {bend:.2f} points from one year to the next in the most"
            f" favourable of {_count(len(bends), 'reading')}, against the {a.bend_cap:g} set as usual."
        )
        verdict = findings.finding(check, "strained", ids, text, reading=best, **shared)
        return [verdict, *_culprits(group, best, a.bend_cap, a, "strained")]
    within = [name for name, b in bends.items() if b is not None and b <= a.bend_cap + solve.TOLERANCE]
    exact = _bends(_as(group, replace(a, rounding="as printed")))
    printed = [name for name, b in exact.items() if b is not None and b <= a.bend_cap + solve.TOLERANCE]
    verdict = "consistent" if printed else "consistent only by rounding"
    reading = (printed or within)[0]
    bend = (exact if printed else bends)[reading]
    text = f"{listed} hold together with growth changing by {bend:.2f} points a year at most"
    text += "" if printed else ", once each figure has the room of its rounding"
    lost = len(bends) - len(printed or within)
    text += f"; {_count(lost, 'other reading')} would need more than {a.bend_cap:g} or fail." if lost else "."
    shared["low"] = bend
    return [findings.finding(check, verdict, ids, text, reading=reading, **shared)]


def _culprits(group: Group, reading: str, cap: float | None, a: Assumptions, verdict: str) -> list[dict]:
    """Return a finding for each smallest conflict, and one that says whether a single claim must be wrong."""
    rows = []
    repairs = []
    for kind, ids, text, amount in _explain(group, reading, cap):
        if kind == "repair":
            repairs.append(ids)
            continue
        unit = "log points" if kind == "conflict" else "% of the figures"
        shared = {"subject": group.subject, "reading": reading, "low": amount, "unit": unit}
        rows.append(findings.finding(kind, verdict, ids, text, **shared))
    text = " or ".join(_and(ids) for ids in repairs)
    known = (
        "So that claim is at odds with the rest."
        if len(repairs) == 1
        else "Which of them is wrong cannot be known."
    )
    text = f"Setting aside {text} lets the others hold; {known[0].lower()}{known[1:]}"
    used = list(dict.fromkeys(i for ids in repairs for i in ids))
    return [
        *rows,
        findings.finding("smallest repairs", verdict, used, text, subject=group.subject, reading=reading),
    ]


def _arithmetic(group: Group, a: Assumptions) -> list[dict]:
    """Return a finding for each rate that has a size at the start and one at the end of its stated years."""
    rows = []
    sizes = [c for c in group.claims if c.kind == "size"]
    for c in group.claims:
        windows = {ids[c.claim_id] for ids in group.combinations.values()} if c.kind == "growth" else set()
        if len(windows) != 1:
            continue
        (start, end), *_ = windows
        for first, last in product(sizes, sizes):
            if (first.end_year, last.end_year) == (start, end):
                rows.append(_two_sizes_and_a_rate(c, first, last, group.subject, a))
    return rows


def _two_sizes_and_a_rate(c: Claim, first: Claim, last: Claim, subject: str, a: Assumptions) -> dict:
    n = last.end_year - first.end_year
    low, high = _implied_rate(first.bounds, last.bounds, n)
    printed = rd.with_bounds((c, first, last), replace(a, rounding="as printed"))
    fits = [
        not (s.bounds * _factor(g.bounds) ** n).meet(t.bounds).empty
        for g, s, t in (printed, (c, first, last))
    ]
    verdict = "consistent" if fits[0] else "consistent only by rounding" if fits[1] else "contradictory"
    places = (
        (c, [(low, high)]),
        (first, [_floats(last.bounds * _factor(c.bounds) ** -n)]),
        (last, [_floats(first.bounds * _factor(c.bounds) ** n)]),
    )
    power = float(np.mean([_caught(claim, allowed, a) for claim, allowed in places]))
    text = (
        f"From {first.figure} in {first.end_year} to {last.figure} in {last.end_year} is between {_rate_text(low)} and"
        f" {_rate_text(high)} a year; the page prints {_hedged(c)}."
    )
    ids = [c.claim_id, first.claim_id, last.claim_id]
    return findings.finding(
        "two sizes and a rate",
        verdict,
        ids,
        text,
        subject=subject,
        low=low,
        high=high,
        unit="% a year",
        power=power,
    )


def _remaining(group: Group, a: Assumptions) -> list[dict]:
    """Return what is left for the years between a longer and a shorter growth claim, under the first reading."""
    rows = []
    reading, ids = next(iter(group.combinations.items()), ("", {}))
    for long, short in permutations([c for c in group.claims if c.kind == "growth"], 2):
        left = _left(ids[long.claim_id], ids[short.claim_id])
        if left:
            pair = group._replace(claims=(long, short))
            bend = _bends(pair)[reading]
            low, high = _average(long, short, ids)
            exact = _average(*rd.with_bounds((long, short), replace(a, rounding="as printed")), ids)
            text = (
                f"For {_hedged(long)} over {_years_text(ids[long.claim_id])} and {_hedged(short)} over"
                f" {_years_text(ids[short.claim_id])} both to hold, the other {_count(left[2], 'year')} between"
                f" {left[0]} and {left[1]} must grow by {_between(*exact)} a year on average"
                f" ({_between(low, high)} with the room of rounding)."
            )
            verdict = (
                "consistent" if bend is not None and bend <= a.bend_cap + solve.TOLERANCE else "strained"
            )
            rows.append(
                findings.finding(
                    "growth left",
                    verdict,
                    [long.claim_id, short.claim_id],
                    text,
                    subject=group.subject,
                    reading=reading,
                    low=low,
                    high=high,
                    unit="% a year",
                    power=_power(pair._replace(combinations={reading: ids}), a),
                )
            )
    return rows


def _history(found: Sequence[Claim], page: Page) -> list[dict]:
    """Return a finding for each growth claim that ends before the title's forecast begins."""
    rows = []
    for c in _growth(found):
        windows = rd.spans(c, page).values()
        if windows and all(_relation(*w, page) == "history" for w in windows):
            start, end = next(iter(windows))
            text = f"{_hedged(c)} covers {start}-{end}, before the forecast from {page.first}: history, not forecast."
            rows.append(findings.finding("history", "not checkable", [c.claim_id], text, subject=c.subject))
    return rows


# --- claims into bounds on log sizes ----------------------------------------------------------------------------


def _page(ledger: pd.DataFrame, a: Assumptions) -> tuple[list[Claim], Page]:
    found = rd.claims(ledger, a)
    return found, rd.page(found, a)


def _growth(found: Sequence[Claim]) -> list[Claim]:
    return [c for c in found if c.kind == "growth" and c.bounds != intervals.ANYTHING]


def _sizes(found: Sequence[Claim]) -> list[Claim]:
    return [c for c in found if c.kind == "size" and c.end_year and c.bounds != intervals.ANYTHING]


def _group(ledger: pd.DataFrame, a: Assumptions, subject: str) -> Group:
    return _grouped(*_page(ledger, a), subject)


def _grouped(found: Sequence[Claim], page: Page, subject: str) -> Group:
    """Return the usable claims about one subject; sizes in a second currency and claims without years are left out."""
    left_out: dict[str, str] = {}
    used = []
    unit = next((c.unit for c in _sizes(found) if c.subject == subject), "")
    for c in found:
        if c.subject != subject or c.kind not in ("growth", "size"):
            continue
        if c.bounds == intervals.ANYTHING:
            left_out[c.claim_id] = f"{c.figure} is a blank"
        elif (c.kind == "growth" and not rd.spans(c, page)) or (c.kind == "size" and not c.end_year):
            left_out[c.claim_id] = f"{c.figure} has no years"
        elif c.kind == "size" and c.unit != unit:
            left_out[c.claim_id] = f"{c.figure} is in another currency"
        else:
            used.append(c)
    joint = rd.combinations([c for c in used if c.kind == "growth"], page) if used else {}
    return Group(subject, tuple(used), joint, left_out)


def _as(group: Group, a: Assumptions) -> Group:
    return group._replace(claims=tuple(rd.with_bounds(group.claims, a)))


def _joint_windows(found: Sequence[Claim], page: Page):
    return rd.combinations(_growth(found), page).items()


def _rows(claims: Sequence[Claim], ids: Windows) -> list[Row]:
    """Return one bound per claim on the unknowns 100 ln(size of the year)."""
    return [_row(c, ids) for c in claims]


def _row(c: Claim, ids: Windows) -> Row:
    b = c.bounds
    if c.kind == "size":
        return Row(c.claim_id, ((c.end_year, 1),), _log(b.low), _log(b.high), b.low_open, b.high_open)
    start, end = ids[c.claim_id]
    factor = _factor(b)
    low, high = (None if x is None else x * (end - start) for x in (_log(factor.low), _log(factor.high)))
    return Row(c.claim_id, ((end, 1), (start, -1)), low, high, b.low_open, b.high_open)


def _years(claims: Sequence[Claim], ids: Windows) -> list[int]:
    years = [y for c in claims for y in ((c.end_year,) if c.kind == "size" else ids[c.claim_id])]
    return list(range(min(years), max(years) + 1)) if years else []


def _caps(years: Sequence[int], cap: float | None) -> list[Row]:
    """Return the bounds that keep growth from changing by more than `cap` a year (none where it is None)."""
    if cap is None:
        return []
    return [Row(None, ((y - 1, 1), (y, -2), (y + 1, 1)), -cap, cap) for y in years[1:-1]]


def _bend_rows(years: Sequence[int]) -> list[Row]:
    """Return the bounds that make the unknown "bend" at least each yearly change of the growth."""
    turns = [((y - 1, 1), (y, -2), (y + 1, 1)) for y in years[1:-1]]
    return [
        Row(None, (("bend", 1),), 0.0, None),
        *(Row(None, (*turn, ("bend", -1)), None, 0.0) for turn in turns),
        *(Row(None, (*turn, ("bend", 1)), 0.0, None) for turn in turns),
    ]


def _turning(years: Sequence[int], cap: float) -> list[Row]:
    """Return the cap on the bend, and unknowns ("turn", year) at least as large as each year's turn."""
    rows = _caps(years, cap)
    for y in years[1:-1]:
        turn = ((y - 1, 1), (y, -2), (y + 1, 1))
        rows += [
            Row(None, (*turn, (("turn", y), -1)), None, 0.0),
            Row(None, (*turn, (("turn", y), 1)), 0.0, None),
        ]
    return rows


def _near_printed(claims: Sequence[Claim]) -> list[Row]:
    """Return unknowns ("off", claim) at least as large as each size's distance from its printed figure."""
    rows = []
    for c in claims:
        if c.kind == "size":
            printed = 100 * math.log(figures.ends(c.figure)[0].value)
            rows.append(Row(None, ((c.end_year, 1), (("off", c.claim_id), -1)), None, printed))
            rows.append(Row(None, ((c.end_year, 1), (("off", c.claim_id), 1)), printed, None))
    return rows


def _bends(group: Group) -> dict[str, float | None]:
    """Return the smallest bend per joint reading; None where no path holds."""
    problems = [
        Problem(_rows(group.claims, ids) + _bend_rows(_years(group.claims, ids)), {"bend": 1.0})
        for ids in group.combinations.values()
    ]
    points = solve.optimise(problems)
    return {
        name: None if point is None else max(0.0, point[None])
        for name, point in zip(group.combinations, points, strict=True)
    }


def _best(bends: Mapping[str, float | None]) -> tuple[str, float | None]:
    """Return the reading with the smallest bend; of equals (and where all fail) the first."""
    return min(bends.items(), key=lambda item: math.inf if item[1] is None else round(item[1], 6))


def _choose(group: Group, reading: str | None) -> tuple[str, float | None]:
    bends = _bends(group)
    if reading is None:
        return _best(bends) if bends else ("", None)
    return reading, bends[reading]


def _extremes(goals: Sequence[tuple[Sequence[Row], Mapping]]) -> list[tuple[float, float] | None]:
    """Return the least and the largest value of each goal under its rows; infinite where unbounded, None on a clash."""
    problems = [Problem(rows, {u: s * k for u, k in goal.items()}) for rows, goal in goals for s in (1, -1)]
    points = solve.optimise(problems)
    ends = []
    for least, most in zip(points[::2], points[1::2], strict=True):
        pair = None
        if least is not None and most is not None:
            low, high = least[None], -most[None]
            pair = (low if low > -solve.BOX / 2 else -math.inf, high if high < solve.BOX / 2 else math.inf)
        ends.append(pair)
    return ends


# --- power --------------------------------------------------------------------------------------------------------


def _power(group: Group, a: Assumptions) -> float:
    """Return the chance that one of the claims, its figure drawn at random, would have been caught."""
    goals, owners = [], []
    for c, (name, ids) in product(group.claims, group.combinations.items()):
        others = [other for other in group.claims if other is not c]
        goal = dict(_row(c, ids).terms)
        system = _rows(others, ids) + _caps(_years(group.claims, ids), a.bend_cap)
        goals.append((system, goal))
        owners.append((c.claim_id, name))
    allowed: dict[str, list] = {c.claim_id: [] for c in group.claims}
    for (claim, name), ends in zip(owners, _extremes(goals), strict=True):
        if ends is not None:
            window = group.combinations[name].get(claim)
            allowed[claim].append(tuple(_unlog(end, window) for end in ends))
    return float(np.mean([_caught(c, allowed[c.claim_id], a) for c in group.claims]))


def _caught(c: Claim, allowed: Sequence[tuple[float, float]], a: Assumptions) -> float:
    printed = figures.ends(c.figure)
    return intervals.caught(printed, c.hedge, draws(c, a), allowed, a.rounding, a.about, a.over)


def draws(c: Claim, a: Assumptions) -> np.ndarray:
    """Return the figures that could have stood in a claim's place, each as likely: see Assumptions.rate_span."""
    first = figures.ends(c.figure)[0]
    step = float(first.step)
    if c.kind == "growth":
        return np.arange(1, math.floor(a.rate_span / step + 1e-9) + 1) * step
    if c.kind == "share":
        return np.arange(1, math.floor(100 / step + 1e-9) + 1) * step
    digits = len(str(int(first.value / first.step)))
    return np.arange(10 ** (digits - 1), 10**digits) * step


def _unlog(value: float, window: tuple[int, int] | None) -> float:
    """Turn log points back into the figure's own unit: money, or % a year over a window."""
    if math.isinf(value):
        return value
    return math.exp(value / 100) if window is None else _rate(value / (window[1] - window[0]))


# --- conflicts, repairs, certificates --------------------------------------------------------------------------


def _explain(group: Group, reading: str, cap: float | None) -> list[tuple[str, tuple, str, float]]:
    """Return (kind, claim ids, certificate, amount) for every conflict, every repair, and the smallest change."""
    ids = group.combinations[reading]
    rows = _rows(group.claims, ids) + _caps(_years(group.claims, ids), cap)
    clashes, repairs = solve.conflicts(rows)
    if not clashes:
        return []
    found = []
    for clash in clashes:
        proof = solve.certificate([row for row in rows if row.name is None or row.name in clash])
        found.append(
            ("conflict", _in_order(group, clash), _by_hand(proof, group, ids, cap), float(proof.gap))
        )
    for repair in repairs:
        names = _in_order(group, repair)
        text = f"Without {_and(names)} the other claims hold together; with fewer set aside they do not."
        found.append(("repair", names, text, float(len(names))))
    return [*found, _smallest_change(group, ids, rows)]


def _by_hand(proof: solve.Certificate, group: Group, ids: Windows, cap: float | None) -> str:
    """Return a certificate as one sentence in log points: what one side needs, what the other allows, the gap."""
    by_id = {c.claim_id: c for c in group.claims}
    need, allow, bend = [], [], Fraction(0)
    totals = {"low": 0.0, "high": 0.0}
    for part in proof.parts:
        if part.row.name is None:
            bend += part.multiplier
            continue
        bound = part.row.low if part.side == "low" else part.row.high
        totals[part.side] += float(part.multiplier) * bound
        text = f"{part.multiplier} x {bound:.3f} ({_term(by_id[part.row.name], ids)})"
        (need if part.side == "low" else allow).append(text)
    most = totals["high"] + float(bend) * (cap or 0.0)
    steps = f" + {bend} x {cap:g} (the bend allowed)" if bend else ""
    return (
        f"In log points (100 ln) at least {' + '.join(need) or '0'} = {totals['low']:.3f} is needed, but at most"
        f" {' + '.join(allow) or '0'}{steps} = {most:.3f} is allowed: short by {totals['low'] - most:.3f}."
    )


def _term(c: Claim, ids: Windows) -> str:
    if c.kind == "size":
        return f"{c.claim_id}, {c.figure} in {c.end_year}"
    return f"{c.claim_id}, {_hedged(c)} over {_years_text(ids[c.claim_id])}"


def _smallest_change(group: Group, ids: Windows, rows: Sequence[Row]) -> tuple[str, tuple, str, float]:
    """Return the change that alters the figures least, in % of each figure."""
    cost = {c.claim_id: _cost(c, ids) for c in group.claims}
    by_id = {c.claim_id: c for c in group.claims}
    changes = solve.mend(rows, cost)
    texts, total = [], 0.0
    for change in changes:
        c = by_id[change.row.name]
        bound = change.row.high if change.side == "high" else change.row.low
        window = ids.get(c.claim_id)
        was, now = _unlog(bound, window), _unlog(bound + change.amount, window)
        word = "upper" if change.side == "high" else "lower"
        show = (lambda v, unit=c.unit: money(v, unit)) if c.kind == "size" else _rate_text
        texts.append(f"moving the {word} end of {_hedged(c)} from {show(was)} to {show(now)}")
        total += abs(change.amount) * cost[c.claim_id]
    names = _in_order(group, {change.row.name for change in changes})
    return "smallest change", names, f"All claims hold after {' and '.join(texts)}.", total


def _cost(c: Claim, ids: Windows) -> float:
    """Return what one log point of change costs in % of the figure."""
    if c.kind == "size":
        return 1.0
    start, end = ids[c.claim_id]
    rate = max(float(figures.ends(c.figure)[-1].value), 1.0)
    return 100 / rate / (end - start)


def _in_order(group: Group, names) -> tuple[str, ...]:
    return tuple(c.claim_id for c in group.claims if c.claim_id in names)


# --- small arithmetic ------------------------------------------------------------------------------------------------


def _factor(rate: Interval) -> Interval:
    """Return growth of x % as the factor 1 + x/100; a loss of everything is the floor."""
    factor = rate.scale(Fraction(1, 100)).shift(1)
    return (
        factor
        if factor.low is not None and factor.low > 0
        else replace(factor, low=Fraction(0), low_open=True)
    )


def _log(x: Fraction | None) -> float | None:
    return None if x is None or x <= 0 else 100 * math.log(x)


def _rate(points: float) -> float:
    """Return log points of growth as % growth."""
    return 100 * math.expm1(points / 100)


def _percent(b: Interval) -> tuple[float, float]:
    return as_float(b.low), as_float(b.high)


def _floats(b: Interval) -> tuple[float, float]:
    low, high = _percent(b)
    return (-math.inf if math.isnan(low) else low), (math.inf if math.isnan(high) else high)


def _finite(ends: tuple[float, float], turn) -> tuple[float, float]:
    return tuple(math.nan if math.isinf(end) else turn(end) for end in ends)


def _implied_rate(first: Interval, last: Interval, n: int) -> tuple[float, float]:
    """Return the least and the largest yearly % growth from one size to another over n years."""
    ratio = _floats(last * first**-1)
    return tuple(100 * (max(x, 0.0) ** (1 / n) - 1) if x < math.inf else math.inf for x in ratio)


def _left(long: tuple[int, int], short: tuple[int, int]) -> tuple[int, int, int] | None:
    """Return first year, last year and number of the years of `long` outside `short`, which must lie inside it."""
    if not (long[0] <= short[0] and short[1] <= long[1]) or long == short:
        return None
    first = long[0] if long[0] < short[0] else short[1]
    last = long[1] if short[1] < long[1] else short[0]
    return first, last, (long[1] - long[0]) - (short[1] - short[0])


def _average(long: Claim, short: Claim, ids: Windows) -> tuple[float, float]:
    """Return the average yearly % growth left outside the shorter window; NaN where unbounded."""
    (s, e), (t, f) = ids[long.claim_id], ids[short.claim_id]
    rest = _factor(long.bounds) ** (e - s) * _factor(short.bounds) ** -(f - t)
    return tuple(
        100 * (float(x) ** (1 / ((e - s) - (f - t))) - 1) if x is not None else math.nan
        for x in (rest.low, rest.high)
    )


def _relation(start: int | None, end: int | None, page: Page) -> str:
    if start is None or page.first is None:
        return "undated"
    if end <= page.first:
        return "history"
    return "forecast" if start >= page.first - 1 else "both"


# --- wording ------------------------------------------------------------------------------------------------------------


def _hedged(c: Claim) -> str:
    word = {"about": "about ", "over": "over ", "under": "under "}.get(c.hedge, "")
    return word + c.figure.replace("$", "USD ")


def _listed(claims: Sequence[Claim]) -> str:
    shown = [f"{_hedged(c)} ({c.claim_id})" for c in claims[:6]]
    if len(claims) > 6:
        shown.append(f"{len(claims) - 6} more")
    return ", ".join(shown[:-1]) + f" and {shown[-1]}"


def _too_few(group: Group) -> str:
    whole = "the market" if group.subject == "market" else group.subject
    reasons = f" ({'; '.join(group.left_out.values())})" if group.left_out else ""
    found = _count(len(group.claims), "figure")
    return (
        f"The page ties {found} on growth or size of {whole} to years{reasons}, and it takes two to compare."
    )


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" + ("" if n == 1 else "s")


def _and(names: Sequence[str]) -> str:
    return " with ".join(names)


def _rate_text(rate: float) -> str:
    return "no limit" if math.isinf(rate) else f"{rate:.1f}%"


def _between(low: float, high: float) -> str:
    if math.isnan(high):
        return "any rate" if math.isnan(low) else f"at least {low:.1f}%"
    return f"at most {high:.1f}%" if math.isnan(low) else f"{low:.1f} to {high:.1f}%"


def _years_text(window: tuple[int, int]) -> str:
    return f"{window[0]}-{window[1]}"


def _frame(rows, columns: Sequence[str], years: Sequence[str] = ()) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=list(columns))
    for column in years:
        frame[column] = frame[column].astype("Int64")
    return frame
