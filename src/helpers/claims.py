"""Blocks -> claims, one a printed figure; every other run of digits is a reject with a typed reason."""

import re
from dataclasses import dataclass
from functools import cached_property

from helpers import figures, grammar, places
from helpers.report import Block, Report


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim as printed; the fields are the ledger's columns, the span counts characters of the source."""

    section: str
    kind: str
    subject: str
    low: object
    high: object
    hedge: str | None
    unit: str | None
    start_year: int | None
    end_year: int | None
    horizon: str | None
    of: str | None
    figure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reject:
    """A run of digits that is no claim, and why."""

    figure: str
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence: `kind` is place, company, segment or market."""

    start: int
    end: int
    name: str
    kind: str


def read(report: Report) -> tuple[list[Claim], list[Reject]]:
    """Return the claims and the rejects of a page, each in page order."""
    claims, rejects = [], []
    page = _Page(report)
    for number, block in enumerate(report.blocks):
        if not _INTERESTING.search(block.text):
            continue
        spans = []
        for claim, span in _claims(page, number, block):
            claims.append(claim)
            spans.append(span)
        rejects += _rejects(report, block, spans)
    claims.sort(key=lambda claim: claim.start)
    rejects.sort(key=lambda reject: reject.start)
    return claims, rejects


_INTERESTING = re.compile(r"\d|(?:[$€£¥]|\bUSD|\bEUR) ?\[?[XYZ_]|\b[XYxy]{1,5}(?:\.[Xx]+)? ?(?:%|percent)")
_STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“(]*[A-Z0-9])")
_ABBREVIATION = re.compile(r"(?:\b(?:Inc|Ltd|Co|Corp|Chr|Dr|St|No|vs|approx|e\.g|i\.e|Mr|Mrs|Bros|Intl|Rs|ca|est)|\b[A-Z](?:\.[A-Z])*)\.\s*$")


def _sentences(text: str) -> list[tuple[int, int]]:
    bounds, start = [], 0
    for stop in _STOP.finditer(text):
        if _ABBREVIATION.search(text, max(start, stop.start() - 12), stop.start() + 1) and not re.match(
            r"(?:The|In|Its|This|With|They|Their|It|These|As|By|For)\b", text[stop.end() : stop.end() + 6]
        ):
            continue
        bounds.append((start, stop.start() + 1))
        start = stop.end()
    bounds.append((start, len(text)))
    return bounds


def _joined(tables) -> re.Pattern:
    """One pattern of a table of kinds; the group that matched names the kind."""
    return grammar.compiled(
        "|".join(rf"(?P<{kind or 'none'}>\b(?:{'|'.join(p for p, _ in rows)}))" for kind, rows in tables.items())
    )


_PERCENT_BEFORE = _joined(grammar.PERCENT_BEFORE)
_MONEY_BEFORE = _joined(grammar.MONEY_BEFORE)
_PERCENT_AFTER = _joined(grammar.PERCENT_AFTER)
_MONEY_AFTER = _joined(grammar.MONEY_AFTER)
_EDGE = {"about": r"(?<!\w)", "over": r"(?<!\w)", "under": r"(?<!\w)"}
_HEDGE = {
    kind: grammar.compiled(rf"(?<!\w)(?:{'|'.join(p for p, _ in rows)})(?:_{grammar.FILLERS})*_?$".replace("_?$", r"\s*$"))
    for kind, rows in grammar.HEDGES.items()
}
_ESTIMATED = grammar.compiled("(?:" + "|".join(p for p, _ in grammar.ESTIMATED) + rf")(?:_{grammar.FILLERS})*\s*$")
_NEIGHBOUR = re.compile(r"^(?:\s*(?:,|and|or|&|,\s*and)\s*|\s*(?:,|and|,\s*and)\s+(?:approximately|around|about|roughly|nearly|over)\s+)$")
_PLACE = re.compile(places.PATTERN)
_PLACE_LAST = re.compile(places.PATTERN + r"\s*(?:\([A-Za-z]+\)\s*)?(?:,|:|\(|-|–|at|with|region)*\s*(?:\(|at|with|is|being)?\s*(?:approximately|around|about|nearly|over|roughly|an estimated)?\s*$")
_RATE = re.compile(r"\bCAGR\b|\b(?:growth|annual) rates?\b|\bcompound\b", re.I)
_REACH = re.compile(r"\b(?:reach|reaching|reaches)\b[^,]*$", re.I)
_YEARS = {
    role: grammar.compiled(r"\b".join(["", ""]) + "(?:" + "|".join(p for p, _ in rows) + ")") for role, rows in grammar.YEARS.items()
}


class _Page:
    """What the sentences of a page share: its names, its market, the blocks before."""

    def __init__(self, report: Report):
        self.report = report

    @cached_property
    def companies(self) -> list[tuple[str, str]]:
        """Spellings that stand for a company, longest first: full names, then their shorter forms."""
        spellings = {}
        for item in self.report.items:
            if item.list != "players":
                continue
            parts = re.sub(r"\([^)]*\)", "", item.raw).split()
            for count in range(len(parts), 0, -1):
                short = " ".join(parts[:count]).rstrip(",.&")
                if count < len(parts) and (len(short) < 3 or short in _COMMON):
                    break
                spellings.setdefault(short, item.raw)
        return sorted(spellings.items(), key=lambda pair: -len(pair[0]))

    @cached_property
    def market_words(self) -> set[str]:
        """The words that name the page's market."""
        name = re.split(r"\bmarket\b", self.report.title, maxsplit=1, flags=re.I)[0]
        return {w.lower().rstrip("s") for w in re.findall(r"\w+", name)}


