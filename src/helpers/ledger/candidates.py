"""The names that a figure could be about, each with what speaks for and against it.

A candidate is a name and its features, words such as "acts" or "near:10": where it stands, what stands beside it, of
what sort it is, and which of the readings in `whom` name it. What each feature weighs is learned (`ranker`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from helpers.ledger import card as cards
from helpers.ledger import markets
from helpers.ledger.claim import MARKET, UNCLEAR
from helpers.ledger.ranker import Candidates
from helpers.ledger.sentences import Sentence

Caller = Callable[[Sentence, str], str]

REACH, BEHIND = 260, 90  # characters before and behind a figure in which names are looked for
SHORT = 5  # words of a title that is a name
LONGEST = 6  # words of a name
_TOKEN = re.compile(r"[^\s]+")
_OPENS, _CLOSES = re.compile(r"^[\"'“‘(\[*_]+"), re.compile(r"[\"'”’)\]*_,;:.!?]+$")
_CUT = re.compile(r"[,;:.!?)\]]$|^[–—→=|/•-]+$")
_ABBREVIATED = re.compile(r"\W*(?:[A-Z]\.)+")
_HEADS = re.compile(
    r"\s*(?P<head>markets?|industry|sector|segment|categor(?:y|ies)|sales|spending|revenues?|demand|shipments|share)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W_]")
_DIGITS = re.compile(r"\d")
_BEFORE = re.compile(r"([A-Za-z]+)\W*$")
_KNOWN_BEFORE = frozenset(
    ["of", "for", "in", "by", "with", "the", "to", "from", "and", "while", "on", "at", "as"]
)
_RUN = re.compile(r"[A-Z0-9][\w&.’'-]*(?:\s[A-Z0-9][\w&.’'-]*)*")
_VERB = re.compile(r"(?<=\w)\s+[a-z]+(?:ed|s|ing)\b")
_LEAD = re.compile(
    r"(?:(?:plus|yet|both|only|still|even|also|meanwhile|despite|overall|combined|together|collectively|total"
    r"|among|when|then"
    r"|today|now|just|again|similarly|likewise|notably|currently|respectively|so|if|once|unlike|following"
    r"|because|though)\b,?\s*)+",
    re.IGNORECASE,
)
# What stands where names stand and is none: times, codes of currencies, units, measures of a business.
_NO_NAME = re.compile(
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august"
    r"|september"
    r"|october|november|december|q[1-4]|h[12]|fy\d*|today|week|months?|quarter|year|decade"
    r"|(?:first|second|third|fourth|last) (?:quarter|half)"
    r"|usd|eur|gbp|jpy|inr|cny|rmb|cad|aud|chf|krw|nt|dkk|sek|nok|mt|gw|mw|kg|tonnes?|tons|units?|ebitda|cagr"
    r"|mrr|arr|yoy"
    r"|eps|gdp|rev|numbers?|level|total|analysts?|source|note|figure|table|chart|way|size|bn|mn|tn|financially?"
    r"|combined"
    r"|(?:key )?(?:market facts|growth))\b\W*)+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:ed|ing|ly|s|er|tion|ment)$")
_NEAR = (10, 25, 50, 100, REACH)


def find(
    s: Sentence,
    i: int,
    voted: Mapping[str, str],
    carried: str,
    last: tuple[str, bool],
    called: Caller,
    acts: re.Pattern[str],
) -> Candidates:
    """Return the candidates of figure `i`.

    `voted` are the names that readings give, by reading; `carried` is what was spoken of before; `last` is the subject
    of the figure before in the block and whether it stands in this sentence; `called` makes a subject of a phrase (""
    for none); `acts` finds a verb behind a name.
    """
    found: Candidates = {}
    if last[0]:
        between = (
            "joined" if last[1] and i and s.groups[i] == s.groups[i - 1] else "here" if last[1] else "before"
        )
        _add(found, last[0], {f"last figure's:{between}"})
    for reading, name in voted.items():
        _add(found, name, {f"vote:{reading}"})
    _add(found, carried, {"carried"})
    for name, features in _phrases(s, i, called, acts):
        _add(found, name, features)
        if cards.is_own(s.page.card, name) or cards.is_spoken(s.page.card, name):
            _add(found, MARKET, features | {"by its name"})
    for name, where in _around(s, called):
        _add(found, name, {where})
        if cards.is_own(s.page.card, name) or cards.is_spoken(s.page.card, name):
            _add(found, MARKET, {f"{where}, by its name"})
    if s.page.acting:
        _add(found, s.page.acting, {"page's company"})
    for name in (MARKET, UNCLEAR):
        _add(found, name, set())
    if "ticker" in s.page.card.signs and "title on a market" not in s.page.card.signs:
        found.pop(MARKET, None)  # news of a company on an exchange is on no market of its own
    _beside_others(found)
    for name, features in found.items():
        features |= _sort(s, name)
        features.add(f"votes:{min(3, sum(f.startswith('vote:') for f in features))}")
    return found


def _add(found: Candidates, name: str, features: set[str]) -> None:
    if name and not _NO_NAME.fullmatch(name):
        known = next((other for other in found if same(other, name)), name)
        found.setdefault(known, set()).update(features)


def _beside_others(found: Candidates) -> None:
    """Tell of each candidate what speaks for another: a market's word behind it, a verb."""
    for sign in ("head:", "acts"):
        bearing = {name for name, features in found.items() if any(f.startswith(sign) for f in features)}
        for name, features in found.items():
            if bearing - {name}:
                features.add(f"another has {sign.rstrip(':')}{'' if name in bearing else ', this has not'}")


