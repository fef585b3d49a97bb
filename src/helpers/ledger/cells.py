"""Cells of tables -> claims: a cell's own words, its row, the heads above it and the caption say what it means.

The cell gives a number; kind, years, currency and scale come from the nearest of these that says them, and what is
left of the row's label and of the heads is whom the figure is about. A cell of which none says what it measures is
no claim.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from helpers.ledger import cell_figures, cell_subjects, doubts, headings, labels, sentences
from helpers.ledger.claim import MARKET, UNCLEAR, Claim
from helpers.page import figures
from helpers.page import tables as page_tables
from helpers.page.blocks import Report
from helpers.page.tables import Cell, Table

Found = tuple[Claim, tuple[int, int]]  # a claim without its number, and its figure's span in the block's text

WORDY = 5  # words from which a cell without a claim is read as a sentence
MOST_WORDS = 7  # words that may stand around the figure of a cell that is one figure
_COUNTED = re.compile(
    r"(?:top|first|big|largest)\s?\d", re.IGNORECASE
)  # "Top 3": who they are is told elsewhere
SMALLEST_SIZE = 100_000  # money without a scale that may still be a market's or a company's
LONGEST_LINE = 120  # characters of the line that announces a table
SHORT = 3  # words of a cell that is a figure and little else
MOST_HEADS = 3  # rows of heads
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
# Heads of tables of deals and of stocks, whose money and changes no ledger holds.
_DEALS = re.compile(r"(?:deals?|acquirers?|buyers?|targets?|rounds?|series|lead investors?)", re.IGNORECASE)
_HOLDINGS = re.compile(r"\b(?:shares held|holdings?|portfolio|weights?|quantity)\b", re.IGNORECASE)
_CODES = re.compile(r"tickers?|symbols?|codes?|rank|#|year|founded", re.IGNORECASE)
_STOCKS = re.compile(r"(?:tickers?|symbols?|last(?: price)?|price|close)", re.IGNORECASE)
_AGAIN = re.compile(
    r"[+*)]*\s*(?:[(/]|or|≈|=)\s*(?:[~≈]|about|approx\.?)?\s*", re.IGNORECASE
)  # the same in other money
_NAMES = re.compile(
    rf"{headings.COMPANIES.pattern}|{headings.SEGMENTS.pattern}"
    r"|\b(?:regions?|countr(?:y|ies)|geograph\w+|states?|cit(?:y|ies)|areas?)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_MARKET = re.compile(r"(?<!-)\bmarkets?\b|\bindustry\b|\bTAM\b|\bCAGR\b", re.IGNORECASE)
_SIGN = re.compile(r"(?:[A-Z]{0,3}[$€£¥₹₩]|[A-Z]{3})(?<![A-Z]{4})")  # a currency's sign in a cell of its own
_DATES = re.compile(
    r"(?:target |base |reference )?(?:years?|timeline|horizon|as of|dates?|period|by)", re.IGNORECASE
)
_VALUES = re.compile(r"values?(?: \(.*\))?", re.IGNORECASE)  # the head of what rows of measures give
_AHEAD = re.compile(r"\bgrowing\b|\bto grow\b", re.IGNORECASE)
_PERIOD_ROW = re.compile(
    r"\b(?:base|forecast|histor\w*|study|review|period|published|released?|date|updated|estimat\w+ year)\b",
    re.IGNORECASE,
)
_CORNER = re.compile(
    r"^\W*(?:year|metric|region|segment|country|company|category|item|type|product|parameter)?\w*\W*$",
    re.IGNORECASE,
)


# --- tables -------------------------------------------------------------------------------------------
MOST_CELLS = 6000  # cells of all tables of a page that are read; a table that goes beyond is left out


def _within(report: Report) -> list[Table]:
    """Return the tables of a page that are read: the first ones, and no more cells than may be."""
    found, cells = [], 0
    for table in report.tables:
        cells += sum(map(len, table.rows))
        if cells > MOST_CELLS:
            break
        found.append(table)
    return found


def unread(report: Report) -> set[int]:
    """Return the blocks that stand in tables that are not read."""
    left = report.tables[len(_within(report)) :]
    return {block for table in left for row in table.rows for cell in row for block in cell.blocks}


def read(page: sentences.Page) -> dict[int, list[Found]]:
    """Return the claims of each block that stands in a table; wordy cells without a claim are left out."""
    found: dict[int, list[Found]] = {block: [] for block in unread(page.report)}
    above = headings.Headings(page)
    for table in _within(page.report):
        claims = dict(_Reading(page, above, table).cells())
        for row in table.rows:
            for cell in row:
                for block in cell.blocks:
                    if len(page.report.blocks[block].text.split()) < WORDY:
                        found.setdefault(block, [])
        found |= {block: rows for block, rows in claims.items() if rows}
    return found


class _Evidence(NamedTuple):
    """What says each part of a cell's claim.

    `kind` and `years`: around (the figure), head, label, above (the table), span (of the row's sums), heads (of other
    columns), one head (of another column), row (of one year, beside a rate over several), further (behind the cell's
    first figure), or "" for nothing. `subject` and `base`: see `cell_subjects.Whom`.
    `pure` is whether nothing but a measure stands beside the figure.
    """

    kind: str
    years: str
    pure: bool
    subject: str
    base: str


class _Said(NamedTuple):
    """What the words about a cell say: its row's label, the head above it, and the words around its figure."""

    label: labels.Said
    head: labels.Said
    around: labels.Said


