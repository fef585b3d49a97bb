"""Who a figure is about, and what a share is a share of."""

import re

from helpers.ledger import sentences
from helpers.ledger.claim import MARKET
from helpers.ledger.sentences import Mention, Sentence
from helpers.page import names, wording
from helpers.page import places as gazetteer

Rows = list[list[Mention]]  # names that stand in one row: "A, B and C"
_OF_MARKET = re.compile(
    r"\b(?:of|to) (?:the )?(?:(?:global |total |overall |world |entire )*market|(?:global|world|total) demand)\b"
)
_CLAUSE_END = re.compile(r"[,;.]|\b(?:while|and|with)\b|$")
_REST = re.compile(r"\bremain(?:ing|der)\b|\bthe rest\b", re.IGNORECASE)
_WHICH = re.compile(r",? which\b")
_PART = re.compile(r"\s+(?:segment|growth|market)\b")
_REGION_MEANT = re.compile(r"(?:This|The) region\b")
_FRONTED = re.compile(r"\s*(?:With|At|Having|Posting|Reporting|Generating|Boasting|Valued|By)\b")
_NEXT_NAME = re.compile(r"[^,;]{0,50}, ?|\s*(?:for|by|from)\s+")
_OPENS_MEANT = re.compile(
    r"\s*(?:The (?:company|firm|brand|group|organi[sz]ation|manufacturer)|Its|Their|It|They)\b"
)
_COMPANY_MEANT = re.compile(
    r"\b(?:its|the (?:company|firm|brand)|company['’]s|it|their|they)\b", re.IGNORECASE
)
_THEN_MEANT = re.compile(r", (?:its|the company|they|it|the firm)\b")
_OWN_GROWTH = re.compile(r"['’]s? market growth\b")
_GROWTH_FOR = re.compile(r"\bmarket growth for $")
_THAN = re.compile(r"\b(?:than|unlike) $")
_POINTER = re.compile(r"(?:this|that|each|its|their|an?|every|any)\b", re.IGNORECASE)
_OWN_MARKET = re.compile(r"(?:['’]s)?\s+(?:\w+\s+){0,3}?market\b")


def read(s: Sentence, i: int, kinds: list[str]) -> list[tuple[str, ...]]:
    """Return the subjects of figure `i`, one entry a claim; an entry has several names where they share it."""
    kind = kinds[i]
    if kind == "share":
        return holders(s, i)
    if kind == "revenue":
        return _companies(s, i)
    return [_grower(s, i, kinds)]


def base(s: Sentence, i: int, subject: tuple[str, ...]) -> str:
    """Return the whole that a share is a part of: the market, or the region that is named as such."""
    clause = s.after(i)
    cut = _CLAUSE_END.search(clause)
    clause = clause[: cut.start()] if cut else clause
    if _OF_MARKET.search(clause):
        return MARKET
    first, _ = s.groups[i]
    edge, stop = s.figures[first].start - len(s.before(first)), s.figures[i].end + len(clause)
    for m in s.places:
        if edge <= m.start < stop and (m.name,) != subject and _is_base(s, m):
            return m.name
    led = "segment" in s.text.lower() and wording.LED.search(s.text, max(0, edge), s.figures[first].start)
    return led[1] if led else MARKET


def speaker(s: Sentence, i: int) -> str | None:
    """Return the company that a sentence is on, unless the market does something in it: "the market is to reach"."""
    market = wording.MARKET_SUBJECT.search(s.text, 0, s.figures[i].start)
    if market and not market[0].lower().endswith("growth"):
        return None
    if s.companies:
        return s.companies[0].name
    return sentences.company_meant(s) if wording.THE_COMPANY.search(s.text) else None


