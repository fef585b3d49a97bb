"""A page -> its title, headings, paragraphs and list items, each tied to its place in the source.

A page may be HTML inside Markdown, plain Markdown, a full HTML document or plain text. What a reader would
not see (tags and their attributes, comments, scripts) is left out; every character kept knows where it stood.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from helpers.page import places as gazetteer
from helpers.page import source as page_source
from helpers.page import tables as page_tables
from helpers.page.block import Block as Block
from helpers.page.source import ReportError


@dataclass(frozen=True)
class Report:
    """One page: the path as given, the decoded source, the title's text or "", the blocks and tables in order.

    `pages` are the offsets at which the pages of a PDF begin.
    """

    path: str
    source: str
    title: str
    blocks: tuple[Block, ...]
    tables: tuple[page_tables.Table, ...] = ()
    pages: tuple[int, ...] = ()


# Tags that end a run of text; all others (strong, em, a, span, ...) stand inside one.
BREAKS = {
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p",
    "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
KINDS = {"li": "item"} | {name: name for name in ("h1", "h2", "h3", "h4", "h5", "h6", "title")}
UNREADABLE = ("script", "style", "noscript", "template", "svg")
_UNREADABLE = re.compile(rf"<(?:!--|{'|'.join(UNREADABLE)})", re.IGNORECASE)
_COMPONENT = re.compile(r"\ufeff?\s*<template\b", re.IGNORECASE)
_TAG = r"</?[a-zA-Z][^<>]*>"
# Each alternative begins with a character of its own, so that a search jumps from mark to mark.
_TOKEN = re.compile(
    rf"{_TAG}(?:\s*{_TAG})*"  # tags in a row
    r"|<[!?][^<>]*>"  # a doctype
    r"|&#?\w{1,31};"  # an entity
    r"|\n\s*"  # the end of a line, or of a Markdown paragraph
    r"|\*\**|``*|__(?!_)"  # Markdown's emphasis and code
    r"|!\[(?=[^\[\]\n]{0,300}\]\()|\[(?=[^\[\]\n]{0,300}\]\()|\]\([^()\n]{0,3000}\)"  # [text](address)
    r"|\\(?=[$*_#%~\[\]()!.+-])"  # Markdown's escapes
)
_NAMES = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_ATTRIBUTES = re.compile(r"[^<>a-zA-Z0-9](?<=[a-zA-Z0-9][^<>a-zA-Z0-9])[^<>]*(?=>)")
_LINE = re.compile(
    r"(?P<heading>#{1,6})[ \t]+|(?P<item>(?:[-+*]|[•●▪◦‣·∙➢➤►✓])[ \t\xa0]+)|(?=\d{1,3}[.)][ \t])|(?P<row>\|)"
)
_BREAK_OF_LINE = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SCALE = re.compile(
    r"\s*(?:hundred|thousand|lakh|million|crore|billion|trillion|per ?cent|percent|[mbt]n|%)(?![a-z])",
    re.IGNORECASE,
)
# A raised number behind a figure is the mark of a note, and stays raised in the text.
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_QUOTED = re.compile(r"(?:>[ \t]?){1,5}(?=[^\s<]|\n)")
_LETTER = re.compile(r"[^\W_]")
_STOP = re.compile(r"[a-z)%\d][.!?](?:\s|$)")
_UNDERLINED = re.compile(r"(\S.{0,120}?[^\s|:-]) ?-{3,}")  # a Markdown heading with a line of dashes below it
HEADLINE, MINOR = 4, 4  # words that a headline in capitals has at least; letters of its words that need none
TOP, LONGEST_TITLE = 12, 200  # blocks among which a title is looked for, and its characters
# What stands above a text and is no headline of it: notices, bylines, datelines, the head of a letter.
_NO_HEADLINE = re.compile(
    r"^(?:for immediate|for release|now showing|save as|download|share|subscribe|sign in|log in|menu|home\b|by\s+[A-Z]"
    r"|published|updated|posted|date\b|from:|to:|sent:|cc:|copyright|©|cookie|page \d|skip to|listing|search|#\w)"
    r"|^(?:\w+day,? )?(?:\w+\.? \d{1,2}|\d{1,2}\.? \w+),? \d{4}$|--\s|\bcookies?\b|@",
    re.IGNORECASE,
)


def read(path: str | Path) -> Report:
    """Read one page's file; raises ReportError with one clear sentence where that is not possible."""
    return of(page_source.read(path))