class _Reading:
    """One table: its heads, its labels, and what they say."""

    def __init__(self, page: sentences.Page, above: headings.Headings, table: Table):
        self.page, self.table = page, table
        blocks = page.report.blocks
        self.section = blocks[table.first].section if table.first < len(blocks) else ""
        self.caption = labels.said(table.caption) if table.caption else labels.said(self.section)
        self.caption_text = table.caption or self.section
        self.body = _heads(table)
        heads = table.rows[: self.body]
        self.width = max(len(row) for row in table.rows)
        self.heads = [_joined(row[c].text for row in heads if c < len(row)) for c in range(self.width)]
        self.label = 1 if self._ranked() or self._sourced() else 0
        corner = self.heads[self.label] if self.heads else ""
        self.compared = headings.compares(table)
        self.of_companies = bool(headings.COMPANIES.search(corner)) or self.compared
        self.of_deals = any(_DEALS.fullmatch(text.strip()) or _HOLDINGS.search(text) for text in self.heads)
        self.of_stocks = any(_STOCKS.fullmatch(text.strip()) for text in self.heads)
        self.corner = labels.said(corner)
        self.signs = self._signs()
        self.about = above.about(table)
        line = blocks[table.first - 1] if 0 < table.first <= len(blocks) else None
        announced = line.text if line and line.kind == "paragraph" and line.text.endswith(":") else ""
        self.understood = above.understood(table) and labels.kind(announced[-LONGEST_LINE:]) != "none"
        self.of_market = bool(_SPEAKS_OF_MARKET.search(" ".join((*self.heads, self.caption_text))))
        rows = [_text(row, self.label) for row in table.rows[self.body :]]
        named = bool(_NAMES.search(corner)) or _mostly_places(rows)
        self.of_measures = bool(_MEASURES.search(corner)) or (self.width == 2 and not named)
        self.of_names = named and not self.of_measures
        self.subjects = cell_subjects.Subjects(
            above,
            self.about,
            self.of_companies,
            self.heads[self.label + 1 :],
            rows,
            bool(_SOURCES.search(corner)),
        )
        self.plain = self.width == 2 or all(map(self._is_plain, range(self.label + 1, self.width)))

    def cells(self) -> Iterator[tuple[int, list[Found]]]:
        """Yield each block of the table's body with its claims."""
        for row in self.table.rows[self.body :]:
            for column in range(self.label + 1, len(row)):
                for block in row[column].blocks:
                    yield block, list(self._cell(row, column, block))

    def _signs(self) -> dict[str, str]:
        """The units of columns that are printed in cells of their own, by the head that stands over both."""
        found: dict[str, str] = {}
        for row in self.table.rows[self.body :]:
            for column in range(self.label + 1, min(len(row), self.width)):
                sign = row[column].text
                if _SIGN.fullmatch(sign):
                    found.setdefault(self.heads[column], labels.said(f"{sign} million").unit)
        return found

    def _ranked(self) -> bool:
        """Whether the first column only numbers the rows."""
        first = [_text(row, 0) for row in self.table.rows[self.body :]]
        if self.width < 3 or not first:
            return False
        return bool(_RANK.fullmatch(self.heads[0].strip() or "-")) or all(map(_PLACE_IN_ROW.fullmatch, first))

    def _sourced(self) -> bool:
        """Whether the first column only says who said what the second names."""
        if self.width < 4 or not _SOURCES.search(self.heads[0]):
            return False
        second = [_text(row, 1) for row in self.table.rows[self.body :]]
        return bool(_MEASURES.search(self.heads[1])) and not any(map(_is_figure, second))

    def _is_plain(self, column: int) -> bool:
        """Whether a column holds no figures, or has a head that says what its figures are."""
        head = labels.said(self.heads[column])
        measured = not labels.words(labels.unbracketed(self.heads[column]))
        if (measured and self.heads[column]) or head.kind or head.years[1] or labels.place(head.name):
            return True
        if _CODES.fullmatch(self.heads[column].strip()) or cell_subjects.asks_who("", self.heads[column]):
            return True
        texts = [_text(row, column) for row in self.table.rows[self.body :]]
        return sum(len(text.split()) <= SHORT and _is_figure(text) for text in texts) * 3 <= len(texts)

    def _cell(self, row: Sequence[Cell], column: int, block: int) -> Iterator[Found]:
        text = self.page.report.blocks[block].text
        if len(text) > 200 or page_tables.is_period(text):
            return
        label, head = labels.said(_text(row, self.label)), labels.said(self.heads[column])
        unit, power = self._unit(head, label)
        apart = self.signs.get(self.heads[column], "") if not unit or unit == "%" else ""
        found = cell_figures.numbers(text, apart or unit, power)
        if not found or len(text[: found[0].start].split()) + len(text[found[0].end :].split()) > MOST_WORDS:
            return
        edges = [0, *(value.end for value in found)]
        stops = [*(value.start for value in found[1:]), len(text)]
        main: tuple[cell_figures.Number, str, labels.Years] | None = None
        for i, value in enumerate(found):
            said = _Said(label, head, cell_figures.around(text, edges[i], value, stops[i]))
            pure = not labels.words(text[edges[i] : value.start] + " | " + text[value.end : stops[i]])
            if i == 0:
                kind, told = self._kind(
                    value, said, pure and not apart, (_text(row, self.label), self.heads[column])
                )
                years, dated = self._years(kind, said, row)
            elif main is None:
                return
            else:
                kind, years = _further(value, said.around, main, text[edges[i] : value.start])
                told = dated = "further"
            claim = self._claim(row, column, block, value, said, kind, years, pure, (told, dated))
            if claim is not None:
                yield claim, (value.start, value.end)
            if i == 0:
                main = (value, claim.kind, years) if claim is not None else None

    def _claim(
        self,
        row: Sequence[Cell],
        column: int,
        block: int,
        value: cell_figures.Number,
        said: _Said,
        kind: str,
        years: labels.Years,
        pure: bool,
        evidence: tuple[str, str],
    ) -> Claim | None:
        at = self.page.report.blocks[block]
        alone = pure and not said.around.kind
        head = said.head if alone or labels.place(said.head.name) else said.head._replace(name="")
        texts = (_text(row, self.label), self.heads[column])
        whom = self.subjects.read(kind, texts, (said.label, head, said.around), at.text[value.end :])
        company = self._company(whom.subject)
        if kind == "revenue" and not company:
            kind = "size"
        elif kind == "size" and (company or (self.about.company and not _OF_MARKET.search(texts[0]))):
            return None  # a company's worth and what it spends are no market
        if kind not in ("growth", "share", "size", "revenue", "increment"):
            return None
        if kind == "growth" and _in_all(said, years):
            return None
        if kind in labels.OF_MONEY and value.ends and abs(value.ends[-1].value) < SMALLEST_SIZE:
            return None
        start, end = at.span(value.start, value.end)
        bare = alone or (said.around.kind == kind and not said.around.name) or whom.based == "words"
        return Claim(
            claim_id="", kind=kind, subjects=(whom.subject,), ends=value.ends, hedge=value.hedge, unit=value.unit,
            start_year=years[0] if kind in ("growth", "increment") else None, end_year=years[1], horizon=None,
            base=whom.base if kind == "share" else "", company="", section=at.section,
            figure=self.page.report.source[start:end], start=start, end=end,
            doubt=self._doubt(kind, whom, _Evidence(*evidence, bare, whom.how, whom.based), texts),
        )  # fmt: skip

    def _doubt(self, kind: str, whom: cell_subjects.Whom, by: _Evidence, texts: tuple[str, str]) -> str:
        """What is not evident in the words about a cell: its kind, subject, years or base; "" of one that is sure."""
        if by.kind in ("", "further") or not by.pure or not self.plain:
            return "kind"
        if self.subjects.of_sources or not self._sure_of_subject(kind, whom, texts):
            return "subject"  # what one source says of a market is not what another says
        if not self._sure_of_years(by.years) or doubts.PART_OF_YEAR.search(" ".join(texts)):
            return "years"
        return "base" if kind == "share" and not self._sure_of_base(whom, texts) else ""

    def _sure_of_subject(self, kind: str, whom: cell_subjects.Whom, texts: tuple[str, str]) -> bool:
        """Whether whom a cell is about is named in a row or a column of names, or is what all words above speak of."""
        if whom.subject == UNCLEAR or _COUNTED.match(whom.subject):
            return False
        if whom.how == "cell":
            return whom.based == "words"
        if not self.understood:
            return False
        spoken = self.of_market or self.of_companies or bool(self.about.company) or self.subjects.above.topic
        if not spoken and not _SPEAKS_OF_MARKET.search(texts[0]):
            return False  # a company's segments, customers or regions
        if whom.how in ("row", "column") and whom.subject == MARKET:
            return self.subjects.above.is_own_row(labels.said(texts[whom.how == "column"]).name, False)
        if whom.how in ("row", "column", "both") and whom.subject != MARKET:
            named = self.of_names or (whom.how == "row" and bool(_OF_MARKET.search(texts[0])))
            return named and (whom.how != "both" or bool(labels.place(whom.subject.split(", ")[-1])))
        if self.about.company:
            known = self.subjects.above.speaks_of(self.about.company)
            return known and whom.subject == self.about.company and kind in ("revenue", "growth", "share")
        if whom.how == "above":
            return self._knows_topic() or whom.subject == self.about.place
        own = bool(self.subjects.above.topic) or self.page.card.whole
        said = f"{texts[0]} {texts[1]} {self.caption_text}"
        return own and bool(_OF_MARKET.search(said))

    def _knows_topic(self) -> bool:
        """Whether what the headings lend is a market named outright, or a segment that the page has elsewhere."""
        return self.about.outright or self.subjects.above.is_known(self.about.topic)

    def _sure_of_years(self, by: str) -> bool:
        """Whether the years of a cell are printed beside it, or no year stands about the table."""
        if by in ("around", "head", "label", "span", "heads"):
            return True
        if by == "above":
            return not any(labels.years_of(text)[1] for text in self.heads)
        texts = (
            *self.heads,
            self.caption_text,
            *(_text(row, self.label) for row in self.table.rows[self.body :]),
        )
        return not any(labels.years_of(text)[1] for text in texts)

    def _sure_of_base(self, whom: cell_subjects.Whom, texts: tuple[str, str]) -> bool:
        """Whether the base of a share is named, or its column parts a whole that nothing names otherwise."""
        if whom.based == "words":
            by_column = whom.base in (head := labels.said(texts[1]).name, labels.place(head))
            return not by_column or self.of_companies or whom.base == labels.place(head)
        if whom.based == "above" and not self._knows_topic():
            return False
        return self.understood and (bool(self.subjects.above.topic) or self.page.card.whole)

    def _unit(self, head: labels.Said, label: labels.Said) -> tuple[str, int]:
        """The unit and scale from the nearest that gives them: the head, the label, the corner, the caption."""
        near = (head, label, self.corner, self.caption)
        unit = next((at.unit for at in near if at.unit), "")
        if unit == "%" and head.unit != "%" and label.unit != "%":
            unit = next((at.unit for at in near if at.unit and at.unit != "%"), unit if not head.kind else "")
        return unit, next((at.power for at in near if at.power), 0)

    def _kind(
        self, value: cell_figures.Number, said: _Said, pure: bool, texts: tuple[str, str]
    ) -> tuple[str, str]:
        """The kind of a cell, and what says it."""
        label, head, around = said
        percent = value.unit == "%"
        fitting = labels.OF_PERCENT if percent else labels.OF_MONEY
        named = head.kind in fitting and not head.yearly and not self.of_measures  # then the label is a name
        if (
            {"none", "quarterly"} & {around.kind, head.kind}
            or self.corner.kind == "none"
            or label.kind == "quarterly"
            or (label.kind == "none" and not named)
            or (self.of_deals and not percent and head.kind != "revenue")
            or (self.of_stocks and head.yearly)
        ):
            return "", ""
        if self.of_measures and _VALUES.fullmatch(texts[1].strip()):
            head = head._replace(kind="")
        own = [(label, "label"), (head, "head")]
        if head.kind != "size" or named:
            own.reverse()
        for near, where in ((around, "around"), *own):
            named_so = "growth" if percent and near.kind == "increment" else near.kind
            if named_so in fitting:
                return named_so, where
        above = (
            labels.kind(self.caption_text, frozenset(fitting)) if pure and self.caption.kind != "none" else ""
        )
        if above:
            return above, "above"
        if percent:
            return ("share", "around") if around.name and cell_subjects.asks_who(*texts) else ("", "")
        dated = any(labels.said(text).years[1] for text in self.heads) or label.years[1]
        return ("size", "") if pure and dated and self.caption.kind != "none" else ("", "")

    def _years(self, kind: str, said: _Said, row: Sequence[Cell]) -> tuple[labels.Years, str]:
        """The years of a cell, and what says them."""
        for near, where in ((said.around, "around"), (said.head, "head"), (said.label, "label")):
            if near.years[1]:
                # A rate over years in the row of one of them may run from the row before.
                over = kind == "growth" and where in ("label", "head") and not near.years[0]
                compound = "compound" in (said.head.rate, said.around.rate, said.label.rate)
                return near.years, "row" if over and compound else where
        dated = self._dated_in(row)
        if dated and kind != "growth":
            return (None, dated), "around"
        if dated and said.head.rate == "compound":
            return (None, None), "row"
        if kind == "growth":
            heads = [labels.said(text) for text in self.heads]
            single = [at.years[1] for at in heads if at.years[1] and not at.years[0] and not at.yearly]
            if said.head.yearly:
                where = "heads" if len(set(single)) > 1 else "one head"
                return ((None, max(single)), where) if single else ((None, None), "")
            if said.around.yearly or said.label.yearly:
                return (None, None), ""
            return self._span(row), "span"
        last = self.caption.years[1]
        return ((None, last), "above") if last and self._dated_once() else ((None, None), "")

    def _dated_in(self, row: Sequence[Cell]) -> int | None:
        """The year that a row gives in a cell of its own, under a head that asks for it: "Timeline: by 2040"."""
        cells = zip(self.heads, row, strict=False)
        years = [labels.years_in(cell.text) for head, cell in cells if _DATES.fullmatch(head.strip())]
        return next(iter(years[0])) if len(years) == 1 and len(years[0]) == 1 else None

    def _dated_once(self) -> bool:
        """Whether the caption gives one year, or two that follow on each other as parts of one: "2024-2025"."""
        years = labels.years_in(self.caption_text)
        return len(years) == 1 or (bool(self.caption.years[0]) and max(years) - min(years) == 1)

    def _span(self, row: Sequence[Cell]) -> labels.Years:
        """The years over which a row's rate runs: those of the first and the last of its sums."""
        years: set[int] = set()
        for column in range(self.label + 1, min(len(row), self.width)):
            text, head = row[column].text, labels.said(self.heads[column])
            values = cell_figures.numbers(text, *self._unit(head, labels.said("")))
            if not values or values[0].unit == "%" or head.kind == "none":
                continue
            own, above = labels.years_in(text), head.years
            years |= own or ({above[1]} if above[1] and not above[0] else set())
        return (min(years), max(years)) if len(years) > 1 else (None, None)

    def _company(self, subject: str) -> bool:
        return self.of_companies or subject in self.page.companies or subject == self.about.company != "" or (
            bool(headings.COMPANIES.search(self.caption_text)) and subject != MARKET and not labels.place(subject)
        )  # fmt: skip