_COMMON = {"The", "General", "American", "National", "International", "Global", "United", "North", "South", "New", "First", "Advanced", "China", "Shanghai", "Jiangsu", "Zhejiang", "Shandong", "Beijing", "Hubei", "Hangzhou", "Guangdong", "Shenzhen", "Suzhou"}  # fmt: skip


class _Sentence:
    """One sentence with its figures, and what is asked of it more than once."""

    def __init__(self, page: _Page, number: int, block: Block, start: int, end: int):
        self.page, self.number, self.block, self.start = page, number, block, start
        self.text = block.text[start:end]
        self.all = figures.find(self.text)
        self.figures = [f for f in self.all if f.unit or (f.power >= 6 and f.ends)]

    @cached_property
    def mentions(self) -> list[Mention]:
        """Places and companies in order."""
        return _mentions(self.page, self.text)

    @cached_property
    def years(self) -> list[tuple[int, int, str, int | None, int]]:
        """(start, end, role, first year, last year) of every year or span of years, in order."""
        return _years(self.text)

    def before(self, i: int) -> str:
        """The text between the figure before and figure `i`."""
        return self.text[self.figures[i - 1].end if i else 0 : self.figures[i].start]

    def after(self, i: int) -> str:
        """The text between figure `i` and the next."""
        stop = self.figures[i + 1].start if i + 1 < len(self.figures) else len(self.text)
        return self.text[self.figures[i].end : stop]


def _claims(page: _Page, number: int, block: Block):
    """Yield (claim, span in the block's text)."""
    if block.kind == "title":
        window = _window(block)
        if window:
            yield window
    for start, end in _sentences(block.text):
        if not _INTERESTING.search(block.text, start, end):
            continue
        sentence = _Sentence(page, number, block, start, end)
        if not sentence.figures:
            continue
        kinds: list[str] = []
        for i in range(len(sentence.figures)):
            kinds.append(_kind(sentence, i, kinds))
        for i, kind in enumerate(kinds):
            if kind and not _linked(block, start + sentence.figures[i].start):
                for subject in _subjects(sentence, i, kind, kinds):
                    span = (start + sentence.figures[i].start, start + sentence.figures[i].end)
                    yield _claim(sentence, i, kind, subject, kinds, span), span


def _linked(block: Block, at: int) -> bool:
    return any(start <= at < end for start, end in block.links)


def _window(block: Block):
    match = _WINDOW.search(block.text)
    if not match:
        return None
    first, last = match["first"], match["last"] or match["only"]
    span = (match.start("first") if first else match.start("only"), match.end("last") if first else match.end("only"))
    start, end = block.span(*span)
    figure = block.text[slice(*span)]
    return Claim(
        block.section, "window", "market", None, None, None, None, int(first) if first else None, int(last), None, None, figure, start, end
    ), span  # fmt: skip


_WINDOW = re.compile(
    r"(?<![\w.,-])(?P<first>(?:19|20)\d\d)\s*(?:to|through|till|until|and|-|–|—)\s*(?P<last>(?:19|20)\d\d)(?![\w]|-\d)"
    r"|(?<![\w.,-])(?P<only>(?:19|20)\d\d)(?![\w]|[-.,]\d)"
)


# --- kind ------------------------------------------------------------------------------------------------------
def _kind(s: _Sentence, i: int, kinds: list[str]) -> str:
    """Return growth, size, share, revenue, or "" for a figure that is no claim."""
    figure = s.figures[i]
    before, after = s.before(i), s.after(i)
    if figure.unit == "%":
        return _percent_kind(s, i, kinds, before, after)
    return _money_kind(s, i, kinds, before, after)


def _last(pattern: re.Pattern, text: str) -> str | None:
    """The kind of the last cue in a text: "" says no claim, None says no cue."""
    found = None
    for found in pattern.finditer(text):  # noqa: B007
        pass
    return None if found is None else found.lastgroup.replace("none", "")


