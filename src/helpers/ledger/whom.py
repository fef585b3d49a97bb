"""Whom a figure is about on a page that is not on one market throughout: the likeliest of the names around it.

Several readings each name a subject or none: a market named before the figure, a label, who acts in the clause, a
place, the market named behind. What they name is weighed with all other names around (`candidates`, `ranker`).
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from helpers.ledger import candidates, markets, parallels, ranker, sentences, subjects
from helpers.ledger import card as cards
from helpers.ledger.claim import MARKET, UNCLEAR
from helpers.ledger.markets import Named
from helpers.ledger.sentences import Sentence
from helpers.page import names, wording
from helpers.page import places as gazetteer

PLAIN = 0.9  # chance of a name that its row, or the place behind a figure, makes plain
HELD = 0.97  # chance of a place that stands beside its share
_PART = re.compile(r"\s(?:segment|category)s?$")
# The market as what the last clause before a figure speaks of, and nothing else in it.
_MARKET_CLAUSE = re.compile(
    r"(?:[,;]\s+(?:and|while|but)|\b(?:and|while|but))\s+the (?:global |overall )?market\s+(?:is|was|will|has"
    r"|grew|rose|fell|stood|reached)\b"
    r"[^,;]{0,60}$"
)
_SALES_CLAUSE = re.compile(
    r",\s+(?:as|while|with|when)\s+(?:net\s+|total\s+|its\s+)?(?:revenues?|sales|turnover)\s+[^,;]{0,40}$"
)
_ONLY_JOINED = re.compile(
    r"\s*(?:(?:in|by)\s+(?:19|20)\d\d)?,?\s*(?:and|with|of which|including)\s+(?:(?:about|around|nearly|over"
    r"|some|roughly|almost|only|just)\s+)*"
)
_IN_PLACE = re.compile(
    r"(?:\s+of\s+(?:it|that|this|which|them))?\s+(?:(?:is|was|are|were|comes?|came)\s+)?(?:in|from)\s+(?:the\s+)?"
)
_ROWS = re.compile(r"\b(?:respectively|each)\b")


class Whom(NamedTuple):
    """The subjects of one figure, and how likely it is about them, from 0 to 1."""

    subjects: tuple[str, ...]
    chance: float


_VERB = re.compile(
    r",?\s+(?:(?:also|now|still|alone|each|together|\w+ly|which|that)\s+)*(?:is|are|was|were|will|would|could"
    r"|can|may|should|has|have"
    r"|had|accounts?|accounted|holds?|held|led|leads|grew|grows?|rose|rises?|fell|falls?|reach\w*|made|makes?"
    r"|represent\w*"
    r"|dominat\w+|contribut\w+|captur\w+|record\w*|generat\w+|post\w*|expected|projected|continu(?:es?|ed)"
    r"|remain\w*|totall?ed|climb\w*"
    r"|jump\w*|declin\w+|dropp?\w*|increas\w+|decreas\w+|surg(?:ed|es|ing)|stood|stands?|exhibit\w*|witness\w*"
    r"|command\w*|comprise\w*|came"
    r"|took|takes?|report\w*|achiev\w+|saw|sees|expand\w*|hit|valued|estimated|set|poised|slated|gained|added"
    r"|earned|delivered"
    r"|followed|ranked?|edged|slipped|soared|keeps?|kept|owns?|enjoy\w*|exceed\w*|surpass\w*|crossed|garner\w*"
    r"|secur\w+)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    rf"(?:\s+(?:size|value|valuation|alone|itself|as a whole))*(?:\s+(?:in|across"
    rf"|for)\s+[^,.;]{{2,40}}?)?(?:{_VERB.pattern}|,?\s+worth\b"
    r"|\s+(?:growing|reaching|to\s+\w+|having)\b)",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"(?:[\s\"“”'•*–—-]*)(?:(?:In|By|During|For|From|As of|Between|Over|Through|At|Since|With|Among"
    r"|According to|Based on|Despite"
    r"|Meanwhile|However|Moreover|Overall|Additionally|Similarly|Currently|Today|Globally|Further(?:more)?"
    r"|Notably|While|Although"
    r"|\w+ly|Looking ahead|Indeed|Inside|Within|Across|Of|Under|Given|Due to|Thanks to|Driven by"
    r"|As a result|All told|In total|Valued|Also|Still|And|But|Likewise|Elsewhere|Regionally"
    r"|Specifically|On the other hand|In addition|By contrast)\b[^,]{0,80},\s+)*"
    r"(?:(?:While|Although|And|But|Meanwhile|By [12]\d{3}|In [12]\d{3}|When|As)\s+)?",
)
_CLAUSE = re.compile(r"[;:]\s|,?\s(?:while|whereas|but|and that)\s|,\s(?:and|with)\s(?=[A-Z])|\s[–—]\s")
_MEASURE_OF = re.compile(
    r"^(?:(?:total|global|worldwide|annual|the|overall|estimated|combined|year[- ]on[- ]year"
    r"|year[- ]over[- ]year|market|retail|net"
    r"|consumer|end[- ]user)\s+)*(?:sales?|markets?|revenues?|spending|shipments|demand|value|size"
    r"|growth|turnover|income|valuation"
    r"|expenditures?|exports|imports|production|adoption|use|usage|consumption|share|investments?)\s+(?:of|for"
    r"|on|from|in|by)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_MEASURE_END = re.compile(
    r"\s+(?:sales|revenues?|spending|shipments|demand|usage|consumption|markets?|segments?|sector|industry"
    r"|categor(?:y|ies)"
    r"|types?|turnover"
    r"|expenditures?|valuation|value|size|growth|share|income|market share|market size)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:it|they|this|that|these|those|its|their|which|the former|the latter|he|she|both|who)\b",
    re.IGNORECASE,
)
_PARTICIPLE = re.compile(
    r"^(?:expected|estimated|projected|valued|forecast|anticipated|accounting|dominating|representing|growing"
    r"|reaching|dominated|led"
    r"|driven|holding|making|with|at|to|not|set|poised|from|up|down|about|around|over|nearly|approximately"
    r"|rising|increasing)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"^(?:company|firm)(?:['’]s)?(?:\s+(?:market|revenues?|sales|size|share|growth|valuation))*$"
    r"|^(?:the (?:company|firm|group|brand)|we|our|the company['’]s)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    r"^(?:(?:this|the|that|these|a|an|its|their|such|total|overall|strong|figures?|market|global|annual|yearly"
    r"|compound|average|steady"
    r"|valuation|value|size|growth|revenues?|sales|industry|sector|rate|cagr|share|demand|number|amount"
    r"|spending|increase|rise|forecast"
    r"|projections?|estimates?|there|analysts?|experts?|researchers?|study|report|data|survey|year|years|period"
    r"|trend|jump|sum|and"
    r"|combined|net|gross|online|absolute|dollar|opportunity|incremental|figure|segment|category|sectors"
    r"|segments|markets|shipments|of|in|expansion"
    r"|result|results)\b[\s,-]*)*$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"^\s*(?:\w+\s+){0,2}?(?:that|the|says?|said|estimates?|expects?|projects?|predicts?|forecasts?"
    r"|reported that|found|put)\b"
)
_LABEL_END = re.compile(
    r"\s*(?::|\s[–—-]|\()\s*(?:(?:about|around|approximately|over|nearly|roughly|~|≈|up|at|\+)\s*)?$"
)
_CUT = re.compile(r"[,;:.()•●▪·|]\s*|\b(?:are|is|include|includes|including|by|at|with|of)\s")
_THE = re.compile(r"(?:\b(?:the|this|that)\s+(?:\w+\s+)?|^[^a-z]*)$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\s+(?:within|in|of) (?:this|that|the) (?:category|segment|market|industry|sector|space)$", re.IGNORECASE
)
_REGION = re.compile(r"^(?:the|this) (?:region|country|nation)\b", re.IGNORECASE)
_HEAD_LABEL = re.compile(r"\W*([A-Z][^:.;!?]{1,70}?)\s*(?:\([^)]*\))?\s*[*_]*:[*_]*\s")
_PERIOD_NAME = re.compile(r"(?:Q[1-4]|FY|H[12]|\d)", re.IGNORECASE)
_HOLDS = re.compile(
    r"\b(?:account(?:s|ed|ing)?(?: for)?|h[eo]lds?|holding|represent(?:s|ed|ing)?|contribut(?:es?|ed"
    r"|ing)|captur(?:es?|ed|ing)"
    r"|command(?:s|ed|ing)?|m[ae]de? up|makes? up|making up|compris(?:es?|ed|ing)|constitut(?:es?|ed"
    r"|ing)|dominat(?:es?|ed|ing)"
    r"|led|leads|leading)\b[^,;]{0,50}$",
    re.IGNORECASE,
)
_OPENS_IN = re.compile(r"\b(?:in|across|within)\s+(?:the\s+)?$", re.IGNORECASE)
_OPENED = re.compile(r",\s+(?:the|its|this)?\s*")
_ITS = re.compile(r"\b(?:its|the company|the firm|company['’]s|we|our)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SUM = re.compile(r"[%$€£]|\b\d{4}\b")
_OWNED, _OWNS = re.compile(r"['’]s?$"), re.compile(r"['’]s\b")
_LED_TO = re.compile(r"\s+(?:in|of|across|from|for|within)\s*(?:the)?\s*$")
_ARTICLE = re.compile(r"^\s*(?:The|the|A|An)\b")
_AROUND = re.compile(r"^(?:(?:in|of|across|from|the)\s+)+|(?:\s+(?:in|of|across|from|the|region))+$")


def read(s: Sentence, i: int, kinds: list[str], last: tuple[str, bool] = ("", False)) -> list[Whom]:
    """Return whom figure `i` is about, one entry a claim.

    `last` is whom the figure before in the block is about, and whether it stands in the same sentence.
    """
    rows = held(s, i, kinds[i])
    if rows:
        return rows
    plain = (
        _place_behind(s, i) or (parallels.rowed(s, i) and _in_own_clause(s, i))
        if kinds[i] != "revenue"
        else ""
    )
    if plain:
        return [Whom((plain,), PLAIN)]
    found = named(s, i, kinds, last)
    name, chance = ranker.best("subject", found)
    return [Whom(tuple(name.split(" + ")), chance)]


def _clause_of_sales(s: Sentence, i: int) -> str:
    """The company that opens a sentence whose later clause says only "sales": "Acme did well, as sales rose 4%"."""
    if i and s.before(i).strip() == "to":
        return _clause_of_sales(s, i - 1)
    opens = names.acting(s.text, 0, s.figures[0].start)
    if not opens or not s.text.lstrip("\"“'*").startswith(opens[0]) or not _SALES_CLAUSE.search(s.before(i)):
        return ""
    return opens[0] if _known(s, opens[0]) else ""


def _place_behind(s: Sentence, i: int) -> str:
    """The place right behind a figure that is only joined to the one before: "$3 billion, and $1 billion in Asia"."""
    if not i or not _ONLY_JOINED.fullmatch(s.before(i)):
        return ""
    where = _IN_PLACE.match(s.text, s.figures[i].end)
    return next((m.name for m in s.places if where and m.start == where.end()), "")


def _in_own_clause(s: Sentence, i: int) -> str:
    """Whom the clause that ends with figure `i` names, or ""."""
    market = _MARKET_CLAUSE.search(s.before(i))
    if market and s.page.card.kind == "report":
        meant = _spoken_of(s, s.start + s.figures[i].start - len(s.before(i)) + market.start())
        return "" if meant == UNCLEAR else meant
    phrase = parallels.find(s, i)
    name = parallels.bare(phrase)
    return (phrase and _called(s, name)) or (name if _PART.search(phrase) else "")


def named(s: Sentence, i: int, kinds: list[str], last: tuple[str, bool]) -> ranker.Candidates:
    """Return the names that figure `i` could be about, each with its features."""
    voted = {voter.__name__.strip("_"): voter(s, i) for voter in _VOTERS.get(kinds[i], _VOTERS["size"])}
    found = candidates.find(s, i, voted, _carried(s, i, kinds), last, called_as_printed, _DOES)
    return {name: said | {f"{kinds[i]}|{feature}" for feature in said} for name, said in found.items()}


def held(s: Sentence, i: int, kind: str) -> list[Whom]:
    """The places that hold a share, or have each of the figures of a row; none where another acts in the clause."""
    rowed = bool(_ROWS.search(s.text))
    if kind == "revenue" or not (rowed or kind == "share") or not s.places:
        return []
    rows, places = subjects.holders(s, i), {m.name for m in s.places}
    if not all(name in places for row in rows for name in row):
        return []
    acting = "" if rowed and len(places) > 1 else _acting(s, i) or _labelled(s, i)
    if (
        acting
        and acting not in places
        and not {part for row in rows for part in row} & set(acting.split(" + "))
    ):
        return []
    return [Whom(row, HELD) for row in rows]


_Voter = Callable[[Sentence, int], str]


def _same(one: str, other: str) -> bool:
    return one == other or (bool(markets.stems(one)) and markets.stems(one) == markets.stems(other))


# --- what a named market is called ----------------------------------------------------------------
def called(s: Sentence, named: Named, at: int) -> str:
    """The subject that a named market stands for; `at` is where it begins in the block's text."""
    own = s.page.card
    if not named.name and named.head in markets.PARTS:
        return _part_meant(s, at)
    if not named.name:
        if own.kind == "report" and not own.topic and named.place in (own.place, ""):
            return MARKET
        if named.place and named.place != own.place and own.kind == "report":
            return named.place
        meant = _spoken_of(s, at)
        if named.place and meant not in (UNCLEAR, MARKET, ""):
            return f"{meant}, {named.place}" if named.place not in meant else meant
        return meant
    if cards.is_own(own, named.name) and named.head not in markets.PARTS:
        place = named.place or (_opening_place(s, named) if s.start <= at < s.start + len(s.text) else "")
        return MARKET if place in ("", own.place) else place
    if _COMPANY.match(named.name):
        return s.page.company_before(s) or UNCLEAR
    name = markets.tidy(named.name)
    return f"{name}, {named.place}" if named.place and named.place != own.place else name


