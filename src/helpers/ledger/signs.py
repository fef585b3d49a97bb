"""Whether a rate is one of decline: "declined at a CAGR of 3%", "fell 10%", "a drop of 5%", "4% lower"."""

from collections.abc import Sequence

from helpers.ledger.sentences import Sentence
from helpers.page import wording
from helpers.page.figures import Printed

# What may stand between a word of decline and how much it was; "fell to 5%" and "fell below 5%" are levels.
_BETWEEN = wording.compiled(
    rf"(?:_(?:{wording.FILLER}(?<!\bto)|{wording.NOUN}|further|another|average|steady|only|as_much_as|more_than"
    rf"|less_than|over|up_to"
    r"|at_least|almost|nearly|about|around|approximately|roughly|close_to|some|year-o\w+-year|in|during|(?:19"
    r"|20)\d\d|with)(?!\w))*"
    r"[\s*(~-]*"
)
_BEHIND = wording.compiled(
    rf"[\s*)]*(?:year[- ]o\w+[- ]year_|annual(?:ly)?_|YoY_|market_|CAGR_)?{wording.either(wording.DECLINES_BEHIND)}"
)
_FALLS = wording.compiled(rf"(?<!\w){wording.either(wording.DECLINES)}(?!\w)")
_JOINS = wording.compiled(
    r"(?:_(?:in|during)_(?:\w+_)?(?:19|20)\d\d)?,?(?:_(?:and|or|then|and_then))?(?:_(?:by|of|another|again))?\s*"
)
# Behind a figure that is no longer of the decline before it: "it fell 5% in 2022, and 6% growth is expected".
_RISES = wording.compiled(
    r"\s*(?:\w+_)?(?:growth|increase|rise|gain|expansion|higher|more|up)\b|_(?:is|are|was|were)\b"
)


def read(s: Sentence, i: int, kinds: Sequence[str]) -> bool:
    """Whether the growth of figure `i` is printed as a decline; figures that are only joined decline together."""
    if _BEHIND.match(s.text, s.figures[i].end):
        return True
    before = s.before(i)
    falls = list(_FALLS.finditer(before))
    if falls and _BETWEEN.fullmatch(before, falls[-1].end()):
        return True
    alike = i and kinds[i - 1] == "growth" and not _RISES.match(s.text, s.figures[i].end)
    joined = alike and _JOINS.fullmatch(before)
    return bool(joined) and read(s, i - 1, kinds)


def turned(ends: Sequence[Printed]) -> tuple[Printed, ...]:
    """The ends of a rate of decline, from low to high; one that is printed with a minus stays as it is."""
    if any(end.value < 0 for end in ends):
        return tuple(ends)
    return tuple(Printed(-end.value, end.step) for end in reversed(ends))