def _percent_kind(s, i, kinds, before, after) -> str:
    behind = _PERCENT_AFTER.match(after, re.match(r"[\s\"'”)*-]*(?:\(\w+\)\s*)?", after).end())
    if behind:
        kind = behind.lastgroup.replace("none", "")
        if kind != "growth" or not re.match(r"\W*growth", behind[0]) or _last(_PERCENT_BEFORE, before) != "share":
            return kind
    cue = _last(_PERCENT_BEFORE, before)
    if cue != "share" and _RATE.search(before) is None and _PLACE_LAST.search(before):
        return "share"
    if cue == "share" and _RATE.search(before) and _REACH.search(before):
        return "growth"
    if cue is not None:
        if cue == "" and re.search(r"\b(?:annually|per year|per annum|year-o\w+-year|annual)\b", after[:60]):
            return "growth"
        return cue
    if any(m.kind == "place" for m in _mentions(s.page, before)):
        return "share"
    if i and kinds[i - 1] and s.figures[i - 1].unit == "%":
        return kinds[i - 1]
    if not i and _NEIGHBOUR.match(after) and len(s.figures) > 1:
        return _last(_PERCENT_BEFORE, s.text[: s.figures[1].start]) or _right_kind(s)
    return _right_kind(s) if _place_after(s, i) else ""


def _right_kind(s) -> str:
    return "share" if re.search(r"\bshares?\b|\bmarket\b|\bregion", s.text, re.I) else ""


def _place_after(s, i) -> bool:
    end = s.figures[i].end
    return any(0 <= m.start - end < 30 for m in s.mentions if m.kind == "place")


def _money_kind(s, i, kinds, before, after) -> str:
    if not s.figures[i].unit:
        return ""
    if not s.figures[i].power and re.match(r"\s*(?:price )?(?:range|segment|category|each|mark)\b", after):
        return ""
    behind = _MONEY_AFTER.match(after, re.match(r"[\s\"'”)*-]*", after).end())
    if behind:
        return _of_whom(s, behind.lastgroup.replace("none", ""), i)
    cue = _last(_MONEY_BEFORE, before)
    if cue is None and i:
        cue = kinds[i - 1] if kinds[i - 1] in ("revenue", "size") else _last(_MONEY_BEFORE, s.text[: s.figures[i].start])
    if cue is None:
        cue = "revenue" if _in_players(s) and not re.search(r"\bmarket\b", s.text, re.I) else "size"
        if cue == "revenue" and not (s.mentions or grammar.ANAPHOR.search(s.text)) or not s.figures[i].power:
            return ""
    return _of_whom(s, cue, i)


def _of_whom(s, cue, i) -> str:
    """Settle whether money is a company's or a market's: its revenue, the market's revenue."""
    before = s.text[: s.figures[i].start]
    if cue == "revenue":
        if grammar.MARKET_MONEY.search(s.text) and not any(m.kind == "company" for m in s.mentions):
            return "size"
        if not _in_players(s) and not any(m.kind == "company" for m in s.mentions) and not grammar.ANAPHOR.search(before):
            return "size" if re.search(r"\bmarket\b", s.text, re.I) else "revenue"
    if cue == "size" and _in_players(s) and re.search(r"\b(?:revenues?|sales|turnover)\b", s.text, re.I) and not grammar.MARKET_SUBJECT.search(s.before(i)):
        if any(m.kind == "company" for m in s.mentions) or grammar.ANAPHOR.search(before):
            return "revenue"
    return cue


def _in_players(s) -> bool:
    return bool(re.search(r"\b(?:players|companies|vendors|competitive)\b", s.block.section, re.I))


# --- hedge -----------------------------------------------------------------------------------------------------
def _hedge(s: _Sentence, i: int) -> str:
    """Return exact, about, over, under, range or placeholder."""
    figure = s.figures[i]
    if not figure.ends:
        return "placeholder"
    if len(figure.ends) > 1:
        return "range"
    if figure.plus:
        return "over"
    before = s.text[max(0, figure.start - 90) : figure.start]
    found = _hedge_word(before)
    if found == "exact" and re.search(r"\bin the\s*$", before) and re.match(r"\s+range\b", s.after(i)):
        return "about"
    if found == "exact" and i and _NEIGHBOUR.match(s.before(i)):
        other = _hedge(s, i - 1)
        return other if other in ("about", "over", "under") else found
    return found


def _hedge_word(before: str) -> str:
    """The hedge at the end of a text; a bound beats "about"."""
    seen = "exact"
    for _ in range(3):
        for kind in ("over", "under", "about"):
            match = _HEDGE[kind].search(before)
            if match:
                if kind != "about":
                    return kind
                seen, before = "about", before[: match.start()]
                break
        else:
            break
    return "about" if seen == "exact" and _ESTIMATED.search(before) else seen


