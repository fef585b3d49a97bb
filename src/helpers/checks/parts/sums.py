"""Shares of segments or companies: do those that cannot overlap come to more than the whole?

Shares of places are added up in `checks.shares`.
"""

from collections.abc import Iterator, Sequence

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error
from helpers.checks.finding import Finding, finding, known
from helpers.checks.like import Bounds
from helpers.checks.parts import division
from helpers.engine import conflicts, feasibility
from helpers.engine.rows import Row
from helpers.ledger import around
from helpers.ledger.claim import Claim

CHECK = "parts.sum"
CLASHES = 3  # sets of shares that a sentence tells before it says how many more there are


def check(case: Case) -> list[Finding]:
    """Return one finding a group of shares that exclude each other, of one base and one time."""
    shares = [c for c in like.sure(case) if c.kind == "share" and c.base]
    return [_finding(case, group) for group in _groups(case, shares)]


def _groups(case: Case, shares: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield companies of one year, then divisions of one year or, where no year is said, of one paragraph or table."""
    told: set[str] = set()
    sold = [c for c in shares if set(c.subjects) <= case.companies and not _elsewhere(case, c)]
    for group in like.groups(sold):
        if len(like.by_subject(group)) > 1:
            told |= {c.claim_id for c in group}
            yield group
    others = [c for c in shares if c.claim_id not in told]
    for key in dict.fromkeys((c.base, like.time(c)) for c in others):
        yield from division.divisions(case, [c for c in others if (c.base, like.time(c)) == key])


def _elsewhere(case: Case, c: Claim) -> bool:
    """Whether a sentence speaks of a place or of a segment, in which the share may be meant."""
    source = case.page.source
    said = f"{around.before(source, c)} {around.after(source, c)}"
    return bool(around.named(said) - around.named(case.page.title)) or bool(around.SEGMENT.search(said))


def _finding(case: Case, group: Sequence[Claim]) -> Finding:
    rows, exact = (_rows(group, ends) for ends in (case.bounds, like.exact(case)))
    plain, loose = feasibility.feasible_each([exact, rows])
    when = phrases.years(group[0])
    listed = phrases.listed(f"{c.subject} with {phrases.told(c)}" for c in group)
    if not loose:
        sets, repairs, complete = conflicts.conflicts(rows)
        names = [tuple(c.claim_id for c in group if c.claim_id in one) for one in sets]
        ids = list(dict.fromkeys(i for one in names for i in one))
        said = "; ".join(_clash([c for c in group if c.claim_id in ids_]) for ids_ in names[:CLASHES])
        more = f"; {len(names) - CLASHES} more sets of them clash" if len(names) > CLASHES else ""
        keep = [[c.claim_id for c in group if c.claim_id in some] for some in repairs]
        text = f"Of {phrases.whole(group[0].base)}{when}, {said}{more}. {known(keep, complete)}"
        return finding(CHECK, "contradiction", ids, text, subject=group[0].subject)
    text = f"{listed} of {phrases.whole(group[0].base)}{when} leave room for each other within 100%."
    named, error = smallest_error.first(group, _allowed(group, case.bounds), case.assumptions)
    return finding(
        CHECK,
        "fits" if plain else "fits by rounding",
        named,
        text,
        subject=group[0].subject,
        smallest_error=error,
    )


def _clash(claims: Sequence[Claim]) -> str:
    """Say why shares clash: together above 100%, or a joint share below those of its members."""
    listed = phrases.listed(f"{c.subject} with {phrases.told(c)}" for c in claims)
    joint = [c for c in claims if len(c.subjects) > 1]
    if joint:
        return f"{listed} cannot {'both' if len(claims) == 2 else 'all'} hold, as some are counted in others"
    if len(like.by_subject(claims)) == 1:
        return f"{listed} cannot both hold"
    return f"{listed} come to more than 100%"


def _rows(group: Sequence[Claim], ends: Bounds) -> list[Row]:
    """Return the bounds on the shares: each claim's own, and that all together are at most the whole."""
    names = list(dict.fromkeys(part for c in group for part in like.subject(c)))
    rows = [
        Row(c.claim_id, tuple((part, 1) for part in like.subject(c)), b.low, b.high, b.low_open, b.high_open)
        for c in group
        for b in [ends[c.claim_id]]
    ]
    rows += [Row(None, ((name, 1),), 0, None) for name in names]
    return [*rows, Row(None, tuple((name, 1) for name in names), None, 100)]


def _allowed(group: Sequence[Claim], ends: Bounds) -> dict[str, smallest_error.Ranges]:
    """Return what the others leave each share, where no two are of one subject."""
    if len({part for c in group for part in c.subjects}) < sum(len(c.subjects) for c in group):
        return {}
    least = {c.claim_id: float(ends[c.claim_id].low or 0) for c in group}
    return {i: [(0.0, 100.0 - sum(least.values()) + own)] for i, own in least.items()}
