"""What of an HTML page is the article, and what is furniture, told in places of the source.

Resiliparse finds the article of a whole page. So that its result can be traced back, each run of text is given a
mark of two private characters first; the marks that come out again name the runs that were kept. Whatever reads like
prose, a table or a heading is kept where the page does not itself call it furniture: an article must not be lost.
Hidden and struck text is furniture on any page. Scripts, comments and attributes are never read, and no text at all.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

Span = tuple[int, int]
SNIFF = 4000  # characters at the start that tell a whole page
PROSE = 80  # characters of a run that is prose
DEEPEST = (
    1000  # elements in one another; beyond, no page is made by people, and the time to find its article grows
)
ARTICLE = 200  # characters that an article has at least
TABLE = 3  # runs with digits that a table of figures has at least
_FIRST, _MANY = 0xE000, 6400  # private characters
_UNREAD = "script|style|noscript|template|svg|head|iframe|object|select|textarea|button"
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
}  # fmt: skip
_TOKEN = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<unread>{_UNREAD})\b[^>]*>.*?(?:</(?P=unread)\s*>|(?=<body\b)|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z!?][\w:-]*)(?P<rest>(?:[^<>\"']++|\"[^\"]*\"|'[^']*')*+(?=>)|[^<>]*)>",
    re.DOTALL | re.IGNORECASE,
)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b")
_MAYBE_HIDDEN = ("hidden", "none", "line-through", "<s>", "<s ", "<del", "<strike", "~~")  # searched fast
_HIDDEN = re.compile(
    r"\shidden(?=[\s/]|=[\"']?(?:hidden|true)?[\"']?(?:[\s/]|$)|$)"
    r"|style\s*=\s*[\"'][^\"']*(?:display\s*:\s*none|visibility\s*:\s*hidden|line-through)",
    re.I,
)
_HIDING = re.compile(r"<[^<>]*(?:\shidden|none|hidden|line-through)[^<>]*>|<(?:s|del|strike)\b|~~", re.I)
# What a click opens is there to be read.
_OPENED = re.compile(
    r"""(?:class|id|role)\s*=\s*["'][^"']*(?:accordion|collaps|expand|faq|toggle|tab-?(?:pane|panel|content)|answer)""",
    re.I,
)
_STRUCK = re.compile(r"(?<![~\\])~~(?=[^\s~])[^~\n]{1,400}(?<=[^\s~])~~(?!~)")
_CALLED = re.compile(
    r"""(?:class|id|role|aria-label)\s*=\s*["'][^"']*(?<![a-z])(?:nav|navigation|navbar|menu|breadcrumbs?|footer|sidebar|cookies?|"""
    r"""consent|gdpr|newsletter|subscribe|related|recommended|recommendations|more-from|read-next|comments?|social|"""
    r"""share-(?:bar|buttons?|links)|advert(?:isement)?|promo|popup|modal|banner|contentinfo|complementary)(?![a-z])""",
    re.I,
)
# What an article never holds, though it may read like prose: what clients say of the publisher.
_PRAISE = re.compile(r"""(?:class|id)\s*=\s*["'][^"']*(?<![a-z])testimonials?(?![a-z])""", re.I)
_FURNITURE = {"nav", "footer", "aside", "form", "dialog", "menu"}
_NUMERAL = re.compile(r"&#x?[\da-f]+;|\d+", re.I)
_DIGIT = re.compile(r"\d")


class Run(NamedTuple):
    """A run of text between two tags, and whether it is in a link."""

    start: int
    end: int
    linked: bool


_TITLE = re.compile(r"<title[^>]*>(?P<text>[^<]*)</title", re.IGNORECASE)
_FRONT_MATTER = re.compile(r"\ufeff?\s*---[ \t]*\r?\n(?=[\w-]+:)(?:[^\n]*\n){1,400}?---[ \t]*(?:\r?\n|$)")
_TOLD = re.compile(
    r"^(?:title|excerpt|summary|description):[ \t]*[\"']?(?P<text>[^\r\n]*?)[\"']?[ \t]*$", re.MULTILINE
)


class Tag(NamedTuple):
    """A tag of the page: its name, whether it closes, its attributes, its place."""

    name: str
    closes: bool
    rest: str
    start: int
    end: int


def whole_page(source: str) -> bool:
    """Whether a text is a page of HTML, not a part of one."""
    return bool(_PAGE.search(source[:SNIFF].lower()))


def front_matter(source: str) -> list[Span]:
    """Return the lines of settings above a Markdown text, from "---" to "---", but for its title and its summary."""
    match = _FRONT_MATTER.match(source)
    if not match:
        return []
    kept = [told.span("text") for told in _TOLD.finditer(source, match.start(), match.end())]
    edges = [match.start(), *(edge for span in kept for edge in span), match.end()]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if start < end]


def furniture(source: str) -> list[Span]:
    """Return the spans of text that are not of the article, in order; none where that is not certain."""
    small = source.lower()
    whole, hidden = whole_page(source), any(sign in small for sign in _MAYBE_HIDDEN)
    if not whole and not hidden:
        return []
    if not whole and not _HIDING.search(source):
        return []
    tags, runs = _pieces(source)
    gone = _elements(tags, _is_hidden) if hidden else []
    if whole and "testimonial" in small:
        gone = _merged([*gone, *_elements(tags, lambda tag: bool(tag.rest and _PRAISE.search(tag.rest)))])
    out = [run for run in runs if _inside(run.start, gone)]
    if whole:
        out += _beside(source, tags, [run for run in runs if not _inside(run.start, gone)])
    struck = [match.span() for match in _STRUCK.finditer(source)] if hidden and not whole else []
    if (
        whole and "<h1" in small
    ):  # then the headline is the page's title, and the window's is none of its text
        struck += [match.span("text") for match in _TITLE.finditer(source)]
    return _merged([(run.start, run.end) for run in out] + struck)


