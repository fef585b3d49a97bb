"""What the words around a figure leave open: a claim is sure only where each of its parts is evident in them."""

import re
from typing import NamedTuple

from helpers.ledger import card as cards
from helpers.ledger import markets, sentences, years
from helpers.ledger.claim import MARKET, UNCLEAR, Horizon
from helpers.ledger.sentences import Sentence
from helpers.page import places as gazetteer
from helpers.page import wording

LIKELY = 0.97  # chance from which a subject is evident on a page on one market throughout


PLAIN = 0.99  # chance from which a kind needs no word of its own near the figure


class Chances(NamedTuple):
    """How likely a figure's kind and its subject are, each from 0 to 1."""

    kind: float
    subject: float


# Least chances on any other page. On pages that nothing was learned from, 97 of 100 sizes that pass are wholly right,
# 90 of 100 rates; of shares and revenues too few passed to tell, so they must be likelier.
LEAST = {
    "size": Chances(0.8, 0.9),
    "increment": Chances(0.8, 0.9),
    "growth": Chances(0.8, 0.95),
    "share": Chances(0.95, 0.98),
    "revenue": Chances(0.95, 0.98),
}
# What is said of a part of a year is not that of the year.
PART_OF_YEAR = re.compile(
    r"\b(?:[QH][1-4]|[1-4][QH]|quarter(?:ly|s)?|half(?:-year)?|months?|monthly|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b[.-]?"
    r"|(?:in|for|of|during|last|this)\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"\b(?!\s+\d{1,2},))"
)
# Before "market" where the one spoken of is meant: "the market", "The European market".
_MEANT = re.compile(
    r"(?:^|\b(?:the|this|that|its|their|a|global|worldwide|world|overall|total|entire|whole|of|in|regional|same)|[^\w\s])[\s*_]*$",
    re.IGNORECASE,
)
_WIDER = re.compile(r"\b(?:broader|wider|larger|overall|entire|whole)\b", re.IGNORECASE)
NEAR = 45  # characters between a figure and the year that is evidently its own
_CUES = {
    "growth": re.compile(
        r"\bCAGR\b|\bcompound\b|\bgrow\w*|\bgrew\b|\bexpan\w+|\bannual(?:ly|i[sz]ed)?\b"
        r"|\byear[- ]o\w+[- ]year\b|\bYoY\b",
        re.IGNORECASE,
    ),
    "size": re.compile(
        r"\bmarkets?\b|\bindustry\b|\bsector\b|\bsegment\b|\bvalu\w+|\bworth\b|\bsize\b"
        r"|\breach(?:es|ed|ing)?\b",
        re.IGNORECASE,
    ),
    "share": re.compile(
        r"\bshares?\b|\bof the (?:\w+ ){0,3}market\b|\baccount\w*|\bheld\b|\bholds?\b|\bcontribut\w+"
        r"|\brepresent\w*|\bcaptur\w+"
        r"|\bcommand\w*|\blead\w*|\bdominat\w+",
        re.IGNORECASE,
    ),
    "revenue": re.compile(r"\brevenues?\b|\bsales\b|\bturnover\b", re.IGNORECASE),
    "increment": re.compile(r"\b(?:by|opportunity|increment\w*|add\w*)\b", re.IGNORECASE),
}
_OTHER = {
    "growth": re.compile(
        r"\b(?:prices?|costs?|margins?|profits?|earnings|users?|subscribers?|people|population|bookings|orders"
        r"|employment|jobs|stocks?"
        r"|units|visitors|customers|adoption|quarter|months?)\b",
        re.IGNORECASE,
    ),
    "size": re.compile(
        r"\b(?:(?<!market )valuations?|invest\w*|pric\w+|costs?|fund\w*|deals?|profit\w*|raised|debt|budget"
        r"|export\w*|import\w*|acqui\w+|capitali[sz]ation"
        r"|average|per|company['’]s|its|our|we|savings?|losses|loss|taxes|fees|assets|payments?|transactions?"
        r"|orders)\b",
        re.IGNORECASE,
    ),
    "share": re.compile(
        r"\b(?:respondents|users|companies|people|consumers|customers|patients|adults|households|businesses"
        r"|margins?|profits?"
        r"|employees|population|increase|decline|growth|grew|rose|fell|up|down)\b",
        re.IGNORECASE,
    ),
    "revenue": re.compile(
        r"\b(?:market|industry|profit|income|quarterly|target|pipeline|market cap)\b", re.IGNORECASE
    ),
    "increment": re.compile(r"\b(?:its|company|per)\b", re.IGNORECASE),
}
# A rise to a year may be one in all: "grow by 60% by 2030".
_YEARLY = re.compile(
    r"\bCAGR\b|\bcompound\b|\bannual\w*|\brates?\b|\byear[- ]o\w+[- ]year\b|\bYoY\b|\bp\.a\.|\ba year\b",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"\s*(?:by|through|until|till|between|from|to)\b")
