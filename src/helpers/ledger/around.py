"""The words around a claim's figure: its sentence before and behind it, without tags, and what they say of it."""

import re

from helpers.ledger import card, markets
from helpers.ledger.card import Card
from helpers.ledger.claim import MARKET, Claim
from helpers.page import places

REACH = 400  # characters of a page that are looked at on each side of a figure
_BREAK = (
    r"</?(?:p|li|h[1-6]|td|th|tr|table|br|div|ul|ol|dd|dt|title|section|article)\b[^<>]*>"
    r"|\n[ \t]*(?=[\n|#>*+•-])|[ \t][|•▪●](?=[ \t])"
)
_STOP = re.compile(
    rf"(?:(?<![A-Z])(?<!\bvs)(?<!\bapprox)[.!?;](?:[\"”'’)*_])*\s+(?=[\W_]*[A-Z\d<]))|(?i:{_BREAK})"
)
SEGMENT = re.compile(r"\b(?:sub-?)?(?:segments?|categor(?:y|ies))\b", re.IGNORECASE)
_MEANT = re.compile(
    r"(?:^\W*|\b(?:the|this|its|of|total|estimated|projected|forecast)\s+)"
    r"(?:(?:global|overall|total|entire|whole|world(?:wide)?)\s+)*(?:market|industry)\b|^\W*(?:it|this)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:\W|\b(?:a|an|the|at|of|in|by|is|cagr|compound|annual|growth|rate|value|size|revenue|forecast|projected"
    r"|estimated|(?:19|20)\d\d)\b)*",
    re.IGNORECASE,
)
_ROWED = re.compile(r"\b(?:respectively|each)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>|[*_`]+")


def before(source: str, c: Claim) -> str:
    """Return what stands before a figure in its sentence."""
    text = source[max(0, c.start - REACH) : c.start]
    stops = [m.end() for m in _STOP.finditer(text)]
    return _plain(text[stops[-1] if stops else 0 :])


def after(source: str, c: Claim) -> str:
    """Return what stands behind a figure in its sentence."""
    text = source[c.end : c.end + REACH]
    stop = _STOP.search(text)
    return _plain(text[: stop.start()] if stop else text)


def between(source: str, first: Claim, last: Claim) -> str:
    """Return what stands between two figures, the first before the last."""
    return _plain(source[first.end : last.start])


def one_sentence(source: str, first: Claim, last: Claim) -> bool:
    """Whether two figures stand in one sentence, the first before the last."""
    between = source[first.end : last.start]
    return first.end <= last.start and len(between) <= REACH and not _STOP.search(between)


def one_paragraph(source: str, first: Claim, last: Claim) -> bool:
    """Whether nothing but running text stands between two figures."""
    ends = sorted((first, last), key=lambda c: c.start)
    return not re.search(rf"{_BREAK}|\n\s*\n", source[ends[0].end : ends[1].start], re.IGNORECASE)


def on_market(source: str, c: Claim, own: Card) -> bool:
    """Whether the words before a figure speak of the page's own market: by name, as "the market", or as "it".

    Where nobody is spoken of, as in a cell that says "CAGR of 5%", nobody else is meant; where another place is,
    the figure may be that place's.
    """
    said = before(source, c)
    if named(said) - {own.place}:
        return False
    found = [n for n in markets.find(said) if (n.name or n.place) and n.head not in markets.MEASURES]
    if found:
        last = found[-1]
        mine = not last.name or card.is_own(own, last.name)
        return mine and last.place in ("", own.place) and last.head not in markets.PARTS
    return bool(_NOBODY.fullmatch(said) or _MEANT.search(said))


def names_it_alone(source: str, c: Claim, own: Card) -> bool:
    """Whether the words before a figure name one market, and that is what the claim is read to be about.

    Then only whether it is the page's own is open, which no comparison of figures of one subject hangs on.
    """
    said = before(source, c)
    found = [n for n in markets.find(said) if n.head not in markets.MEASURES]
    if not found or any(
        not n.name or n.head in markets.PARTS or "addressable" in n.name.lower() for n in found
    ):
        return False
    if _ROWED.search(f"{said} {after(source, c)}") or not named(said) <= {own.place, *c.subject.split(", ")}:
        return False
    told = {markets.stems(f"{n.name} {n.place}" if n.place != own.place else n.name) for n in found}
    meant = own.spoken if c.subject == MARKET else markets.stems(c.subject.replace(", ", " "))
    return told == {meant}


def named(text: str) -> set[str]:
    """Return the places that a text names."""
    return {name for _, _, name in places.find(text)}


def _plain(text: str) -> str:
    return " ".join(_TAG.sub("", text).split())
