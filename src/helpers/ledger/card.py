"""What a page is about: the kind of page and its own market, as its title and first sentences have them."""

import re
from collections import Counter
from typing import NamedTuple

from helpers.ledger import markets
from helpers.page import lists, names, wording
from helpers.page import places as gazetteer
from helpers.page.blocks import Report

MOST = 400  # blocks of a page that are searched for its market
LEAST, ENOUGH = 3.0, 0.35  # what the page's own market must weigh, and its part of all that are named
SHORT = 5  # words of a title that is the name of what the page is on
FIRST = 12  # blocks at the head of a page in which its market is named
_OF_MARKET = re.compile(
    r"\b(?:markets?|industry|sector|sales|spending|shipments|revenues?|reports?|forecasts?|outlook)\b",
    re.IGNORECASE,
)
# A title that is a sentence on a market: "The Kite Market to Reach", "The Market for Kites Is".
_MARKET_TITLE = re.compile(
    r"\W*(?:(?:the|global|worldwide)\s+)*(?:[\w&'’/-]+\s+){0,6}?market(?:\s+size)?\s+(?:(?:for"
    r"|of)\s+(?:[\w&'’/-]+\s+){1,6}?)?"
    r"(?:is|to|will|set|projected|expected|worth|valued|poised|size)\b",
    re.IGNORECASE,
)
# A title that says of which market it is.
_ON_A_MARKET = re.compile(r"\w\W+markets?\b|\bmarkets?\s+(?:for|of)\s", re.IGNORECASE)
_TICKER = re.compile(
    r"\(\s*(?:NASDAQ|NYSE[\w/-]*|OTC\w*|TSXV?|LSE|ASX|AIM|CSE|FSE|FRA|HKEX|Euronext|AMEX|SGX"
    r"|JSE)[\w\s.:-]{0,12}:\s*\w+",
    re.IGNORECASE,
)
_COMPANY_PAGE = re.compile(
    r"\bforward[- ]looking statements?\b|\bpaid (?:post|for by)\b|\bnot an offer to (?:buy|sell)\b|\bBenzinga\b",
    re.IGNORECASE,
)
# Behind the market in a title about it: "Kite Market Size", "Kite Market to Reach", "Kite Market: Trends".
_TITLED = re.compile(
    r"\s*(?:$|[:,;(|–—-]|(?:size|share|value|growth|report|research|forecast|outlook|trends?|analysis|overview"
    r"|revenues?|sales"
    r"|to|is|are|was|will|set|worth|valued|expected|projected|poised|by|hits?|reach\w*|surpass\w*|grow\w*|expand\w*"
    r"|statistics|update|industry|insights?|in|for|hitting|rose|rises?|fell|falls?|decline\w*|top\w*|(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(
    r"\b(?:this report|the report (?:covers|provides|offers|studies)|market research|key players|request a sample)\b",
    re.IGNORECASE,
)
_WORLD = re.compile(r"\b(?:global|world|worldwide)\b", re.IGNORECASE)
_INITIALS = re.compile(r"\(([A-Z][A-Za-z]{1,6})\)")


class Card(NamedTuple):
    """What a page is about.

    `kind` is report (on one market), several (markets) or news (of companies, and any other page). `topic` are the
    words of the page's own market, `place` where it is, `initials` its abbreviations. `whole` says that the page is on
    its market throughout: it names it in the title and lists its players. `spoken` are the words of the market that is
    named most, also on a page that is on none; `signs` speak for or against its being the page's own.
    """

    kind: str
    topic: frozenset[str]
    place: str
    initials: frozenset[str]
    whole: bool
    spoken: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()


def read(report: Report) -> Card:
    """Return the card of a page."""
    if _ON_A_MARKET.search(report.title) and (
        lists.players(report) or re.search(r"\w+ Market Research Report", report.title)
    ):
        return Card("report", frozenset(), "", frozenset(), True)
    head = _head(report)
    all_named = _named(report)
    spoken = _topic(all_named, head)
    signs = _signs(report, spoken)
    named = [] if _of_company(report) else all_named
    topic = _topic(named, head)
    if not topic or len(topic & markets.stems(head)) * 2 < len(topic):
        defined = _defined(report) if named else ""
        if not defined:
            kind = "several" if named else "news"
            return Card(kind, frozenset(), "", frozenset(), False, spoken, signs)
        topic = markets.stems(defined)
    mine = [n.place for n, _ in named if markets.stems(n.name) == topic]
    titled = {p[2] for p in gazetteer.find(report.title)}
    place = mine[0] if mine and (mine[0] in titled or not _WORLD.search(head)) else ""
    texts = [block.text for block in report.blocks[:FIRST]]
    called = {n.name for n, _ in named if markets.stems(n.name) == topic}
    initials = frozenset().union(*(_initials(name, texts) for name in called))
    return Card("report", topic, place, initials, False, topic, _signs(report, topic))