def _opening_place(s: Sentence, named: Named) -> str:
    """The place with which a clause opens, right before a market: "In France, the boat market"."""
    for place in s.places:
        opens = _OPENS_IN.search(s.text[max(0, place.start - 12) : place.start])
        if opens and _OPENED.fullmatch(s.text, place.end, named.start):
            return place.name
    return ""


def _part_meant(s: Sentence, at: int) -> str:
    """The segment that "this segment" stands for: the one named last before in its paragraph, or ""."""
    found = [
        n for n in markets.find(s.block.text[max(0, at - 400) : at]) if n.name and n.head in markets.PARTS
    ]
    return markets.tidy(found[-1].name) if found else ""


def _spoken_of(s: Sentence, at: int) -> str:
    """The market that "the market" stands for: the one named last before, near it, else the page's own."""
    text = s.block.text[max(0, at - 700) : at]
    for named in reversed(markets.find(text)):
        if named.name and named.head not in markets.PARTS + markets.MEASURES:
            return called(s, named, 0)
    if s.page.card.kind == "report":
        return MARKET
    blocks = s.page.report.blocks
    for block in reversed(blocks[max(0, s.number - 2) : s.number]):
        for named in reversed(markets.find(block.text[-700:])):
            if named.name and named.head not in markets.PARTS + markets.MEASURES:
                return called(s, named, 0)
    return UNCLEAR