# --- subject ---------------------------------------------------------------------------------------------------
def _mentions(page: _Page, text: str) -> list[Mention]:
    found = []
    taken = bytearray(len(text))
    for spelling, _ in page.companies:
        at = text.find(spelling)
        while at >= 0:
            end = at + len(spelling)
            if not any(taken[at:end]) and not text[end : end + 1].isalnum() and not text[at - 1 : at].isalnum():
                more = _AMPERSAND.match(text, end)
                end = more.end() if more else end
                found.append(Mention(at, end, text[at:end], "company"))
                taken[at:end] = b"\1" * (end - at)
            at = text.find(spelling, end)
    for match in _PLACE.finditer(text):
        if not any(taken[match.start() : match.end()]):
            found.append(Mention(match.start(), match.end(), places.NAMES[match[0]], "place"))
    return sorted(found, key=lambda m: m.start)


_AMPERSAND = re.compile(r" (?:&|and(?= Company\b)) [A-Z]\w+")
_GLUE = re.compile(
    r"(?:['’]s)?\s*(?:\([^()]*\))?\s*(?:,|and|&|or|,\s*and|as well as|along with|,\s*along with|,\s*as well as|/|alongside|,\s*alongside|,\s*followed by|followed by)\s*(?:the\s+)?(?:countries\s+like\s+)?"
)


def _series(mentions: list[Mention], s: "_Sentence") -> list[list[Mention]]:
    """Group mentions that stand in one row with no figure between: "A, B and C"."""
    rows: list[list[Mention]] = []
    for mention in mentions:
        if rows:
            glue = s.text[rows[-1][-1].end : mention.start]
            if re.fullmatch(r"\s*\(", glue):  # Asia-Pacific (APAC)
                continue
            if rows[-1][-1].kind == mention.kind and not re.search(r"[\d%]", glue) and _GLUE.fullmatch(glue):
                rows[-1].append(mention)
                continue
        rows.append([mention])
    return rows


def _subjects(s: _Sentence, i: int, kind: str, kinds: list[str]) -> list[str]:
    if kind == "share":
        return _shareholders(s, i, kinds)
    if kind == "revenue":
        return _companies(s, i)
    return [_grower(s, i, kind)]


def _group(s: _Sentence, i: int) -> tuple[int, int]:
    """The run of figures that figure `i` is joined with: (first, one past the last)."""
    first, last = i, i + 1
    while first and _NEIGHBOUR.match(s.before(first)):
        first -= 1
    while last < len(s.figures) and _NEIGHBOUR.match(s.before(last)):
        last += 1
    return first, last


def _shareholders(s: _Sentence, i: int, kinds) -> list[str]:
    first, last = _group(s, i)
    named = [m for m in s.mentions if m.kind == "place" and not _base(s, m)] or [m for m in s.mentions if m.kind == "company"]
    left_edge = s.figures[first - 1].end if first else 0
    named = _acting(s, _without_asides(s, named, left_edge), left_edge, s.figures[first].start)
    rows = _series(named, s)
    left = [row for row in rows if left_edge <= row[0].start < s.figures[first].start]
    right_edge = s.figures[last].start if last < len(s.figures) else len(s.text)
    right = [row for row in rows if s.figures[last - 1].end <= row[0].start < right_edge]
    row = _pick(s, i, first, last, left, right)
    if row is None and first:
        row = next((r for r in reversed(rows) if r[0].start < s.figures[first].start), None)
    if row is None:
        return [_segment(s, i) or _antecedent_place(s, i)]
    if last - first > 1:
        if len(row) == last - first:
            return [_name(row[i - first])]
        flat = [m for r in (left or right) for m in r]
        if len(flat) >= last - first:
            return [_name(flat[len(flat) - (last - first) + i - first])]
    if len(row) > 1:
        around = s.text[row[0].start : s.figures[i].end] + s.after(i)[:40]
        if re.search(r"\beach\b|\bboth\b|\bapiece\b|\brespectively\b|\bindividually\b", around, re.I) and not grammar.TOGETHER.search(around):
            return [_name(m) for m in row]
        return [" + ".join(_name(m) for m in row)]
    return [_name(row[0])]


def _without_asides(s, named, edge) -> list[Mention]:
    """Drop the places that stand behind another one as its part: "APAC, particularly China, holds"."""
    kept: list[Mention] = []
    for m in named:
        aside = grammar.ASIDE.search(s.text[max(0, m.start - 40) : m.start])
        if not (aside and kept and (kept[-1].start >= edge or m.start < edge)):
            kept.append(m)
    return kept


