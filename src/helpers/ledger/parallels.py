"""Whom a figure is about where its own clause names one right before it: "A holds 55%, B 30% and C makes up 15%".

A clause with a verb of its own is read alone; one without is read only behind such a clause, whose verb it shares.
"""

import re

from helpers.ledger import markets
from helpers.ledger.sentences import Sentence
from helpers.page import wording

LONGEST = 6  # words of a name
MOST = 12  # figures of a sentence that are looked at
_VERB = (
    r"(?:(?:is|are|was|were|will|would|should|looks?|seems?|has|have|had|to|be|been|also|then|expected|projected|forecast"
    r"|estimated|anticipated|set|poised)\s+)*"
    r"(?:h[eo]lds?|holding|account(?:s|ed|ing)?|represent(?:s|ed|ing)?|contribut(?:es?|ed|ing)|captur(?:es?|ed|ing)"
    r"|command(?:s|ed|ing)?|ma(?:de|kes?|king)|tak(?:es?|ing)|took|compris(?:es?|ed|ing)|constitut(?:es?|ed|ing)"
    r"|grow(?:s|ing)?|grew|expand(?:s|ed|ing)?|reach(?:es|ed|ing)?|follow(?:s|ed|ing)?|stands?|stood|rise[sn]?"
    r"|rose|worth|valued|generat(?:es?|ed|ing)|record(?:s|ed|ing)?|post(?:s|ed|ing)?|earn(?:s|ed|ing)?|came"
    r"|amount(?:s|ed|ing)?|brought|brings)"
)
# Between a verb and its figure.
_OBJECT = (
    r"(?:\s+(?:up|in|for|at|a|an|the|with|of|by|to|its|largest|biggest|second-largest|smallest|highest|lowest"
    r"|major|first|dominant|leading|place|share|shares|market|revenue|sales|rate|CAGR|compound|annual|growth|value|remaining|rest"
    r"|only|just|about|around|approximately|roughly|nearly|almost|over|under|more|less|than|estimated|some|another|total|global"
    r"|overall|\(CAGR\)))*\s*[~(]?"
)
_OPENS = (
    r"(?:^|[,;:]\s+(?:and\s+|while\s+|whereas\s+|but\s+|with\s+)?|\s(?:and|while|whereas|but|with)\s+)"
    r"(?:[Tt]he\s+|[Bb]y\s[\w\s-]{2,30},\s+(?:the\s+)?)?"
)
_NAME = r"(?P<name>[A-Za-z][\w'’&/+.-]*(?:\s(?:[A-Za-z(][\w'’&/+.)-]*|&|\d[A-Z]\w*)){0,6}?)"
_CLAUSE = re.compile(rf"{_OPENS}{_NAME}\s+{_VERB}{_OBJECT}\s*$")
_BARE = re.compile(rf"{_OPENS}{_NAME}(?::|,)?{_OBJECT}\s*$")
_MEASURE_OF = re.compile(
    r"^(?:total\s+|annual\s+)?(?:sales|revenues?|demand|spending|shipments|turnover)\s+(?:of|to|in|for|from|on"
    r"|by)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"(?:\s(?:now|alone|still|today|together|(?!family|assembly|supply|monopoly)\w+ly))+$")
_AND = re.compile(r"\s*and\s")
_ROW = re.compile(r"^[^\W\d]|,|\band\b")  # words at the start of a sentence, or a row that goes on
_PLACED = re.compile(r"\W*(?:In|Across|Within|For|Throughout|Among)\s(?!(?:fiscal\s)?(?:19|20)\d\d\b)[^,]*$")
_MEASURED = re.compile(r"['’]s?\s+(?:market\s+)?(?:share|sales|growth|revenues?)$")
_HEAD = re.compile(r"\s+(?:segment|sub-?segment|category|type|market|sector|industry)s?$", re.IGNORECASE)
_NOBODY = re.compile(
    r"^(?:it|they|this|that|these|those|which|who|there|others?|share|growth|sales|revenues?|demand|value|year"
    r"|market|industry|sector"
    r"|segment|category|size|rate|CAGR|the rest|rest|remainder|figures?|prices?|both|each|all|some|many|most"
    r"|one|in|by)$",
    re.IGNORECASE,
)


def find(s: Sentence, i: int) -> str:
    """Return the phrase that names whom figure `i` is about in its own clause, or "" where none does."""
    own = _named(_CLAUSE, s.before(i))
    if own or not i or s.figures[i].unit != s.figures[i - 1].unit:
        return own
    led = any(_named(_CLAUSE, s.before(k)) for k in range(max(0, i - MOST), i))
    return _named(_BARE, s.before(i)) if led else ""


def rowed(s: Sentence, i: int) -> bool:
    """Whether the sentence names another one before another figure of the same unit, as it does before figure `i`."""
    own = find(s, i)
    alike = [k for k, figure in enumerate(s.figures) if figure.unit == s.figures[i].unit and k != i]
    return bool(own) and any((other := find(s, k)) and other != own for k in alike[:MOST])


def _named(pattern: re.Pattern[str], before: str) -> str:
    """The name in the last clause before a figure; one that holds a word no name has is none."""
    for match in reversed(list(re.finditer(r"(?:^|[,;:]\s|\s(?=(?:and|while|whereas|but|with)\s))", before))):
        found = pattern.match(before, match.start())
        if not found:
            continue
        if _AND.match(before, match.start()) and _ROW.search(before, 0, match.start()):
            return ""  # the last of several names that act together
        if _PLACED.match(before[: match.start()]):
            return ""  # "In France, the boat market": what the sentence opens with is a part of it
        phrase = _MEASURE_OF.sub("", _MEASURED.sub("", _ADVERB.sub("", found["name"]))).strip()
        name = bare(phrase)
        words = name.split()
        fits = name and len(words) <= LONGEST and not any(markets.stops(word) for word in words)
        return phrase if fits and not _NOBODY.match(name) and not wording.ANAPHOR.fullmatch(name) else ""
    return ""


def bare(phrase: str) -> str:
    """A phrase without the word that says what sort of thing it names: "the online segment" is online."""
    return _HEAD.sub("", phrase)
