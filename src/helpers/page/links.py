"""What a page says of itself: its report's number and address in its own links, and the day it came out."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from typing import NamedTuple

from helpers.page.blocks import Report

_END = r"(?=[?&#\"'\s<)]|$)"
# Addresses that carry a report's number; the first kind is the report's own page, the others sell it.
_NUMBERED = tuple(
    re.compile(rf"https?://[^/\s\"'<>()?#]+{path}{_END}")
    for path in (
        r"/[\w%-]*-r(\d+)",
        r"/purchase/(\d+)",
        r"/enquiry/(?:request-sample|pre-order(?:-enquiry)?)/(\d+)",
        r"/checkout\?id=(\d+)",
    )
)


class Origin(NamedTuple):
    """What a page's own links say of it: the report's number, an address, and whether all links agree."""

    number: str
    address: str
    agreed: bool


def origin(page: Report) -> Origin:
    """Return the report number that most of the page's own links carry; empty where none does."""
    found = [(m[1], m[0]) for pattern in _NUMBERED for m in pattern.finditer(page.source)]
    if not found:
        return Origin("", "", False)
    ((number, _),) = Counter(number for number, _ in found).most_common(1)
    return Origin(number, next(url for n, url in found if n == number), len({n for n, _ in found}) == 1)


_DATE = re.compile(r"utm_term=(\d{2})(\d{2})(\d{4})\b")
HEAD = 4000  # characters at the head of a page, and of its text, in which its day stands
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*)\.?"
_DAY, _YEAR = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<year>20\d\d|19\d\d)"
_WRITTEN = (
    rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_DAY}\s+{_MONTH},?\s+{_YEAR}",
    r"(?P<year>20\d\d|19\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)",
)
# Around a day that says when the page came out, in its source and in its text; the surest first.
_IN_SOURCE = (
    r"(?:article:published_time|datePublished|date_published|DC\.date(?:\.issued)?|pubdate|publish[-_]?date)[\"'\s:=>]*(?:content=[\"'])?%s",
    r"content=[\"']%s[^\"'<>]{0,30}[\"']\s+(?:property|name|itemprop)=[\"'](?:article:published_time|datePublished|pubdate)",
    r"^(?:date|published(?:_at|_on)?|pubDate)[\"']?:?\s+[\"']?%s",
    r"<time\b[^<>]*\bdatetime=[\"']%s",
)
_IN_TEXT = (
    r"%s\s*(?:/?\s*\([A-Z][^()\n]{2,40}\)|/[A-Z0-9][^/\n]{2,40}/)",  # a wire behind it
    r"\b[A-Z][A-Za-z.\u2019' ]{2,30},\s+(?:[A-Z][\w.]{1,20},?\s+)?%s\s*(?:--|[\u2013\u2014-]|:)",  # a city before it
    r"(?i:\b(?:published|posted|released|issued|publication date|release date)(?:\s+on"
    r"|\s+at)?\s*:?\s+(?:\w+day,\s+)?)%s",
    r"(?i:\bby\s+)[A-Z][\w.'-]+(?:\s+[A-Z][\w.'-]+){1,3}\s*[,"
    r"|\u2013\u2014-]?\s*(?:\w+day,\s+)?%s",  # an author before it
)


def dated(report: Report) -> date | None:
    """Return the day on which a page came out, or None where it does not say.

    That is the day that most of its own links carry (day, month, year in `utm_term`); else the one of its metadata, its
    dateline ("CITY, June 19, 2026 (WIRE) --") or its byline on which most of these agree, the surest of them in a tie.
    """
    for (day, month, year), _ in Counter(_DATE.findall(report.source)).most_common():
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    text = "\n".join(block.text for block in report.blocks[:40])[:HEAD]
    found = [*_days(_IN_SOURCE, report.source[: 5 * HEAD]), *_days(_IN_TEXT, text)]
    return Counter(found).most_common(1)[0][0] if found else None


def _days(places: tuple[str, ...], text: str) -> Iterator[date]:
    """Yield the first day that stands at each of the places in a text, where it is one."""
    for place in places:
        matches = (_compiled(place % f"(?i:{day})").search(text) for day in _WRITTEN)
        match = min(filter(None, matches), key=lambda m: m.start(), default=None)
        if match:
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            with suppress(ValueError):
                yield date(int(match["year"]), number, int(match["day"]))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)