def _acting(s, named, edge, stop) -> list[Mention]:
    """In a clause that names a place as its subject, drop those that only follow "in", "of" or "within"."""
    inside = [m for m in named if edge <= m.start < stop]
    rows = _series(inside, s)
    oblique = [row for row in rows if grammar.OBLIQUE.search(s.text[max(0, row[0].start - 14) : row[0].start])]
    oblique += [row for row in rows if re.match(r"\s+(?:segment|growth|market)\b", s.text[row[-1].end : row[-1].end + 10])]
    if len(oblique) >= len(rows):
        return named
    dropped = {m for row in oblique for m in row}
    return [m for m in named if m not in dropped]


def _pick(s, i, first, last, left, right):
    """The row of names that a figure belongs to: before it, or right behind it."""
    behind = right[0] if right else None
    if behind and re.fullmatch(
        r"[\s*)]*(?:(?:of|in) the (?:total |global |overall )?market |market |share |shares )*(?:share )?(?:in|from|for|by|to|coming from|attributed to|held by|is expected from|belongs to|is shared among|expected from|is attributed to|comes from|going to|captured by)\s+(?:the\s+|other\s+)?",
        s.text[s.figures[last - 1].end : behind[0].start],
    ):
        return behind
    if left:
        return left[-1]
    return None if first else behind


def _base(s: _Sentence, m: Mention) -> bool:
    """Whether a place is named as the whole that a share is a part of."""
    before, after = s.text[max(0, m.start - 24) : m.start], s.text[m.end : m.end + 20]
    if not re.match(r"(?:['’]s)?\s+(?:market|figure|total|share|region|regional)\b", after):
        return False
    return bool(re.search(r"\b(?:of|within|share in|dominat\w+|lead\w*)\s+(?:the\s+)?(?:total\s+|overall\s+)?$", before))


def _name(m: Mention) -> str:
    return m.name


def _segment(s: _Sentence, i: int) -> str | None:
    found = None
    for found in grammar.SEGMENT.finditer(s.text, 0, s.figures[i].start):  # noqa: B007
        pass
    return found[1].strip() if found else None


def _antecedent_place(s: _Sentence, i: int) -> str:
    """The place named last before the sentence, in the same block; else the market."""
    if grammar.ANAPHOR.search(s.text[: s.figures[i].start]) or re.match(r"(?:This|The) region", s.text):
        company = _antecedent(s, places_too=True)
        if company:
            return company
    return "market"


def _companies(s: _Sentence, i: int) -> list[str]:
    first, last = _group(s, i)
    named = [m for m in s.mentions if m.kind == "company"]
    edge = s.figures[first - 1].end if first else 0
    left = [m for m in named if edge <= m.start < s.figures[first].start]
    right_edge = s.figures[last].start if last < len(s.figures) else len(s.text)
    right = [m for m in named if s.figures[last - 1].end <= m.start < right_edge]
    before = s.text[edge : s.figures[first].start]
    if left:
        row = _series(left, s)[-1]
        if last - first == len(row):
            return [row[i - first].name]
        return [m.name for m in row] if len(row) > 1 and last - first == 1 else [row[-1].name]
    if right and (re.match(r"\s*(?:With|At|Having|Posting|Reporting|Generating|Boasting|Valued|By)\b", s.text) or re.fullmatch(r"[^,;]{0,50}, ?|\s*(?:for|by|from)\s+", s.text[s.figures[last - 1].end : right[0].start])) and not (grammar.ANAPHOR.search(before) and not re.match(r"\s*With\b", s.text)):
        return [right[0].name]
    if re.match(r"\s*(?:The (?:company|firm|brand|group|organi[sz]ation|manufacturer)|Its|Their|It|They)\b", s.text) and not first:
        company = _antecedent(s)
        if company:
            return [company]
    fallback = _capitalised(s, edge, s.figures[first].start)
    if fallback:
        return [fallback]
    if first and named:
        earlier = [m for m in named if m.start < s.figures[first].start]
        if earlier:
            return [earlier[-1].name]
    return [_antecedent(s) or (right[0].name if right else "market")]


_CAPITALS = re.compile(
    r"(?<![\w-])(?:[A-Z][\w&'’/-]*|[a-z]+[A-Z]\w*)(?:\.(?=\s[A-Z]))?(?:\s(?:&\s|of\s|and\s(?=[A-Z]\w+\s(?:Co|Inc|Group|Sons)))?[A-Z][\w&/-]*)*"
)
_NO_NAMES = re.compile(
    r"(?:The|In|As|By|With|For|Its|It|Their|They|This|These|While|However|Additionally|Overall|Sales|Revenues?|Annual|Notably|Reported|Recent|Company|Key|R&D|CAGR|Market|USD|EUR|Meanwhile|Similarly|Although|According|Another|Both|Each|Other|Total|Global|Based|Founded|Known|Among|At|On|From|Since|After|Their|Some|FY|Fiscal|Q\d|Estimated|Despite|Combined|Collectively|Together|Moreover|Furthermore|Financially|Regarding|Currently|Recently|Such|And|But|Following|Leading|Headquartered|Specific|Projected|Net|AI|IoT|Given|Its|Major|Established|During|That)$"
)