def _is_hidden(tag: Tag) -> bool:
    if tag.name in ("s", "del", "strike"):
        return True
    return bool(tag.rest and _HIDDEN.search(tag.rest) and not _OPENED.search(tag.rest))


def _is_furniture(tag: Tag) -> bool:
    named = (
        tag.name not in ("html", "body", "main", "article") and bool(tag.rest) and _CALLED.search(tag.rest)
    )
    return tag.name in _FURNITURE or bool(named)


def _beside(source: str, tags: list[Tag], runs: list[Run]) -> list[Run]:
    """Return the runs of a whole page that stand beside its article."""
    kept = [] if _depth(tags) > DEEPEST else _article(source, runs)
    called = _elements(tags, _is_furniture)
    if sum(run.end - run.start for run in kept) < ARTICLE:
        return [run for run in runs if _inside(run.start, called)]
    sure = {run.start for run in kept}
    headed = _elements(tags, lambda tag: tag.name in ("h1", "time", "figcaption"))
    figures = _figures(source, tags, runs)
    return [
        run
        for run in runs
        if run.start not in sure
        and not _inside(run.start, headed)
        and (
            _inside(run.start, called)
            or not (_inside(run.start, figures) or (not run.linked and run.end - run.start >= PROSE))
        )
    ]


def _depth(tags: list[Tag]) -> int:
    """Return how many elements stand in one another at most, as tags open and close."""
    steps = (0 if tag.name == "p" or tag.name in _VOID else -1 if tag.closes else 1 for tag in tags)
    return max(accumulate(steps), default=0)


def _article(source: str, runs: list[Run]) -> list[Run]:
    """Return the runs that resiliparse keeps as the page's article."""
    from resiliparse.extract.html2text import extract_plain_text

    pieces, at = [], 0
    for number, run in enumerate(runs):
        pieces += [source[at : run.start], _mark(number)]
        at = run.start
    text = extract_plain_text(
        "".join([*pieces, source[at:]]), main_content=True, alt_texts=False, links=False, form_fields=False
    )
    marks = re.findall("([\ue000-\uf8ff])([\ue000-\uf8ff])", text)
    numbers = {(ord(high) - _FIRST) * _MANY + ord(low) - _FIRST for high, low in marks}
    return [run for number, run in enumerate(runs) if number in numbers]


def _mark(number: int) -> str:
    high, low = divmod(number, _MANY)
    return chr(_FIRST + high) + chr(_FIRST + low)


def _figures(source: str, tags: list[Tag], runs: list[Run]) -> list[Span]:
    """Return the tables that hold figures rather than links."""
    found = []
    starts = [run.start for run in runs]
    for start, end in _elements(tags, lambda tag: tag.name == "table"):
        inside = runs[bisect_right(starts, start) : bisect_right(starts, end)]
        digits = sum(bool(_DIGIT.search(source, run.start, run.end)) for run in inside)
        if digits >= TABLE and sum(run.linked for run in inside) * 2 < len(inside):
            found.append((start, end))
    return found


def _pieces(source: str) -> tuple[list[Tag], list[Run]]:
    """Return the tags of a page and its runs of readable text, each in order."""
    tags: list[Tag] = []
    runs: list[Run] = []
    at, linked = 0, False
    for match in _TOKEN.finditer(source):
        _add_run(source, at, match.start(), linked, runs)
        at = match.end()
        name = match["name"]
        if name:
            tag = Tag(name.lower(), bool(match["close"]), match["rest"], match.start(), at)
            tags.append(tag)
            if tag.name == "a":
                linked = not tag.closes
    _add_run(source, at, len(source), linked, runs)
    return tags, runs


def _add_run(source: str, start: int, end: int, linked: bool, runs: list[Run]) -> None:
    text = source[start:end]
    short = text.strip()
    if short:
        at = start + len(text) - len(text.lstrip())
        runs.append(Run(at, at + len(short), linked))


def _elements(tags: list[Tag], wanted: Callable[[Tag], bool]) -> list[Span]:
    """Return the spans of the outermost elements whose opening tag is wanted; one that is never closed is none."""
    closed = _closed(tags)
    found: list[Span] = []
    for place, last in sorted(closed.items()):
        tag = tags[place]
        if not (found and tag.start < found[-1][1]) and wanted(tag):
            found.append((tag.start, tags[last].start))
    return found


def _closed(tags: list[Tag]) -> dict[int, int]:
    """Return where the element that each opening tag begins is closed, by the places of the tags.

    A paragraph also ends where the next begins.
    """
    closed: dict[int, int] = {}
    still: dict[str, list[int]] = {}
    for place, tag in enumerate(tags):
        waiting = still.setdefault(tag.name, [])
        if (tag.closes or (tag.name == "p" and waiting)) and waiting:
            closed[waiting.pop()] = place
        if not tag.closes and not tag.rest.endswith("/") and tag.name not in _VOID:
            waiting.append(place)
    return closed


def _inside(at: int, spans: list[Span]) -> bool:
    place = bisect_right(spans, (at, 1 << 62)) - 1
    return place >= 0 and at < spans[place][1]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Put spans in order, and those that overlap together."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def numerals(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the runs of digits that stand in spans of a text, entities apart."""
    for start, end in spans:
        for match in _NUMERAL.finditer(text, start, end):
            if not match[0].startswith("&"):
                yield match.span()
