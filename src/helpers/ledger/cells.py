"""Cells of tables -> claims: a cell's own words, its row, the heads above it and the caption say what it means.

The cell gives a number; kind, years, currency and scale come from the nearest of these that says them, and what is
left of the row's label and of the heads is whom the figure is about. A cell of which none says what it measures is
no claim.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from helpers.ledger import sentences
from helpers.ledger.claim import MARKET, Claim
from helpers.page import figures
from helpers.page import places as gazetteer
from helpers.page import tables as page_tables
from helpers.page.figures import Figure, Printed
from helpers.page.tables import Cell, Table

Found = tuple[Claim, tuple[int, int]]  # a claim without its number, and its figure's span in the block's text
Years = tuple[int | None, int | None]

WORDY = 5  # words from which a cell without a claim is read as a sentence
MOST_WORDS = 7  # words that may stand around the figure of a cell that is one figure
SMALLEST_SIZE = 100_000  # money without a scale that may still be a market's or a company's
MOST_HEADS = 3  # rows of heads

# --- what a label, a head or a caption says -----------------------------------------------------------
# The first that is found decides; "none" is money or per cent that a ledger does not hold.
_NONE = (
    r"prices?", r"costs?", r"profits?", r"margins?", r"earnings", r"EPS", r"EBIT(?:DA)?", r"income", r"units",
    r"tonn?e?s", r"employees", r"users?", r"subscribers?", r"customers", r"population", r"GDP", r"pages", r"fees?",
    r"transactions?", r"loans?", r"funding", r"raised", r"invest(?:ment|ed)s?", r"cap(?:ex|itali[sz]ation)", r"budget",
    r"debt", r"rank(?:ing)?", r"penetration", r"adoption", r"utili[sz]ation", r"interest", r"yield", r"deals?",
    r"acqui(?:res?|sitions?)", r"mergers?", r"market cap", r"take rate", r"hold rate", r"tax", r"orders?", r"backlog",
    r"stores?", r"patients?", r"number of", r"no\. of", r"per (?:capita|head|unit|engagement)", r"percentage points?",
    r"bps", r"exports?", r"imports?", r"respondents",
)  # fmt: skip
_KINDS = (
    ("none", rf"\b(?:{'|'.join(_NONE)})(?!\w)"),
    ("quarterly", r"\bq[- ]?o[- ]?q\b|\bquarter[- ](?:on|over)[- ]quarter\b|\bm[- ]?o[- ]?m\b"),
    ("increment", r"\babsolute dollar\b|\bdollar opportunity\b|\bincremental\b|\bopportunity\b|\bmarket growth \d"),
    ("growth", r"\bCAGR\b|\bcompound(?:ed)? (?:annual|yearly)\b|\bgrow(?:th|ing)\b|\by[-/]?o[-/]?y\b|\bchange\b|\bchg\b"
               r"|\byear[- ](?:on|over)[- ]year\b|änderung|wachstum"),
    ("share", r"\bshares?\b|\bcontribution\b|\bproportion\b|\bmarktanteil"
              r"|(?:%|\bper ?cent(?:age)?) of (?:the )?(?:\w+ )?(?:market|total|value|revenue|sales|industry)\b"),
    ("revenue", r"\brevenues?\b|\bsales\b|\bturnover\b|\bumsatz"),
    ("size", r"\bsize\b|\bvalu(?:e|ation)\b|\bmarket\b|\bspend(?:ing)?\b|\bworth\b|\bindustry\b|\bmarktvolumen\b"),
)  # fmt: skip
_KIND = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS]
_OF_PERCENT = {"growth", "share"}
_OF_MONEY = {"size", "revenue", "increment"}
_OTHER_SHARE = re.compile(r"(?:%|\bper ?cent(?:age)?) of\b", re.IGNORECASE)
_YEARLY = re.compile(r"y[-/]?o[-/]?y|\bchange\b|\bchg\b|year[- ](?:on|over)[- ]year|änderung", re.IGNORECASE)

_Y = r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d]|[.,]\d)"
_SPAN = re.compile(
    rf"(?P<first>{_Y})\s?E?\s*(?:-|–|—|/|to|through|until|till|bis)\s*(?:FY\s?)?(?P<last>{_Y}|\d\d(?!\d))",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(rf"{_Y}|(?<=[A-Za-z]['’])\d\d\b|(?<=\bFY)\d\d\b")
_AGAINST = re.compile(r"\b(?:vs?\.?|versus|over|against)\s", re.IGNORECASE)

_CURRENCY = r"US\$|[A-Z]{0,2}[$€£¥₹₩]|\b[A-Z]{3}\b|\bRs\b|\b(?:dollar|euro|pound|rupee)s?\b|\b[Ee]uro\b|\byen\b|\bwon\b"
_SCALE = r"thousands?|millions?|billions?|trillions?|crores?|lakhs?|mn|bn|tn|mln|bln|mio|mrd|[KMBT](?![a-z])"
_MONEY = (
    re.compile(rf"(?P<unit>{_CURRENCY})[\s.,(]*(?:in\s+)?(?P<scale>(?i:{_SCALE})(?![a-z]))?"),
    re.compile(
        rf"\b(?P<scale>(?i:{_SCALE}))\)?[\s.,(]*(?:of\s+|in\s+)?(?:U\.?S\.?\s+)?(?P<unit>{_CURRENCY})"
    ),
)
_SCALE_ALONE = re.compile(rf"(?:\(|\bin )(?:[a-z]+ )?(?P<scale>(?i:{_SCALE}))(?![a-z])")
_PERCENT = re.compile(r"%|\bper ?cent|\bpct\b|\bprozent", re.IGNORECASE)
_POWERS = figures.SCALES | figures.SHORT_SCALES
_NAMED = {"dollar": "$", "euro": "€", "pound": "£", "yen": "¥", "rupee": "₹", "won": "₩"}


class Said(NamedTuple):
    """What a text says: a kind or "", years, a unit, a power of ten, and the name that is left."""

    kind: str
    years: Years
    unit: str
    power: int
    name: str
    yearly: bool  # whether it tells a change from one year to the next


@lru_cache(maxsize=4096)
def said(text: str) -> Said:
    """Read a label, a head or a caption."""
    unit, power = _unit(text)
    return Said(_kind(text), years_of(text), unit, power, _name(text), bool(_YEARLY.search(text)))


def _kind(text: str) -> str:
    for kind, pattern in _KIND:
        if pattern.search(text):
            return kind
    return "none" if _OTHER_SHARE.search(text) else ""


def years_of(text: str) -> Years:
    """The years of a text: a span, two that are compared, or one; "2024-25" is the year 2025."""
    span = _SPAN.search(text)
    if span:
        first = int(span["first"])
        last = int(span["last"]) if len(span["last"]) == 4 else first // 100 * 100 + int(span["last"])
        if len(span["last"]) == 2 and last == first + 1:
            return None, last
        if first < last:
            return first, last
    found = [int(y) if len(y) == 4 else 2000 + int(y) for y in _ONE_YEAR.findall(text)]
    if not found:
        return None, None
    if len(set(found)) > 1 and _AGAINST.search(text):
        return min(found), max(found)
    return None, max(found)


def _unit(text: str) -> tuple[str, int]:
    """The unit and the scale that a head or a caption gives: ("USD", 6) of "Value (USD million)"."""
    matches = [match for pattern in _MONEY for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: match["scale"] is None):
        sign = _NAMED.get(match["unit"].lower().rstrip("s"), match["unit"])
        money = figures.find(f"{sign} 1 {_scale(match['scale'] or 'million')}")
        if money and money[0].unit not in ("", "%"):
            return money[0].unit, money[0].power if match["scale"] else 0
    if _PERCENT.search(text):
        return "%", 0
    alone = _SCALE_ALONE.search(text)
    return "", _POWERS.get(_scale(alone["scale"]), 0) if alone else 0


def _scale(word: str) -> str:
    small = word.lower()
    return {"mio": "million", "mrd": "billion"}.get(small, small.rstrip("s") if len(small) > 3 else small)


# --- whom a label names -------------------------------------------------------------------------------
_MARKS = re.compile(r"\[\[(?:[^\[\]|]*\|)?|\]\]|\*+|`|[†‡]|\\")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TAIL = re.compile(
    r"(?:[\s,:–-]+(?:in|by|for|of|at|to|from|during|till|until|through|over|the|and))*[\s,:–-]*$"
    r"|\s+(?:market )?(?:revenue |value )?(?:shares?|size|value|valuation|CAGR|growth(?: rates?)?|segments?"
    r"|categor(?:y|ies)|market|sector|industry|forecast|revenues?)$",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"^(?:\d{1,3}[.)]\s+"
    r"|(?:the|global|worldwide|estimated|projected|forecast(?:ed)?|expected|of which|thereof|by)\s+)+",
    re.IGNORECASE,
)
# Words of a label that name nobody: measures, units, periods and what goes with them.
_NOBODY = """
global world worldwide total totals overall grand all market markets industry sector value values valuation size
sizes revenue revenues sales share shares cagr compound compounded compounding annual yearly growth rate rates
growing forecast forecasted projected projection expected estimated estimate est proj actual nominal real base
average current reach worth spending turnover change chg percentage percent per cent prozent pct number amount
data figure figures metric metrics detail details parameter attribute report particulars item description study
review outlook ca approx approximately around about year years quarter month period end date historical historic
fy cy ytd yoy q h qtr quarterly monthly half first second third fourth st nd rd th january february march april
may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec januar
februar märz mai juni juli oktober dezember usd us dollars dollar inr eur euro euros gbp thousand thousands
million millions billion billions trillion trillions crore crores lakh lakhs bn mn tn mio mrd m b k t e f p in by
of for from to till until through at on and or the a an during over with vs versus against as bis im is y o
"""
_FILLERS = frozenset(_NOBODY.split())
_WORD = re.compile(r"[^\W\d_]+(?:['’&][^\W\d_]+)?")
_WHOLE = re.compile(
    r"\b(?:markets?|industry|sector|total|overall|sales|revenues?|global|world(?:wide)?)\b", re.IGNORECASE
)
_TOTAL = re.compile(r"\b(?:grand |sub-?)?total\b|\ball\b", re.IGNORECASE)
_PARTS = frozenset(
    (
        "products",
        "regions",
        "countries",
        "categories",
        "segments",
        "types",
        "companies",
        "applications",
        "services",
    )
)
_OTHERS = re.compile(
    r"(?:all )?others?(?: regions| countries)?|rest of (?:the )?world|remaining regions", re.IGNORECASE
)
_COMPANIES = re.compile(
    r"\b(?:compan(?:y|ies)|players?|vendors?|firms?|brands?|manufacturers?|suppliers?|houses?|makers?|operators?"
    r"|retailers?|providers?|lenders?|banks?|publishers?|labels?|competitors?)\b", re.IGNORECASE,
)  # fmt: skip
_SOURCES = re.compile(
    r"^\s*(?:sources?|research(?: firm| house)?|analysts?|estimates? by|study)\b", re.IGNORECASE
)
_MEASURES = re.compile(
    r"\b(?:metrics?|measures?|parameters?|attributes?|indicators?|items?|particulars|figures?)\b",
    re.IGNORECASE,
)
_OF_MARKET = re.compile(r"\bmarket\b|\bCAGR\b", re.IGNORECASE)
_RANK = re.compile(r"#|no\.?|rank|s\.? ?no\.?|nr\.?|pos(?:ition)?\.?", re.IGNORECASE)
_PLACE_IN_ROW = re.compile(r"\d{1,2}\.?")
_LED = re.compile(r"\b(?:leading|largest|dominant|dominating|top|biggest|fastest|leader)\b", re.IGNORECASE)
_PERIOD_ROW = re.compile(
    r"\b(?:base|forecast|histor\w*|study|review|period|published|released?|date|updated|estimat\w+ year)\b",
    re.IGNORECASE,
)
_CORNER = re.compile(
    r"^\W*(?:year|metric|region|segment|country|company|category|item|type|product|parameter)?\w*\W*$",
    re.IGNORECASE,
)


def _name(text: str) -> str:
    """What is left of a label without years, units, measures and the words that go with them; "" if nothing is."""
    plain = " ".join(_MARKS.sub("", text).split())
    words = _WORD.findall(_ONE_YEAR.sub(" ", plain))
    own = [word for word in words if word.lower() not in _FILLERS]
    if not own or (_TOTAL.search(plain) and all(word.lower() in _PARTS for word in own)):
        return plain if any(f.unit for f in figures.find(plain)) and not own else ""
    name = _BRACKETS.sub(lambda m: "" if _measures(m[1]) else m[0], plain)
    name = _SPAN.sub(" ", name)
    name = _ONE_YEAR.sub(" ", name)
    name = _PERCENT.sub(" ", name)
    for _ in range(6):
        shorter = _FRONT.sub("", _TAIL.sub("", " ".join(name.split()))).strip(" ,:;–—-")
        if shorter == name:
            break
        name = shorter
    return name


def _measures(text: str) -> bool:
    """Whether words in brackets only give years, a unit or a measure."""
    return not [word for word in _WORD.findall(text) if word.lower() not in _FILLERS]


def _place(name: str) -> str:
    """The usual name of the place that a label names, or ""."""
    found = gazetteer.find(name)
    if len(found) == 1 and not _WORD.search(
        re.sub(r"\b(?:the|region|market)\b", "", name[: found[0][0]] + name[found[0][1] :])
    ):
        return found[0][2]
    return ""


# --- the figure of a cell -----------------------------------------------------------------------------
_HEDGES = (
    (
        "about",
        re.compile(
            r"(?:[~≈±]|\b(?:about|around|approx\w*\.?|roughly|circa|ca?\.|nearly|close to))\s*$",
            re.IGNORECASE,
        ),
    ),
    ("under", re.compile(r"(?:[<≤]|\b(?:under|below|less than|up to|almost))\s*$", re.IGNORECASE)),
    ("over", re.compile(r"(?:[>≥]|\b(?:over|above|more than|at least|exceed\w*))\s*$", re.IGNORECASE)),
)
_EARLIER = re.compile(
    r"\b(?:up|down|from(?!\s+(?:FY\s?)?(?:19|20)\d\d\s*(?:to|through|until|till|[-–—])\s)|compared|vs\.?|versus"
    r"|against)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;—]")
_MINUS = re.compile(r"(?<![\w)])[-−–]\s?$")


class Number(NamedTuple):
    """The figure of a cell: its span in the cell's text, its ends, unit, hedge, and whether a scale was printed."""

    start: int
    end: int
    ends: tuple[Printed, ...]
    unit: str
    hedge: str
    power: int