def of(document: page_source.Document) -> Report:
    """Make a Report of a document without its furniture; raises ReportError."""
    return replace(parse(document.readable, document.path), pages=document.pages)


def parse(source: str, path: str = "") -> Report:
    """Make a Report of a page's text; raise ReportError if there is nothing to read on it."""
    lines = (
        source.replace("\r", "\n") if "\n" not in source else source
    )  # some files end lines in a bare return
    reader = _Reader(lines)
    blocks = reader.blocks
    if not blocks:
        raise ReportError(f"{path}: there is no text on the page; save the page as a reader sees it.")
    if not reader.titled:
        blocks = _titled(blocks)
    blocks, tables = page_tables.lay(blocks, reader.tables)
    title = next((block.text for block in blocks if block.kind == "title"), "")
    return Report(path, source, title, tuple(blocks), tuple(tables))


def _titled(blocks: list[Block]) -> list[Block]:
    """Take a heading before all prose for the title, or else the first line that reads like one; else there is none."""
    prose = next(
        (
            n
            for n, block in enumerate(blocks)
            if block.kind in ("paragraph", "item") and _STOP.search(block.text)
        ),
        TOP,
    )
    number = next((n for n, block in enumerate(blocks[: min(TOP, prose)]) if block.kind == "heading"), None)
    if number is None:
        number = next((n for n, block in enumerate(blocks[: min(TOP, prose)]) if _headline(block)), None)
    if number is None:
        return blocks
    title = blocks[number]
    rest = [b._replace(section="") if b.section == title.text else b for b in blocks[number + 1 :]]
    return [*blocks[:number], title._replace(kind="title", section=""), *rest]


def _headline(block: Block) -> bool:
    """Whether a line reads like a headline: a few words of which it is made of, and no sentence or notice."""
    text = block.text
    words = text.split()
    return (
        block.kind == "paragraph" and 2 <= len(words) <= 30 and len(text) <= LONGEST_TITLE
        and bool(_LETTER.search(text)) and not text.endswith((".", ":", "!", ",", ";"))
        and not _NO_HEADLINE.search(text) and not block.links
    )  # fmt: skip


@lru_cache(maxsize=2048)
def _steps(tags: str) -> tuple[tuple[str, str, bool], ...]:
    """What a row of tags does, as (step, kind, on).

    A "break" ends the run of text and begins one of a kind, "bold", "link" or "raised" is turned on or off, a "space"
    is added.
    """
    steps: list[tuple[str, str, bool]] = []
    for closing, name in _NAMES.findall(tags):
        name = name.lower()
        if name in BREAKS:
            kind = "paragraph" if closing else KINDS.get(name, "paragraph")
            if steps and steps[-1][0] == "break":
                kind = kind if kind != "paragraph" or closing else steps[-1][1]
                steps.pop()
            steps.append(("break", kind, False))
        elif name in ("strong", "b"):
            steps.append(("bold", "", not closing))
        elif name == "a":
            steps.append(("link", "", not closing))
        elif name == "sup":
            steps.append(("raised", "", not closing))
    if ">" in tags[:-1] and not any(step == "break" for step, *_ in steps) and re.search(r">\s", tags):
        steps.append(("space", "", True))
    return tuple(steps)