_BASE = re.compile(r"\s*(?:\w+\s+){0,2}?of\s+(?:the\s+|all\s+)?(?P<base>(?:[\w'’-]+\s?){1,6})", re.IGNORECASE)
_WHOLE = re.compile(
    r"^(?:(?:total|overall|entire|global|world(?:wide)?|market|industry|revenues?|sales|value|demand|share|in"
    r"|the|whole|shares)\b\s*)+",
    re.IGNORECASE,
)


def read(
    s: Sentence,
    i: int,
    kind: str,
    subject: tuple[str, ...],
    chances: Chances,
    span: tuple[int | None, int | None],
    horizon: Horizon | None,
    base: str,
    unit: str,
) -> str:
    """Return what of a claim is open first: kind, years, unit, base, subject, or "" for nothing.

    On a page on one market throughout the words decide. On any other the kind and the subject must be likely enough,
    too, and it must be evident whether the market that is meant is the page's own.
    """
    whole = s.page.card.whole
    least = LEAST[kind]
    tests = {
        "kind": (not whole and chances.kind >= PLAIN)
        or ((whole or chances.kind >= least.kind) and _kind(s, i, kind)),
        "years": (whole or not PART_OF_YEAR.search(f"{s.before(i)[-80:]} {s.after(i)[:60]}"))
        and _years(s, i, kind, span, horizon),
        "unit": bool(unit),
        "base": kind != "share" or _base(s, i, base),
        "subject": chances.subject >= (LIKELY if whole else least.subject)
        and (whole or _whose(s, i, kind, subject)),
    }
    return next((part for part, evident in tests.items() if not evident), "")


def _whose(s: Sentence, i: int, kind: str, subject: tuple[str, ...]) -> bool:
    """Whether it is evident whom a figure is about: nobody else is nearer, and the page's own market is told apart."""
    if UNCLEAR in subject or not _nobody_nearer(s, i, subject):
        return False
    return kind == "revenue" or _own_or_not(s, subject)


def _own_or_not(s: Sentence, subject: tuple[str, ...]) -> bool:
    """Whether it is evident that the market which a page names most is its own, or that it is not.

    A page's own is in no news of a company; it is not the page's where a company's shares are told.
    """
    signs = s.page.card.signs
    company = signs & {"ticker", "small print", "company in title"}
    if subject == (MARKET,):
        return not company
    name = subject[0].partition(", ")[0]
    titled = bool(markets.stems(name) & markets.stems(s.page.report.title))
    if len(subject) == 1 and (titled or cards.is_spoken(s.page.card, name)):
        return "ticker" in signs and "title on a market" not in signs
    return True