# --- shares ---------------------------------------------------------------------------------------
def holders(s: Sentence, i: int) -> list[tuple[str, ...]]:
    """Return who holds a share, or has each of the figures of a row."""
    first, last = s.groups[i]
    edge, start, end = (
        s.figures[first].start - len(s.before(first)),
        s.figures[first].start,
        s.figures[last - 1].end,
    )
    named = [m for m in s.places if not _is_base(s, m)] or s.companies
    named = _acting(s, _without_asides(s, named, edge), edge, start)
    rows = sentences.rows(named, s)
    left = [row for row in rows if edge <= row[0].start < start]
    right = [row for row in rows if end <= row[0].start < end + len(s.after(last - 1))]
    row = _row(s, first, last, left, right)
    if not left and _REST.search(s.before(first)):
        return [_rest_holder(s, right)]
    if row is None and first:
        row = next((row for row in reversed(rows) if row[0].start < start), None)
    if row is None:
        return [_unnamed_holder(s, i, start)]
    if last - first > 1:
        flat = row if len(row) == last - first else [m for r in (left or right) for m in r]
        if len(flat) >= last - first:
            return [(flat[len(flat) - (last - first) + i - first].name,)]
    if len(row) == 1:
        return [(row[0].name,)]
    around = s.text[row[0].start : s.figures[i].end] + s.after(i)[:40]
    own = wording.EACH.match(s.after(i).lstrip())
    if own or (wording.EACH.search(around) and not wording.TOGETHER.search(around)):
        return [(m.name,) for m in row]
    return [tuple([m.name for m in row])]


def _rest_holder(s: Sentence, right: Rows) -> tuple[str, ...]:
    """Who holds "the remaining 10%": those named behind it, unless as examples, or else everybody else."""
    if not right or wording.ASIDE.search(s.text[max(0, right[0][0].start - 60) : right[0][0].start]):
        return (gazetteer.REST_OF_WORLD,)
    return tuple([m.name for m in right[0]])


def _unnamed_holder(s: Sentence, i: int, start: int) -> tuple[str, ...]:
    if _REST.search(s.before(i)):
        return (gazetteer.REST_OF_WORLD,)
    if s.of_players and (_FRONTED.match(s.text) or wording.ANAPHOR.search(s.text)):
        return _companies(s, i)[0]
    return (_segment(s.text[:start]) or _place_meant(s, i) or MARKET,)


def _row(s: Sentence, first: int, last: int, left: Rows, right: Rows) -> list[Mention] | None:
    """The row of names that a run of figures belongs to: the one before, or the one right behind."""
    behind = right[0] if right else None
    if behind and wording.HOLDER.fullmatch(s.text, s.figures[last - 1].end, behind[0].start):
        return behind
    return left[-1] if left else None if first else behind


def _without_asides(s: Sentence, named: list[Mention], edge: int) -> list[Mention]:
    """Drop the places that stand behind another one as its part: "APAC, particularly China, holds"."""
    kept: list[Mention] = []
    for row in sentences.rows(named, s):
        behind = kept and (kept[-1].start >= edge or row[0].start < edge)
        meant = _WHICH.match(s.text, row[-1].end)  # "countries like China, which holds"
        if meant or not (behind and wording.ASIDE.search(s.text[max(0, row[0].start - 60) : row[0].start])):
            kept += row
    return kept


def _acting(s: Sentence, named: list[Mention], edge: int, stop: int) -> list[Mention]:
    """In a clause that names a place as its subject, drop those that only follow "in", "of" or "within"."""
    rows = sentences.rows([m for m in named if edge <= m.start < stop], s)
    oblique = [row for row in rows if _oblique(s, row[0]) or _PART.match(s.text, row[-1].end)]
    oblique = [row for row in oblique if not _WHICH.match(s.text, row[-1].end)]
    if len(oblique) == len(rows):
        return named
    dropped = {m for row in oblique for m in row}
    return [m for m in named if m not in dropped]


def _oblique(s: Sentence, m: Mention) -> bool:
    return wording.OBLIQUE.search(s.text[max(0, m.start - 16) : m.start]) is not None


