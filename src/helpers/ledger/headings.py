"""What stands above a table: the company, the place or the market that the headings over it say it is about."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from helpers.ledger import card as cards
from helpers.ledger import labels, markets, sentences
from helpers.ledger.claim import UNCLEAR
from helpers.page.blocks import Block, Report
from helpers.page.tables import Cell, Table

LONGEST_HEADING = (
    10  # words of a heading; a longer caption is a sentence or the heads of a table in plain text
)
LONGEST_NAME = 6  # words of a heading that is a name
FEWEST_FACTS = 2  # facts of a company among the labels of a table that is about one
MOST_ROWS = 2000  # rows whose labels a page may teach
REACH = 200  # characters before a heading in which its mark or tag stands
UNKNOWN = 9  # the level of a heading without mark or tag
# Rows of the statements of a company.
_STATEMENT = re.compile(
    r"(?:(?:[HQ]\d |FY ?)?(?:19|20)\d\d )?(?:total |adjusted |consolidated )*(?:operating (?:income|profit|loss|expenses?|earnings)|net (?:income|earnings|loss|profit)"
    r"|gross profit|costs? of (?:net )?(?:sales|revenues?|goods sold)|(?:diluted |basic )?(?:net )?(?:eps|earnings per share)"
    r"|ebitda|free cash flow|operating cash flow|income tax(?:es)?|total assets|shareholders['’] equity)\b.*",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"sources?|notes?|comments?|remarks?|confidence", re.IGNORECASE)
_LEVEL = re.compile(
    r"(?:^|\n)[ \t>]*(?P<marks>#{1,6})[ \t]+[*_\[\]\\ ]*$|<h(?P<tag>[1-6])\b[^<>]*>(?:\s|<[^<>]*>)*$",
    re.IGNORECASE,
)
_FACTS = re.compile(
    r"(?:hq|headquarter(?:s|ed(?: in)?)|founded|founders?|ticker|(?:stock )?symbol|stock(?: ticker)?|ceo|chief executive|chair(?:man|woman|person)?"
    r"|employees|headcount|ownership|owners?|parent(?: company)?|investors|(?:key|major) customers|market cap(?:itali[sz]ation)?|listed(?: on)?"
    r"|total (?:raised|funding)|funding|valuation|(?:current )?(?:stock|share) price|key investors?(?: / partners?)?|subsidiaries|company type)",
    re.IGNORECASE,
)
COMPANIES = re.compile(
    r"\b(?:compan(?:y|ies)|players?|vendors?|firms?|brands?|manufacturers?|suppliers?|houses?|makers?|operators?"
    r"|retailers?|providers?|lenders?|banks?|publishers?|labels?|competitors?|producers?|originators?|servicers?"
    r"|insurers?)\b", re.IGNORECASE,
)  # fmt: skip
SEGMENTS = re.compile(
    r"\b(?:segments?|categor(?:y|ies)|types?|products?|materials?|markets?|sectors?|applications?|technolog(?:y|ies)"
    r"|end[- ]uses?|channels?|verticals?)\b", re.IGNORECASE,
)  # fmt: skip
# Headings that name nobody: they say what kind of facts stand below.
_GENERIC_WORDS = """
    overview quick stats stat facts fact key profile snapshot company financial financials performance trajectory
    summary synopsis glance highlights results background business info basic information details position
    landscape competitive structure dynamics breakdown analysis statistics numbers trends introduction table
    segmentation geography geographic regional region regions country countries segment segments players player
    key part section chapter slide appendix findings insights indicators ratios reference why matter matters numbers number exposure dominance active leading top major main latest recent history consolidated statements income operations selected unaudited
"""
_GENERIC = frozenset(_GENERIC_WORDS.split()) | labels.FILLERS
_NO_TOPIC = frozenset(
    "total addressable serviceable sizing adjacent closest primary model revenue overall broader key".split()
)
# What a market is parted by.
_PARTITION_WORDS = """
    application applications end use uses user users type types product products technology technologies channel
    channels category categories vertical verticals industry industries material materials grade grades form forms
    source sources company companies vendor vendors manufacturer manufacturers producer producers supplier suppliers
    brand brands state states city cities component components deployment model models estimates estimate forecasts
    sizing split mix distribution ranking rankings list