def _nobody_nearer(s: Sentence, i: int, subject: tuple[str, ...]) -> bool:
    """Whether no other market or segment is named nearer to a figure, before it in its sentence, than its subject."""
    before = s.text[: s.figures[i].start]
    heads = [n for n in markets.find(before) if n.head not in markets.MEASURES]
    if heads and not heads[-1].name and not _MEANT.search(before, 0, heads[-1].start):
        return False  # a name that could not be read
    named = [n for n in heads if n.name]
    if not named:
        return subject != (MARKET,) or not _led_elsewhere(s)
    nearest, words = markets.stems(named[-1].name), markets.stems(" ".join(subject).replace(", ", " "))
    if subject == (MARKET,):
        wider = _WIDER.search(before[: named[-1].end])
        own = named[-1].head not in markets.PARTS and cards.is_own(s.page.card, named[-1].name)
        return own and not (wider and nearest != s.page.card.topic)
    return bool(nearest & words)


def _led_elsewhere(s: Sentence) -> bool:
    """Whether the sentence before, in its paragraph, speaks of a place, a segment or another market."""
    text = s.block.text[: s.start]
    last = sentences.bounds(text)[-1] if text.strip() else None
    if not last:
        return False
    told = text[slice(*last)]
    named = [n for n in markets.find(told) if n.name]
    other = any(n.head in markets.PARTS or not cards.is_own(s.page.card, n.name) for n in named)
    return other or any(place[2] != s.page.card.place for place in gazetteer.find(told))


def _kind(s: Sentence, i: int, kind: str) -> bool:
    """Whether a word of its kind stands near a figure, and none of what looks like it."""
    first, last = s.groups[i]
    before, after = s.before(first)[-140:], s.after(last - 1)[:50]
    near = f"{before} {after}"
    own = f"{before} {after.partition(',')[0]}"  # "grew 60% between 2010 and 2020, a CAGR of 5%": the 60% is one in all
    if kind == "growth" and not _YEARLY.search(own) and _IN_ALL.match(after):
        return False
    return bool(_CUES[kind].search(near)) and not _OTHER[kind].search(near)


def _years(
    s: Sentence, i: int, kind: str, span: tuple[int | None, int | None], horizon: Horizon | None
) -> bool:
    """Whether the years are evident: none in the sentence and its heading, or those beside the figure and no others."""
    found = years.find(s.text)
    said = [y for y in span if y]
    if not found:
        headed = s.block.kind == "item" and years.find(s.block.section)
        return not said and not headed and not (kind != "growth" and _dated(s))
    if not said:
        return bool(horizon) and len(s.figures) == 1
    near = [
        y
        for y in found
        if 0 <= y.start - s.figures[i].end <= NEAR and y.start - s.figures[i].end <= len(s.after(i))
    ]
    if kind in ("growth", "increment"):
        of_span = [y for y in found if y.role == "span"]
        if of_span:
            return len(of_span) == 1 and (of_span[0].first, of_span[0].last) == span
        alone = len({y.last for y in found}) == len(said)
        return alone and (len(said) == 2 or bool(near))
    return (bool(near) and near[0].last == said[-1] and near[0].role != "span") or len(
        {y.last for y in found}
    ) == 1 == len(s.figures)


def _dated(s: Sentence) -> bool:
    return bool(years.find(s.block.text[max(0, s.start - 120) : s.start])) and bool(
        wording.ANAPHOR.match(s.text)
    )


def _base(s: Sentence, i: int, base: str) -> bool:
    """Whether what a share is a share of is evident: it is named, or nothing but the market could be."""
    match = _BASE.match(s.after(i))
    if not match or base != MARKET:
        return base == MARKET or bool(match)
    return bool(_WHOLE.match(match["base"]))


def on_market(s: Sentence, i: int, subject: tuple[str, ...]) -> bool:
    """Whether the subject is evident on a page that is on one market throughout: it is named, and nobody else is."""
    if UNCLEAR in subject:
        return False
    before = s.text[: s.figures[i].end] + s.after(i)
    if subject == (MARKET,):
        named = [n for n in markets.find(before) if n.head not in markets.MEASURES]
        return (
            bool(named)
            and not any(n.head in markets.PARTS for n in named)
            and not s.companies
            and len(s.places) == 0
        )
    return all(name in s.text or any(m.name == name for m in s.places) for name in subject)
