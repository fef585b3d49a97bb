"""Sentences with figures: where they begin and end, and which names, places and figures stand in them."""

import itertools
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from helpers.ledger import card as cards
from helpers.page import currencies, figures, names, wording
from helpers.page import lists as lists_of
from helpers.page import places as gazetteer
from helpers.page.blocks import Block, Report

LONGEST = 1000  # characters of a sentence; a longer one is cut, so that no text takes more than linear time
MOST_NAMES = 200  # company names that a page may teach
MEMORY = 1500  # characters that are searched for the company meant by "the company"
# A bar between labelled figures ends a sentence too: "Size 2023: $4 million | Growth: 5%".
_STOP = re.compile(
    r"[.!?][\"'”’)]*(?:\[\d{1,3}\])*\s+(?=[\"'“(]*[A-Z0-9])|\S\s+(?:\|\s+(?=[A-Z][^|:]{0,60}:\s)|[•▪●]\s+(?=[A-Z]))"
)
_PLAIN_STOP = re.compile(_STOP.pattern.split(r"|\S")[0])  # the same where there is no such sign; found faster
_MARKS = "|•▪●"
_ABBREVIATION = re.compile(
    r"(?:\b(?:Inc|Ltd|Co|Corp|Chr|Dr|St|No|vs|approx|e\.g|i\.e|Mr|Mrs|Bros|Intl|Rs|ca|est)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_OPENER = re.compile(r"(?:The|In|Its|This|These|With|They|Their|It|As|By|For|While|Overall)\b")
# A sentence without a digit (or a letter for one) and one of these holds no figure that could be a claim.
# Patterns that begin with one set of characters, as these do, skip the rest of a text quickly.
_DIGIT, _ANY_DIGIT = re.compile(r"[0-9XYZ_x](?:(?<!x)|[x%])"), re.compile(r"\d")
_SIGN = re.compile(f"[%％{currencies.SIGNS}]")
_CODE = re.compile(r"[A-Z][A-Z]{2}\s?\d")
_CAPITAL = re.compile(
    r"[0-9][ \xa0-][A-Z]"
)  # "500 PLN", "500 Mexican pesos"; any digit would pass most sentences
_WORDS = (
    "percent", "per cent", "pct", "illion", "lakh", "crore", "thousand", "dollar", "euro", "pound", "yen", "yuan",
    "upee", "Rs", "enminbi", "reais", "zł", "Kč", *sorted(currencies.ANY_CASE),
)  # fmt: skip
_AND_MORE = re.compile(r"(?: & |, (?=\w+ and Company\b)| and (?=Company\b))[A-Z]\w+(?: and Company\b)?")
_ROW = re.compile(
    r"(?:['’]s)?\s*(?:\([^()]*\))?\s*(?:,|,?\s*(?:and|&|or|as well as|along with|alongside|followed by)|/)\s*"
    r"(?:the\s+)?"
    r"(?:(?:countries|regions|nations)\s+(?:like|such as)\s+)?"
)
_NEIGHBOUR = re.compile(
    r"\s*(?:,|and|or|&|,\s*and)\s*(?:\s(?:approximately|around|about|roughly|nearly|over|an estimated)\s+)?"
)
_BRACKETS, _FIGURE = re.compile(r"\([^)]*\)"), re.compile(r"[\d%]")
_PLAYERS = re.compile(r"\b(?:players|companies|vendors|competitive)\b", re.IGNORECASE)
# Before a name that only belongs to the one meant: "including the Kitty brand".
_BRAND = re.compile(r"\bincluding (?:the |its )?(?:brands? )?$")
# First words of many companies; alone they name none of them. Nor does the name of a place.
_COMMON = gazetteer.HEADS | {
    "The", "General", "National", "International", "Global", "United", "North", "South", "New", "First",
    "Advanced", "Royal", "Standard", "Universal", "Applied",
}  # fmt: skip


class Mention(NamedTuple):
    """A name in a sentence, and its span there; a place goes by its usual name."""

    start: int
    end: int
    name: str


class Page:
    """What the sentences of one report share."""

    def __init__(self, report: Report):
        self.report = report

    @cached_property
    def stems(self) -> set[str]:
        """The first letters of the words of the title and the headings."""
        heads = " ".join(block.text for block in self.report.blocks if block.kind in ("title", "heading"))
        return {word[:4] for word in re.findall(r"\w+", heads.casefold())}

    @cached_property
    def card(self) -> cards.Card:
        """What the page is about."""
        return cards.read(self.report)

    @cached_property
    def acting(self) -> str:
        """The company that the page is on: the name that opens its title and acts there or in its first sentences."""
        return names.acting_in(self.report.title, [block.text for block in self.report.blocks[:6]])

    def company_before(self, s: "Sentence") -> str:
        """The company that "the company" stands for in a sentence, or ""."""
        text = s.block.text[max(0, s.start - MEMORY) : s.start]
        for start, _ in reversed(bounds(text) if text else []):
            name = names.opening(text, start)
            if name:
                return name
        return company_meant(s) or self.acting

    @cached_property
    def companies(self) -> list[str]:
        """Spellings that stand for a company, longest first: the players and their first words."""
        spellings: set[str] = set()
        for player in lists_of.players(self.report):
            if len(spellings) > MOST_NAMES:
                break
            words = _BRACKETS.sub("", player).split()
            for count in range(len(words), 0, -1):
                short = " ".join(words[:count]).rstrip(",.&")
                if not short or (count < len(words) and (len(short) < 3 or short in _COMMON)):
                    break
                spellings.add(short)
        return sorted(spellings, key=lambda name: (-len(name), name))


class Sentence:
    """One sentence and its figures with a unit; what else is asked of it is found when asked."""

    def __init__(self, page: Page, number: int, block: Block, start: int, end: int):
        self.page, self.number, self.block, self.start = page, number, block, start
        self.text = block.text[start:end]
        self.figures = [figure for figure in figures.find(self.text) if figure.unit]
        self.groups = self._groups()
        self.of_players = is_players(block.section)

    @cached_property
    def places(self) -> list[Mention]:
        """The regions and countries named, in order."""
        return [Mention(*place) for place in gazetteer.find(self.text)]

    @cached_property
    def companies(self) -> list[Mention]:
        """The companies named, in order."""
        return companies(self.page, self.text)

    def _groups(self) -> list[tuple[int, int]]:
        """For each figure the run it is joined with ("35% and 30%"): (first, one past the last)."""
        count = len(self.figures)
        bounds = [0, *[i for i in range(1, count) if not neighbours(self.before(i))], count]
        return [(first, last) for first, last in itertools.pairwise(bounds) for _ in range(first, last)]

    def before(self, i: int) -> str:
        """The text between the figure before and figure `i`."""
        return self.text[self.figures[i - 1].end if i else 0 : self.figures[i].start]

    def after(self, i: int) -> str:
        """The text between figure `i` and the next."""
        stop = self.figures[i + 1].start if i + 1 < len(self.figures) else len(self.text)
        return self.text[self.figures[i].end : stop]


def read(page: Page, number: int, block: Block) -> Iterator[Sentence]:
    """Yield the sentences of a block that hold a figure with a unit."""
    text = block.text
    spelt = wording.holds(text, _WORDS) or bool(_CODE.search(text) or _CAPITAL.search(text))
    if not spelt and not _SIGN.search(text):
        return
    for start, end in bounds(text):
        if (spelt and numeric(text[start:end])) or _SIGN.search(text, start, end):
            sentence = Sentence(page, number, block, start, end)
            if sentence.figures:
                yield sentence


def numeric(text: str) -> bool:
    """Whether a text holds a digit, or letters that may stand for one."""
    return bool(_DIGIT.search(text)) or (not text.isascii() and _ANY_DIGIT.search(text) is not None)


def bounds(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of a text begins and ends; "Inc." and "U.S." end none."""
    found, start = [], 0
    for stop in (_STOP if any(mark in text for mark in _MARKS) else _PLAIN_STOP).finditer(text):
        if _ABBREVIATION.search(text, max(start, stop.start() - 12), stop.start() + 1) and not _OPENER.match(
            text, stop.end()
        ):
            continue
        found.append((start, stop.start() + 1))
        start = stop.end()
    found.append((start, len(text)))
    if len(text) > LONGEST:
        found = [piece for bound in found for piece in _cut(text, *bound)]
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        stop = space if space > 0 else start + LONGEST
        yield start, stop
        start = stop
    yield start, end


def neighbours(between: str) -> bool:
    """Whether the text between two figures only joins them: ", ", " and around "."""
    return len(between) < 30 and _NEIGHBOUR.fullmatch(between) is not None


def companies(page: Page, text: str) -> list[Mention]:
    """Return the page's companies that a text names, in order, each as the text prints it."""
    found: list[Mention] = []
    for spelling in page.companies:
        at = text.find(spelling)
        while at >= 0:
            end = at + len(spelling)
            if not text[end : end + 1].isalnum() and not (at and text[at - 1].isalnum()):
                more = _AND_MORE.match(text, end)
                end = more.end() if more else end
                if not any(at < other.end and other.start < end for other in found):
                    found.append(Mention(at, end, text[at:end]))
            at = text.find(spelling, end)
    return sorted(found, key=lambda mention: mention.start)


def rows(mentions: list[Mention], sentence: Sentence) -> list[list[Mention]]:
    """Group mentions that stand in one row with no figure between: "A, B and C"."""
    found: list[list[Mention]] = []
    for mention in mentions:
        if found:
            glue = sentence.text[found[-1][-1].end : mention.start]
            if glue.strip() == "(":  # Asia-Pacific (APAC)
                continue
            placed = glue.strip() == "," and _placed(sentence.text, found[-1][0].start, mention.end)
            if not placed and not _FIGURE.search(glue) and _ROW.fullmatch(glue):
                if all(mention.name != other.name for other in found[-1]):
                    found[-1].append(mention)
                continue
        found.append([mention])
    return found


def _placed(text: str, start: int, end: int) -> bool:
    """Whether a name only says where the next one acts: "In Asia, Japan holds"."""
    where = wording.OBLIQUE.search(text[max(0, start - 16) : start])
    return bool(where) and not re.match(r"\s*(?:,|and\b|&)", text[end:])


def company_meant(sentence: Sentence) -> str | None:
    """Return the company that "the company" stands for: named last, here or in the paragraphs above."""
    text = sentence.block.text[max(0, sentence.start - MEMORY) : sentence.start]
    named = companies(sentence.page, text)
    name = _last_named(named, text)
    if name:
        return _in_full(name, named)
    if sentence.of_players:
        for start, _ in reversed(bounds(text) if text else []):
            name = names.opening(text, start, sure=start == 0 and len(text) < MEMORY)
            if name:
                return name
    return _named_above(sentence)


def place_meant(sentence: Sentence) -> str | None:
    """Return the place that "the region" or "its" stands for: named last before in this paragraph."""
    text = sentence.block.text[max(0, sentence.start - MEMORY) : sentence.start]
    return _last_named([Mention(*place) for place in gazetteer.find(text)], text)


def _in_full(name: str, mentions: list[Mention]) -> str:
    """The longest name in the paragraph that a short form stands for: "Acme Tools", then "Acme"."""
    return max((m.name for m in mentions if m.name.startswith(f"{name} ")), key=len, default=name)


def _named_above(sentence: Sentence) -> str | None:
    blocks = sentence.page.report.blocks
    for block in reversed(blocks[max(0, sentence.number - 2) : sentence.number]):
        if block.section != sentence.block.section:
            break
        text = block.text[-MEMORY:]
        name = _last_named(companies(sentence.page, text), text)
        if name:
            return name
    return None


def _last_named(mentions: list[Mention], text: str) -> str | None:
    """Of the last sentence that names any: the name that opens it, else the last one."""
    mentions = [m for m in mentions if not _BRAND.search(text[max(0, m.start - 40) : m.start])] or mentions
    if not mentions:
        return None
    start = max(start for start, _ in bounds(text) if start <= mentions[-1].start)
    inside = [mention for mention in mentions if mention.start >= start]
    return inside[0].name if inside[0].start - start < 4 else inside[-1].name


@lru_cache(maxsize=256)
def is_players(section: str) -> bool:
    """Whether a section's heading announces companies."""
    return _PLAYERS.search(section) is not None