def _capitalised(s: _Sentence, start: int, end: int) -> str | None:
    """A name that no list of the page holds: the last run of capitals before the figure, if it acts."""
    found = None
    for match in _CAPITALS.finditer(s.text, start, end):
        name = re.sub(r"['’]s?$", "", match[0])
        if _NO_NAMES.match(name) or name in places.NAMES:
            continue
        words = name.split()
        while words and _NO_NAMES.match(words[0]):
            words.pop(0)
        if not words or {w.lower().rstrip("s") for w in words} & s.page.market_words:
            continue
        if re.match(r"(?:['’]s?)?(?:\s\([^)]*\))?,?\s(?:\w+ly\s)?(?:has|had|have|report|generat|record|post|achiev|earn|with|boast|show|saw|is|was|announc|revenue|sales|disclos|reach|\d{4}|also|recent|annual|total|contribut|reveal|at|estimat|claims|stand|enjoys|captur|maintain|garner)", s.text[match.end() : match.end() + 40]):
            found = " ".join(words)
    return found


def _antecedent(s: _Sentence, places_too: bool = False) -> str | None:
    """The company named last before this sentence, in this block or the one before in its section."""
    blocks = s.page.report.blocks
    texts = [s.block.text[: s.start]]
    lead = _CAPITALS.match(s.block.text)
    known = any(m.kind == "company" for m in _mentions(s.page, texts[0]))
    if lead and s.start and not known and _in_players(s) and not _NO_NAMES.match(lead[0]) and not _NO_NAMES.match(lead[0].split()[0]) and not places_too:
        return re.sub(r"['’]s?$", "", lead[0])
    for number in range(s.number - 1, max(-1, s.number - 3), -1):
        if blocks[number].section != s.block.section:
            break
        texts.append(blocks[number].text)
    for text in texts:
        named = [m for m in _mentions(s.page, text[-1500:]) if m.kind == "company" or places_too]
        if not named:
            continue
        for start, end in reversed(_sentences(text[-1500:])):
            inside = [m for m in named if start <= m.start < end]
            if inside:
                leading = [m for m in inside if m.start - start < 4]
                return (leading or inside)[0 if leading else -1].name
    if s.block.bold:
        start, end = s.block.bold[0]
        if start < 6:
            return re.sub(r"^[\d.)\s]+|[\s:.]+$", "", s.block.text[start:end])
    match = _CAPITALS.match(s.block.text)
    if match and not _NO_NAMES.match(match[0]) and s.start and _in_players(s):
        return match[0]
    return None


def _grower(s: _Sentence, i: int, kind: str) -> str:
    """Who grows, or whose size it is: the market unless the clause says otherwise."""
    edge = s.figures[i - 1].end if i else 0
    clause = s.text[edge : s.figures[i].start]
    segment = _IN_SEGMENT.match(s.after(i)) if kind == "size" else None
    if segment and not _of_page(s, segment[1]):
        return segment[1]
    if kind == "size" or grammar.MARKET_SUBJECT.search(clause):
        return _regional(s, clause, edge) or _clause_segment(s, clause, kind) or "market"
    company = _growing_company(s, i, clause, edge)
    if company:
        return company
    if _in_players(s) and i and grammar.MARKET_SUBJECT.search(s.text[:edge]):
        return "market"
    return _clause_segment(s, clause, kind) or _growing_place(s, i, edge) or "market"


_IN_SEGMENT = re.compile(r"\s+(?:in|for|within|from) the ((?:[\w/&-]+ ){1,4}(?:segment|sub-?segment))\b")


def _of_page(s, name: str) -> bool:
    return False


def _clause_segment(s, clause: str, kind: str) -> str | None:
    found = None
    for found in grammar.SEGMENT.finditer(clause):  # noqa: B007
        pass
    if not found or re.match(r"(?:this|that|each|its|their|an?|every|any)\b", found[1].strip(), re.I):
        return None
    if grammar.MARKET_SUBJECT.search(clause, found.end()):
        return None
    return found[1].strip() if re.search(r"\b(?:segment|category)\b", found[0]) else None


