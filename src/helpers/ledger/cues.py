"""What speaks for each kind that a figure could be of: the words around it, its size, and what the rules say.

Each kind is a candidate with the same features, which weigh differently for each (`ranker`).
"""

import re
from functools import lru_cache

from helpers.ledger.ranker import Candidates
from helpers.ledger.sentences import Sentence

KINDS = ("", "growth", "share", "size", "revenue", "increment")
FAR = 160  # characters in which words are looked at
BEFORE, BEHIND = 7, 5  # words before and behind a figure that are looked at
_WORD = re.compile(r"[A-Za-z][A-Za-z&'’-]*|\d+")
_STEM = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|s)$")
_PERCENTS = ((1, "under 1"), (50, "middling"), (100.01, "over 50"))
_SIZES = ((1e5, "tiny"), (1e6, "small"), (1e8, "middling"), (1e10, "large"))
_TELLING = re.compile(
    r"\b(?:market|industry|sector|cagr|compound|share|revenue|sales|profit|margin|earnings|growth|forecast"
    r"|valued|worth|invest\w*|fund\w*"
    r"|price|cost|deal|users|customers|people|shipments|spending|demand|raised|debt|capitali[sz]ation|fiscal"
    r"|quarter|respondents)\b",
    re.IGNORECASE,
)


def find(s: Sentence, i: int, ruled: list[str], decided: list[str]) -> Candidates:
    """Return the kinds that figure `i` could be of, with their features.

    `ruled` are the kinds that the rules give the sentence's figures, `decided` those settled before this figure.
    """
    figure = s.figures[i]
    before, after = s.text[: figure.start], s.text[figure.end :]
    said = {
        f"rule:{ruled[i]}",
        f"page:{s.page.card.kind}",
        f"page:{s.page.card.kind} rule:{ruled[i]}",
        f"block:{s.block.kind}",
    }
    near = _words(before)[-BEFORE:]
    said |= {f"before:{word}" for word in near} | {f"right before:{word}" for word in near[-1:]}
    said.add(f"right before:{' '.join(near[-2:])}")
    behind = _words(after[:FAR])[:BEHIND]
    said |= {f"behind:{word}" for word in behind} | {f"right behind:{word}" for word in behind[:1]}
    said.add(f"right behind:{' '.join(behind[:2])}")
    said |= {f"sentence:{word}" for word in _telling(s.text)}
    said |= {f"heading:{word}" for word in _telling(s.block.section)}
    said.add(f"last:{decided[-1] if decided else 'none'}")
    if i and s.groups[i] == s.groups[i - 1]:
        said.add(f"joined to:{decided[-1]}")
    if before.rstrip(" ~≈+<>").endswith(("(", ":", "=", "–", "—")):
        said.add(f"sign before:{before.rstrip(' ~≈+<>')[-1]}")
    if before.endswith(("+", "-", "−", "up ", "down ")):
        said.add("signed")
    if after[:1] in ("+", ")"):
        said.add(f"sign behind:{after[0]}")
    said |= _measure(figure.unit, [float(end.value) for end in figure.ends])
    money = figure.unit != "%"
    kinds = ("", "size", "revenue", "increment") if money else ("", "growth", "share")
    return {kind: {f"{kind or 'none'}|{feature}" for feature in said} for kind in kinds}


def _measure(unit: str, values: list[float]) -> set[str]:
    """How large a figure is."""
    if not values:
        return {"no value"}
    most = max(values)
    if unit == "%":
        return {f"percent:{next((name for edge, name in _PERCENTS if most < edge), 'over 100')}"}
    return {f"money:{next((name for edge, name in _SIZES if most < edge), 'huge')}"}


@lru_cache(maxsize=16)
def _telling(text: str) -> frozenset[str]:
    """The telling words of a text, stemmed."""
    return frozenset(_stem(w) for w in _TELLING.findall(text))


@lru_cache(maxsize=256)
def _words(text: str) -> list[str]:
    """The last words of a text, stemmed; a number goes as "year" or "number"."""
    found = _WORD.findall(text[-FAR:])
    return [_stem(w) if not w[0].isdigit() else "year" if len(w) == 4 else "number" for w in found]


def _stem(word: str) -> str:
    return _STEM.sub("", word.lower())
