"""What a page's own links say of it: its report's number, its address, its date."""

import re
from collections import Counter
from datetime import date
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


def dated(report: Report) -> date | None:
    """Return the date that most of the page's own links carry (day, month, year in `utm_term`), or None."""
    for (day, month, year), _ in Counter(_DATE.findall(report.source)).most_common():
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