"""
_PARTITIONS = frozenset(_PARTITION_WORDS.split())
# "Kite market share", "The kite industry": a heading that names a market as such.
_MARKET = re.compile(
    r"^(?:(?:the|global|worldwide|world)\s+)*(?P<name>.+?)\s+(?:market|industry)\b", re.IGNORECASE
)
_OUTRIGHT = re.compile(
    r".+?\s(?:market|industry)(?:\s+(?:size|shares?|value|overview|snapshot|outlook|summary|and|&|growth|forecast))*",
    re.IGNORECASE,
)
# "Kite production by country": what is made, used or traded there.
_TRADE = re.compile(
    r"^(?:(?:the|global|worldwide|world)\s+)*(?P<name>.+?)\s+(?:production|consumption|demand|supply|output|capacity)\s+(?:by|share)\b",
    re.IGNORECASE,
)
# Words before "market" that describe it and name no goods.
_ATTRIBUTE_WORDS = """
    secondary primary operator regional key competitive competitor company vendor player emerging target end
    current domestic local international total addressable serviceable mass labor labour stock capital bull bear
    free black open home core new mature niche broader overall adjacent closest nearest related local national
    country sub-regional
"""
_ATTRIBUTES = frozenset(_ATTRIBUTE_WORDS.split()) | labels.FILLERS
_OPENING = re.compile(r"(?P<name>[A-Z][\w&.'’-]*(?: [\w&.'’-]+){0,3}?)\s+(?:\([^()]*\)\s+)?(?:—|–|is\b)")
_DASHES = re.compile(r"\s+[—–-]\s+|:\s+")
_LED_IN = re.compile(r"^(?:(?:regional|local|national|country|overall|total|global)\s+)+", re.IGNORECASE)
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[IVX]{1,4}\.)\s+")
_JOINTS = re.compile(r"\s*(?:&|\band\b|,|/|\+)\s*")


class About(NamedTuple):
    """Whom a table is about besides the page's own market: a company, a place, or a segment or another market."""

    company: str = ""
    place: str = ""
    topic: str = ""
    outright: bool = False  # whether the heading is the name of a market and nothing else: "Kite market size"


