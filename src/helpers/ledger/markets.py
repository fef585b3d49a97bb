"""Markets, segments and other subjects that a text names: "the European boat market" is boats, in Europe."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from helpers.page import places as gazetteer

WORDS = 8  # words that the name of a market may have


class Named(NamedTuple):
    """A market as a text names it: its span, its name without place and article ("" for "the market"), its place.

    `head` is the word that names it: "market", "segment", "sales".
    """

    start: int
    end: int
    name: str
    place: str
    head: str


_HEAD = re.compile(
    r"\b(?:sub-?)?(?P<head>markets?|industry|industries|sectors?|segments?|categor(?:y|ies)|sales|spending|shipments"
    r"|revenues?|demand|turnover|expenditures?|outlays?)\b(?!-)",
    re.IGNORECASE,
)
MEASURES = (
    "sales",
    "spending",
    "shipments",
    "revenue",
    "revenues",
    "demand",
    "turnover",
    "expenditure",
    "expenditures",
    "outlay",
    "outlays",
)
PARTS = ("segment", "segments", "category", "categories")
# Behind "market" where it only describes another word: "market leaders".
_ATTRIBUTE = re.compile(
    r"\s+(?:shares?|leaders?|leadership|players?|participants?|volume|position|presence|research|report|reports"
    r"|analysts?|data|driver"
    r"|drivers|dynamics|conditions|reach|entry|capitali[sz]ation|cap|insights?|intelligence|watchers?|experts?)\b",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"([^\s,;:!?|<>\"“”]+)\s+$")
ACRONYM = re.compile(
    r"(?<![\w-])(?:[A-Z]{2,5}|Io[A-Z]|[23]D|Internet)\s+$"
)  # "AI in healthcare", "Internet of Things"
_PIECE = re.compile(r"(?:\[[^\]]*\]|\([^)]*\))\s*$")
# Words that no name of a market holds: where one stands before it, the name begins behind.
_STOP_WORDS = """
    the a an this that these those its their his her our your it they we which who whose what where when
    while whereas in of to for on at by from with within across into onto over under through during per as
    than about around between among against amid toward towards throughout beyond after before since until
    despite via like such including is are was were be been being has have had will would could can may
    might should shall must do does did not if but or nor so yet because although though also both each
    every any all some other another most many few say says said see sees saw expect expects expected
    project projects projected forecast forecasts estimate estimates estimated predict predicts predicted
    anticipate anticipates anticipated show shows shown showed find finds found report reports reported
    drive drives driving driven boost boosts make makes making made put puts become becomes dominate
    dominates dominated lead leads led enter enters entering serve serves serving target targets targeting
    capture captures capturing hold holds held reach reaches reached hit hits value values valued worth push
    pushes pushing pegging transform transforms transforming reshape reshaping disrupt disrupting turning
    expand expands grow grows grew grown growing drop dropped rise rose rising help helps helping support
    supports supporting call called know known set poised according there here more less own up out down off
    further within record strong annual yearly monthly quarterly average net gross combined only just nearly
    roughly approximately how why one two three four five tracks track covers cover describes describe
    reveals reveal suggest suggests believes believe sized billion million trillion percent usd eur inr rs
"""
STOP = frozenset(_STOP_WORDS.split())
# Words before a name that say nothing of what is sold.
_LOOSE_WORDS = """
    global worldwide world world's overall whole entire total international emerging booming burgeoning
    broader wider larger fast-growing fastest-growing growing lucrative massive huge vast current new key
    main major big largest biggest today's potential respective projected local domestic national regional
    mature nascent so-called thriving dynamic country regional other rapidly expanding underlying multi-
    billion-dollar billion-dollar target end same absolute incremental 's and & of
