"""The lists that a page prints: its players, types, applications, and countries by region."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from helpers.page import names, wording
from helpers.page import places as gazetteer
from helpers.page.blocks import Block, Report


class Item(NamedTuple):
    """A name that the page lists: `list` is players, types, applications or regions; `raw` as printed.

    `region` is the region that a country is listed under, as the ledger spells it, and "" elsewhere.
    """

    list: str
    region: str
    raw: str
    start: int
    end: int


def items(report: Report) -> list[Item]:
    """Return the players, types, applications and countries by region that the page lists, in page order."""
    return [
        Item(kind, region, block.text[start:end], *block.span(start, end))
        for kind, region, block, start, end in _entries(report)
    ]


def players(report: Report) -> list[str]:
    """Return the names of the companies that the page lists."""
    return [block.text[start:end] for kind, _, block, start, end in _entries(report) if kind == "players"]


# Which list a heading opens, by a word in it; the first that fits. In front, what each such word holds.
LISTS = (
    (
        "regions",
        ("region", "geograph"),
        r"\bregions?\b|\bgeograph",
    ),  # Regional Players of the Snow Blower Market
    (
        "players",
        ("player", "compan", "vendor", "competitive"),
        r"\bplayers\b|\bcompanies\b|\bvendors\b|\bcompetitive\b",
    ),  # Major Market Players
    ("types", ("type",), r"\b(?:by|product) types?\b|\btypes?\b.*\bsegment"),  # Segmented by Type
    (
        "applications",
        ("application", "end-use", "end use"),
        r"\bapplications?\b|\bend[- ]use",
    ),  # Research by Application
)
_LISTS = tuple((name, stems, re.compile(cue, re.IGNORECASE)) for name, stems, cue in LISTS)
LONGEST_NAME = 60  # characters of a company's name
_LEAD, _DIGIT_FIRST = re.compile(r"[\s\d.)(:-]*"), re.compile(r"\d\w*[A-Za-z]")  # "1. Acme", "3M"
_TAIL = re.compile(r"(?:['’]s)?(?:(?<!Inc)(?<!Ltd)(?<!Co)(?<!Corp)\.|[\s:,;–-])*$")
_COLON = re.compile(r"\s*[:–]\s|\s-\s")
_GENERIC = re.compile(
    r"\b(?:Markets?|Growth|Revenues?|Sales|Trends?|Size|Overview|Analysis|Key|Players?|Share|Landscape|Outlook"
    r"|Products?"
    r"|Conclusion|Summary|Companies|Competiti\w+|Strategy|Strategies|Financials?|Performance|Position\w*|Focus"
    r"|Latest)\b"
)


def _entries(report: Report) -> Iterator[tuple[str, str, Block, int, int]]:
    """Yield (list, region, block, start, end) of each name listed.

    A heading says which list comes, and a region's name whose countries.
    """
    current, region = "", ""
    seen: set[str] = set()
    for block in report.blocks:
        if block.kind == "heading":
            region = gazetteer.region(block.text) or ""
            if not region:
                current = _opened(block.text)
        elif current == "players":
            for start, end in _players(block):
                words = block.text[start:end].lower().rstrip(".").split()
                if " ".join(words) not in seen:  # nor the short form of a name that stood before
                    seen.update(" ".join(words[:count]) for count in range(1, len(words) + 1))
                    yield current, "", block, start, end
        elif block.kind == "item" and current and (region or current != "regions"):
            yield current, region if current == "regions" else "", block, 0, len(block.text)


@lru_cache(maxsize=1024)
def _opened(heading: str) -> str:
    """The list that a heading opens, or ""."""
    small = heading.lower()
    for name, stems, cue in _LISTS:
        if wording.holds(small, stems) and cue.search(heading):
            return name
    return ""


def _players(block: Block) -> list[tuple[int, int]]:
    """Spans of the names in a paragraph or item of the players' section."""
    spans = []
    for start, end in block.bold:
        if end - start > LONGEST_NAME + 20:
            continue
        text = block.text[start:end]
        number = None if _DIGIT_FIRST.match(text) else _LEAD.match(text)
        lead = number.end() if number else 0
        name = _TAIL.sub("", text[lead:])
        if name and len(name) < LONGEST_NAME and not _GENERIC.search(name):
            spans.append((start + lead, start + lead + len(name)))
    if block.kind == "item" and not spans:
        name = _COLON.split(block.text, maxsplit=1)[0].strip()
        if name and len(name) < LONGEST_NAME:
            spans.append((block.text.index(name), block.text.index(name) + len(name)))
    spans += names.announced(block.text)
    opening = names.opening(block.text) if block.kind == "paragraph" else None
    if opening:
        spans.append((0, len(opening)))
    return sorted(set(spans))
