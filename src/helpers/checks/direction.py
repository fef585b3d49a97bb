"""Rise or fall by the words, beside the two sizes that the same sentence prints."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from helpers.case import Case
from helpers.checks import like, phrases, smallest_error
from helpers.checks.finding import Finding, finding
from helpers.ledger import around
from helpers.ledger.claim import Claim

CHECK = "direction.sizes"
_RISES = r"gr[eo]w(?:s|n|ing|th)?|increas(?:e|es|ed|ing)|r[io]s(?:e|es|en|ing)|climb(?:s|ed|ing)?|expand(?:s|ed|ing)?"
_FALLS = (
    r"f[ae]ll(?:s|en|ing)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|shr[aiu]nk(?:s|ing)?|drop(?:s|ped|ping)?"
    r"|contract(?:s|ed|ing)?"
)
# The verb of the sizes themselves: nothing but adverbs stands between it and "from".
_MOVES = re.compile(
    rf"\b(?:(?P<up>{_RISES})|(?P<down>{_FALLS}))(?:\s+\w+ly)?\s+(?:in (?:size|value)\s+)?from(?:\s+\w+){{0,3}}$",
    re.IGNORECASE,
)
# All that stands between the sizes: the year of the first, and "to".
_TO = re.compile(
    r"\s*\(?(?:(?:in|for|during|as of)\s+)?(?:the\s+year\s+|fiscal\s+|FY)?(?:\d{4}\)?)?,?\s+(?:to|reaching)\s+"
    r"(?:\w+\s+){0,3}",
    re.IGNORECASE,
)


class Path(NamedTuple):
    """Two sizes of one thing, the earlier and the later, and whether the words make it grow."""

    first: Claim
    last: Claim
    grows: bool


def check(case: Case) -> list[Finding]:
    """Return one finding a path "grows from A to B" of which both ends are sizes of one thing."""
    sizes = [c for c in like.sure(case) if c.kind == "size" and c.end_year]
    return [_finding(case, path) for path in _paths(case, sizes)]


def _paths(case: Case, sizes: Sequence[Claim]) -> Iterator[Path]:
    source = case.page.source
    ordered = sorted(sizes, key=lambda c: c.start)
    for first, last in pairwise(ordered):
        same = (first.subjects, first.unit, first.measure) == (last.subjects, last.unit, last.measure)
        if not same or (first.end_year or 0) >= (last.end_year or 0):
            continue
        moves = _MOVES.search(around.before(source, first))
        if (
            moves
            and around.one_sentence(source, first, last)
            and _TO.fullmatch(source[first.end : last.start])
        ):
            yield Path(first, last, bool(moves["up"]))


def _finding(case: Case, path: Path) -> Finding:
    low, high = (path.first, path.last) if path.grows else (path.last, path.first)
    verb = "growing" if path.grows else "falling"
    ends = [f"{phrases.told(c)} in {c.end_year}" for c in path[:2]]
    text = f"{phrases.whole(path.first.subject)} is said to be {verb} from {' to '.join(ends)}"
    text = text[0].upper() + text[1:]
    ids = [path.last.claim_id, path.first.claim_id]
    bounds, exact = case.bounds, like.exact(case)
    if not like.below(bounds[low.claim_id], bounds[high.claim_id]):
        text += ", which is the other way. Whether the word or a figure is wrong cannot be known."
        return finding(CHECK, "contradiction", ids, text, subject=path.first.subject)
    printed = like.below(exact[low.claim_id], exact[high.claim_id])
    first = like.infinite(bounds[path.first.claim_id])
    allowed = (first[0], float("inf")) if path.grows else (0.0, first[1])
    error = smallest_error.of(path.last, [allowed], case.assumptions)
    verdict = "fits" if printed else "fits by rounding"
    return finding(CHECK, verdict, ids, f"{text}.", subject=path.first.subject, smallest_error=error)