# --- voters ---------------------------------------------------------------------------------------
def _labelled(s: Sentence, i: int) -> str:
    """The label right before a figure: "Boats (5%)", "Boats: 5%"."""
    before = s.before(i)
    end = _LABEL_END.search(before)
    if not end or (":" not in end[0] and "(" not in end[0] and i):
        return ""
    text = re.sub(r"\s*\([^()]*\)\s*$", "", before[: end.start()])
    label = _CUT.split(text)[-1].strip(" *")
    label = re.sub(r"^(?:and|the|&)\s+(?:the\s+)?", "", label)
    if not label[:1].isupper() or len(label.split()) > 7 or re.search(r"\d{4}|CAGR|rate\b", label):
        return ""
    return _called(s, label)


def _holding(s: Sentence, i: int) -> str:
    """Who holds a share, said right before it: "boats account for 5%"."""
    start, edge = _clause(s, i)
    held = _HOLDS.search(s.text, start, edge)
    return _called(s, _subject(s, start, edge)) if held else ""


def _led(s: Sentence, i: int) -> str:
    """The label that opens the line of the figure: "Boats: dominating with 5% of the market"."""
    match = _HEAD_LABEL.match(s.block.text) if s.block.kind == "item" or s.block.bold else None
    if not match or match.end() > s.start + s.figures[i].start:
        return ""
    label = match[1].strip(" *")
    return "" if re.search(r"\d{4}", label) or len(label.split()) > 7 else _called(s, label)


