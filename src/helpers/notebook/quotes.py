"""Figures in the report's own words: so much of their sentence as says what they are of and for when."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from helpers.case import Case
from helpers.ledger import sentences
from helpers.ledger.claim import Claim

BEFORE, AFTER = 8, 8  # words that a quotation has on either side of its figures at most
MOST = 32  # words from the first figure of a quotation to its last
_BREAK = re.compile(
    r"[\n\u2022\u25cf\u200b|]"
)  # of lines and items inside a block: no sentence goes on behind it
_CLAUSE = re.compile(r"[,;:](?=\s)")  # where a quotation ends before its last word


class Place(NamedTuple):
    """Where figures stand: a sentence, and the span of it from the first figure to the last."""

    sentence: str
    start: int
    end: int


def quoted(case: Case, claims: Iterable[Claim]) -> list[str]:
    """Return figures with the words around them, each in quotation marks; those of one sentence in one quotation.

    A figure that stands in no sentence, or alone in one, is left out.
    """
    places: list[Place] = []
    for place in (_place(case, c) for c in sorted(claims, key=lambda c: c.start)):
        if place is None:
            continue
        near = next((n for n, other in enumerate(places) if _near(place, other)), None)
        if near is None:
            places.append(place)
        else:
            other = places[near]
            places[near] = other._replace(start=min(place.start, other.start), end=max(place.end, other.end))
    return list(dict.fromkeys(filter(None, map(_cut, places))))


def _place(case: Case, c: Claim) -> Place | None:
    for block in case.page.blocks:
        at = block.within(c.start, c.end)
        if at is None:
            continue
        for start, end in sentences.bounds(block.text):
            if start <= at[0] and at[1] <= end:
                breaks = [m.start() for m in _BREAK.finditer(block.text, start, end)]
                start = max((n + 1 for n in breaks if n < at[0]), default=start)
                end = min((n for n in breaks if n >= at[1]), default=end)
                said = block.text[start:end].rstrip().rstrip(".!?")
                return Place(said, at[0] - start, at[1] - start)
    return None


def _near(one: Place, other: Place) -> bool:
    whole = one.sentence[min(one.start, other.start) : max(one.end, other.end)]
    return one.sentence == other.sentence and len(whole.split()) <= MOST


def _cut(place: Place) -> str:
    before, figures, after = (
        place.sentence[: place.start],
        place.sentence[place.start : place.end],
        place.sentence[place.end :],
    )
    first, last = _last(_CLAUSE.split(before)[-1]), _first(_CLAUSE.split(after)[0])
    kept = f"{first}{figures}{last}".split()
    if len(kept) == 1:
        return ""
    opening = "" if first.strip() == before.strip() else "… "
    ending = "" if last.strip() == after.strip() else " …"
    return f'"{opening}{" ".join(kept)}{ending}"'


def _last(text: str) -> str:
    return "".join(re.findall(r"\S+\s*", text)[-BEFORE:])


def _first(text: str) -> str:
    glued = re.match(r"\S*", text)
    stuck = glued[0] if glued else ""
    return stuck + "".join(re.findall(r"\s*\S+", text[len(stuck) :])[:AFTER])