class Headings:
    """The headings of a page and what its tables teach: the names of its companies and of its segments."""

    def __init__(self, page: sentences.Page):
        self.page = page
        tables = page.report.tables
        self.topic = page.card.topic - _NO_TOPIC
        self.paths = _paths(page.report, {table.first for table in tables})
        self.companies = _names(tables, COMPANIES) | {name.casefold() for name in page.companies}
        self.segments = {markets.stems(name) for name in _names(tables, SEGMENTS)} - {frozenset()}
        self.title = page.report.title or _called(page.report)
        self.owner = self._owner(tables)

    def about(self, table: Table) -> About:
        """Whom a table is about."""
        path = self.paths[table.first]
        named = [name for name in map(bare, path) if not _is_generic(name)]
        nearest = named[0] if named else ""
        pairs = (
            max(map(len, table.rows)) - sum(bool(_BESIDE.fullmatch(c.text.strip())) for c in table.rows[0])
            <= 2
        )
        facts = _company_facts(table) and pairs
        known = next((name for name in named if name.casefold() in self.companies), "")
        if known or facts:
            own = nearest if len(nearest.split()) <= LONGEST_NAME else ""
            return About(company=known or own or self.owner)
        if _count(table, _STATEMENT) and not compares(table):
            return About(company=self.owner or UNCLEAR)
        for text in (table.caption, *path):
            about = self._named(text)
            if about is not None:
                return about._replace(company=self.owner if not about.topic else "")
        return About(company=self.owner)

    def understood(self, table: Table) -> bool:
        """Whether the headings above a table, up to one that names whom it is about, say nothing that is not read."""
        for text in (table.caption, *self._below_title(table)):
            if self._named(text) is not None or bare(text).casefold() in self.companies:
                return True
            if not self._understood(text):
                return False
        return True

    def _understood(self, text: str) -> bool:
        """Whether a heading speaks of nothing but measures, kinds of parts and the page's own market."""
        if len(text.split()) > LONGEST_HEADING:
            return all(not named.name or self.is_own(named.name) for named in markets.find(text))
        own = _beginnings(self.title) | {word[:4] for word in self.topic}
        left = [word.casefold() for word in labels.words(_placeless(labels.unmarked(text)))]
        return all(word in _GENERIC or word in _PARTITIONS or word[:4] in own for word in left) and not (
            labels.places_in(text) and not self.page.card.place
        )

    def is_own(self, name: str) -> bool:
        """Whether a name is that of the page's own market."""
        words = _beginnings(name)
        own = {word[:4] for word in self.topic}
        titled = _beginnings(self.title)
        return bool(words) and (
            words in (own, titled) or cards.is_own(self.page.card, name) or self.stands_for_own(name)
        )

    def is_own_row(self, name: str, whole: bool) -> bool:
        """Whether a row is the page's own market: by all words of its name, or by some beside one for the whole."""
        words = _beginnings(name)
        own = {word[:4] for word in self.topic}
        titled = _beginnings(self.title)
        longer = bool(own) and own < words and cards.is_own(self.page.card, name)
        return bool(words) and (words == own or longer or (whole and words <= titled | own))

    def stands_for_own(self, name: str) -> bool:
        """Whether a name abbreviates the page's title: by its first letters, or in brackets behind it, "Soft acid (SA)"."""
        title = self.title
        if not title or not name.isupper() or not 1 < len(name) <= 6:
            return False
        initials = "".join(word[0] for word in labels.words(title)).upper()
        if initials.startswith(name):
            return True
        return any(
            f"{title.casefold()} ({name.casefold()})" in b.text[:REACH].casefold()
            for b in self.page.report.blocks[:8]
        )

    def lies_in(self, name: str, topic: str) -> bool:
        """Whether a name says part of a topic's words and nothing else."""
        words = _beginnings(name)
        return bool(words) and words < _beginnings(topic)

    def _named(self, text: str) -> About | None:
        """Whom a heading names: About() for the page's own market, None for nobody."""
        name = bare(text)
        if not name:
            return None
        place = labels.place(labels.name_in(name))
        if place:
            return About(place="" if place == self.page.card.place else place)
        pieces = _DASHES.split(name)
        match = (
            next((m for p in pieces if (m := _MARKET.match(p) or _TRADE.match(p))), None)
            if self.topic
            else None
        )
        if match:
            words = {word.casefold() for word in labels.WORD.findall(match["name"])}
            if words <= _ATTRIBUTES | _GENERIC or COMPANIES.search(match["name"]):
                return None
            name = _LED_IN.sub("", match["name"])
            place = labels.place(name)
            if place:
                return About(place="" if place == self.page.card.place else place)
        elif not self.is_known(name):
            return None
        outright = bool(match) and _OUTRIGHT.fullmatch(bare(text)) is not None
        return About() if self.is_own(name) else About(topic=name, outright=outright)

    def speaks_of(self, company: str) -> bool:
        """Whether a page names a company again and again."""
        return sum(company in block.text for block in self.page.report.blocks) > FEWEST_FACTS

    def is_known(self, name: str) -> bool:
        """Whether the page has a segment of that name: in a row of its tables, or as one of those that its title joins."""
        parts = _JOINTS.split(self.title)
        joined = {markets.stems(_placeless(part)) for part in parts} if len(parts) > 1 else set()
        return markets.stems(name) in (self.segments | joined) - {frozenset()}

    def _owner(self, tables: Iterable[Table]) -> str:
        """The company that a whole page is about: its facts stand in a table under no name of its own; or ""."""
        for table in tables:
            if _company_facts(table) and all(map(_is_generic, map(bare, self._below_title(table)))):
                return bare(self.title) if len(self.title.split()) <= LONGEST_NAME else ""
        return self.page.acting if self.page.card.kind == "news" else ""

    def _below_title(self, table: Table) -> list[str]:
        return [text for text in self.paths[table.first] if text != self.page.report.title]


