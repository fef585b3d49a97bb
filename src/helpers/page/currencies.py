"""Currencies and how pages print them: Babel's table (Unicode CLDR, English), and what it lacks.

Every currency that some territory pays with today is here, by its ISO 4217 code, its English names in singular
and plural and its sign, as the installed Babel has them. `ADDED` holds the few spellings that pages use besides.

A false currency is worse than a missed one, so a spelling is read only where it can mean one thing:

- A bare "$" is USD and "¥" is JPY, since pages mark the others ("A$", "CN¥"). Likewise "dollars" is USD, "Rs." and
  "rupees" are INR and "won" is KRW. A code or name behind the number decides: "$5 million CAD" is CAD.
- A noun of several currencies is read only with its country: "Mexican pesos" and never "pesos"; so with francs,
  crowns, kroner, dinars, dirhams, rials, riyals, shillings and rubles. "kr", "Fr.", "FCFA" are not read at all.
- "pounds" are mostly a weight: only "British pounds", "pounds sterling" or those of another country are money.
- Codes count in capitals, but for a few that spell nothing else ("usd"). Many are words or terms as well (TOP, ALL,
  PEN; AWG 24, SDG 7, PHP 8): these count only beside a scale ("PHP 40 million"), and behind a number only where no
  noun follows ("40 million PHP", not "40 million PHP developers").
- A noun without its country ("2 trillion won", "5 million baht") needs a scale in the same way; "real", "gold",
  "sol" and other everyday words never stand alone. A year ("in constant 2015 dollars") is no amount.
"""

import re
import unicodedata
from collections import defaultdict
from typing import NamedTuple

from babel import localedata
from babel.core import get_global

# What pages print and Babel lacks: signs in front of a number, and names behind it.
ADDED = {
    "USD": ("U.S.$", "U.S. $", "U.S. dollar", "U.S. dollars", "dollar", "dollars"),
    "GBP": ("￡", "pound sterling", "pounds sterling"),
    "JPY": ("￥",),
    "CNY": ("RMB", "renminbi"),
    "INR": ("Rs.", "Rs", "rupees"),
    "KRW": ("￦", "Korean won"),
    "AUD": ("AU$",),
    "CAD": ("C$", "CDN$", "CAN$"),
    "MXN": ("Mex$",),
    "SGD": ("S$",),
    "TWD": ("Taiwan dollar", "Taiwan dollars", "NT dollars"),
    "BRL": ("reais", "Brazilian reais"),
    "ILS": ("Israeli shekel", "Israeli shekels"),
    "RUB": ("₽", "Russian rouble", "Russian roubles"),
    "TRY": ("₺", "Turkish liras"),
    "NGN": ("₦",), "THB": ("฿",), "UAH": ("₴",), "KZT": ("₸",), "GHS": ("₵", "GH₵"), "CRC": ("₡",),
    "PYG": ("₲",), "MNT": ("₮",), "LAK": ("₭",), "BDT": ("৳",), "GEL": ("₾",), "AZN": ("₼",),
}  # fmt: skip
# Codes that mean nothing else beside a number, so that they need no scale; those of the first row in any case.
ANY_CASE = {
    "USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "AUD", "HKD", "SGD", "TWD", "BRL", "CHF", "NOK", "DKK",
}  # fmt: skip
CERTAIN = ANY_CASE | {"CZK", "HUF", "IDR", "MXN", "MYR", "NZD", "PLN", "SEK", "THB", "VND", "ZAR"}
UNREAD = {"FCFA", "F\u202fCFA", "Cg."}  # signs of two currencies in use, or of something else
# Nouns that are everyday words, other measures, or money that is gone: never read without their country.
HOMONYMS = {
    "afghani", "afghanis", "guarani", "guaranis", "colon", "colons", "dram", "drams", "gold", "kip", "kips", "leone",
    "leones", "mark", "marks", "real", "reals", "sol", "soles",
}  # fmt: skip
GONE = {"escudo", "escudos", "florin", "guilder", "guilders"}
_FIRST = re.compile(r"[^\W\d_]+")  # the first word of a name
_SURE_NOUNS = {"yen", "yuan", "euro", "euros"}  # nouns of one currency that need no scale


def current() -> list[str]:
    """Return the ISO 4217 codes that are legal tender somewhere today, in order."""
    territories = get_global("territory_currencies").values()
    return sorted({code for uses in territories for code, _, end, tender in uses if tender and end is None})


