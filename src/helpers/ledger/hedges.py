"""How firmly a figure is meant: exact, about, over, under, a range, or a placeholder."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from helpers.ledger.sentences import Sentence
from helpers.page import wording

_WINDOW = 60  # characters before a figure that are searched for a hedge


def _each(table: Mapping[str, Iterable[tuple[str, str]]]) -> str:
    """One pattern of a table of hedges; the group that matches tells which."""
    return "|".join(f"(?P<{kind}>{wording.either(table[kind])})" for kind in ("over", "under", "about"))


_EACH = _each(wording.HEDGES)
# A bound that goes on to a figure is that one's: "30% or over 20%".
_BEHIND = wording.compiled(rf"[\s*)]*(?:{_each(wording.HEDGES_BEHIND)})(?!\w)(?!_(?:than\b|\W{{0,2}}\d))")
_HEDGE = wording.compiled(rf"(?<!\w)(?:{_EACH})(?!\w)")
_FILLED = wording.compiled(rf"(?:\s*{wording.FILLER}(?!\w))*\s*")
_ESTIMATED = wording.compiled(rf"(?<!\w){wording.either(wording.ESTIMATED)}(?:_{wording.FILLER})*\s*$")
_IN_THE, _RANGE = re.compile(r"\bin the\s*$"), re.compile(r"\s+range\b")
_BACKWARDS = re.compile(
    r"\.?\w+(?:['’]\w+)*|[^\w\s]"
)  # a word or a sign, in a text that is read from its end
_FILLING = wording.compiled(wording.FILLER)
_OF_HEDGE = wording.compiled(
    "|".join(word for rows in wording.HEDGES.values() for pattern, _ in rows for word in pattern.split("_"))
)


def read(sentence: Sentence, i: int) -> str:
    """Return the hedge of figure `i`; joined figures share the hedge before the first."""
    figure = sentence.figures[i]
    if not figure.ends:
        return "placeholder"
    if len(figure.ends) > 1:
        return "range"
    if figure.plus:
        return "over"
    behind = _BEHIND.match(sentence.text, figure.end)
    if behind and behind.lastgroup:
        return behind.lastgroup
    first = sentence.groups[i][0]
    for j in range(i, first - 1, -1):
        found = _word(sentence, j)
        if found != "exact":
            return found
    return "exact"


def _word(sentence: Sentence, i: int) -> str:
    """The hedge right before a figure; where two meet, a bound beats "about"."""
    start = sentence.figures[i].start
    # A figure in front is a wall: its own hedge belongs to it alone.
    floor = max(sentence.figures[i - 1].end if i else 0, start - _WINDOW)
    seen, edge = "exact", start
    zone = _zone(sentence.text, floor, start)
    for match in reversed(list(_HEDGE.finditer(sentence.text, zone, start))):
        if not _FILLED.fullmatch(sentence.text, match.end(), edge):
            break
        kind = match.lastgroup
        if kind and kind != "about":
            return kind
        seen, edge = "about", match.start()
    before = sentence.text[max(floor, start - 2 * _WINDOW) : start]
    if seen == "exact" and _RANGE.match(sentence.after(i)) and _IN_THE.search(before):
        return "about"
    if seen == "exact" and ("stimat" in before or "approximate" in before) and _ESTIMATED.search(before):
        return "about"
    return seen


def _zone(text: str, floor: int, start: int) -> int:
    """Where the words of hedges and their fillers begin that lead up to a figure; a hedge stands in no other."""
    zone = start
    for token in _BACKWARDS.finditer(text[floor:start][::-1]):
        if not _leads(token[0][::-1]):
            break
        zone = start - token.end()
    return zone


@lru_cache(maxsize=4096)
def _leads(token: str) -> bool:
    return bool(_FILLING.fullmatch(token) or _OF_HEDGE.fullmatch(token))
