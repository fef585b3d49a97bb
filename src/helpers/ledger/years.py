"""Which years and which horizon a sentence ties to a figure."""

import re
from functools import lru_cache
from typing import NamedTuple

from helpers.ledger.claim import Horizon
from helpers.ledger.sentences import Sentence
from helpers.page import wording

_BEFORE = re.compile(r"[A-Za-z]+")
_CLAUSE_END = re.compile(
    r"[,;](?!\s*(?:in|by|for|as of)\s+(?:fiscal\s+|FY\s?['’]?|\dQ['’]?)?(?:\d{4}|(?<=[FYQ'’])\d\d\b))"
    r"|\b(?:while|whereas|but|from|followed|up|reflecting|driven|compared|with an?)\b"
)
_BREAK = re.compile(r"[,;]|\b(?:while|whereas|and)\b")
_CONTRAST = re.compile(r"[,;]\s*(?:while|whereas|but)\b")
_SPANS = ("year", "decade", "period", "time", "horizon")  # one of them stands in every horizon
# "As of 2023, it is projected to reach $4 million, rising 5% through 2030": the first year is the day of writing.
_AS_OF = re.compile(r"\bas of\s*$", re.IGNORECASE)
_TO_COME = re.compile(r"\b(?:project|expect|anticipat|forecast|estimat)\w* to (?:reach|exceed|surpass|hit)\b")
_AHEAD = re.compile(r"\b(?:project|forecast|expect|anticipat|target)\w*\b", re.IGNORECASE)
_REACHING = re.compile(r"\b(?:reach|touch|hit|attain|surpass|exceed|cross)(?:ing)?\b")
_LED_TO = re.compile(
    r"(?:[,;]\s*(?:\w+\s+){0,2}?(?:reaching|culminating in|resulting in|hitting|totall?ing)"
    r"|\bto (?:reach|hit|touch))\b[^,;]*$"
)
# "It grew 5% in 2023 to $3 million", "and 5% in 2023, when sales were $3 million": the year behind the rate
# is the sum's.
_THEN = re.compile(r"(?:,? (?:to|when)\b|, (?:for|with) a (?:total|value|size) of\b)[^,;]*")
_OF_THAT_YEAR = re.compile(
    r" (?:total|value|figure|level|sum|size|revenues?|sales) of (?:\w+ ){0,2}"
)  # "the 2023 total of"
_IN_YEAR = re.compile(r"\s*(?:in|during)\s+(?:fiscal\s+|the\s+year\s+)?")
# A year that is a part of a day, or the one of a publication: "July 21, 2011", "the 2024 report".
_OF_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+$"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+$",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"(?:19|20)\d\d\s+(?:(?:annual|global|market)\s+)?(?:reports?|editions?|stud(?:y|ies)|surveys?|updates?|analysis)\b"
)
_DATED = (["in"], ["by"], ["since"], ["during"], ["until"], ["through"])  # right before what must be a year
# The year before, with which a figure is compared: "8% more than in 2022", "8% on the 2022 total".
_AGAINST = re.compile(
    r"\s*(?:more |less |higher |lower )?(?:from|on|over|than|against|versus|vs\.?|compared (?:to|with)) (?:in "
    r"|the )?(?:fiscal )?"
    r"((?:19|20)\d\d)\b(?!\s*(?:(?:to|through|until|till)\b|[-–—/]))",
    re.IGNORECASE,
)
_AGAIN = re.compile(r"\s*\(\s*$")


class Year(NamedTuple):
    """A year or a span in a sentence: `role` is from, by, in or span; `first` stands only in a span."""

    start: int
    end: int
    role: str
    first: int | None
    last: int


def _roles() -> dict[str, str]:
    """The table of words, each entry of two words under both."""
    roles = {}
    for role, rows in wording.YEARS.items():
        for entry, _ in rows:
            for words in entry.split("|") if "|" in entry or entry.startswith("ending") else entry.split():
                roles[words] = role
    return roles