def number(text: str, unit: str, power: int) -> Number | None:
    """Read the one figure of a cell; the unit and the scale are those that its heads give, where it prints none."""
    found, own = _figure(text, unit)
    if not found:
        return None
    first, start = found, found.start
    ends = first.ends
    bare = not own or own == unit
    if bare and unit != "%" and power and not first.power:
        ends = tuple(Printed(end.value.scaleb(power), end.step.scaleb(power)) for end in ends)
    minus = _MINUS.search(text, 0, start)
    bracket = (
        text.startswith("(") and re.fullmatch(r"\(.*\)\s?%?", text) and not re.search(r"[A-Za-z]{4}", text)
    )
    if len(ends) == 1 and ends[0].value > 0 and (minus or bracket):
        ends = (Printed(-ends[0].value, ends[0].step),)
        start = minus.start() if minus else start
    return Number(start, first.end, ends, own or unit, _hedge(text, first, len(ends)), first.power or power)


def _figure(text: str, unit: str) -> tuple[Figure | None, str]:
    """The figure of a cell and the unit that it prints itself."""
    found = figures.find(text)
    first = next((f for f in found if f.unit), None)
    if first:
        return first, first.unit
    if text.rstrip().endswith("%"):  # "(2.5)%"
        unit = "%"
    if not unit:
        return None, ""
    if unit != "%":  # a short scale is read beside a sign: "4.5B" in a column of dollars
        signed = (
            [f for f in figures.find(f"${text}") if f.unit and f.start == 0] if text[:1].isdigit() else []
        )
        if signed:
            return signed[0]._replace(end=signed[0].end - 1, unit=""), ""
    bare = next((f for f in found if f.ends), None) if page_tables.is_amount(text) else None
    return bare, "%" if unit == "%" else ""