def _signs(report: Report, topic: frozenset[str]) -> frozenset[str]:
    """What speaks for and against a market's being a page's own."""
    title = report.title
    acting = names.acting_in(title, [block.text for block in report.blocks[:6]])
    known = {
        "ticker": _TICKER.search(report.source, 0, 8000),
        "small print": _COMPANY_PAGE.search(report.source),
        "company in title": acting and not (markets.stems(acting) <= topic),
        "title on a market": _MARKET_TITLE.match(title),
        "market in title": _OF_MARKET.search(title),
        "topic in title": topic and topic <= markets.stems(title),
        "topic opens title": topic and topic <= markets.stems(" ".join(title.split()[: len(topic) + 2])),
        "short title": 0 < len(title.split()) <= SHORT,
        "no title": not title,
        "players": _OF_REPORT.search(report.source),
    }
    return frozenset(name for name, holds in known.items() if holds)


def _of_company(report: Report) -> bool:
    """Whether a page is news of a company: it says so in small print, or its title is on one and on no market."""
    if _MARKET_TITLE.match(report.title):
        return False
    if _TICKER.search(report.source, 0, 8000):
        return True
    texts = [block.text for block in report.blocks[:6]]
    company = _COMPANY_PAGE.search(report.source) or names.acting_in(report.title, texts)
    return bool(company) and not _OF_MARKET.search(report.title)


def _defined(report: Report) -> str:
    """What a page of notes defines: the few words of its title, or those in bold that open its text; "" for none."""
    bold = next((b.text[slice(*b.bold[0])] for b in report.blocks[:4] if b.bold and b.bold[0][0] == 0), "")
    for name in (report.title, bold):
        words = markets.stems(name)
        headed = any(_OF_MARKET.search(b.text) for b in report.blocks if b.kind in ("heading", "title"))
        spoken = any(
            words and words <= markets.stems(n.name)
            for b in report.blocks[:MOST]
            for n in markets.find(b.text[:2000])
            if n.name
        )
        if words and len(name.split()) <= SHORT and (headed or spoken):
            return name
    return ""


def _named(report: Report) -> list[tuple[markets.Named, float]]:
    """The markets that a page names, each with what its place on the page weighs."""
    found = []
    for number, block in enumerate(report.blocks[:MOST]):
        weight = 4.0 if block.kind == "title" else 2.0 if number < FIRST or block.kind == "heading" else 1.0
        for named in markets.find(block.text[:4000]):
            if named.name and named.head not in markets.PARTS:
                weigh = weight / 2 if named.head in markets.MEASURES else weight
                if block.kind == "title" and not _TITLED.match(block.text, named.end):
                    weigh = 1.0
                found.append((named, weigh))
    return found


def _head(report: Report) -> str:
    """What announces a page: its title, the headings of its first blocks, and its first words."""
    first = report.blocks[:FIRST]
    texts = [block.text[:300] for block in first if block.kind in ("title", "heading")]
    return " ".join([*texts, *[block.text[:200] for block in first if len(block.text) > 100][:1]])


def _topic(named: list[tuple[markets.Named, float]], head: str) -> frozenset[str]:
    """The words of the market that a page names most; none where no market stands out."""
    votes: Counter[frozenset[str]] = Counter()
    for n, weight in named:
        votes[markets.stems(n.name)] += weight  # type: ignore[assignment]
    if not votes:
        return frozenset()
    titled = markets.stems(head)
    for words in votes:
        votes[words] *= 1.5 if words and words <= titled else 1  # type: ignore[assignment]
    (first, most), *_ = votes.most_common(1)
    near = sum(weight for words, weight in votes.items() if words <= first or first <= words)
    stands_out = first <= titled or near >= ENOUGH * sum(votes.values())
    return first if first and most >= LEAST and stands_out else frozenset()


def _initials(name: str, texts: list[str]) -> frozenset[str]:
    """Abbreviations of the page's market that stand in brackets at the head of the page."""
    letters = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name)).lower()
    found = {m for text in texts if wording.holds(text, ("(",)) for m in _INITIALS.findall(text)}
    return frozenset(
        m.lower() for m in found if len(m) > 1 and m.lower().rstrip("s") in (letters, letters.rstrip("s"))
    )


def is_spoken(card: Card, name: str) -> bool:
    """Whether a name is that of the market which the page names most."""
    return bool(card.spoken) and markets.stems(name) == card.spoken


def is_own(card: Card, name: str) -> bool:
    """Whether a name is that of the page's own market."""
    if not card.topic or not name:
        return False
    words = markets.stems(name)
    if words == card.topic or words & card.initials == words:
        return True
    if (
        name.isupper()
        and 1 < len(name) == len(card.topic)
        and sorted(name.lower()) == sorted(w[0] for w in card.topic)
    ):
        return True
    short = words < card.topic and len(words) * 2 >= len(card.topic)
    longer = card.topic < words and words - card.topic <= _GENERIC
    return bool(words) and (short or longer)


_GENERIC_WORDS = """
    product service solution system device technology equipment software trade business retail commercial
    goods
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
