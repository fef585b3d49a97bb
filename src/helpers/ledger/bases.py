"""What a share is a share of, on a page that is not on one market throughout."""

import re

from helpers.ledger import candidates, markets, subjects, whom
from helpers.ledger import card as cards
from helpers.ledger.claim import MARKET
from helpers.ledger.sentences import Sentence

# "40% of the AI server market", "12% share in Japan": what stands behind the figure.
_OF = re.compile(
    r"[+*)\]]*\s*(?:[\w-]+\s+){0,3}?(?:of|in)\s+(?:the\s+|all\s+|total\s+|overall\s+|combined\s+|global\s+"
    r"|worldwide\s+|annual\s+|its\s+)*",
    re.IGNORECASE,
)
# "its share of the tablet market fell to 12%", "the home care market share is 12%".
_SHARE_OF = re.compile(r"\bshares?\s+(?:of|in)\s+(?:the\s+)?(?:global\s+|worldwide\s+)?", re.IGNORECASE)
_HEAD = re.compile(r"\b(?:markets?|industry|sector|segment|category)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:\s+(?:demand|supply|output|production|consumption|capacity|volume|distribution|usage|revenues?|sales"
    r"|spending|value|trade|imports"
    r"|exports|shipments|market|sold|produced|shipped|consumed|\w+ed|goes|domestically|annually))+$",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"^(?:(?:total|overall|entire|global|world(?:wide)?|market|industry|sector|revenues?|sales|value|volume"
    r"|demand|supply|output|production"
    r"|consumption|shares?|capacity|rough|recorded|sold|mining|mine|early|late|ago|dollar|national|spending"
    r"|shipments|usage|use|business|trade|it|this|these|that|which|all|terms|group|company|year|first|second"
    r"|third|fourth|quarter|half|period|units?|cases|time|years?|end)\b[\s,]*)+$",
    re.IGNORECASE,
)


def read(s: Sentence, i: int, subject: tuple[str, ...]) -> str:
    """Return what a share is a part of: what is named behind or before the figure, else by the rules of any page."""
    ruled = subjects.base(s, i, subject)
    named = _behind(s, i) or _before(s, i)
    if not named or named in subject:
        return ruled
    return MARKET if _own(s, named) else named


def _own(s: Sentence, name: str) -> bool:
    """Whether a name is that of what the page is on: its market's, its title's, or the letters that stand for it."""
    bare, _, place = name.partition(", ")
    if place and place != s.page.card.place:
        return False
    if s.page.card.kind == "news" and s.page.acting:
        return False
    title = s.page.report.title
    stems, short = markets.stems(bare), len(title.split()) <= candidates.SHORT
    letters = "".join(word[0] for word in title.split() if word[0].isalpha()).lower()
    return cards.is_own(s.page.card, bare) or (
        short
        and bool(stems)
        and (stems <= markets.stems(title) or (bare.isupper() and bare.lower() == letters))
    )


def _behind(s: Sentence, i: int) -> str:
    lead = _OF.match(s.after(i))
    if not lead:
        return ""
    return _name(s, s.figures[i].end + lead.end())


def _before(s: Sentence, i: int) -> str:
    edge = s.figures[i].start
    found = list(_SHARE_OF.finditer(s.text, max(0, edge - len(s.before(i))), edge))
    return _name(s, found[-1].end()) if found else ""


def _name(s: Sentence, at: int) -> str:
    """What the words from a place on name as a market or a place, or ""."""
    span = next(((a, b) for a, b in candidates.chunks(s.text) if a <= at < b or 0 <= a - at < 2), None)
    if span is None:
        return ""
    phrase = s.text[max(at, span[0]) : span[1]]
    headed = _HEAD.search(phrase)
    phrase = phrase[: headed.end()] if headed else phrase
    if _WHOLE.match(phrase):
        return ""
    name = whom.called_as_printed(s, _MEASURED.sub("", phrase))
    return "" if not name or not markets.stems(name) or _WHOLE.match(name) else name