class _Reader:
    """One pass over a source: tokens of markup in, blocks out."""

    parts: list[str]
    marks: list[tuple[int, int, int]]
    bold: list[tuple[int, int]]
    links: list[tuple[int, int]]
    length: int

    def __init__(self, source: str):
        self.blocks: list[Block] = []
        self.section = ""
        self.titled = False
        self.line = False  # whether a Markdown heading ends with this line
        self.plain = _plain_title(source)
        small = "<table" in source or "<TABLE" in source or "<Table" in source
        self.tables = page_tables.Builder() if small else None
        self.kept = page_tables.kept_lines(source)
        self.bold_at: int | None = None  # where bold text or a link began that is still open
        self.link_at: int | None = None
        self.raised = self.quoted = False
        self.kind = "paragraph"
        self._open()
        self._scan(source, _without_unreadable(source))

    def _open(self) -> None:
        """Begin a run of text; bold and links that are on stay on."""
        self.parts, self.marks, self.length = [], [], 0
        self.bold, self.links = [], []
        if self.bold_at is not None:
            self.bold_at = 0
        if self.link_at is not None:
            self.link_at = 0

    def _add(self, text: str, source: int, width: int = 1) -> None:
        if self.raised:
            text = text.translate(_RAISED)
        if not self.parts:
            stripped = text.lstrip(" \t\r\n\xa0\ufeff")
            if not stripped:
                return
            if len(stripped) < len(text):
                source += (len(text) - len(stripped)) * width
                text = stripped
        self.parts.append(text)
        self.marks.append((self.length, source, width))
        self.length += len(text)

    def _close(self, kind: str = "paragraph") -> None:
        """End the run of text that is open and begin another of the given kind."""
        if self.parts:
            if self.bold_at is not None:
                self.bold.append((self.bold_at, self.length))
            if self.link_at is not None:
                self.links.append((self.link_at, self.length))
            text = "".join(self.parts)
            text = text.replace("\n", " ").replace("\xa0", " ").replace("\r", " ").rstrip()
            if not self.kept:
                text = text.replace("\t", " ")
            if text:
                self._keep(text)
            self._open()
        self.kind = kind

    def _keep(self, text: str) -> None:
        kind = self.kind
        if text.endswith("==="):  # a Markdown title with a line of signs below it
            kind, text = "h1", text.rstrip("= ")
        elif text.endswith("---") and kind == "paragraph" and (under := _UNDERLINED.fullmatch(text)):
            kind, text = "h2", under[1]
        elif kind == "paragraph":
            if self.plain and not self.blocks:
                kind = "h1"
            elif self.bold and not self.links and not (self.tables and self.tables.inside):
                kind = "heading" if _covers(self.bold, text) else kind
        if kind not in ("paragraph", "item", "row"):
            kind = self._heading(kind, text)
        section = "" if kind == "title" else self.section
        self.blocks.append(Block(kind, section, text, tuple(self.marks), tuple(self.bold), tuple(self.links)))

    def _heading(self, kind: str, text: str) -> str:
        """The page's title, or a heading of the section that begins; a region's name begins none."""
        if kind in ("h1", "title") and not self.titled:
            self.titled = True
            return "title"
        if not gazetteer.region(text):
            self.section = text
        return "heading"

    def _scan(self, source: str, readable: str) -> None:
        at = self._line(readable, self._unquoted(readable, 0))
        for match in _TOKEN.finditer(readable, at):
            start, end = match.span()
            if start < at:
                continue
            if start > at:
                self._add(readable[at:start], at)
            at = end
            first = readable[start]
            if first == "<":
                tags = match[0]
                if "=" in tags:  # attributes say nothing here, and most tags are known ones without them
                    tags = _ATTRIBUTES.sub("", tags)
                if self._torn(tags, readable, end):
                    self._add(" ", end - 1)
                    continue
                for step, kind, on in _steps(tags) if len(tags) < 200 else _steps.__wrapped__(tags):
                    if step == "break":
                        self._close(kind)
                        self.line = False
                    elif step == "space":
                        self._add(" ", end - 1)
                    elif step == "raised":
                        self.raised = on and bool(self.parts) and self.parts[-1][-1:] in "0123456789%"
                    else:
                        self._turn(step, on)
                if self.tables:
                    self.tables.tags(match[0], len(self.blocks))
            elif first == "&":
                character = html.unescape(match[0])
                if len(character) == 1:
                    self._add(character, start, end - start)
                else:
                    self._add(match[0], start)
            elif first == "\n":
                at = self._newline(readable, match)
            elif first in "*_":
                if end - start > 1:
                    self._turn("bold", self.bold_at is None)
            elif first in "[!":
                self._turn("link", True)
            elif first == "]":
                self._turn("link", False)
        self._add(readable[at:], at)
        self._close()

    def _torn(self, tags: str, readable: str, end: int) -> bool:
        """Whether a break of the line stands inside a figure, between its number and its scale."""
        digit = bool(self.parts) and self.parts[-1].rstrip()[-1:].isdecimal()
        return (
            digit and _BREAK_OF_LINE.fullmatch(tags) is not None and _SCALE.match(readable, end) is not None
        )

    def _turn(self, what: str, on: bool) -> None:
        """Turn bold or a link on or off."""
        opened, spans = (self.bold_at, self.bold) if what == "bold" else (self.link_at, self.links)
        if on:
            opened = self.length if opened is None else opened
        elif opened is not None:
            if self.length > opened:
                spans.append((opened, self.length))
            opened = None
        if what == "bold":
            self.bold_at = opened
        else:
            self.link_at = opened

    def _newline(self, readable: str, match: re.Match[str]) -> int:
        end = match.end()
        quoted = self._unquoted(readable, end)
        blank = quoted > end and readable.startswith("\n", quoted)
        titled = self.plain and not self.blocks
        if (
            match[0].count("\n") > 1
            or blank
            or titled
            or self.line
            or end in self.kept
            or _LINE.match(readable, quoted)
        ):
            self._close()
            return self._line(readable, quoted)
        if self.parts:
            self._add("\n", match.start())
        return quoted

    def _unquoted(self, readable: str, at: int) -> int:
        """Where a line begins behind its marks of a quotation; one before a digit may mean "over"."""
        match = _QUOTED.match(readable, at)
        if match and readable[match.end() : match.end() + 1].isdecimal() and not self.quoted:
            match = None
        self.quoted = match is not None
        return match.end() if match else at

    def _line(self, readable: str, at: int) -> int:
        """Take the Markdown mark at the start of a line; return where its text begins."""
        match = _LINE.match(readable, at)
        self.line = bool(match and match["heading"])
        if not match:
            return at
        if match["heading"]:
            self.kind = f"h{len(match['heading'])}"
        elif match["item"]:
            self.kind = "item"
        elif match["row"]:
            self.kind = "row"
        return match.end()