def _growing_company(s, i, clause: str, edge: int) -> str | None:
    named = [m for m in s.mentions if m.kind == "company" and edge <= m.start < s.figures[i].start]
    if named:
        return named[-1].name
    if not _in_players(s):
        return None
    behind = s.after(i)
    if re.search(r"(?:^|\s)With\b", clause) and not i:
        right = [m for m in s.mentions if m.kind == "company" and 0 <= m.start - s.figures[i].end < 60]
        if right:
            return right[0].name
        if re.search(r", (?:its|the company|they|it|the firm)\b", behind):
            return _antecedent(s)
    if re.search(r"\b(?:its|the company|the firm|the brand|company['’]s|it|their|they)\b", clause, re.I):
        return _antecedent(s)
    return None


def _growing_place(s, i, edge: int) -> str | None:
    named = [m for m in s.mentions if m.kind == "place" and edge <= m.start < s.figures[i].start]
    named = [m for m in named if not grammar.OBLIQUE.search(s.text[max(0, m.start - 14) : m.start])]
    named = [m for m in named if not grammar.ASIDE.search(s.text[max(0, m.start - 40) : m.start])]
    return named[-1].name if named else None


def _regional(s, clause, edge) -> str | None:
    """The place whose own market grows: "the European market will reach"."""
    for m in s.mentions:
        if m.kind == "place" and edge <= m.start < edge + len(clause):
            if re.match(r"(?:['’]s)?\s+(?:\w+\s+){0,3}?market\b", s.text[m.end : m.end + 60]) and re.search(r"(?:^|\bthe\s+)$", s.text[max(0, m.start - 5) : m.start], re.I):
                return m.name
    return None


# --- years -----------------------------------------------------------------------------------------------------
def _years(text: str) -> list[tuple[int, int, str, int | None, int]]:
    found, taken = [], set()
    for role in ("span", "from", "by", "in"):
        for match in _YEARS[role].finditer(text):
            years = [(match.start(g), match[g]) for g in range(1, (match.lastindex or 0) + 1) if match[g]]
            if any(at in taken for at, _ in years):
                continue
            taken.update(at for at, _ in years)
            first = int(years[0][1]) if len(years) > 1 else None
            found.append((match.start(), match.end(), role, first, int(years[-1][1])))
    return sorted(found)


def _when(s: _Sentence, i: int, kind: str, kinds: list[str]) -> tuple[int | None, int | None]:
    return _growth_years(s, i, kinds) if kind == "growth" else (None, _figure_year(s, i, kinds))


def _figure_year(s: _Sentence, i: int, kinds) -> int | None:
    """The year that a size, share or revenue is for."""
    first, last = _group(s, i)
    start, end = s.figures[i].start, s.figures[last - 1].end
    edge = s.figures[first - 1].end if first else 0
    stop = s.figures[last].start if last < len(s.figures) else len(s.text)
    after = s.text[end:stop]
    cut = re.search(r"[,;](?!\s*(?:in|by|for|as of)\s+(?:fiscal\s+)?\d{4})|\b(?:while|whereas|but|from|followed|up|reflecting|driven|compared|with an?)\b", after)
    limit = end + (cut.start() if cut else len(after))
    for at, _, role, _, year in s.years:
        if end <= at <= limit and role in ("in", "by", "span") and at < stop:
            return year
    left = [y for y in s.years if edge <= y[0] < start]
    if first:  # a year that stands right behind the figure before belongs to that one
        left = [y for y in left if re.search(r"[,;]|\b(?:while|whereas|and)\b", s.text[edge : y[0]])]
    if left:
        clause = s.text[left[-1][1] : start]
        if first == 0 or not re.search(r"[,;]\s*(?:while|whereas|but)\b", clause):
            return left[-1][4] if left[-1][2] != "from" or kinds[i] == "size" else None
    if first and s.years and kinds[i] == "share":
        opening = s.years[0]
        if opening[0] < 3 or re.match(r"(?:.{0,40}\b)?(?:By|In|As of)\b", s.text[: opening[1]]) and opening[1] < s.figures[0].start:
            return opening[4] if opening[1] < s.figures[0].start and opening[0] < 4 else None
    return None


