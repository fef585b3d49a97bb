"""What a label, a head or a caption of a table says: what is measured, of which years, in what unit, and of whom."""

import re
from functools import lru_cache
from typing import NamedTuple

from helpers.page import figures
from helpers.page import places as gazetteer

Years = tuple[int | None, int | None]

# --- what a label, a head or a caption says -----------------------------------------------------------
# The first that is found decides; "none" is money or per cent that a ledger does not hold.
_NONE = (
    r"prices?", r"costs?", r"profits?", r"margins?", r"earnings", r"EPS", r"EBIT(?:DA)?", r"income", r"units",
    r"tonn?e?s", r"employees", r"users?", r"subscribers?", r"customers", r"population", r"GDP", r"pages", r"fees?",
    r"transactions?", r"loans?", r"funding", r"raised", r"invest(?:ment|ed)s?", r"cap(?:ex|itali[sz]ation)", r"budget",
    r"debt", r"rank(?:ing)?", r"penetration", r"adoption", r"utili[sz]ation", r"interest", r"yield", r"deals?",
    r"acqui\w+", r"mergers?", r"market cap", r"take rate", r"hold rate", r"tax", r"orders?", r"backlog",
    r"stores?", r"patients?", r"number of", r"no\. of", r"(?<!except )per (?!cent|annum|year)\w+", r"borrow\w*", r"our", r"savings?", r"ownership", r"assets", r"equity", r"percentage points?",
    r"bps", r"exports?", r"imports?", r"respondents", r"loss(?:es)?", r"write-?downs?", r"AUM", r"reserves?",
    r"assets under management",
)  # fmt: skip
_KINDS = (
    ("none", rf"\b(?:{'|'.join(_NONE)})(?!\w)"),
    ("quarterly", r"\bq[- ]?o[- ]?q\b|\bquarter[- ](?:on|over)[- ]quarter\b|\bm[- ]?o[- ]?m\b"),
    ("increment", r"\babsolute dollar\b|\bdollar opportunity\b|\bincremental\b|\bmarket growth \d"),
    ("growth", r"\bCAGR\b|\bcompound(?:ed)? (?:annual|yearly)\b|\bgrow(?:th|ing)\b|\by[-/]?o[-/]?y\b|\bchange\b|\bchg\b"
               r"|\byear[- ](?:on|over)[- ]year\b|änderung|wachstum"),
    ("share", r"\bshares?\b|\bcontribution\b|\bproportion\b|\bmarktanteil"
              r"|(?:%|\bper ?cent(?:age)?) of (?:the )?(?:\w+ )?(?:market|total|value|revenue|sales|industry)\b"),
    ("revenue", r"\brevenues?\b|\bsales\b|\bturnover\b|\bumsatz|\bARR\b"),
    ("size", r"\bsize\b|\b(?:valu(?:es?|ations?)|billings)\b|\bmarket\b|\bspend(?:ing)?\b|\bworth\b|\bindustry\b|\bmarktvolumen\b"
             r"|\bprojections?\b|\b(?:trade|trading|origination|sales) volumes?\b"),
)  # fmt: skip
_KIND = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS]
OF_PERCENT = {"growth", "share"}
OF_MONEY = {"size", "revenue", "increment"}
_OTHER_SHARE = re.compile(r"(?:%|\bper ?cent(?:age)?) of\b", re.IGNORECASE)
_YEARLY = re.compile(r"y[-/]?o[-/]?y|\bchange\b|\bchg\b|year[- ](?:on|over)[- ]year|änderung", re.IGNORECASE)