def _plain_title(source: str) -> bool:
    """Whether the first line of a page without headings may stand as its title: apart, or by its capitals."""
    first, _, rest = source.lstrip("\ufeff \t\r\n").partition("\n")
    first = first.strip()
    return bool(
        first and len(first) <= 200 and first[0] not in "<#|>"
        and not _NO_HEADLINE.search(first) and not first.endswith((".", ":"))
        and (rest.startswith(("\n", "\r\n")) or (_capitals(first) and rest[:1].isupper()))
        and "<h1" not in source and "\n# " not in source
    )  # fmt: skip


def _capitals(line: str) -> bool:
    """Whether a line is written as headlines are: at least four words, and all but the small ones with capitals."""
    words = [word for word in line.split() if word[:1].isalpha()]
    long = [word for word in words if len(word) > MINOR]
    return len(words) >= HEADLINE and len(long) >= 2 and all(word[0].isupper() for word in long)


def _covers(spans: Iterable[tuple[int, int]], text: str) -> bool:
    """Whether the spans hold all of the text but punctuation."""
    rest, at = [], 0
    for start, end in spans:
        rest.append(text[at:start])
        at = max(at, end)
    rest.append(text[at:])
    return not _LETTER.search("".join(rest))


def _without_unreadable(source: str) -> str:
    """Blank comments, scripts and styles out, each with as many spaces as it had characters."""
    if not _UNREADABLE.search(source):
        return source
    lower = None
    component = _COMPONENT.match(source)  # a page as its program holds it, all of which stands in a template
    names = [name for name in UNREADABLE if not component or name != "template"]
    for opening, closing in (("<!--", "-->"), *((f"<{name}", f"</{name}>") for name in names)):
        if opening not in source and (opening == "<!--" or f"<{opening[1:].upper()}" not in source):
            continue
        lower = source.lower() if lower is None or len(lower) != len(source) else lower
        if len(lower) != len(source):  # a letter whose small form is longer; offsets would slip
            lower = source
        pieces, at = [], 0
        while (start := lower.find(opening, at)) >= 0:
            end = lower.find(closing, start)
            end = len(source) if end < 0 else end + len(closing)
            pieces += [source[at:start], " " * (end - start)]
            at = end
        source = "".join([*pieces, source[at:]])
        lower = None
    return source