def _babel() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Names and signs of the current currencies, by code: in English, and the signs of no language besides ("US$").

    The two tables are taken as they are, English without what it has from the other.
    """
    root, english = (localedata.load(language, merge_inherited=False) for language in ("root", "en"))
    names, plurals = english["currency_names"], english["currency_names_plural"]
    tables = (root["currency_symbols"], english["currency_symbols"])
    codes = current()
    signs = {code: {table[code] for table in tables if code in table} - {code} for code in codes}
    return {code: {names[code], *plurals[code].values()} for code in codes}, signs


def _spellings(name: str) -> set[str]:
    """A name in small letters, with and without its accents and its "&"."""
    name = name.lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return {spelling.replace("&", word) for spelling in (name, plain) for word in ("&", "and")}


def _nouns(names: dict[str, str]) -> dict[str, str]:
    """The last words that only one currency goes by ("baht"), and may go by alone."""
    owners = defaultdict(set)
    for name, code in names.items():
        owners[name.split()[-1]].add(code)
    return {
        noun: code
        for noun, (code, *others) in owners.items()
        if not others and len(owners.get(noun.removesuffix("s"), [0])) == 1 and noun not in HOMONYMS | GONE
    }


def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Build FRONT, BEHIND and SCALED."""
    by_code, signs = _babel()
    full = {s: code for code, names in by_code.items() for name in names for s in _spellings(name)}
    nouns = _nouns(full)
    front = {sign.lower(): code for code, known in signs.items() for sign in known - UNREAD}
    behind = {name: code for name, code in full.items() if name.split()[-1] not in HOMONYMS}
    scaled = full | nouns | {"won": "KRW", "rand": "ZAR"}
    behind |= {noun: nouns[noun] for noun in _SURE_NOUNS}
    for code, spellings in ADDED.items():
        for spelling in spellings:
            if not spelling[-1].islower() or spelling == "Rs":
                front[spelling.lower()] = code
            if spelling[-1].isalpha() and spelling != "Rs":
                behind[spelling.lower()] = code
    return front, behind | {code.lower(): code for code in ANY_CASE}, scaled


# What ties a code to another word: "X-PEN 5 million" is no money.
_TIED = frozenset("-/_$.&0123456789")
# Signs in small letters, which make money of any number behind them; names of any number; names of a scaled one.
FRONT, BEHIND, SCALED = _tables()
CODES = frozenset(current())  # in capitals; those that are not CERTAIN only beside a scale
SIGNS = "".join(sorted({sign for sign in FRONT if len(sign) == 1}))
SPACES = " \t\n\xa0\u2009\u202f"
# Signs of letters alone: beside a scale only ("RM 5 million"), since they may be something else.
SIGNS_BEHIND = {"zł": "PLN", "Kč": "CZK", "元": "CNY", "円": "JPY", "원": "KRW"}
LETTERS = {"RM": "MYR", "Rp": "IDR", "KSh": "KES", "Dh": "AED", "Dhs": "AED", "Tk": "BDT"}


def _others(*nouns: str) -> frozenset[str]:
    """The currencies that go by one of some nouns."""
    return frozenset(code for name, code in SCALED.items() if name.endswith(nouns))


# Signs that leave it open whose money they mean, until a code or a name behind the number says so.
OPEN = {
    "$": _others(" dollar", " peso"),
    "¥": frozenset({"CNY"}),
    "￥": frozenset({"CNY"}),
    "£": _others(" pound"),
    "rs": _others(" rupee"),
    "rs.": _others(" rupee"),
}


_LOWER = frozenset(code.lower() for code in ANY_CASE)


def _lengths() -> dict[str, list[int]]:
    """Lengths of the signs by their last character, longest first: before most numbers stands none of them."""
    found = defaultdict(set)
    for sign in {*FRONT, *(sign.upper() for sign in FRONT), "Rs", *CODES, *LETTERS, *_LOWER} - {"rs"}:
        found[sign[-1]].add(len(sign))
    return {last: sorted(lengths, reverse=True) for last, lengths in found.items()}


def _by_first_word() -> dict[str, list[tuple[str, str, bool]]]:
    """Names by their first word, longest first: the name, its code, and whether it needs a scale."""
    found = defaultdict(list)
    for name in sorted({**SCALED, **BEHIND}, key=len, reverse=True):
        first = _FIRST.match(name)
        assert first is not None  # each name begins with a word
        found[first[0]].append((name, BEHIND.get(name) or SCALED[name], name not in BEHIND))
    return dict(found)


_LENGTHS, _NAMES = _lengths(), _by_first_word()
_WORD = re.compile(rf"[{SPACES}-](?:of[{SPACES}])?([^\W\d_]+)", re.IGNORECASE)
# Small words that may follow an amount. Behind a doubtful name any other word is a noun: "40 million PHP developers".
_SMALL = (
    "a (?:day|month|year|share)|after|against|and|as|at|before|between|by|compared|during|each|for|from|in|into"
    "|is|last|of|on|or|over|per|respectively|than|that|this|through|to|under|until|was|were|when|which|while|will|with|would"
)
_NOUN = re.compile(rf"[{SPACES}/-](?!(?:{_SMALL})\b)\w|\d")
_NUMBER = re.compile(rf"[{SPACES}-]\d")  # "3 million Euro 5 engines"