def _growth_years(s: _Sentence, i: int, kinds) -> tuple[int | None, int | None]:
    edge = s.figures[i].end
    stop = s.figures[i + 1].start if i + 1 < len(s.figures) else len(s.text)
    own = [y for y in s.years if edge <= y[0] < stop]
    left_edge = s.figures[i - 1].end if i else 0
    left = [y for y in s.years if left_edge <= y[0] < s.figures[i].start]
    earlier = [y for y in s.years if y[0] < left_edge]
    start = end = None
    for _, _, role, first, last in own + left[::-1]:
        if role == "span" and end is None:
            return first, last
        if role == "from" and start is None:
            start = last
        if role == "by" and end is None:
            end = last
    coming = _horizon(s, i)
    for _, _, role, first, last in left[::-1] + earlier[::-1]:
        if role == "by" and end is None and not (coming and coming.startswith("next")):
            end = last
        if role == "in" and start is None and (end is None or last < end):
            start = last
        if role == "span" and start is None and end is None:
            start, end = first, last
        if role == "from" and start is None:
            start = last
    if end is None:
        later = [last for _, _, role, _, last in own if role == "in"]
        end = later[0] if later else None
    if end is None and i + 1 < len(s.figures) and re.search(r"\b(?:reach(?:ing)?|to reach)\b", s.after(i)):
        end = next((last for at, _, role, _, last in s.years if role == "by" and at >= s.figures[i + 1].end), None)
    coming = coming or grammar.VAGUE.search(s.after(i))
    if start is not None and end is None and not coming:
        base = [y for y in left + earlier if y[4] == start and y[2] == "in"]
        if base and not any(kinds[j] == "size" for j in range(i)):
            return None, start
    return start, end


def _horizon(s: _Sentence, i: int) -> str | None:
    """Return "forecast period", "next 5 years", or None."""
    around = (s.after(i), s.before(i))
    for text in around:
        match = grammar.COMING.search(text)
        if match:
            low, high, decade = match.groups()
            if decade:
                return "next 10 years"
            ends = [str(grammar.NUMERALS.get(n.lower(), n)) for n in (low, high) if n]
            return f"next {'-'.join(ends)} years"
        if grammar.PERIOD.search(text):
            return "forecast period"
    return None


# --- the claim -------------------------------------------------------------------------------------------------
def _claim(s: _Sentence, i: int, kind: str, subject: str, kinds, span) -> Claim:
    figure, hedge = s.figures[i], _hedge(s, i)
    low = figure.ends[0].value if figure.ends and hedge != "under" else None
    high = figure.ends[-1].value if figure.ends and hedge != "over" else None
    start_year, end_year = _when(s, i, kind, kinds)
    start, end = s.block.span(*span)
    return Claim(
        s.block.section, kind, subject, low, high, hedge, figure.unit, start_year, end_year,
        _horizon(s, i) if kind == "growth" else None, _whole(s, i, subject) if kind == "share" else None,
        s.page.report.source[start:end], start, end,
    )  # fmt: skip


def _whole(s: _Sentence, i: int, subject: str) -> str:
    """The base of a share: the market, or the region that the sentence names as the whole."""
    first, _ = _group(s, i)
    edge = s.figures[first - 1].end if first else 0
    stop = s.figures[i + 1].start if i + 1 < len(s.figures) else len(s.text)
    if re.match(r"\s*of the (?:global |total |overall |world |entire )*market\b", s.after(i)):
        return "market"
    for m in s.mentions:
        if m.kind == "place" and edge <= m.start < stop and m.name != subject and _base(s, m):
            return m.name
    return "market"


# --- rejects ---------------------------------------------------------------------------------------------------
_REASONS = [(reason, grammar.compiled(pattern)) for reason, pattern, _ in grammar.REASONS]
_DIGITS = re.compile(r"\d+")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_NUMBERING = re.compile(r"(?:^|(?<=[.:;]\s))\d{1,2}(?=[.)](?:\s|$))")


def _rejects(report: Report, block: Block, claimed):
    text = block.text
    taken = bytearray(len(text))
    for start, end in claimed:
        taken[start:end] = b"\1" * (end - start)
    found = []

    def take(start, end, reason):
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            source = block.span(start, end)
            found.append(Reject(report.source[slice(*source)], *source, reason))

    for start, end in (*block.links, *(m.span() for m in _URL.finditer(text))):
        for digits in _DIGITS.finditer(text, start, end):
            take(*digits.span(), "link")
    for match in _NUMBERING.finditer(text):
        take(*match.span(), "list")
    for reason, pattern in _REASONS:
        for match in pattern.finditer(text):
            take(*match.span(), reason)
    for match in _DIGITS.finditer(text):
        if not taken[match.start()]:
            take(*match.span(), _reason(text, match.start(), match.end()))
    return found


def _reason(text: str, start: int, end: int) -> str:
    """Quantity where a unit follows a free-standing number; name where the digits are part of a word."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isalpha() or (after.isalpha() and not re.match(r"(?:mm|cm|m|km|kg|g|mg|ml|l|w|kw|mw|v|hz|ghz|mhz|bar|nm|oz|ft|kn|kwh|psi|dpi|gb|tb)\b", text[end : end + 4], re.I)):
        return "name"
    if before == "-" and text[start - 2 : start - 1].isalnum() or after == "-" and text[end + 1 : end + 2].isalpha():
        return "name"
    return "quantity"