def same(one: str, other: str) -> bool:
    """Whether two names have the same words, order and plural aside."""
    if one == other:
        return True
    return bool(markets.stems(one)) and markets.stems(one) == markets.stems(other)


def _phrases(s: Sentence, i: int, called: Caller, acts: re.Pattern[str]) -> Iterator[tuple[str, set[str]]]:
    """Yield the phrases around a figure that could be names."""
    edge, end = s.figures[i].start, s.figures[i].end
    before = [p for p in chunks(s.text) if max(0, edge - REACH) <= p[0] and p[1] <= edge]
    behind = [p for p in chunks(s.text) if end <= p[0] < end + BEHIND]
    for side, phrases in (("before", before[::-1]), ("behind", behind)):
        rank = 0
        for start, stop in phrases:
            names = _names(s, s.text[start:stop], called)
            if not names:
                continue
            rank += 1
            gap = edge - stop if side == "before" else start - end
            figures_between = sum(
                min(stop, end) <= f.start and f.end <= max(start, edge)
                for k, f in enumerate(s.figures)
                if k != i
            )
            features = {
                f"{side}:{min(rank, 4)}",
                f"{side} near:{next((n for n in _NEAR if gap <= n), REACH)}",
                f"{side} figures between:{min(figures_between, 2)}",
            }
            features |= _beside(s.text, start, stop, acts)
            for name, cut in names:
                yield name, features | {f"cut:{cut}"}


@lru_cache(maxsize=512)  # a sentence is asked once for each of its figures
def _names(s: Sentence, phrase: str, called: Caller) -> tuple[tuple[str, str], ...]:
    """What a phrase names and what its beginning names, each with how it was cut: "", "capitals" or "verb"."""
    phrase = _LEAD.sub("", phrase)
    pieces = [(phrase, "")]
    run, verb = _RUN.match(phrase), _VERB.search(phrase)
    if run and run.end() < len(phrase):
        pieces.append((run[0], "capitals"))
    if verb and not (run and run.end() == verb.start()):
        pieces.append((phrase[: verb.start()], "verb"))
    said = ((called(s, piece), cut) for piece, cut in pieces)
    return tuple((name, cut) for name, cut in said if name and not _NO_NAME.fullmatch(name))


def _beside(text: str, start: int, stop: int, acts: re.Pattern[str]) -> set[str]:
    """What stands right before and behind a phrase."""
    features = set()
    word = _BEFORE.search(text, max(0, start - 16), start)
    led = word[1].lower() if word else ""
    features.add(f"led by:{led if led in _KNOWN_BEFORE else 'other' if led else 'none'}")
    if acts.match(text, stop):
        features.add("acts")
    head = _HEADS.match(text, stop) or _HEADS.search(text[max(start, stop - 12) : stop])
    if head:
        features.add(f"head:{head['head'].lower().rstrip('s')}")
    if start < 3:
        features.add("opens the sentence")
    closing = text[stop : stop + 2].strip()[:1]
    if closing and not closing.isalnum():
        features.add(f"then:{closing}")
    return features