def _right_behind(s: Sentence, i: int) -> str:
    """The market right behind a sum: "a $3 billion boat market"."""
    for named in markets.find(s.text):
        gap = named.start - s.figures[i].end
        if 0 <= gap <= 1 and named.name and named.head not in markets.MEASURES:
            return called(s, named, s.start + named.start)
    return ""


def _spoken(s: Sentence, i: int) -> str:
    """The market that is said to do something, last before the figure: "the boat market is worth"."""
    edge = s.figures[i].start
    for named in reversed(markets.find(s.text)):
        if named.end <= edge and (named.name or named.place) and _DOES.match(s.text, named.end):
            return (
                called(s, named, s.start + named.start)
                if named.head not in markets.MEASURES or _trade(s, named)
                else ""
            )
    return ""


def _before(s: Sentence, i: int) -> str:
    """The market named last before the figure, in its sentence."""
    edge = s.figures[i].start
    found = [n for n in markets.find(s.text) if n.end <= edge and (n.name or n.place or _pointed(s, n))]
    if not found:
        return ""
    full = [n for n in found if n.name]
    if found[-1].name or not full:
        last = found[-1]
        if last.head in markets.MEASURES and not _trade(s, last):
            last = next((n for n in reversed(found) if n.head not in markets.MEASURES), None) or last
            if last.head in markets.MEASURES:
                return ""
        return called(s, last, s.start + last.start)
    if found[-1].place and found[-1].place != full[-1].place:
        return called(s, found[-1], s.start + found[-1].start)
    last = next((n for n in reversed(full) if n.head not in markets.MEASURES), full[-1])
    return called(s, last, s.start + last.start)