def _hedge(text: str, figure: Figure, ends: int) -> str:
    if not ends:
        return "placeholder"
    if ends > 1:
        return "range"
    if figure.plus:
        return "over"
    before = text[: figure.start].rstrip("-−–+ ")
    return next((hedge for hedge, pattern in _HEDGES if pattern.search(before)), "exact")


def as_shown(ends: Sequence[Printed], low: float | None, high: float | None) -> tuple[Printed, ...]:
    """Give a figure's printed ends the scale and the sign that a row of the ledger shows, where a head gave them."""
    shown = [value for value in (low, high) if value is not None]
    printed = [end.value for end in ends if end.value]
    if len(ends) == len(shown) == 2 and shown[-1] < 0 < printed[-1]:
        ends, printed = ends[::-1], printed[::-1]  # a decline of 3 to 5%
    if not shown or not printed or not shown[-1]:
        return tuple(ends)
    ratio = Decimal(repr(shown[-1])) / printed[-1]
    for power in (0, 3, 5, 6, 7, 9, 12):
        if abs(abs(ratio) - 10**power) <= Decimal("1e-9") * 10**power and (power or ratio < 0):
            turned = -1 if ratio < 0 else 1
            return tuple(Printed(turned * end.value.scaleb(power), end.step.scaleb(power)) for end in ends)
    return tuple(ends)