@lru_cache(maxsize=256)
def chunks(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of runs of words in which no function word, verb of the field or figure stands."""
    spans: list[tuple[int, int]] = []
    start = stop = -1
    words = 0
    for token in _TOKEN.finditer(text):
        raw = token[0]
        bare = _CLOSES.sub("", _OPENS.sub("", raw))
        joint = start >= 0 and _joins(text, start, token.start(), bare.lower(), token.end())
        if not _LETTER.search(bare) or (markets.stops(bare) and not joint) or _number(bare):
            if start >= 0:
                spans.append((start, stop))
            start, words = -1, 0
            continue
        begin = token.start() + raw.index(bare)
        if start < 0:
            start = begin
        stop, words = begin + len(bare), words + 1
        if (_CUT.search(raw) and not _ABBREVIATED.fullmatch(raw)) or words >= LONGEST:
            spans.append((start, stop))
            start, words = -1, 0
    if start >= 0:
        spans.append((start, stop))
    return tuple(spans)


def _joins(text: str, start: int, at: int, word: str, end: int) -> bool:
    """Whether a small word belongs to the name that it stands in: "House of Tar", "AI in healthcare"."""
    if word == "of" and text[end : end + 2].strip()[:1].isupper():
        return True
    return word in ("in", "of", "for") and markets.ACRONYM.search(text, start, at) is not None


def _number(word: str) -> bool:
    return word[:1] in "$€£¥₹~≈<>" or (bool(_DIGITS.match(word)) and not word[-1:].isalpha())


@lru_cache(maxsize=4)
def _around(s: Sentence, called: Caller) -> tuple[tuple[str, str], ...]:
    """Return what the heading above, the title, and the sentence before speak of, and where each stands."""
    return tuple(_each_around(s, called))


def _each_around(s: Sentence, called: Caller) -> Iterator[tuple[str, str]]:
    """Yield what the heading above, the title, and the sentence before speak of."""
    section = s.block.section
    if section and len(section) < 160:
        for named in markets.find(section):
            yield called(s, section[named.start : named.end]), "heading's market"
        yield called(s, section.strip(" :*#")), "heading"
        for start, stop in chunks(section)[:4]:
            yield called(s, section[start:stop]), "in heading"
    title = s.page.report.title
    if title and len(title.split()) <= SHORT:
        yield called(s, title), "short title"
    lead = s.block.bold[0] if s.block.bold and s.block.bold[0][0] < 3 else None
    if lead:
        yield called(s, s.block.text[slice(*lead)].strip(" :.")), "bold lead"
    for start, stop in chunks(s.block.text[:120])[:2]:
        yield called(s, s.block.text[start:stop]), "opens the block"
    text = s.block.text[max(0, s.start - 300) : s.start]
    for start, stop in chunks(text)[-8:]:
        if text[start:stop][:1].isupper() or _HEADS.match(text, stop):
            yield called(s, text[start:stop]), "in sentence before"
    for named in markets.find(text)[-1:]:
        yield called(s, text[named.start : named.end]), "market before"


@lru_cache(maxsize=512)
def _sort(s: Sentence, name: str) -> frozenset[str]:
    """Of what sort a name is."""
    kind = s.page.card.kind
    company = "company's page" if s.page.acting else "no company's page"
    signs = s.page.card.signs
    pairs = {f"{a} & {b}" for a in signs for b in signs if a < b}
    if name in (MARKET, UNCLEAR):
        return frozenset(
            {f"{kind}:{name}", f"{company}:{name}", *(f"{name}, {sign}" for sign in signs | pairs)}
        )
    words = name.split()
    ending = _ENDS.search(words[-1])
    features = {
        f"words:{min(len(words), 5)}",
        f"{kind}:named",
        f"ends in:{ending[0] if ending and words[-1].islower() else ''}",
    }
    sort = (
        "joint" if " + " in name
        else "place" if any(m.name == name for m in s.places)
        else "company" if any(m.name == name for m in s.companies)
        else "in a place" if ", " in name
        else "capitals" if all(w[:1].isupper() or not w[:1].isalpha() for w in words)
        else "capital" if words[0][:1].isupper()
        else "small"
    )  # fmt: skip
    features |= {f"sort:{sort}", f"{kind}:{sort}"}
    if markets.stems(name) <= markets.stems(s.page.report.title) and markets.stems(name):
        features.add("in title")
    if cards.is_spoken(s.page.card, name):
        features |= {"spoken of", *(f"spoken of, {sign}" for sign in signs | pairs)}
    if cards.is_own(s.page.card, name):
        features |= {"own", f"{company}:own"}
    if s.page.report.source.count(name) >= 3:
        features.add("often")
    if _DIGITS.search(name):
        features.add("digits")
    return frozenset(features)