def _pointed(s: Sentence, named: Named) -> bool:
    """Whether "the market" points to one: "a market" and "markets" do not."""
    if named.head in markets.MEASURES or named.head.endswith("s"):
        return False
    return bool(_THE.search(s.text[max(0, named.start - 12) : named.start]))


def _trade(s: Sentence, named: Named) -> bool:
    """Whether "boat sales" are those of a market: its name is no company's and no pronoun."""
    if not named.name:
        return bool(named.place)
    first = named.name.split()[0]
    if first.lower() in (
        "total",
        "annual",
        "net",
        "new",
        "cash",
        "same-store",
        "organic",
        "company",
        "quarterly",
        "service",
    ):
        return False
    return not any(m.start < named.end and named.start <= m.start for m in s.companies) and not (
        s.page.card.kind == "news" and first[:1].isupper()
    )


def _behind(s: Sentence, i: int) -> str:
    """The market named first behind the figure, before the next one."""
    edge = s.figures[i].end
    stop = edge + len(s.after(i))
    for named in markets.find(s.text):
        if edge <= named.start < min(stop, edge + 80) and (named.head not in markets.MEASURES):
            return called(s, named, s.start + named.start)
    return ""


def _clause(s: Sentence, i: int) -> tuple[int, int]:
    """The clause of a figure, up to it."""
    start, edge = 0, s.figures[i].start
    for cut in _CLAUSE.finditer(s.text, 0, edge):
        start = cut.end()
    return start, edge


