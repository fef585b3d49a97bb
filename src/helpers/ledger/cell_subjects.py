"""Whom a cell is about, and what a share in it is a share of: its row, its column, and what stands above the table."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from helpers.ledger import headings, labels
from helpers.ledger.claim import MARKET
from helpers.ledger.labels import Said
from helpers.page import places as gazetteer


class Whom(NamedTuple):
    """The subject of a cell, the base of its share, and what of the two the words say.

    `how` is where the subject is named: row, column, both, cell, above (the table), or "" where nothing names it.
    `based` is where the base of a share is named: words (beside the figure or in its label and head), above, or "".
    """

    subject: str
    base: str
    how: str
    based: str = ""


_LED = re.compile(
    r"\b(?:leading|largest|dominant|dominating|top(?!\s*[-\d])|biggest|fastest|leaders?|no\. ?\d+|primary|main"
    r"|concentration|controllers?)\b|#\d",
    re.IGNORECASE,
)
_RANKED = re.compile(r"\btop[\s-]?\d+\b", re.IGNORECASE)
_SHARE_OF = re.compile(r"(?P<who>.*?)\s*\b(?:market\s+)?shares?\s+of\s+(?P<base>.+)", re.IGNORECASE)
_BEHIND = re.compile(
    r"[\s+*)]*\bof\s+(?:(?:the|all|total|overall|combined|annual|its)\s+)*(?P<base>[^(),;.|]+?)\s*(?:[(),;.|]|$)",
    re.IGNORECASE,
)
_WORLD = re.compile(r"^(?:(?:the|global|worldwide|world|total)\s+)+", re.IGNORECASE)
# What is counted where a share of a market is: "of global demand".
_COUNTED = re.compile(
    r"(?:^|\s+)(?:demand|supply|output|production|consumption|capacity|volumes?|trade|industry|market|sector|revenues?|sales|value"
    r"|spending|shipments|usage|units?|handle|ggr|gmv|gwp|premiums?|aum|assets|deposits|installed base|total|global|world"
    r"|transactions?|imports|exports|use)$",
    re.IGNORECASE,
)
_ROW_ITSELF = re.compile(r"(?:the\s+)?(?:channel|segment|category|market|type)", re.IGNORECASE)
_AT_HOME = re.compile(r"domestic|national|local|home", re.IGNORECASE)
_GOODS = re.compile(r"(?:^|\s)[a-z]{3,}")  # a word in small letters: no company's name
_MARKET_SHARE = re.compile(r"\bmarket share\b", re.IGNORECASE)


class Subjects:
    """Whom the cells of one table are about."""

    def __init__(
        self, above: headings.Headings, about: headings.About, of_companies: bool, heads: Sequence[str], rows: Sequence[str],
        of_sources: bool,
    ):  # fmt: skip
        self.above, self.about, self.of_sources = above, about, of_sources
        self.of_pairs = len(heads) == 1
        self.of_companies = of_companies
        self.heads_of_places, self.of_places = _any_place(heads), _any_place(rows)

    def read(self, kind: str, texts: tuple[str, str], said: tuple[Said, Said, Said], behind: str) -> Whom:
        """Whom a cell is about.

        `texts` are the row's label and the column's head as printed, `said` what the label, the head and the words
        around the figure say, and `behind` the words behind the figure.
        """
        label, head, around = said
        led = _led_by(texts[0], texts[1], around)
        if led or (labels.place(around.name) and not label.name):
            whom = Whom(labels.place(around.name) or around.name, "", "cell")
            if kind == "share" and not _LED.search(texts[0]) and label.name and led:
                whom = whom._replace(base=self._base_called(label.name), based="words")
        elif self.of_sources or _LED.search(texts[0]):
            whom = Whom(MARKET, "", "")
        elif kind == "share":
            whom = self._share(texts, label, head)
        else:
            whom = self._row_and_column(texts[0], label, head)
        if kind == "share":
            whom = self._based(whom, texts[0], label, behind)
        return self._lent(kind, whom, texts)

    def _row_and_column(self, text: str, label: Said, head: Said) -> Whom:
        """The row's name, the column's, both, or the market."""
        row = self._row(text, label)
        measure = (head.kind or (self.of_pairs and label.kind)) and not labels.place(head.name)
        column = "" if measure else self._named(head.name, head.name, self.heads_of_places)
        if row in ("", MARKET):
            return Whom(column or MARKET, "", "column" if column else "row" if row else "")
        if column in ("", MARKET, row):
            return Whom(row, "", "row")
        inside = labels.place(row) == row and labels.place(column) != column
        return Whom(f"{column}, {row}" if inside else f"{row}, {column}", "", "both")

    def _row(self, text: str, label: Said) -> str:
        """The name of a row; "Market share (retail)" names a measure."""
        if label.kind and not labels.name_in(labels.unbracketed(text)):
            return ""
        return self._named(label.name, text, self.of_places)

    def _share(self, texts: tuple[str, str], label: Said, head: Said) -> Whom:
        """Whose share: of "Kite share" beside the row of a company the kites are the base, beside a place's name the row."""
        for text, other in (texts, texts[::-1]):
            match = _SHARE_OF.fullmatch(labels.unmarked(text))
            if match:
                base = self._base_called(match["base"])
                who = self._named(labels.name_in(match["who"]), text, self.of_places) if match["who"] else ""
                if not who and text == texts[1]:
                    who = self._row(other, label)
                return Whom(who or MARKET, base, "row" if who else "", "words")
        row = self._row(texts[0], label)
        if head.kind == "share" and head.name and row not in ("", MARKET):
            column = self._named(head.name, head.name, self.heads_of_places)
            place = labels.place(head.name)
            base = self._base_called(head.name)
            if not base or column == MARKET:
                return Whom(row, MARKET, "row", "words")
            if self.of_companies or labels.place(row):
                return Whom(row, base, "row", "words")
            if place or column.casefold() in self.above.companies:
                return Whom(column, row, "column", "words")
            return Whom(row, "", "row")
        return self._row_and_column(texts[0], label, head)

    def _based(self, whom: Whom, text: str, label: Said, behind: str) -> Whom:
        """The base that the words behind the figure name, or the brackets of a label that is a measure alone."""
        match = _BEHIND.match(behind)
        if match:
            if _ROW_ITSELF.fullmatch(match["base"]) and label.name:
                return whom._replace(base=label.name, based="words")
            return whom._replace(base=self._base_called(match["base"]), based="words")
        bare = label.kind == "share" and not labels.said(labels.unbracketed(text)).name
        inside = labels.BRACKETS.search(labels.unmarked(text)) if bare else None
        if inside and not labels.measures(inside[1]):
            return whom._replace(base=self._base_called(inside[1]), based="words")
        return whom

    def _base_called(self, name: str) -> str:
        """What a share is a share of by its name; "" where that only counts the whole, as "global demand" does."""
        called = _WORLD.sub("", labels.unmarked(name)).strip()
        while (shorter := _COUNTED.sub("", called)) != called:
            called = shorter
        if not called or labels.measures(called):
            return ""
        place = labels.place(called)
        if place:
            return place
        if self.above.is_own(called):
            return called if self.about.company else MARKET
        found = labels.places_in(called)
        if len(found) == 1 and found[0][0] == 0:
            rest = _COUNTED.sub("", called[found[0][1] :].strip())
            return found[0][2] if self.above.is_own(rest) else f"{rest}, {found[0][2]}"
        return called

    def _lent(self, kind: str, whom: Whom, texts: tuple[str, str]) -> Whom:
        """What the headings above lend: their company, place or topic, where the row and the column have none."""
        company, place, topic, _ = self.about
        subject, base = whom.subject, whom.base
        if company and subject == MARKET and not self.of_sources and kind != "share":
            of_company = kind == "growth" or self._of_company(texts)
            return whom._replace(subject=company, how="above") if of_company else whom
        if (
            company
            and kind == "revenue"
            and not self.of_companies
            and subject.casefold() not in self.above.companies
        ):
            return whom._replace(subject=company, how="above")
        if company and kind == "share":
            label = labels.said(texts[0]).name
            if subject == MARKET:
                whom = whom._replace(subject=company, how="above")
            elif _MARKET_SHARE.search(texts[0]) and label and subject == label and _GOODS.search(label):
                whom = Whom(company, base or self._base_called(label), "above", "words")
            return whom._replace(base=whom.base or MARKET)
        if _AT_HOME.fullmatch(subject) and place:
            subject = MARKET
        if kind == "share":
            if subject == MARKET:
                lent = place or topic
                whom = whom._replace(subject=lent or MARKET, how="above" if lent else whom.how)
            elif not base and (topic or place):
                base = ", ".join(part for part in (topic, place) if part and part != subject)
                whom = whom._replace(base=base, based=whom.based or "above")
            return whom._replace(base=whom.base or MARKET)
        if topic and subject != MARKET and self.above.lies_in(subject, topic):
            subject = MARKET
        if subject == MARKET:
            subject = ", ".join(part for part in (topic, place) if part) or MARKET
            whom = whom._replace(how="above" if subject != MARKET else whom.how)
        elif topic and labels.place(subject) == subject:
            subject = f"{topic}, {subject}"
        elif place and labels.place(subject) != subject and ", " not in subject:
            subject = f"{subject}, {place}"
        return whom._replace(subject=subject)

    def _of_company(self, texts: tuple[str, str]) -> bool:
        return not any(re.search(r"\bmarket\b|\bindustry\b", text, re.IGNORECASE) for text in texts)

    def _named(self, name: str, text: str, places: bool) -> str:
        """A name as the ledger has it: a place by its usual name, the page's own market as such, else as printed."""
        if not name:
            return ""
        if labels.OTHERS.fullmatch(labels.unbracketed(name)):
            return gazetteer.REST_OF_WORLD if places else name
        place = labels.place(name)
        if place:
            return place
        found = labels.places_in(name)
        if len(found) == 1 and self.above.is_own(labels.name_in(name[: found[0][0]] + name[found[0][1] :])):
            return found[0][2]
        if not self.about.company and self.above.is_own_row(name, bool(labels.WHOLE.search(text))):
            return MARKET
        return name


def _led_by(label: str, head: str, around: Said) -> bool:
    """Whether the cell names the one that its label or head asks for: the leading region, the largest use."""
    return bool(around.name) and bool(_LED.search(label) or _LED.search(head) or _RANKED.search(around.name))


def asks_who(label: str, head: str) -> bool:
    """Whether a label or a head asks for the one that leads, so that per cent beside a name are its share."""
    return bool(_LED.search(label) or _LED.search(head))


def _any_place(texts: Sequence[str]) -> bool:
    names = [labels.said(text).name for text in texts]
    return any(labels.place(name) and not labels.OTHERS.fullmatch(name) for name in names)