"""
_LOOSE = frozenset(_LOOSE_WORDS.split())
_SUM = re.compile(r"\d|[$€£¥₹]|\b[A-Z]{3}\b(?=\s?\d)")
_SIGN = re.compile(
    r"[$€£#=_|]|^http|^[\d.]+-(?:thousand|lakh|million|crore|billion|trillion)$", re.IGNORECASE
)
_TAIL = {"and", "&", "or", "of", "in", "for", "across", "the", "", "-", "market", "global"}
_EDGE = re.compile(r"^[\s\"'“”\u2018’(\[*_&,-]+|[\s\"'“”\u2018’)\]*_&,-]+$")
_FOR = re.compile(
    r"(?:\s+(?:size|value|share|revenues?))?(?:\s+\w+ly)?\s+(?:for|of|on)\s+(?P<name>(?:the\s+)?[^,;:.()]{2,80}?)"
    r"(?=\s+(?:is|are|was|were|will|would|could|can|may|has|have|had|to|at|by|from|reached|hit|grew|rose|fell|estimated"
    r"|valued|expected|projected|forecast|stood|stands|totaled|totalled|keeps?|continues?|should|during|increased"
    r"|decreased|declined|accounted|represented|worth|amounted|came|hit|should|stands|forecast(?:s|ed)"
    r"|predicted|climbed|dropped)\b|[,;:.()]|$)",
    re.IGNORECASE,
)
_IN = re.compile(r"(?:\s+(?:size|value|share|revenues?))?\s+(?:in|across|of)\s+(?:the\s+)?$", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|['’]s?(?=\s|$)")
_STEM = re.compile(r"(?<=[a-z]{3})s$")
_SMALL_WORDS = """
    the of for in and a an market markets global worldwide world industry sector segment
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def find(text: str) -> list[Named]:
    """Return the markets, segments and measures of trade that a text names, in order."""
    return list(_found(text))


@lru_cache(maxsize=512)
def _found(text: str) -> tuple[Named, ...]:
    return tuple(_each(text))


def _each(text: str) -> Iterator[Named]:
    places = gazetteer.find(text)
    for match in _HEAD.finditer(text):
        head = match["head"].lower()
        if _ATTRIBUTE.match(text, match.end()):
            continue
        start = _phrase(text, match.start())
        name, place = _split(
            text[start : match.start()], [p for p in places if start <= p[0] < match.start()], start
        )
        end = match.end()
        if not name or head in MEASURES:
            behind = _FOR.match(text, end)
            if behind and not name and not _SUM.search(behind["name"]):
                start_behind = behind.start("name")
                inside = [p for p in places if start_behind <= p[0] < behind.end("name")]
                name, other = _split(behind["name"], inside, start_behind)
                place, end = place or other, behind.end("name")
        if not place:
            place = next((p[2] for p in places if _IN.fullmatch(text, end, p[0])), "")
        yield Named(start, end, name, place, head)


def _phrase(text: str, end: int) -> int:
    """Where the noun phrase begins that ends before `end`."""
    start, count = end, 0
    while count < WORDS:
        bracket = _PIECE.search(text, max(0, start - 60), start)
        if bracket and count == 0:
            start, count = bracket.start(), 1
            continue
        match = _WORD_BEFORE.search(text, max(0, start - 50), start)
        if not match:
            break
        word = match[1]
        small = word.lower() in ("in", "of", "for")
        if count and small and ACRONYM.search(text, max(0, match.start() - 20), match.start()):
            start, count = match.start(), count + 1
            continue
        if stops(word) or (word.endswith(".") and len(word) > 4):
            break
        start, count = match.start(), count + 1
        if _EDGE.sub("", word).lower() in ("global", "world", "worldwide"):  # a name begins with these
            break
    return start


@lru_cache(maxsize=4096)
def stops(word: str) -> bool:
    """Whether a word cannot be part of a market's name."""
    plain = word.strip("*_()[]'\"“”\u2018’.").lower()
    if word == "Other":
        return False
    return plain in STOP or bool(_SIGN.search(word)) or plain.replace(".", "").isdigit() or plain in "-–—"


def _split(phrase: str, places: list[tuple[int, int, str]], offset: int) -> tuple[str, str]:
    """Take a phrase apart into a name and a place."""
    place = places[-1][2] if places else ""
    for start, end, _ in reversed(places):
        phrase = phrase[: start - offset] + " " + phrase[end - offset :]
    return tidy(phrase), place


@lru_cache(maxsize=4096)
def tidy(phrase: str) -> str:
    """A name without the words around it that say nothing of what is sold."""
    words = _ASIDE.sub(" ", phrase).replace("*", "").split()
    while (
        words
        and words[0] != "Other"
        and [w.lower() for w in words[1:2]] != ["addressable"]
        and _EDGE.sub("", words[0]).lower() in _LOOSE | {"", "the", "a", "an"}
    ):
        words = words[1:]
    while words and _EDGE.sub("", words[-1]).lower() in _TAIL:
        words = words[:-1]
    name = _EDGE.sub("", " ".join(words))
    return "" if _HEAD.fullmatch(name) else name


@lru_cache(maxsize=8192)
def stems(name: str) -> frozenset[str]:
    """The words of a name that carry it, without plural."""
    kept = [_STEM.sub("", w) for w in _WORD.findall(name.lower())]
    return frozenset(w for w in kept if w not in _SMALL)
