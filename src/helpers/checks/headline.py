"""The headline's rate and size, whose years it leaves out, beside what the text prints of the same market."""

from collections.abc import Sequence

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.ledger.claim import MARKET, Claim
from helpers.page.block import Block
from helpers.readings.catalogue import OTHER_YEARS

CHECK = "headline.text"


def check(case: Case) -> list[Finding]:
    """Return one finding a figure of the headline that the text prints with its years."""
    title = next((b for b in case.page.blocks if b.kind == "title" and b.text), None)
    found = [c for c in like.sure(case) if c.subject == MARKET and c.kind in ("growth", "size")]
    above = [c for c in found if title and _in(title, c)]
    texts = {c: _of_text(c, [o for o in found if o not in above], above) for c in above}
    return [_finding(case, c, others) for c, others in texts.items() if others]


def _in(title: Block, c: Claim) -> bool:
    first, last = title.span(0, len(title.text))
    return first <= c.start < last


def _of_text(c: Claim, body: Sequence[Claim], above: Sequence[Claim]) -> list[Claim]:
    """Return what the text prints of a figure of the headline: same kind, unit and measure, and the year it ends in.

    A rate in a headline ends where the size beside it does.
    """
    ends = {o.end_year for o in above if o.end_year}
    end = c.end_year or (ends.pop() if len(ends) == 1 else None)
    if end is None or (c.start_year and c.kind == "growth"):
        return []
    return [o for o in body if (o.kind, o.unit, o.measure, o.end_year) == (c.kind, c.unit, c.measure, end)]


def _finding(case: Case, c: Claim, others: Sequence[Claim]) -> Finding:
    own, ids = case.bounds[c.claim_id], [c.claim_id, *(o.claim_id for o in others)]
    figures = phrases.listed(f"{phrases.told(o)}{phrases.years(o)}" for o in others)
    text = f"The headline prints {phrases.told(c)} and the text {figures}"
    same = [o for o in others if not own.meet(case.bounds[o.claim_id]).empty]
    if not same and c.kind == "size":
        text += ", which is not the same. Which of them is wrong cannot be known."
        return finding(CHECK, "contradiction", ids, text)
    if not same:
        text += "; they can hold only if the headline's rate is of other years."
        return finding(CHECK, "unusual", ids, text, reading=OTHER_YEARS)
    exact = like.exact(case)
    printed = any(not exact[c.claim_id].meet(exact[o.claim_id]).empty for o in same)
    error = smallest_error.of(c, [like.infinite(case.bounds[o.claim_id]) for o in same], case.assumptions)
    return finding(CHECK, "fits" if printed else "fits by rounding", ids, f"{text}.", smallest_error=error)