def _in_all(said: _Said, years: labels.Years) -> bool:
    """Whether a growth over several years is no yearly rate: "growth 2024-2035" without a word for each year."""
    first, last = years
    return first is not None and last is not None and last - first > 1 and not any(at.rate for at in said)


def _further(
    value: cell_figures.Number,
    around: labels.Said,
    main: tuple[cell_figures.Number, str, labels.Years],
    between: str,
) -> tuple[str, labels.Years]:
    """The kind and years of a figure behind a cell's first: the same in other money, of another year, or its growth."""
    first, kind, years = main
    percent = value.unit == "%"
    if kind in ("size", "revenue") and percent and around.kind == "growth":
        if around.years[1]:
            return "growth", around.years
        return "growth", (years[1], None) if _AHEAD.search(between) else (None, years[1])
    if around.kind not in ("", kind) or percent != (first.unit == "%"):
        return "", (None, None)
    if around.years[1]:
        return kind, around.years
    if value.unit != first.unit and _AGAIN.fullmatch(between):
        return kind, years
    return "", (None, None)


def _text(row: Sequence[Cell], column: int) -> str:
    return row[column].text if column < len(row) else ""


def _mostly_places(texts: Sequence[str]) -> bool:
    """Whether most labels of a table's rows, without those of totals, name places."""
    names = [name for name in (labels.said(text).name for text in texts) if name]
    return sum(bool(labels.place(name)) for name in names) * 3 >= len(names) * 2 > 0


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
        if count and not marked and headings.is_fact(row[0].text):
            break
        if count and not marked and sum(bool(labels.years_of(cell.text)[1]) for cell in values) < 2:
            break
        count += 1
    return count


def _is_figure(text: str) -> bool:
    if page_tables.is_amount(text):
        return True
    return len(text) < 60 and any(f.unit and f.ends for f in figures.find(text))