def _is_base(s: Sentence, m: Mention) -> bool:
    if m.name.startswith(gazetteer.REST):
        return False
    return bool(wording.BASE_AFTER.match(s.text, m.end)) and bool(
        wording.BASE_BEFORE.search(s.text[max(0, m.start - 60) : m.start])
    )


def _place_meant(s: Sentence, i: int) -> str | None:
    if wording.ANAPHOR.search(s.text, 0, s.figures[i].start) or _REGION_MEANT.match(s.text):
        return sentences.place_meant(s) or sentences.company_meant(s)
    return None


def _segment(text: str) -> str | None:
    """The segment named last in a text; "this segment" names none."""
    if not wording.holds(text.lower(), ("segment", "categor")):
        return None
    found = list(wording.SEGMENT.finditer(text))
    if not found or _POINTER.match(found[-1][1]) or wording.MARKET_SUBJECT.search(text, found[-1].end()):
        return None
    return found[-1][1].strip()


# --- revenue --------------------------------------------------------------------------------------
def _companies(s: Sentence, i: int) -> list[tuple[str, ...]]:
    first, last = s.groups[i]
    edge, start, end = (
        s.figures[first].start - len(s.before(first)),
        s.figures[first].start,
        s.figures[last - 1].end,
    )
    opening = None if first else names.opening(s.text)
    left = _without_compared(s, [m for m in s.companies if edge <= m.start < start])
    aside = (
        opening and left and left[0].start >= len(opening) and not wording.ACTS.match(s.text, left[-1].end)
    )
    if left and not aside:
        return _of_row(s, i, sentences.rows(left, s)[-1])
    right = [m for m in s.companies if end <= m.start < end + len(s.after(last - 1))]
    fronted = bool(_FRONTED.match(s.text))
    if right and (fronted or _next(s, edge, end, right[0])):
        return [(right[0].name,)]
    if not first and _OPENS_MEANT.match(s.text):
        meant = sentences.company_meant(s)
        if meant:
            return [(meant,)]
    acting = names.acting(s.text, edge, start)
    if acting:
        return [(name,) for name in (acting if last - first == 1 else acting[-1:])]
    unnamed = wording.UNNAMED.search(s.text, edge, start)
    if unnamed:
        return [(unnamed[1],)]
    if not opening and not first and fronted:
        opening = _next_capitals(s, end)
    if opening:
        return [(opening,)]
    earlier = _without_compared(s, [m for m in s.companies if m.start < start])
    if earlier:
        return [(earlier[-1].name,)]
    return [(sentences.company_meant(s) or (right[0].name if right else MARKET),)]


def _without_compared(s: Sentence, named: list[Mention]) -> list[Mention]:
    """Drop the companies that another one is only compared with: "larger than Acme or Beta, its revenue is"."""
    rows = sentences.rows(named, s)
    return [m for row in rows if not _THAN.search(s.text[: row[0].start]) for m in row]


def _of_row(s: Sentence, i: int, row: list[Mention]) -> list[tuple[str, ...]]:
    """The companies of a row that figure `i` goes to: one figure to each of them, or one to all."""
    first, last = s.groups[i]
    named = [m.name for m in row]
    if len(row) == 1 and last - first < 3:
        before, behind = names.joined(s.text, row[0].start, row[0].end)
        named = [name for name in (before, row[0].name, behind) if name]
    if last - first == 1:
        held = s.text[row[0].start : s.figures[i].start]
        shared = wording.TOGETHER.search(held) and not wording.EACH.search(held)
        return [tuple(named)] if shared else [(name,) for name in named]
    return [(named[i - first] if len(named) == last - first else named[-1],)]


def _next(s: Sentence, edge: int, end: int, name: Mention) -> bool:
    """Whether a name stands right behind a figure that nobody before it claims: "<$3 million> for Acme"."""
    near = _NEXT_NAME.fullmatch(s.text, end, name.start)
    return bool(near) and not wording.ANAPHOR.search(s.text, edge, end)