_COMPOUND = re.compile(r"\bCAGR\b|\bcompound", re.IGNORECASE)
_RATE = re.compile(r"\bannual|\byearly\b|\brates?\b|\bp\.a\.|\ba year\b", re.IGNORECASE)
_Y = r"(?<![\d.,$€£])(?:19|20)\d\d(?![\d]|[.,]\d)"
_SPAN = re.compile(
    rf"(?P<first>{_Y})\s?E?\s*(?:--?|–|—|/|to|through|until|till|bis)\s*(?:FY\s?)?(?P<last>{_Y}|\d\d(?!\d))",
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
    rate: str  # compound or yearly where it names a rate, or ""


@lru_cache(maxsize=4096)
def said(text: str) -> Said:
    """Read a label, a head or a caption."""
    unit, power = _unit(text)
    return Said(
        kind(text),
        years_of(text),
        unit,
        power,
        name_in(text),
        bool(_YEARLY.search(text)),
        _rate(text),
    )


def _rate(text: str) -> str:
    return "compound" if _COMPOUND.search(text) else "yearly" if _RATE.search(text) else ""


def kind(text: str, among: frozenset[str] = frozenset()) -> str:
    """The kind of claim that a text names first, of those `among` if given; "none" for what a ledger does not hold."""
    for kind, pattern in _KIND:
        if (not among or kind in among) and pattern.search(text):
            return kind
    return "none" if not among and _OTHER_SHARE.search(text) else ""


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


def years_in(text: str) -> set[int]:
    """All the years that a text prints, each end of a span among them."""
    found = {int(y) if len(y) == 4 else 2000 + int(y) for y in _ONE_YEAR.findall(text)}
    return found | {year for year in years_of(text) if year}


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
_MARKS = re.compile(
    r"[\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?|\[\[(?:[^\[\]|]*\|)?|\]\]|\*+|`|[†‡]|\\"
)
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_TAIL = re.compile(
    r"(?:[\s,:–-]+(?:in|by|for|of|at|to|from|during|till|until|through|over|the|and))*[\s,:–-]*$"
    r"|\s+(?:market )?(?:revenue |value )?(?:shares?|size|value|valuation|CAGR|growth(?: rates?)?|segments?"
    r"|categor(?:y|ies)|market|sector|industry|forecast|revenues?|production|output|demand"
    r"|consumption|shipments|(?:trade |sales |transaction )?volumes?)$",
    re.IGNORECASE,
)
_FRONT = re.compile(
    r"^(?:\d{1,3}[.)]\s+"
    r"|(?:the|global|worldwide|estimated|projected|forecast(?:ed)?|expected|of which|thereof|by)\s+)+",
    re.IGNORECASE,
)
# Names of measures in some trades: what is wagered less what is won, what insurers write.
_TERMS = re.compile(
    r"\bgross (?:gaming|written|merchandise|transaction|bookings?)(?: (?:revenues?|premiums?|value|volume))?\b",
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
production output demand consumption shipments supply capacity volume volumes trade combined handle wagered arr ggr
gmv gwp net gross absolute incremental increment opportunity tam sam addressable
"""
FILLERS = frozenset(_NOBODY.split())
WORD = re.compile(r"[^\W\d_]+(?:['’&][^\W\d_]+)?")
WHOLE = re.compile(
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
OTHERS = re.compile(
    r"(?:all )?others?(?: regions| countries)?|rest of (?:the )?world|remaining regions", re.IGNORECASE
)


def unmarked(text: str) -> str:
    """A text without the marks of links, emphasis and notes."""
    return " ".join(_MARKS.sub("", text).split())


def unbracketed(text: str) -> str:
    """A text without marks and without what it has in brackets."""
    return BRACKETS.sub("", unmarked(text))


def name_in(text: str) -> str:
    """What is left of a label without years, units, measures and the words that go with them; "" if nothing is."""
    plain = unmarked(text)
    own = words(_ONE_YEAR.sub(" ", _TERMS.sub(" ", plain)))
    if not own or (_TOTAL.search(plain) and all(word.lower() in _PARTS for word in own)):
        return plain if any(f.unit for f in figures.find(plain)) and not own else ""
    name = BRACKETS.sub(lambda m: "" if measures(m[1]) else m[0], plain)
    name = _SPAN.sub(" ", _TERMS.sub(" ", name))
    name = _ONE_YEAR.sub(" ", name)
    name = _PERCENT.sub(" ", name)
    for _ in range(6):
        shorter = _FRONT.sub("", _TAIL.sub("", " ".join(name.split()))).strip(" ,:;=–—-")
        if shorter == name:
            break
        name = shorter
    return name


def words(text: str) -> list[str]:
    """The words of a text that are no measure, unit or period, and none that go with them."""
    return [word for word in WORD.findall(text) if word.lower() not in FILLERS]


def measures(text: str) -> bool:
    """Whether words in brackets only give years, a unit or a measure."""
    return not words(text)


def places_in(text: str) -> list[tuple[int, int, str]]:
    """The places that a text names: span and usual name."""
    return gazetteer.find(text)


def place(name: str) -> str:
    """The usual name of the place that a label names, or ""."""
    found = gazetteer.find(name)
    if len(found) == 1 and not WORD.search(
        re.sub(r"\b(?:the|region|market)\b", "", name[: found[0][0]] + name[found[0][1] :])
    ):
        return found[0][2]
    return ""