def _around(text: str, start: int, end: int) -> Said:
    """What the words around a cell's figure say; its kind only from the figure's own clause."""
    before, after = text[:start], text[end:]
    clause = f"{_CLAUSE.split(before)[-1]} | {_CLAUSE.split(after)[0]}"
    dated = f"{before} | {_EARLIER.split(after)[0]}"
    return said(dated)._replace(kind=_kind(clause), name=said(before).name)


# --- tables -------------------------------------------------------------------------------------------
def read(page: sentences.Page) -> dict[int, list[Found]]:
    """Return the claims of each block that stands in a table; wordy cells without a claim are left out."""
    found: dict[int, list[Found]] = {}
    for table in page.report.tables:
        claims = dict(_Reading(page, table).cells())
        for row in table.rows:
            for cell in row:
                for block in cell.blocks:
                    if len(page.report.blocks[block].text.split()) < WORDY:
                        found.setdefault(block, [])
        found |= {block: rows for block, rows in claims.items() if rows}
    return found


def _doubt(kind: str, subject: str, words: str) -> str:
    """What is not evident in a cell: few tables say a share's base, and a row is the market's where its words say so.

    A bare "Revenue" may be a company's, and the name of a publisher stands before what that publisher says.
    """
    if kind == "share":
        return "base"
    return "" if subject == MARKET and _OF_MARKET.search(words) else "subject"