def bare(text: str) -> str:
    """A heading without marks, number, years and what it has in brackets."""
    plain = labels.BRACKETS.sub("", labels.unmarked(_NUMBERED.sub("", text)))
    return " ".join(plain.split()).strip(" :–—-")


def _is_generic(name: str) -> bool:
    return all(word.casefold() in _GENERIC for word in labels.WORD.findall(name))


def _called(report: Report) -> str:
    """The name that opens the text of a page without a title; "" for none."""
    for block in report.blocks[:4]:
        match = _OPENING.match(block.text) if block.kind == "paragraph" else None
        if match:
            return match["name"]
    return ""


def is_fact(text: str) -> bool:
    """Whether a label asks for a fact of a company."""
    return _FACTS.fullmatch(labels.unbracketed(text).strip()) is not None


def _company_facts(table: Table) -> bool:
    """Whether the rows of a table give facts of a company."""
    return _count(table, _FACTS) + _count(table, _STATEMENT) >= FEWEST_FACTS and _count(table, _FACTS) > 0


def compares(table: Table) -> bool:
    """Whether a table sets companies beside each other: facts of companies in its rows, a name over each column."""
    heads = [labels.said(cell.text) for cell in table.rows[0][1:]]
    return (
        len(heads) > 1
        and _count(table, _FACTS) > 0
        and all(h.name and not h.kind and not h.years[1] for h in heads)
    )


def _count(table: Table, pattern: re.Pattern[str]) -> int:
    """How many rows of a table have a label that gives a fact."""
    texts = {labels.unbracketed(row[0].text).strip() for row in table.rows if len(row) > 1}
    return sum(pattern.fullmatch(text) is not None for text in texts)


def _names(tables: Iterable[Table], corner: re.Pattern[str]) -> set[str]:
    """The labels, in small letters, of the rows below a corner that says what they name."""
    found: set[str] = set()
    for table in tables:
        if len(found) < MOST_ROWS and table.rows and table.rows[0] and corner.search(table.rows[0][0].text):
            found |= {_label(row).casefold() for row in table.rows[1:] if row} - {""}
    return found


def _label(row: tuple[Cell, ...]) -> str:
    return bare(row[0].text) if row else ""


def _paths(report: Report, firsts: set[int]) -> dict[int, tuple[str, ...]]:
    """The headings above each place, nearest first, each of a higher level than the one before."""
    stack: list[tuple[int, str]] = []
    found: dict[int, tuple[str, ...]] = {}
    for number, block in enumerate(report.blocks):
        if number in firsts:
            found[number] = tuple(text for _, text in reversed(stack))
        if block.kind in ("heading", "title"):
            level = _level(report, block)
            while stack and stack[-1][0] >= level:
                stack.pop()
            stack.append((level, block.text))
    return {first: found.get(first, tuple(text for _, text in reversed(stack))) for first in firsts}


def _level(report: Report, block: Block) -> int:
    start = block.span(0, 1)[0]
    match = _LEVEL.search(report.source[max(0, start - REACH) : start])
    return (len(match["marks"]) if match["marks"] else int(match["tag"])) if match else UNKNOWN


def _beginnings(name: str) -> frozenset[str]:
    """The first letters of the words of a name that carry it."""
    words = (word.casefold() for word in re.findall(r"[^\W\d_]+", _placeless(name)))
    return frozenset(word[:4] for word in words if word not in labels.FILLERS)


def _placeless(name: str) -> str:
    for start, end, _ in reversed(labels.places_in(name)):
        name = f"{name[:start]} {name[end:]}"
    return name