def _subject(s: Sentence, start: int, edge: int) -> str:
    """The words that the first verb of a clause is about, or ""."""
    lead = _LEADING.match(s.text, start, edge)
    begin = lead.end() if lead else start
    verb = _VERB.search(s.text, begin, edge)
    if not verb:
        return ""
    phrase = s.text[begin : verb.start()].strip(" *\"“”'")
    phrase = re.split(r"\[(?=[A-Z])", phrase)[-1].lstrip("# ")
    phrase = re.split(r",\s|\s\(|\swhich\s|\sthat\s", phrase)[0].strip()
    return phrase if len(phrase.split()) <= 10 and not _SPEAKS.match(s.text[verb.end() :]) else ""


def _acting(s: Sentence, i: int) -> str:
    """Who acts in the clause of the figure, or in its sentence where the clause has nobody."""
    start, edge = _clause(s, i)
    phrase = _subject(s, start, edge) or (start and _subject(s, 0, edge)) or ""
    return _called(s, phrase) if phrase else ""


@lru_cache(maxsize=1024)
def called_as_printed(s: Sentence, phrase: str) -> str:
    """Return what a phrase names as a subject, the page's own market by its name too; "" for nobody."""
    return _called(s, phrase, as_printed=True)


def _called(s: Sentence, phrase: str, as_printed: bool = False) -> str:
    """What a phrase names as a subject, "" for words that name nobody; `as_printed` keeps the own market's name."""
    phrase = _WITHIN.sub("", _MEASURE_OF.sub("", phrase))
    if _REGION.match(phrase):
        return sentences.place_meant(s) or ""
    if _COMPANY.match(phrase):
        return s.page.company_before(s)
    if _PARTICIPLE.match(phrase) or _PRONOUN.match(phrase) or _EMPTY.match(phrase):
        return ""
    if _DIGIT.search(phrase) and _SUM.search(phrase):
        return ""
    parts = 3
    bare = _OWNED.sub("", phrase)
    for _ in range(parts):
        bare = _MEASURE_END.sub("", bare)
    places = gazetteer.find(bare)
    rest = bare
    for begin, end, _ in reversed(places):
        rest = rest[:begin] + " " + rest[end:]
    rest = _OWNS.sub("", rest)
    rest = markets.tidy(_LED_TO.sub("", _ARTICLE.sub(" ", rest.rstrip())))
    rest = _AROUND.sub("", rest).strip()
    if rest.lower() in (
        "region",
        "in",
        "the",
        "country",
        "and",
        "as a whole",
        "market",
        "region's",
        "region will",
    ):
        rest = ""
    own = s.page.card
    if not rest:
        if not places:
            return ""
        return (
            MARKET
            if own.kind == "report" and places[0][2] == own.place and not as_printed
            else " + ".join(dict.fromkeys(p[2] for p in places[:2]))
        )
    if len(rest.split()) > 7 or _EMPTY.match(rest):
        return ""
    if cards.is_own(own, rest) and not as_printed:
        return places[0][2] if places and places[0][2] != own.place else MARKET
    return f"{rest}, {places[0][2]}" if places and places[0][2] != own.place else rest