class Sign(NamedTuple):
    """A sign in front of a number: where it starts, its currency, whether it is money without a scale."""

    start: int
    code: str
    sure: bool
    others: frozenset[str] = frozenset()  # what a code or a name behind the number may tell that it is


def sign(text: str, end: int) -> Sign | None:
    """The currency's sign that ends where a number starts, but for one space or soft hyphen between."""
    if end and text[end - 1] == "\xad":
        end -= 1
    if end and text[end - 1] in SPACES:
        end -= 1
    for length in _LENGTHS.get(text[end - 1], ()) if end else ():
        start = end - length
        if start < 0:
            continue
        spelling = text[start:end]
        if _letter(text[start - 1 : start]):
            if length == 1 and spelling in OPEN:  # "AUD$ 15"
                owned = _whose(text, Sign(start, FRONT[spelling], True, OPEN[spelling]))
                return owned if owned.start < start else None
            continue
        if spelling in _LOWER:
            return Sign(start, spelling.upper(), True)
        if spelling in CODES:
            sure = spelling in CERTAIN
            tied = not sure and text[start - 1 : start] in _TIED
            return None if tied else Sign(start, spelling, sure)
        code = FRONT.get(spelling.lower())
        if code:
            found = Sign(start, code, True, OPEN.get(spelling.lower(), frozenset()))
            return _whose(text, found) if length == 1 and found.others else found
        if spelling in LETTERS:
            return Sign(start, LETTERS[spelling], False)
    return None


_OWNER = re.compile(rf"(?<![^\W\d_])(?:([A-Za-z]{{2,3}})|([A-Z])\.([A-Z])\.?|c(?= ))[{SPACES}]?$")


def _whose(text: str, sign: Sign) -> Sign:
    """An open sign with the code or letters of its country before it: "RMB ¥", "AUD$", "US $", "c $"."""
    owner = _OWNER.search(text, max(0, sign.start - 6), sign.start)
    if not owner:
        return sign
    word = owner[1] or (owner[2] or "C") + (owner[3] or "")
    code = (
        "CNY"
        if word == "RMB"
        else word
        if word == word.upper() or text[sign.start - 1] == owner[0][-1]
        else ""
    )
    known = {sign.code, *sign.others}
    if code.upper() in known:
        return Sign(owner.start(), code.upper(), True)
    letters = FRONT.get(word.lower() + text[sign.start])
    return Sign(owner.start(), letters, True) if letters else sign


def name(text: str, start: int, scaled: bool) -> tuple[int, str] | None:
    """Return where the currency's name behind a number ends, and its code.

    `scaled` says that a scale or an open sign stands before, so that a doubtful name may be meant.
    """
    word = _WORD.match(text, start)
    if not word:
        return _behind_sign(text, start)
    at = word.start(1)
    if word[1] in CODES and word[1].lower() not in BEHIND:
        return _code(text, at, word[1], scaled)
    for spelling, code, doubtful in _NAMES.get(word[1].lower(), ()):
        end = at + len(spelling)
        if text[at:end].lower() != spelling or text[end : end + 1].isalnum():
            continue
        if (doubtful or spelling.startswith("euro")) and _NUMBER.match(text, end):
            continue
        if not doubtful or (scaled and not _NOUN.match(text, end)):
            return end, code
    return _behind_sign(text, start)


_BOTH = {sign.upper() for sign in FRONT if not sign.isascii() or not sign[0].isalpha()} | {
    "R$",
    "US$",
    *SIGNS_BEHIND,
}
_EITHER = "|".join(re.escape(sign) for sign in sorted(_BOTH, key=len, reverse=True))
# Behind a number stands a sign, or a code glued to it. In "5 $10 bills" it belongs to the 10, in "10 $ 30 $" to the 10.
_SIGN_BEHIND = re.compile(
    rf"[{SPACES}]?(?P<sign>{_EITHER})"
    rf"(?![^\W\d_]|[{SPACES}]?\d[\d.,]*(?![\d.,]|[{SPACES}]?(?:{_EITHER})(?![{SPACES}]?\d)))"
    r"|(?P<code>[A-Z]{3}|[a-z]{3,5})(?![^\W_])"
)


def _behind_sign(text: str, start: int) -> tuple[int, str] | None:
    """A sign behind a number, or glued to it a code or noun that means nothing else ("115USD")."""
    match = _SIGN_BEHIND.match(text, start)
    if not match:
        return None
    if match["sign"]:
        return match.end(), SIGNS_BEHIND.get(match["sign"]) or FRONT[match["sign"].lower()]
    word = match["code"]
    if word in CERTAIN:
        return match.end(), word
    code = BEHIND.get(word) if word in _SURE_NOUNS or word.upper() in ANY_CASE else None
    return (match.end(), code) if code else None


def _code(text: str, at: int, code: str, scaled: bool) -> tuple[int, str] | None:
    end = at + len(code)
    if (scaled or code in CERTAIN) and not _NOUN.match(text, end):
        return end, code
    return None


def _letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