_ROLES = _roles()


@lru_cache(maxsize=64)
def find(text: str) -> list[Year]:
    """Return the years of a text in order, each with the role that the word before it gives."""
    found, at = [], 0
    for match in wording.YEAR.finditer(text):
        start = match.start()
        if start < at or (start and (text[start - 1].isalnum() or text[start - 1] in ",.$€£¥")):
            continue
        if _OF_REPORT.match(text, start) or _OF_DAY.search(text, max(0, start - 24), start):
            continue
        words = list(_BEFORE.findall(text[max(0, start - 40) : start].lower()))
        if words[-1:] not in _DATED and wording.COUNTED.match(text, match.end()):
            continue  # "it sold 2025 units"
        while words and words[-1] in wording.YEAR_FILLERS and " ".join(words[-2:]) not in _ROLES:
            words.pop()
        role = _ROLES.get(" ".join(words[-2:])) or (words and _ROLES.get(words[-1])) or "in"
        year, span = _full(match), wording.SPAN.match(text, match.end())
        last = _full(span, year) if span else year
        if span and last > year and ("and" not in span[0] or words[-1:] == ["between"]):
            parts = span["short"] and last == year + 1  # "2025/26" is one year
            found.append(
                Year(start, span.end(), role, None, last)
                if parts
                else Year(start, span.end(), "span", year, last)
            )
            at = span.end()
            continue
        found.append(Year(start, match.end(), role, None, year))
    return found


def _full(match: re.Match[str], first: int = 2000) -> int:
    """The year that a match prints in four digits or in two, in the century of a first one."""
    return int(match["year"]) if match["year"] else first // 100 * 100 + int(match["short"])


def of_amount(s: Sentence, i: int, kind: str) -> int | None:
    """Return the year that a size, share or revenue is for, as its clause or the sentence's opening says."""
    years = find(s.text)
    if not years:
        return None
    first, last = s.groups[i]
    if i and s.before(i).strip() == "(" and s.text.startswith(")", s.figures[i].end):
        return of_amount(s, i - 1, kind)  # the same sum in another currency, in brackets
    if (
        last < len(s.figures)
        and _AGAIN.match(s.after(last - 1))
        and s.text.startswith(")", s.figures[last].end)
    ):
        last += 1  # the same sum in another currency, in brackets
    edge = s.figures[first - 1].end if first else 0
    end, after = s.figures[last - 1].end, s.after(last - 1)
    cut = _CLAUSE_END.search(after)
    limit = end + (cut.start() if cut else len(after))
    behind = next(
        (y for y in years if end <= y.start <= limit and y.role != "from" and y.start < end + len(after)),
        None,
    )
    if behind:
        return behind.last
    left = [y for y in years if edge <= y.start < s.figures[i].start]
    if left and _OF_THAT_YEAR.fullmatch(s.text, left[-1].end, s.figures[i].start):
        return left[-1].last
    if (
        first
        and left
        and s.figures[first - 1].unit == "%"
        and _THEN.fullmatch(s.text, left[-1].end, s.figures[i].start)
    ):
        return left[-1].last
    if first and left and s.figures[first - 1].unit == "%" and _LED_TO.search(s.before(first)):
        return left[-1].last  # what growth to that year leads to
    if first:  # a year right behind the figure before belongs to that one
        left = [y for y in left if _BREAK.search(s.text, edge, y.start)]
    if left:
        if kind == "size" and _AS_OF.search(s.text[: left[-1].start]) and _TO_COME.search(s.before(i)):
            return next((y.last for y in years if y.role == "by" and y.start > end), left[-1].last)
        lent = first and _CONTRAST.search(s.text, left[-1].end, s.figures[i].start)
        return None if lent or (left[-1].role == "from" and kind != "size") else left[-1].last
    opening = years[0]
    opens = len(s.text[: opening.start].split()) <= 2 and opening.end < s.figures[0].start
    return opening.last if first and kind == "share" and opens else None


