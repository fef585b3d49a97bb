"""Growth and size claims: what would have to be true for all of them to hold."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, islice, permutations, product

import pandas as pd

from helpers import figures, findings, paths, power, slips, solve
from helpers import readings as rd
from helpers.findings import count, finding, money
from helpers.intervals import Interval
from helpers.paths import Group, Windows
from helpers.readings import Assumptions, Claim, Page, as_float

STEPS = 30  # of the rates that `pairs` tries
PAIRS = 12  # of a longer and a shorter growth claim, up to which a subject's findings are listed

# --- frames --------------------------------------------------------------------------------------------


def windows(ledger: pd.DataFrame, a: Assumptions) -> pd.DataFrame:
    """Return the years each growth claim can be meant for, one row per growth claim and reading.

    Columns: claim_id, subject, figure, hedge, reading, start_year, end_year, low, high (% a year after hedge
    and rounding, NaN where unbounded), relation to the title's window: "history" (it ends before the window
    begins), "forecast", "both", or "undated" (no years are tied to the rate, or the title has none).
    """
    found, page = _page(ledger, a)
    rows = []
    for c in paths.growths(found):
        for reading, (start, end) in (rd.spans(c, page) or {"": (None, None)}).items():
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
        for reading, (start, end) in rd.spans(c, page).items() if c.subject == size.subject else ():
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
    exact = {c.claim_id: c for c in rd.with_bounds(found, replace(a, rounding="as printed"))}
    rows: dict[tuple, tuple] = {}
    for reading, ids in rd.combinations(paths.growths(found), page).items():
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
    rows = _explain(group, reading, a.bend_cap if cap is None else cap) if group.claims else []
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
            fixed = solve.Row(None, ((span[1], 1), (span[0], -1)), points, points)
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


# --- the check -----------------------------------------------------------------------------------------


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
    groups = [group.only(*pair) for pair in pairs]
    printed = group.under(replace(a, rounding="as printed"))
    bends, powers = paths.bends_and_powers([group, printed, *groups], [group, *groups], a)
    left = zip(pairs, bends[2:], powers[1:], strict=True)
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
    listed = _listed(group.claims)
    if bend is None:
        verdict, cap = "contradictory", None
        text = f"{listed} cannot all hold, however growth turns, under {_any_of(len(wide))}."
    elif not _within(bend, a.bend_cap):
        verdict, cap = "strained", a.bend_cap
        text = (
            f"{listed} can all hold only if growth changes by {bend:.2f} points or more"
            f" from one year to the next, under {_any_of(len(wide))}; {cap:g} is set as usual."
        )
    else:
        verdict, reading, bend, text = _held(wide, printed, a)
        text = f"{listed} hold together with growth changing by {bend:.2f} points a year at most{text}"
    first = finding(
        "growth and size together",
        verdict,
        [c.claim_id for c in group.claims],
        text,
        subject=group.subject,
        reading="" if bend is None else reading,
        low=bend,
        unit="points a year",
        power=chance,
    )
    return [
        first,
        *(_culprits(group, reading, cap, verdict, a) if verdict in ("strained", "contradictory") else []),
    ]


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
    return f"; {count(len(needed), 'other reading')} would need {ends}, above the {cap:g} set as usual{rest}."


def _culprits(group: Group, reading: str, cap: float | None, verdict: str, a: Assumptions) -> list[dict]:
    """Return a finding for each smallest conflict, the smallest change, all repairs, and slips."""
    rows, repairs = [], []
    for kind, ids, text, amount in _explain(group, reading, cap):
        if kind == "repair":
            repairs.append(ids)
        else:
            unit = "log points" if kind == "conflict" else "% of the figures"
            shared = {"subject": group.subject, "reading": reading, "low": amount, "unit": unit}
            rows.append(finding(kind, verdict, ids, text, **shared))
    complete = len(group.claims) <= solve.MANY and len(repairs) < solve.ENOUGH
    slip = _slip(group, reading, [ids[0] for ids in repairs if len(ids) == 1], a)
    found = findings.repairs(repairs, verdict, complete, group.subject, reading)
    return [*rows, found, *([slip] if slip else [])]


def _slip(group: Group, reading: str, alone: Sequence[str], a: Assumptions) -> dict | None:
    """Return the finding on slips with which all claims would hold under the usual bend.

    Tried are the slips of each claim in `alone`, and two sizes exchanged.
    """
    windows = group.combinations[reading]
    single = [c for c in group.claims if c.claim_id in alone]
    tried = [(c, (slip,)) for c in single for slip in slips.of(c, windows.get(c.claim_id), a)]
    sizes = sorted((c for c in group.claims if c.kind == "size"), key=lambda c: c.end_year)
    if len(sizes) == 2 and sizes[0].end_year < sizes[1].end_year:
        tried.append((sizes[0], slips.swapped(*sizes, a)))
    systems = []
    for _, changes in tried:
        meant = {slip.claim.claim_id: slip for slip in changes}
        claims = [meant[c.claim_id].claim if c.claim_id in meant else c for c in group.claims]
        moved = {name: meant[name].window if name in meant else window for name, window in windows.items()}
        systems.append(paths.rows(claims, moved, a.bend_cap))
    held = solve.feasible_each(systems) if systems else []
    return slips.report([(c, changes[0]) for c, changes in tried], held, group.subject, reading)


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
    rate, start, end = rd.with_bounds((c, first, last), replace(a, rounding="as printed"))
    exact = not (start.bounds * paths.factor(rate.bounds) ** n).meet(end.bounds).empty
    wide = not grown[0].meet(last.bounds).empty
    allowed = {
        c.claim_id: [_infinite(*implied)],
        last.claim_id: [_infinite(as_float(grown[0].low), as_float(grown[0].high))],
        first.claim_id: [_infinite(as_float(grown[1].low), as_float(grown[1].high))],
    }
    return finding(
        "two sizes and a rate",
        "consistent" if exact else "consistent only by rounding" if wide else "contradictory",
        [c.claim_id, first.claim_id, last.claim_id],
        f"From {rd.hedged(first)} in {first.end_year} to {rd.hedged(last)} in {last.end_year} is growth of"
        f" {_between(*implied)} a year; the page prints {rd.hedged(c)}.",
        subject=c.subject,
        low=implied[0],
        high=implied[1],
        unit="% a year",
        power=power.mean((c, first, last), allowed, a),
    )


def _remainder(
    pair: tuple[Claim, Claim], readings: Mapping[str, Windows], bends: Mapping, chance: float, a: Assumptions
) -> dict:
    """Return what is left for the years of a longer claim outside a shorter one, under the first reading."""
    long, short = pair
    reading, ids = next(iter(readings.items()))
    first, last, n = _left(ids[long.claim_id], ids[short.claim_id])
    low, high = _average(long, short, ids)
    exact = _average(*rd.with_bounds(pair, replace(a, rounding="as printed")), ids)
    held = [name for name, bend in bends.items() if bend is not None and _within(bend, a.bend_cap)]
    text = (
        f"For {rd.hedged(long)} over {_years(ids[long.claim_id])} and {rd.hedged(short)} over"
        f" {_years(ids[short.claim_id])} both to hold, growth in the other {count(n, 'year')}"
        f" between {first} and {last} must average {_between(*exact)} a year"
        f" ({_between(low, high)} with the room of rounding)"
    )
    if reading in held:
        text += "."
    elif held:
        text += f", more than a usual turn; they sit well together {held[0]}."
    else:
        text += ", more than a usual turn under every reading."
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
        spans = rd.spans(c, page).values()
        if spans and all(_relation(*span, page) == "history" for span in spans):
            text = f"{rd.hedged(c)} covers {_years(next(iter(spans)))}, before the forecast from {page.first}"
            text += " begins: it is history and says nothing about the forecast."
            rows.append(finding("history", "not checkable", [c.claim_id], text, subject=c.subject))
    return rows


# --- conflicts, repairs, certificates ------------------------------------------------------------------


def _explain(group: Group, reading: str, cap: float | None) -> list[tuple[str, tuple, str, float]]:
    """Return (kind, claim ids, certificate, amount) for every conflict, every repair, the smallest change."""
    ids = group.combinations[reading]
    rows = paths.rows(group.claims, ids, cap)
    clashes, repairs, _ = solve.conflicts(rows)
    found = []
    for clash in clashes:
        proof = solve.certificate([row for row in rows if row.name is None or row.name in clash])
        found.append(
            ("conflict", _in_order(group, clash), _by_hand(proof, group, ids, cap), float(proof.gap))
        )
    for repair in repairs:
        names = _in_order(group, repair)
        text = (
            f"Without {' and '.join(names)} the other claims hold together; with fewer set aside they do not."
        )
        found.append(("repair", names, text, float(len(names))))
    return [*found, _smallest_change(group, ids, rows)] if clashes else []


def _by_hand(proof: solve.Certificate, group: Group, ids: Windows, cap: float | None) -> str:
    """Return a certificate as one sentence in log points: what one side needs, what the other allows, the
    gap.
    """
    by_id = {c.claim_id: c for c in group.claims}
    texts: dict[str, list[str]] = {"low": [], "high": []}
    totals = {"low": 0.0, "high": 0.0}
    turns = Fraction(0)
    for row, side, multiplier in proof.parts:
        if row.name is None:
            turns += multiplier
        else:
            bound = row.low if side == "low" else row.high
            totals[side] += float(multiplier) * bound
            texts[side].append(f"{multiplier} x {bound:.3f} ({_term(by_id[row.name], ids)})")
    if turns:
        totals["high"] += float(turns) * cap
        texts["high"].append(f"{turns} x {cap:g} (the bend allowed)")
    need, allow = (" + ".join(texts[side]) or "0" for side in ("low", "high"))
    return (
        f"In log points (100 ln) at least {need} = {totals['low']:.3f} is needed, but at most {allow} ="
        f" {totals['high']:.3f} is allowed: short by {totals['low'] - totals['high']:.3f}."
    )


def _term(c: Claim, ids: Windows) -> str:
    when = f"in {c.end_year}" if c.kind == "size" else f"over {_years(ids[c.claim_id])}"
    return f"{c.claim_id}, {rd.hedged(c)} {when}"


def _smallest_change(group: Group, ids: Windows, rows: Sequence[solve.Row]) -> tuple[str, tuple, str, float]:
    """Return the change that alters the figures least, in % of each figure."""
    by_id = {c.claim_id: c for c in group.claims}
    cost = {c.claim_id: _cost(c, ids) for c in group.claims}
    changes = solve.mend(rows, cost)
    texts, total = [], 0.0
    for row, side, amount in changes:
        c, window = by_id[row.name], ids.get(row.name)
        bound = row.high if side == "high" else row.low
        was, now = paths.own_unit(bound, window), paths.own_unit(bound + amount, window)
        shown = [f"{x:.2f}%" if window else money(x, c.unit) for x in (was, now)]
        end = "most" if side == "high" else "least"
        texts.append(f"the {end} that {rd.hedged(c)} stands for moves from {shown[0]} to {shown[1]}")
        total += 100 * abs(now - was) / max(abs(was), 1.0)
    names = _in_order(group, {change.row.name for change in changes})
    return "smallest change", names, f"All claims hold once {' and '.join(texts)}.", total


def _cost(c: Claim, ids: Windows) -> float:
    """Return what one log point of change costs in % of the figure."""
    if c.kind == "size":
        return 1.0
    start, end = ids[c.claim_id]
    printed = max(float(x) for x in (c.bounds.low or 0, c.bounds.high or 0, 1))
    return 100 / printed / (end - start)


def _in_order(group: Group, names) -> tuple[str, ...]:
    return tuple(c.claim_id for c in group.claims if c.claim_id in names)


# --- small arithmetic ----------------------------------------------------------------------------------


def _page(ledger: pd.DataFrame, a: Assumptions) -> tuple[list[Claim], Page]:
    found = rd.claims(ledger, a)
    return found, rd.page(found, a)


def _group(ledger: pd.DataFrame, a: Assumptions, subject: str) -> Group:
    return paths.group(*_page(ledger, a), subject)


def _choose(group: Group, reading: str | None) -> tuple[str, float | None]:
    """Return a reading and its bend: the one asked for, or the one whose bend is smallest."""
    found = paths.bends([group])[0]
    if reading is None:
        return paths.best(found) if group.claims else ("", None)
    return reading, found[reading]


def _within(bend: float, cap: float) -> bool:
    return bend <= cap + solve.TOLERANCE


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


# --- wording -------------------------------------------------------------------------------------------


def _listed(claims: Sequence[Claim]) -> str:
    shown = [f"{rd.hedged(c)} ({c.claim_id})" for c in claims[:6]]
    if len(claims) > 6:
        shown.append(f"{len(claims) - 6} more")
    return ", ".join(shown[:-1]) + f" and {shown[-1]}"


def _any_of(n: int) -> str:
    return f"any of the {n} readings" if n > 1 else "the only reading there is"


def _between(low: float, high: float) -> str:
    if math.isnan(low) or math.isnan(high):
        return "any rate" if math.isnan(low) and math.isnan(high) else _one_end(low, high)
    return f"{low:.1f}%" if f"{low:.1f}" == f"{high:.1f}" else f"{low:.1f} to {high:.1f}%"


def _one_end(low: float, high: float) -> str:
    return f"at least {low:.1f}%" if math.isnan(high) else f"at most {high:.1f}%"


def _years(window: tuple[int, int]) -> str:
    return f"{window[0]}-{window[1]}"