def _placed(s: Sentence, i: int) -> str:
    """The place named last before the figure, in its clause, on a page about a market; of a share anywhere."""
    start, edge = _clause(s, i)
    floor = max(start, edge - len(s.before(i)))
    found = [m for m in s.places if floor <= m.start < edge]
    if not found or (s.page.card.kind == "news" and not any(c.name for c in s.places)):
        return ""
    found = [m for m in found if not wording.ASIDE.search(s.text[max(0, m.start - 60) : m.start])] or found
    name = found[-1].name
    return MARKET if name == s.page.card.place and s.page.card.kind == "report" else name


def _company(s: Sentence, i: int) -> str:
    """The company whose figure it is: it acts, opens the sentence, or is meant by "the company"."""
    start, edge = _clause(s, i)
    acting = names.acting(s.text, start, edge)
    if acting and _known(s, acting[-1]):
        return acting[-1]
    named = [m for m in s.companies if m.start < edge]
    if named:
        return named[-1].name
    if _ITS.search(s.text, 0, edge) or wording.THE_COMPANY.search(s.text, 0, edge):
        return s.page.company_before(s)
    opening = names.opening(s.text)
    if opening and _known(s, opening):
        return opening
    return ""


def _known(s: Sentence, name: str) -> bool:
    """Whether a capitalised name is likely a company's: it is no market's word and no place."""
    return (
        not cards.is_own(s.page.card, name)
        and not _PERIOD_NAME.match(name)
        and name.lower() not in markets.STOP
        and len(name) > 1
    )


def _grown(s: Sentence, i: int) -> str:
    """The company whose own growth is meant: "its revenue rose 5%", "Acme reported growth of 5%"."""
    start, edge = _clause(s, i)
    clause = s.text[start:edge] + s.after(i)[:50]
    if not re.search(r"\b(?:revenues?|sales|turnover|topline|bookings)\b", clause, re.IGNORECASE):
        return ""
    if markets.find(s.text[start:edge]) and re.search(
        r"\b(?:market|industry|sector|segment)\b", s.text[start:edge]
    ):
        return ""
    return (_company(s, i) or s.page.acting) if s.page.card.kind == "news" else ""


def _carried(s: Sentence, i: int, kinds: list[str]) -> str:
    """Whom a figure is about that its sentence does not say: what was spoken of right before, or the page's market."""
    begin = max(0, s.start - sentences.MEMORY)
    text = s.block.text[begin : s.start]
    last = sentences.bounds(text)[-1] if text.strip() else None
    if last:
        found = [n for n in markets.find(text[slice(*last)]) if n.name or n.place]
        found = [n for n in found if n.head not in markets.MEASURES] or found
        if found:
            return called(s, found[-1], begin + last[0] + found[-1].start)
    if not last and (headed := _headed(s)):
        return headed
    if kinds[i] == "revenue":
        return s.page.company_before(s) or UNCLEAR
    return MARKET if s.page.card.kind == "report" else _spoken_of(s, s.start)


def _headed(s: Sentence) -> str:
    """What the heading above a line is about, where it names a market, a segment or a place; "" for none."""
    section = s.block.section
    found = [n for n in markets.find(section) if n.name or n.place]
    if found:
        return called(s, found[-1], 0)
    placed = gazetteer.find(section)
    if len(placed) == 1 and len(section.split()) < 10 and s.page.card.kind == "report":
        return MARKET if placed[0][2] == s.page.card.place else placed[0][2]
    return ""


_VOTERS: dict[str, tuple[_Voter, ...]] = {
    "size": (
        _in_own_clause,
        _place_behind,
        _labelled,
        _led,
        _right_behind,
        _acting,
        _spoken,
        _before,
        _placed,
        _behind,
    ),
    "growth": (
        _in_own_clause,
        _place_behind,
        _clause_of_sales,
        _labelled,
        _led,
        _grown,
        _acting,
        _spoken,
        _before,
        _placed,
        _company,
        _behind,
    ),
    "share": (_in_own_clause, _place_behind, _labelled, _led, _acting, _holding, _placed, _before, _behind),
    "revenue": (_clause_of_sales, _company, _labelled, _acting),
}
