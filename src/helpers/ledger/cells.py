"""Cells of tables -> claims: a cell's own words, its row, the heads above it and the caption say what it means.

The cell gives a number; kind, years, currency and scale come from the nearest of these that says them, and what is
left of the row's label and of the heads is whom the figure is about. A cell of which none says what it measures is
no claim.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from helpers.ledger import cell_figures, labels, sentences
from helpers.ledger.claim import MARKET, Claim
from helpers.page import figures
from helpers.page import places as gazetteer
from helpers.page import tables as page_tables
from helpers.page.tables import Cell, Table

Found = tuple[Claim, tuple[int, int]]  # a claim without its number, and its figure's span in the block's text

WORDY = 5  # words from which a cell without a claim is read as a sentence
MOST_WORDS = 7  # words that may stand around the figure of a cell that is one figure
SMALLEST_SIZE = 100_000  # money without a scale that may still be a market's or a company's
MOST_HEADS = 3  # rows of heads
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
        self.caption = labels.said(table.caption) if table.caption else labels.said(self.section)
        self.caption_text = table.caption or self.section
        self.body = _heads(table)
        heads = table.rows[: self.body]
        self.width = max(len(row) for row in table.rows)
        self.heads = [_joined(row[c].text for row in heads if c < len(row)) for c in range(self.width)]
        self.label = 1 if self._ranked() else 0
        corner = self.heads[self.label] if self.heads else ""
        self.of_companies = bool(_COMPANIES.search(corner))
        self.of_sources = bool(_SOURCES.search(corner))
        self.corner = labels.said(corner)
        self.of_measures = self.width == 2 or bool(_MEASURES.search(corner))
        self.heads_of_places = any(
            labels.place(labels.said(text).name) for text in self.heads[self.label + 1 :]
        )
        self.of_places = any(
            labels.place(labels.said(_text(row, self.label)).name) for row in table.rows[self.body :]
        )

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
        label, head = labels.said(label_text), labels.said(self.heads[column])
        unit, power = self._unit(head, label)
        value = cell_figures.number(text, unit, power)
        if value is None or len(text[: value.start].split()) + len(text[value.end :].split()) > MOST_WORDS:
            return
        around = cell_figures.around(text, value.start, value.end)
        pure = page_tables.is_amount(text)
        kind = self._kind(value, around, head, label, pure)
        subject = self._subject(
            label_text, label, head if pure or labels.place(head.name) else head._replace(name=""), around
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

    def _unit(self, head: labels.Said, label: labels.Said) -> tuple[str, int]:
        """The unit and scale from the nearest that gives them: the head, the label, the corner, the caption."""
        near = (head, label, self.corner, self.caption)
        unit = next((at.unit for at in near if at.unit), "")
        if unit == "%" and head.unit != "%" and label.unit != "%":
            unit = next((at.unit for at in near if at.unit and at.unit != "%"), unit if not head.kind else "")
        return unit, next((at.power for at in near if at.power), 0)

    def _kind(
        self,
        value: cell_figures.Number,
        around: labels.Said,
        head: labels.Said,
        label: labels.Said,
        pure: bool,
    ) -> str:
        fitting = labels.OF_PERCENT if value.unit == "%" else labels.OF_MONEY
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
        dated = any(labels.said(text).years[1] for text in self.heads) or label.years[1]
        return "size" if pure and value.unit != "%" and dated and self.caption.kind != "none" else ""

    def _years(self, kind: str, around: labels.Said, head: labels.Said, label: labels.Said) -> labels.Years:
        for near in (around, head, label):
            if near.years[1]:
                return near.years
        if kind == "growth":
            heads = [labels.said(text) for text in self.heads]
            single = [at.years[1] for at in heads if at.years[1] and not at.years[0] and not at.yearly]
            return (None, max(single)) if head.yearly and single else (None, None)
        first, last = self.caption.years
        return (None, last) if last and (not first or last - first == 1) else (None, None)

    def _subject(self, text: str, label: labels.Said, head: labels.Said, around: labels.Said) -> str:
        """Whom a cell is about: the row's name, the column's, both, or the market."""
        led, held = bool(_LED.search(text)), labels.place(around.name)
        if around.name and (led or (held and not label.name)):
            return held or around.name
        if self.of_sources or led:
            return MARKET
        bare = (
            label.kind and not labels.said(labels.BRACKETS.sub("", text)).name
        )  # "Market share (retail)" names a measure
        row = "" if bare else self._named(label.name, text, self.of_places)
        measure = head.kind and not labels.place(head.name)
        column = "" if measure else self._named(head.name, head.name, self.heads_of_places)
        if row in ("", MARKET):
            return column or MARKET
        if column in ("", MARKET, row):
            return row
        return (
            f"{column}, {row}"
            if labels.place(row) == row and labels.place(column) != column
            else f"{row}, {column}"
        )

    def _named(self, name: str, text: str, places: bool) -> str:
        """A name as the ledger has it: a place by its usual name, the page's own market as such, else as printed."""
        if not name:
            return ""
        if places and labels.OTHERS.fullmatch(name):
            return gazetteer.REST_OF_WORLD
        place = labels.place(name)
        if place:
            return place
        words = [w.casefold() for w in labels.WORD.findall(name) if w.lower() not in labels.FILLERS]
        title = {w[:4] for w in re.findall(r"\w+", self.page.report.title.casefold())}
        if labels.WHOLE.search(text) and words and all(word[:4] in title for word in words):
            return MARKET
        return name

    def _company(self, subject: str) -> bool:
        return self.of_companies or subject in self.page.companies or (
            bool(_COMPANIES.search(self.caption_text)) and subject != MARKET and not labels.place(subject)
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
            and labels.years_of(row[1].text)[1]
            and (_PERIOD_ROW.search(row[0].text) or not _CORNER.match(row[0].text))
        ):
            break
        marked = all(cell.head for cell in row if cell.text)
        if count and not marked and sum(bool(labels.years_of(cell.text)[1]) for cell in values) < 2:
            break
        count += 1
    return count


def _is_figure(text: str) -> bool:
    if page_tables.is_amount(text):
        return True
    return len(text) < 60 and any(f.unit and f.ends for f in figures.find(text))