class _Reading:
    """One table: its heads, its labels, and what they say."""

    def __init__(self, page: sentences.Page, table: Table):
        self.page, self.table = page, table
        blocks = page.report.blocks
        self.section = blocks[table.first].section if table.first < len(blocks) else ""
        self.caption = said(table.caption) if table.caption else said(self.section)
        self.caption_text = table.caption or self.section
        self.body = _heads(table)
        heads = table.rows[: self.body]
        self.width = max(len(row) for row in table.rows)
        self.heads = [_joined(row[c].text for row in heads if c < len(row)) for c in range(self.width)]
        self.label = 1 if self._ranked() else 0
        corner = self.heads[self.label] if self.heads else ""
        self.of_companies = bool(_COMPANIES.search(corner))
        self.of_sources = bool(_SOURCES.search(corner))
        self.corner = said(corner)
        self.of_measures = self.width == 2 or bool(_MEASURES.search(corner))
        self.heads_of_places = any(_place(said(text).name) for text in self.heads[self.label + 1 :])
        self.of_places = any(_place(said(_text(row, self.label)).name) for row in table.rows[self.body :])

    def cells(self) -> Iterator[tuple[int, list[Found]]]:
        """Yield each block of the table's body with its claims."""
        for row in self.table.rows[self.body :]:
            for column in range(self.label + 1, len(row)):
                for block in row[column].blocks:
                    yield block, list(self._cell(row, column, block))

    def _ranked(self) -> bool:
        """Whether the first column only numbers the rows."""
        first = [_text(row, 0) for row in self.table.rows[self.body :]]
        if self.width < 3 or not first:
            return False
        return bool(_RANK.fullmatch(self.heads[0].strip() or "-")) or all(map(_PLACE_IN_ROW.fullmatch, first))

    def _cell(self, row: Sequence[Cell], column: int, block: int) -> Iterator[Found]:
        text = self.page.report.blocks[block].text
        if len(text) > 200 or page_tables.is_period(text):
            return
        label_text = _text(row, self.label)
        label, head = said(label_text), said(self.heads[column])
        unit, power = self._unit(head, label)
        value = number(text, unit, power)
        if value is None or len(text[: value.start].split()) + len(text[value.end :].split()) > MOST_WORDS:
            return
        around = _around(text, value.start, value.end)
        pure = page_tables.is_amount(text)
        kind = self._kind(value, around, head, label, pure)
        subject = self._subject(
            label_text, label, head if pure or _place(head.name) else head._replace(name=""), around
        )
        company = self._company(subject)
        if kind == "revenue" and not company:
            kind = "size"
        elif kind == "size" and company:  # a company's worth is no market
            return
        if kind not in ("growth", "share", "size", "revenue"):
            return
        if kind in ("size", "revenue") and value.ends and abs(value.ends[-1].value) < SMALLEST_SIZE:
            return
        years = self._years(kind, around, head, label)
        at = self.page.report.blocks[block]
        start, end = at.span(value.start, value.end)
        yield Claim(
            claim_id="", kind=kind, subjects=(subject,), ends=value.ends, hedge=value.hedge, unit=value.unit,
            start_year=years[0] if kind == "growth" else None, end_year=years[1], horizon=None,
            base=MARKET if kind == "share" else "", company="", section=at.section,
            figure=self.page.report.source[start:end], start=start, end=end,
            doubt=_doubt(kind, subject, self._whose(label_text, column)),
        ), (value.start, value.end)  # fmt: skip

    def _whose(self, label: str, column: int) -> str:
        """What says whom a cell is about: its row's label, and where that is a year the head and the caption too."""
        return f"{label} {self.heads[column]} {self.caption_text}" if page_tables.is_period(label) else label

    def _unit(self, head: Said, label: Said) -> tuple[str, int]:
        """The unit and scale from the nearest that gives them: the head, the label, the corner, the caption."""
        near = (head, label, self.corner, self.caption)
        unit = next((at.unit for at in near if at.unit), "")
        if unit == "%" and head.unit != "%" and label.unit != "%":
            unit = next((at.unit for at in near if at.unit and at.unit != "%"), unit if not head.kind else "")
        return unit, next((at.power for at in near if at.power), 0)

    def _kind(self, value: Number, around: Said, head: Said, label: Said, pure: bool) -> str:
        fitting = _OF_PERCENT if value.unit == "%" else _OF_MONEY
        named = head.kind in fitting and not head.yearly and not self.of_measures  # then the label is a name
        if (
            {"none", "quarterly"} & {around.kind, head.kind}
            or self.corner.kind == "none"
            or label.kind == "quarterly"
            or (label.kind == "none" and not named)
        ):
            return ""
        own = (label, head) if head.kind == "size" and not named else (head, label)
        for near in (around, *own, *([self.caption] if pure else [])):
            if near.kind in fitting:
                return near.kind
        dated = any(said(text).years[1] for text in self.heads) or label.years[1]
        return "size" if pure and value.unit != "%" and dated and self.caption.kind != "none" else ""

    def _years(self, kind: str, around: Said, head: Said, label: Said) -> Years:
        for near in (around, head, label):
            if near.years[1]:
                return near.years
        if kind == "growth":
            heads = [said(text) for text in self.heads]
            single = [at.years[1] for at in heads if at.years[1] and not at.years[0] and not at.yearly]
            return (None, max(single)) if head.yearly and single else (None, None)
        first, last = self.caption.years
        return (None, last) if last and (not first or last - first == 1) else (None, None)

    def _subject(self, text: str, label: Said, head: Said, around: Said) -> str:
        """Whom a cell is about: the row's name, the column's, both, or the market."""
        led, held = bool(_LED.search(text)), _place(around.name)
        if around.name and (led or (held and not label.name)):
            return held or around.name
        if self.of_sources or led:
            return MARKET
        bare = (
            label.kind and not said(_BRACKETS.sub("", text)).name
        )  # "Market share (retail)" names a measure
        row = "" if bare else self._named(label.name, text, self.of_places)
        measure = head.kind and not _place(head.name)
        column = "" if measure else self._named(head.name, head.name, self.heads_of_places)
        if row in ("", MARKET):
            return column or MARKET
        if column in ("", MARKET, row):
            return row
        return f"{column}, {row}" if _place(row) == row and _place(column) != column else f"{row}, {column}"

    def _named(self, name: str, text: str, places: bool) -> str:
        """A name as the ledger has it: a place by its usual name, the page's own market as such, else as printed."""
        if not name:
            return ""
        if places and _OTHERS.fullmatch(name):
            return gazetteer.REST_OF_WORLD
        place = _place(name)
        if place:
            return place
        words = [w.casefold() for w in _WORD.findall(name) if w.lower() not in _FILLERS]
        title = {w[:4] for w in re.findall(r"\w+", self.page.report.title.casefold())}
        if _WHOLE.search(text) and words and all(word[:4] in title for word in words):
            return MARKET
        return name

    def _company(self, subject: str) -> bool:
        return self.of_companies or subject in self.page.companies or (
            bool(_COMPANIES.search(self.caption_text)) and subject != MARKET and not _place(subject)
        )  # fmt: skip


def _text(row: Sequence[Cell], column: int) -> str:
    return row[column].text if column < len(row) else ""


def _joined(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))


def _heads(table: Table) -> int:
    """How many rows at the top are heads: without a figure in them, the first, marked ones, or rows of years."""
    count = 0
    for row in table.rows[: MOST_HEADS if len(table.rows) > 1 else 0]:
        values = row[1:]
        if any(_is_figure(cell.text) for cell in values):
            break
        if (
            len(row) == 2
            and not row[1].head
            and years_of(row[1].text)[1]
            and (_PERIOD_ROW.search(row[0].text) or not _CORNER.match(row[0].text))
        ):
            break
        marked = all(cell.head for cell in row if cell.text)
        if count and not marked and sum(bool(years_of(cell.text)[1]) for cell in values) < 2:
            break
        count += 1
    return count


def _is_figure(text: str) -> bool:
    if page_tables.is_amount(text):
        return True
    return len(text) < 60 and any(f.unit and f.ends for f in figures.find(text))