def _next_capitals(s: Sentence, end: int) -> str | None:
    """The name behind a phrase put in front: "With sales of $3 million, Acme grows"."""
    comma = re.match(r"[^,;]{0,60}, ", s.text[end:])
    return comma and names.opening(s.text, end + comma.end(), sure=True)


# --- growth and size ------------------------------------------------------------------------------
def _grower(s: Sentence, i: int, kinds: list[str]) -> tuple[str, ...]:
    """Who grows, or whose size it is: the market unless the clause says otherwise."""
    edge = s.figures[i].start - len(s.before(i))
    clause = s.before(i)
    kind = kinds[i]
    segment = wording.IN_SEGMENT.match(s.after(i)) if kind == "size" else None
    if segment:
        return (segment[1],)
    owner = _owner(s, i, edge) if kind == "growth" and s.of_players else None
    if owner:
        return (owner,)
    if kind == "size" or wording.MARKET_SUBJECT.search(clause):
        return (_other_market(s, clause) or _regional(s, i, edge) or _segment(clause) or MARKET,)
    if "size" in kinds[:i] and not any(edge <= m.start < s.figures[i].start for m in s.companies):
        return (MARKET,)
    sold = i and s.of_players and kinds[i - 1] == "revenue"
    if sold and not wording.MARKET_SUBJECT.search(s.text, 0, edge):
        return _companies(s, i - 1)[-1]
    company = _growing_company(s, i, edge)
    if company:
        return (company,)
    if i and s.of_players and wording.MARKET_SUBJECT.search(s.text, 0, edge):
        return (MARKET,)
    return (_segment(clause) or _growing_place(s, i, edge) or MARKET,)


def _owner(s: Sentence, i: int, edge: int) -> str | None:
    """The company whose growth is named as such: "Acme's market growth of 5%", "a CAGR of 5% for Acme"."""
    for m in s.companies:
        before = edge <= m.start < s.figures[i].start
        owns = _OWN_GROWTH.match(s.text, m.end) or _GROWTH_FOR.search(s.text[edge : m.start])
        if (before and owns) or s.text[s.figures[i].end : m.start] == " for ":
            return m.name
    return None


def _other_market(s: Sentence, clause: str) -> str | None:
    """The market that a clause names last, where no word of it stands in the page's title or headings."""
    found = list(wording.FULL_MARKET.finditer(clause))
    if found and not any(word[:4] in s.page.stems for word in re.findall(r"\w+", found[-1][1])):
        return found[-1][0][0].lower() + found[-1][0][1:]
    return None


def _growing_company(s: Sentence, i: int, edge: int) -> str | None:
    named = [m for m in s.companies if edge <= m.start < s.figures[i].start]
    if named:
        return named[-1].name
    if not s.of_players:
        return None
    earlier = [m for m in s.companies if m.start < edge]
    if earlier and not wording.MARKET_SUBJECT.search(s.text, 0, s.figures[i].start):
        return earlier[-1].name
    if i == 0 and _FRONTED.match(s.text):
        right = [m for m in s.companies if 0 <= m.start - s.figures[i].end < 60]
        if right:
            return right[0].name
        if _THEN_MEANT.search(s.after(i)):
            return sentences.company_meant(s)
    return sentences.company_meant(s) if _COMPANY_MEANT.search(s.text, edge, s.figures[i].start) else None


def _growing_place(s: Sentence, i: int, edge: int) -> str | None:
    named = [m for m in s.places if edge <= m.start < s.figures[i].start and not _oblique(s, m)]
    named = [m for m in named if not wording.ASIDE.search(s.text[max(0, m.start - 60) : m.start])]
    return named[-1].name if named else None


def _regional(s: Sentence, i: int, edge: int) -> str | None:
    """The place whose own market is spoken of: "the European market will reach"."""
    for m in s.places:
        leads = re.search(r"(?:^|\bthe\s+)$", s.text[max(0, m.start - 5) : m.start], re.IGNORECASE)
        if leads and edge <= m.start < s.figures[i].start and _OWN_MARKET.match(s.text, m.end):
            return m.name
    return None
