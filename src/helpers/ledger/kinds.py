"""What a figure measures: growth, size, share, revenue, or nothing that a ledger holds."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from helpers.ledger import cues, labels, ranker
from helpers.ledger.sentences import Sentence, neighbours
from helpers.page import names, wording

_WORD = re.compile(r"[A-Za-z][A-Za-z&]*")
_LEAD = re.compile(r"[\s\"'”)-]*(?:\(\w+\)\s*)?(?:,?\s*respectively,?\s*)?")
_LETTERS = re.compile(r"[^\W\d_]")
_RATE = re.compile(r"\bCAGR\b|\b(?:growth|annual) rates?\b|\bcompound\b", re.IGNORECASE)
_REACH = re.compile(r"\breach(?:es|ing)?\b[^,]*$", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:annual(?:ly)?|per year|per annum|year[- ]o\w+[- ]year)\b", re.IGNORECASE)
# What says by itself that a sum is a market's size: "the boat market was valued at", "a market worth".
_MARKET_WORTH = re.compile(
    r"\bmarkets?(?: size)?(?: (?:is|was|are|were|will|be|to|has|been|currently|already|now|also|expected"
    r"|projected|estimated|forecast))*"
    r" (?:worth|valued at|valuation of|amounted to|stood at|reach|reached|size of)"
    r"(?: (?:a|an|the|about|around|nearly|over|approximately|roughly|almost|under|just|estimated|more than"
    r"|less than|up to))*\s*$",
    re.IGNORECASE,
)
_SEGMENT_SALES = re.compile(
    r"\b(?:the [\w\s&/-]{2,40}? (?:segment|category)|sales (?:to|of|in|for) [\w\s&/-]{2,40}?)\s+(?:has |have "
    r"|had |will )?"
    r"(?:generate|record|earn|post|reach|bring|ma[dk]e|amount|come|came|account)\w*\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_PLACE_HOLDS = re.compile(
    r"(?:h[eo]lds?|accounts? for|accounted for|(?:led|leads) with|represents?|represented|captures?|captured"
    r"|commands?|commanded)"
    r"(?:\s+(?:a|an|the|about|around|nearly|over|approximately|roughly|almost|under|just|an estimated|more than"
    r"|less than|up to))*$",
    re.IGNORECASE,
)
_HELD_AT = re.compile(
    r"\s*(?:\(\w+\)\s*|region\s*)?(?:,|:|\(|-|–)?\s*(?:at|with|is|being)?\s*"
    r"(?:approximately|around|about|nearly|over|roughly|an estimated)?\s*\(?\s*"
)
_OF_MARKET = re.compile(r"\bshares?\b|\bmarket\b|\bregion", re.IGNORECASE)
# The market's size as such; "Acme has a market size of" says something of the company.
_MARKET_SIZE = re.compile(
    r"(?<!\bhas a )\bmarket (?:size|valuation)"
    r"(?: (?:of|at|close|to|exceeding|nearing|approximately|around|about|over))*\s*$"
)
_SALES = re.compile(r"\b(?:revenues?|sales|turnover)\b", re.IGNORECASE)
_HEADED = re.compile(r"[\s\W\d]*")
_PRICED = re.compile(r"\s*(?:price )?(?:range|segment|category|each|mark)\b")


NEAR = 30  # characters between a sum and a rate that is evidently its own
EVIDENT = 0.99  # chance of a kind that the words beside a figure settle
NEAR_SUM = 45  # characters between a sum and the change that led to it
MOST_OF_LABEL = 6  # words of a label above a figure that stands alone
LEAST = 1_000_000  # what a market's size is at least; a smaller sum is a price
# On pages of any kind: money that is no trade, and rates of what is no market.
_NO_TRADE = wording.compiled(wording.either(wording.NO_TRADE) + "[^,;.]{0,40}$")
_NO_TRADE_BEHIND = wording.compiled(wording.either(wording.NO_TRADE_BEHIND))
_NO_GROWTH = re.compile(
    r"\b(?:earnings(?: per share)?|EPS|net income|EBITDA|margins?|profits?|GDP|economy|prices?"
    r"|inflation|stocks?|shares (?:rose|fell|were)(?! (?:from|to)\b)"
    r"|employment|unemployment|population|respondents|surveyed)\b[^,;]{0,50}$",
    re.IGNORECASE,
)
# "25% of the 2022 kite market" is a share, whatever led to it.
_PART_OF_MARKET = re.compile(
    r"\s*of the (?:[\w-]+ ){0,5}?(?:market|industry|sector)\b(?! (?:growth|rate))", re.IGNORECASE
)
_CAPITALIZED = re.compile(r"\bmarket cap(?:itali[sz]ation)?\b[^,;.]{0,30}$", re.IGNORECASE)
# A part of what a company itself sells or earns.
_OF_OWN = wording.compiled(
    r"of_(?:its|their|our|the_company['’]s)_(?:\w+_)?(?:revenues?|sales|turnover|income|costs?|budgets?|profits?)\b"
)
_MOVES = (
    r"\b(?:f[ae]ll(?:ing|s|en)?|sank|slid|slipp\w+|contract(?:s|ed|ing)|tumbl\w+|plung\w+|dropp\w*|declin\w+|decreas\w+"
    r"|shr[aiu]nk\w*|rose|ris(?:es?|ing|en)|increas\w+|jump\w*|surg(?:e|ed|es|ing)|climb\w*|soar\w*|up|down"
    r"|gain\w*|leap\w*|leapt)"
)
_CHANGED = re.compile(
    rf"{_MOVES}(?:\s+(?:by|a|an|of|another|about|around|nearly|over|more|than|some|roughly|approximately|almost"
    rf"|further|only|just"
    r"|at least|less|under|close to|up to))*\s*$",
    re.IGNORECASE,
)
# What something rises or falls to is a level: "its share fell from 30%", "growth rose to 5%".
_LEVEL = re.compile(
    rf"{_MOVES}\s+(?:back\s+)?(?:from|to)(?:\s+(?:about|around|nearly|over|just|some|roughly))*\s*$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\s*(?:increase|decrease|decline|drop|rise|jump|fall|surge|gain|upswing|slump|higher|lower|more|fewer|less)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:year[- ](?:on|over)[- ]year|YoY|from (?:a|the) year (?:earlier|before|ago)|(?:than"
    r"|compared (?:to|with)) (?:a|the|last) year"
    r"|annual(?:ly)?|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"\s*(?:year[- ](?:on|over)[- ]year|YoY\b|(?:in|during) (?:the )?(?:fiscal )?(?:year )?(?:19|20)\d\d\b"
    r"|(?:from|than|on|over|against|versus|vs\.?|compared (?:to|with)) (?:(?:a|the|one) (?:previous |prior "
    r"|preceding )?year\b"
    r"|(?:the )?(?:fiscal )?(?P<base>(?:19|20)\d\d)\b))",
    re.IGNORECASE,
)
_YEARLY_CHANGE = re.compile(
    r"\b(?:year[- ]o(?:n|ver)[- ]year|YoY|annual|yearly) (?:\w+ )?(?:increase|rise|jump|gain|surge|decline"
    r"|decrease|drop|fall"
    r"|contraction) of\b[^,;]*$",
    re.IGNORECASE,
)
_MARKET_ITSELF = re.compile(
    r"\b(?:market|industry|sector)(?: size| value| revenues?)?(?: has| had| also)?\s*$"
)
_TO_LEVEL = re.compile(r"(?: in (?:19|20)\d\d)?,? to (?:\w+ ){0,2}", re.IGNORECASE)
_TRADE = re.compile(
    r"\b(?:revenues?|sales|turnover|markets?|industry|sector|segment|demand|shipments|spending)\b[^;]*$",
    re.IGNORECASE,
)
_IT_MOVES = re.compile(rf"\W*It (?:has |had |then |also )?{_CHANGED.pattern}", re.IGNORECASE)
_IT = re.compile(r"\W*It\b")
_AND_BY = re.compile(r"[^,;]{0,24},? (?:and|then|or) (?:\w+ )?(?:by )?(?:\w+ )?", re.IGNORECASE)
# "It" is the market on a page about one, and "its" is a company's.
_OF_COMPANY_MEANT = wording.compiled(rf"{wording.THE_COMPANY.pattern}|\b(?:its|their|they|we|our)\b")
_TO_OTHERS = wording.compiled(r"_to_(?:the_)?(?:\w+_){0,2}(?:GDP|economy|economies|exports|budgets?)\b")
# What is spent on something, which is the size of its market: "spending on kites will reach".
_SPENDING = re.compile(
    r"\b(?<!its )(?<!our )(?<!their )(?<!capital )(?<!R&D )(?<!marketing )(?:spending|expenditures?|outlays?)"
    r"(?:\s+(?:on|for|in|across)\s+[^,;.]{2,60}?)?\s+(?:is|are|was|were|will|should|would|could|may|to|reach\w*"
    r"|total\w*|amount\w*"
    r"|came|hit|rose|grew|fell|stood)\b[^;]*$",
    re.IGNORECASE,
)
# Growth over less than a year.
_SHORTER = re.compile(
    r"\s*(?:[(,]\s*)?(?:QoQ|q-o-q|quarter[- ]o(?:n|ver)[- ]quarter|MoM|m-o-m|month[- ]o(?:n|ver)[- ]month"
    r"|sequential(?:ly)?"
    r"|(?:from|on|over|than|compared (?:to|with)) the (?:previous|prior|preceding|last) (?:quarter|month|week))\b",
    re.IGNORECASE,
)
_OF_COMPANY = re.compile(r"\b(?:company|firm|its|our|we|Inc|Ltd|Corp|subsidiary|division)\b")

Table = Mapping[str, Iterable[tuple[str, str]]]  # a kind, and its (words or pattern, example)


class _Words:
    """A table of words and stems; `last` finds the kind of the last word of a text that is in it."""

    def __init__(self, table: Table):
        self.words: dict[str, str] = {}
        self.stems: dict[str, str] = {}
        for kind, rows in table.items():
            for entry, _ in rows:
                for word in entry.lower().split():
                    (self.stems if word.endswith("*") else self.words)[word.rstrip("*")] = kind
        self.kind = lru_cache(maxsize=4096)(self._kind)

    def _kind(self, word: str) -> str | None:
        if word in self.words:
            return self.words[word]
        return next((kind for stem, kind in self.stems.items() if word.startswith(stem)), None)

    def last(self, text: str) -> str | None:
        words = _WORD.findall(text.lower())
        for at in range(len(words) - 1, -1, -1):
            kind, word = self.kind(words[at]), words[at]
            if kind is not None and not (word in ("growing", "expanding") and _adjective(words[:at])):
                return kind
        return None


def _adjective(before: list[str]) -> bool:
    while before and before[-1].endswith("ly"):
        before = before[:-1]
    return bool(before) and before[-1] in wording.ADJECTIVE


def _behind(table: Table) -> re.Pattern[str]:
    """One pattern of a table; the group that matches tells the kind."""
    return wording.compiled(
        "|".join(f"(?P<{kind or 'none'}>{wording.either(rows)})" for kind, rows in table.items())
    )


_PERCENT_BEFORE, _MONEY_BEFORE = _Words(wording.PERCENT_BEFORE), _Words(wording.MONEY_BEFORE)
_PERCENT_AFTER, _MONEY_AFTER = _behind(wording.PERCENT_AFTER), _behind(wording.MONEY_AFTER)
_MARKET_MONEY = wording.compiled(r"\b" + wording.either(wording.MARKET_MONEY))


def read(sentence: Sentence) -> list[str]:
    """Return the kind of each figure of a sentence; "" for one that is no claim."""
    return [kind for kind, _ in weighed(sentence)]


def weighed(sentence: Sentence) -> list[tuple[str, float]]:
    """Return the kind of each figure and its chance: 1 by the rules of pages that are on one market throughout."""
    if sentence.page.card.whole:
        return [(kind, 1.0) for kind in ruled(sentence)]
    rules = ruled(sentence)
    decided: list[tuple[str, float]] = []
    for i in range(len(rules)):
        if _evident(sentence, i, rules[i]):
            decided.append((rules[i], EVIDENT))
            continue
        found = cues.find(sentence, i, rules, [kind for kind, _ in decided])
        decided.append(ranker.best("kind", found))
    return decided


def _evident(s: Sentence, i: int, kind: str) -> bool:
    """Whether the words beside a figure settle its kind by themselves: an increment, a deal, a part of one's own sales.

    What is learned weighs words one by one; such phrases say what they say whatever stands around them.
    """
    if kind == "increment":
        return True
    if kind == "growth":
        return _rises_itself(s, i)
    if kind == "share":
        return _place_has(s, i)
    if kind == "size":
        return _segment_sells(s, i) or (
            bool(_MARKET_WORTH.search(s.before(i))) and not _NO_TRADE.search(s.before(i))
        )
    return kind == "" and _no_claim(s, i)


def ruled(sentence: Sentence) -> list[str]:
    """Return the kind that the rules give each figure."""
    kinds: list[str] = []
    for i, figure in enumerate(sentence.figures):
        kind = _percent(sentence, i, kinds) if figure.unit == "%" else _money(sentence, i, kinds)
        if sentence.page.card.whole:
            moves = kind == "" and figure.unit == "%" and _market_moves(sentence, i)
            kinds.append("growth" if moves else kind)
        else:
            kinds.append(_on_any_page(sentence, i, kind, kinds))
    return kinds


def _on_any_page(s: Sentence, i: int, kind: str, kinds: list[str]) -> str:
    """The kind of a figure on a page that is not on one market throughout, where much else is counted."""
    before, after = s.before(i)[-90:], s.after(i)[:50]
    if kind in ("size", "revenue") and _NO_TRADE.search(before):
        return ""
    if kind and _no_claim(s, i):
        return ""
    if kind == "" and s.figures[i].unit != "%" and _SPENDING.search(s.before(i)):
        kind = "size"
    if (
        kind == "size"
        and s.figures[i].ends
        and not s.figures[i].power
        and s.figures[i].ends[-1].value < LEAST
    ):
        return ""
    if kind == "revenue" and _segment_sells(s, i):
        return "size"
    if (
        kind == "revenue"
        and s.page.card.kind == "report"
        and not s.of_players
        and not s.companies
        and not _OF_COMPANY.search(s.text)
    ):
        return "size" if not names.acting(s.text, 0, s.figures[i].start) else kind
    told = i and len(before) < NEAR and _NO_GROWTH.search(s.before(i - 1))  # "earnings of $3, up 5%"
    if kind in ("growth", "share") and (told or _NO_GROWTH.search(before)):
        return ""
    if kind == "share" and (_CHANGED.search(before) or _CHANGE.match(after)):
        return "growth" if _AGAINST.search(before + after) else ""
    if kind == "growth" and not _RATE.search(before) and _PART_OF_MARKET.match(s.text, s.figures[i].end):
        return "share"
    if kind == "" and s.figures[i].unit == "%" and (level := _LEVEL.search(before)):
        return _PERCENT_BEFORE.last(before[: level.start()]) or ""
    if kind == "" and s.figures[i].unit == "%" and _rises(s, i, kinds):
        return "growth"
    return kind


def _no_claim(s: Sentence, i: int) -> bool:
    """Whether the words right around a figure make it none: "$2 a share", "5% QoQ", "of its own sales"."""
    end = s.figures[i].end
    if s.figures[i].unit == "%":
        behind = _LEAD.match(s.text, s.figures[s.groups[i][1] - 1].end)
        return bool(_SHORTER.match(s.text, end) or (behind and _OF_OWN.match(s.text, behind.end())))
    return bool(_NO_TRADE_BEHIND.match(s.text, end) or _CAPITALIZED.search(s.before(i)) or _headed_as_none(s))


def _segment_sells(s: Sentence, i: int) -> bool:
    """Whether a sum is what a segment of the market sells: "the silk segment generated revenue of $3 million"."""
    before = s.before(i)
    told = (
        s.page.card.kind == "report"
        and not s.of_players
        and not s.companies
        and _SEGMENT_SALES.search(before)
    )
    return bool(told) and not wording.ANAPHOR.search(before)


def _place_has(s: Sentence, i: int) -> bool:
    """Whether a place is said to hold a per cent, or has it right behind: "Europe held 30%, Asia 20%"."""
    edge = s.figures[i].start - len(s.before(i))
    place = next((m for m in reversed(s.places) if edge <= m.start and m.end <= s.figures[i].start), None)
    if place is None or _NO_GROWTH.search(s.before(i)):
        return False
    between = s.text[place.end : s.figures[i].start]
    held = any(_PLACE_HOLDS.search(s.before(k).rstrip()) for k in range(i + 1))
    return held and (bool(_PLACE_HOLDS.fullmatch(between.strip())) or bool(_HELD_AT.fullmatch(between)))


def _rises_itself(s: Sentence, i: int) -> bool:
    """Whether a market is said to have risen or fallen by a per cent in a year, and nothing else of it."""
    if s.figures[i].unit != "%" or _NO_GROWTH.search(s.before(i)):
        return False
    spoken = s.page.card.kind == "report" and i == 0 and _IT_MOVES.fullmatch(s.before(i))
    return _market_moves(s, i) or bool(spoken and _YEAR_BEFORE.match(s.text, s.figures[i].end))


def _headed_as_none(s: Sentence) -> bool:
    """Whether a figure alone in its line stands below a label of what is no trade, such as "Market cap"."""
    alone = len(s.figures) == 1 and not _LETTERS.search(s.text[: s.figures[0].start] + s.after(0))
    if not alone or len(s.block.text) > len(s.text) or not s.number:
        return False
    label = s.page.report.blocks[s.number - 1].text
    return len(label.split()) <= MOST_OF_LABEL and labels.said(label).kind == "none"


def _market_moves(s: Sentence, i: int) -> bool:
    """Whether a per cent is what the market itself rose or fell by in a year: "the market fell 5% in 2022"."""
    before = s.before(i)
    change = _CHANGED.search(before)
    return bool(
        change
        and _MARKET_ITSELF.search(before[: change.start()])
        and _YEAR_BEFORE.match(s.text, s.figures[i].end)
    )


def _rises(s: Sentence, i: int, kinds: list[str]) -> bool:
    """Whether a per cent is a market's or a company's growth over a year, in words of change alone.

    It is "year-on-year", said of a year ("fell 5% in 2022"), against one ("an increase of 5% on 2022") or leads to
    the money of that year ("rose 5% to $3 million").
    """
    before, end = s.before(i), s.figures[i].end
    noun = _CHANGE.match(s.text, end)
    end = noun.end() if noun else end
    if not (noun or _CHANGED.search(before)) or _NO_GROWTH.search(s.text[: s.figures[i].start][-90:]):
        return False
    if _YEARLY_CHANGE.search(before):
        return True
    to_level = i + 1 < len(s.figures) and s.figures[i + 1].unit != "%" and _TO_LEVEL.fullmatch(s.after(i))
    against = _YEAR_BEFORE.match(s.text, end)
    if not (to_level or against):
        return False
    if against and against["base"] and str(int(against["base"]) + 1) not in s.text:
        return False  # the change may be one of many years
    told = i and kinds[i - 1] in ("size", "revenue") and len(before) <= NEAR_SUM
    spoken = s.page.card.kind == "report" and _IT.match(s.text) and i == 0
    return bool(
        told
        or spoken
        or _TRADE.search(before)
        or (i and kinds[i - 1] == "growth" and _AND_BY.fullmatch(before))
    )


def _settled(pattern: re.Pattern[str], after: str) -> str | None:
    lead = _LEAD.match(after)
    match = pattern.match(after, lead.end() if lead else 0)
    return (match.lastgroup or "").replace("none", "") if match else None


def _percent(s: Sentence, i: int, kinds: list[str]) -> str:
    before, after = s.before(i), s.after(i)
    settled = _settled(_PERCENT_AFTER, after)
    if settled is not None:
        return settled
    cue = _PERCENT_BEFORE.last(before)
    if cue != "share" and not _RATE.search(before) and _place_holds(s, i):
        return "share"
    if cue == "share" and _REACH.search(before) and _RATE.search(before):
        return "growth"
    if cue is not None:
        return "growth" if cue == "" and _YEARLY.search(after[:60]) else cue
    if any(s.figures[i].start - len(before) <= place.start < s.figures[i].start for place in s.places):
        return "share"
    if i and kinds[i - 1] and s.figures[i - 1].unit == "%":
        return kinds[i - 1]
    if i == 0 and len(s.figures) > 1 and neighbours(after):
        return _settled(_PERCENT_AFTER, s.after(s.groups[0][1] - 1)) or ("share" if s.places else "")
    near = any(0 <= place.start - s.figures[i].end < 30 for place in s.places)
    return "share" if near and _OF_MARKET.search(s.text) else ""


def _place_holds(s: Sentence, i: int) -> bool:
    """Whether a place stands right before the figure: "Europe (25%)", "Asia at around 30%"."""
    start = s.figures[i].start
    last = next((place for place in reversed(s.places) if place.end <= start), None)
    return bool(last and start - last.end < 60 and _HELD_AT.fullmatch(s.text, last.end, start))


def _money(s: Sentence, i: int, kinds: list[str]) -> str:
    before, after = s.before(i), s.after(i)
    if not s.figures[i].power and s.figures[i].ends and _PRICED.match(after):
        return ""
    if _increment(s, i):
        return "increment"
    cue = _settled(_MONEY_AFTER, after)
    if cue is None:
        cue = _MONEY_BEFORE.last(before)
    if cue is None and i:
        cue = (
            kinds[i - 1]
            if kinds[i - 1] in ("revenue", "size")
            else _MONEY_BEFORE.last(s.text[: s.figures[i].start])
        )
    if cue is None:
        cue = "size" if "growth" in kinds[:i] else _uncued(s, i)
    return _whose(s, cue, i)


def _increment(s: Sentence, i: int) -> bool:
    """Whether a sum is what a market grows by: "will grow by $3 million", "an absolute opportunity of $3 million"."""
    before = s.before(i)
    if s.of_players or not (wording.INCREMENT.search(before) or wording.ADDED.match(s.after(i))):
        return False
    if _settled(_MONEY_AFTER, s.after(i)) == "":
        return False
    lead = before.partition(" by ")[0][-40:]
    meant = _OF_COMPANY_MEANT if s.page.card.kind == "report" else wording.ANAPHOR
    return not s.companies and not meant.search(lead) and not _TO_OTHERS.match(s.after(i))


def _uncued(s: Sentence, i: int) -> str:
    if s.figures[i].ends and not s.figures[i].power:
        return ""
    first = s.companies[0] if s.companies else None
    if first and _HEADED.fullmatch(s.text, 0, first.start) and s.text.startswith(":", first.end):
        return "revenue"  # a list of companies with their money: "- Acme: $3 million"
    if not s.of_players or re.search(r"\bmarket\b", s.text, re.IGNORECASE):
        return "size"
    named = s.companies or names.acting(s.text, 0, s.figures[i].start) or names.opening(s.text)
    return "revenue" if named or wording.ANAPHOR.search(s.text) else ""


def _whose(s: Sentence, cue: str, i: int) -> str:
    """Settle whether money is a company's or a market's: "its revenue", "the market's revenue"."""
    if cue not in ("revenue", "size"):
        return cue
    before = s.before(i)
    if _MARKET_SIZE.search(before):
        return "size"
    edge = s.figures[i].start - len(before)
    of_company = bool(
        s.companies
        or (cue == "revenue" and names.acting(s.text, edge, s.figures[i].start))  # a company not in the list
        or wording.ANAPHOR.search(s.text, 0, s.figures[i].start)
    )
    if cue == "revenue":
        of_market = not of_company and _MARKET_MONEY.search(s.text)
        if of_market or (not _SALES.search(before) and wording.MARKET_SUBJECT.search(before)):
            return "size"
        return "size" if not s.of_players and not of_company and "market" in s.text.lower() else "revenue"
    if not s.of_players or wording.MARKET_SUBJECT.search(before):
        return "size"
    if (_SALES.search(s.text) and of_company) or (_SALES.search(before) and not _MARKET_MONEY.search(before)):
        return "revenue"
    acts = any(edge <= m.start < s.figures[i].start for m in s.companies) or wording.ANAPHOR.search(before)
    return "revenue" if acts and "market" not in before.lower() + s.after(i)[:30].lower() else "size"