def of_growth(s: Sentence, i: int, kinds: list[str]) -> tuple[int | None, int | None]:
    """Return the first and last year that the sentence ties to a rate.

    Where the later one is said first, the rate is set against the other: "fell 5% in 1986 from 7 million in 1985".
    """
    first, last = _tied(s, i, kinds)
    return (last, first) if first and last and first - last == 1 else (first, last)


def _tied(s: Sentence, i: int, kinds: list[str]) -> tuple[int | None, int | None]:
    years = find(s.text)
    if not years:
        return None, None
    _, joined = s.groups[i]
    edge, stop = s.figures[joined - 1].end, s.figures[joined - 1].end + len(s.after(joined - 1))
    against = _AGAINST.match(s.text, edge)
    if against and any(y.last == int(against[1]) + 1 and y.start < edge for y in years):
        return int(against[1]), int(against[1]) + 1
    left_edge = s.figures[i].start - len(s.before(i))
    own = [y for y in years if edge <= y.start < stop]
    left = [y for y in years if left_edge <= y.start < s.figures[i].start]
    if (
        len(own) == 1
        and own[0].role == "in"
        and i
        and kinds[i - 1]
        and _IN_YEAR.fullmatch(s.text, edge, own[0].start)
    ):
        return None, own[0].last  # "rose 4% in 2020 and 5% in 2021"
    earlier = [y for y in years if y.start < left_edge]
    # The year of a company's sales is that of a rate behind it only where the rate goes on from it.
    if "revenue" in kinds[:i] and not _AHEAD.search(s.before(i)):
        earlier, left = [], [y for y in left if _BREAK.search(s.text, left_edge, y.start)]
    if (
        "share" in kinds[:i] and "size" not in kinds[:i]
    ):  # the year of a share is not lent to a rate behind it
        earlier, left = [], [y for y in left if _BREAK.search(s.text, left_edge, y.start)]
    start = end = None
    for year in own + left[::-1]:
        if year.role == "span" and end is None:
            return year.first, year.last
        if year.role == "from" and start is None:
            start = year.last
        if year.role == "by" and end is None:
            end = year.last
    ahead = horizon(s, i)
    coming = ahead is not None and bool(ahead.lengths)
    for year in left[::-1] + earlier[::-1]:
        if year.role == "by" and end is None and not coming:
            end = year.last
        if year.role == "in" and start is None and (end is None or year.last < end):
            start = year.last
        if year.role == "span" and start is None and end is None:
            start, end = year.first, year.last
        if year.role == "from" and start is None:
            start = year.last
    if end is None:
        end = next((y.last for y in own if y.role == "in"), None) or _reached(s, i, years)
    if start is not None and end is None and not coming and not wording.VAGUE.search(s.after(i)):
        base = any(y.last == start and y.role == "in" for y in left + earlier)
        if base and "size" not in kinds[:i]:
            return None, start
    return start, end


def _reached(s: Sentence, i: int, years: list[Year]) -> int | None:
    """The year of the size that the growth leads to: "growing at 8%, reaching $4 billion by 2026"."""
    if i + 1 == len(s.figures) or not _REACHING.search(s.after(i)):
        return None
    behind = s.figures[i + 1].end
    return next(
        (
            y.last
            for y in years
            if y.role in ("by", "in") and behind <= y.start <= behind + len(s.after(i + 1))
        ),
        None,
    )


def horizon(s: Sentence, i: int) -> Horizon | None:
    """Return how far ahead a growth rate looks: its forecast period, the next 5 years, or None."""
    for text in (s.after(i), s.before(i)):
        if not wording.holds(text.lower(), _SPANS):
            continue
        match = wording.COMING.search(text)
        if match:
            low, high, decade = match.groups()
            lengths = tuple([int(wording.NUMERALS.get(n.lower(), n)) for n in (low, high) if n])
            return Horizon((10,) if decade else lengths)
        if wording.PERIOD.search(text):
            return Horizon(period=True)
    return None
