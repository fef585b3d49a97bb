"""Figures as a page prints them: numbers, ranges, per cent and money, with their spans.

This room knows numbers, scales, currencies and per-cent signs; it knows nothing of markets.
Values are exact decimals, and each carries the size of its last printed digit: "8.00" says more than "8".
"""

import html
import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from helpers.page import currencies

# Powers of ten. The short ones are read only beside a currency: "$5m" is money, "5m" is a length.
SCALES = {
    "thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "milliard": 9, "trillion": 12,
}  # fmt: skip
SHORT_SCALES = {
    "k": 3, "l": 5, "lac": 5, "m": 6, "mn": 6, "mm": 6, "mln": 6, "mil": 6, "mio": 6, "cr": 7, "b": 9, "bn": 9,
    "bln": 9, "bio": 9, "mrd": 9, "t": 12, "tn": 12, "trn": 12, "tln": 12,
}  # fmt: skip
LAKHS = {"INR", "PKR", "BDT", "NPR", "LKR"}  # where an L behind an amount is a lakh
PERCENT = ("%", "％", "percent", "per cent", "pct")
FRACTIONS = {"¼": "0.25", "½": "0.5", "¾": "0.75", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6", "⅘": "0.8", "⅛": "0.125",
             "⅜": "0.375", "⅝": "0.625", "⅞": "0.875"}  # fmt: skip
LONGEST = 30  # characters of a number; a longer run of digits is a code, not a figure
AROUND = ("±", "+/-", "+/−")  # between a value and how far it may be off
JOINERS = ("to", "and", "--", "-", "–", "—", "−", "~", *AROUND)  # between the two ends of a range
MINUS = "-−–"
MOST_TIMES = 10  # by which one end of a path may exceed the other where both have one scale
SMALL = 1000  # a price below this, joined to a scaled amount of the same currency, is a part of that amount


class Printed(NamedTuple):
    """One printed end: its value in full units, and one unit of its last printed digit in the same units."""

    value: Decimal
    step: Decimal


class Figure(NamedTuple):
    """A number or a range in a text: its span, its ends (none for a placeholder), its unit, a "+", its scale.

    The unit is "%", the ISO code of a currency, or "" for a bare number.
    """

    start: int
    end: int
    ends: tuple[Printed, ...]
    unit: str
    plus: bool
    power: int


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_POWER = SCALES | SHORT_SCALES
_LONGER = {word: power for word, power in _POWER.items() if len(word) > 1}
_SP = r"[ \t\n\xa0\u2009\u202f]"
_VULGAR = "".join(FRACTIONS)
_HALVES = r"[1357]/[248](?![\d/])"
# A number, or letters where the digits belong. One set of characters begins both, so a search skips the rest.
_NUMBER = re.compile(
    rf"[\dXYZx_\[{_VULGAR}](?:"
    r"(?<=\d)(?:"
    r"(?<=[1357])/[248](?![\d/])"  # 1/2
    r"|(?:\d{0,2}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d+)?"  # 1,234,567.8 and 1,00,000
    r"|\d{0,2}(?:[\xa0\u2009\u202f'’]\d{3}){1,6}(?!\d)(?:[.,]\d{1,2}(?!\d))?"  # 1'234.5, 1 234,5 (no plain space)
    r"|\d{0,2}(?:\.\d{3}){1,6},\d{1,2}(?!\d)"  # 1.234,56
    r"|\d{0,2}(?:\.\d{3}){2,6}(?![\d.])"  # 1.234.567
    r"|\d*(?:[.,]\d+)?)"  # 12, 12.50 and 12,5
    rf"(?:[{_VULGAR}]|{_SP}{_HALVES}|[eE][+-]?\d{{1,2}}(?![A-Za-z\d]))?)"  # 4½, 4 1/2, 4.2E9
    rf"|(?<=[{_VULGAR}])"
    r"|(?<![A-Za-z0-9][XYZx_\[])(?P<blank>(?<=[\[_XYZx])(?:[XYZ]{0,4}|x{0,4}|_{0,4})(?:\.[Xx]{1,3})?\]?)(?![A-Za-z]))"
)
_SPACED = re.compile(
    r"\d{1,3}(?: \d{3}){1,6}(?![\d,.]*\d{2} ?\d)(?!\d)(?:[.,]\d{1,2}(?!\d))?"
)  # thousands by spaces
_MISGROUPED = re.compile(r"(?!0)\d+,\d{4,}")  # 1,2500 is neither a thousand nor a fraction
RAISED = "\u00b9\u00b2\u00b3\u2070\u2074-\u2079"  # a set of small digits
_NOTE = rf"(?:\[[\d{RAISED}]{{1,3}}\]|[\[(]?[{RAISED}*†‡]{{1,3}}(?:, ?[{RAISED}]{{1,3}})*[\])]?)?"  # the mark of a note
# A share of points is no rate: "2 percentage points", "0.5 %-points".
_PERCENT = (
    rf"{_SP}?(?:(?P<percent>[%％])(?!{_SP}?-?points?\b)"
    rf"|-?(?P<spelt>{_words(PERCENT[2:])})(?![a-z])(?!{_SP}points?\b))"
)


def _behind(scales: Iterable[str]) -> re.Pattern[str]:
    """What may stand behind a number and before a currency's name: a plus, a per-cent sign, or a scale."""
    scale = (
        rf"(?:{_SP}|-)?(?P<scale>{_words(scales)})s?(?![a-z])"
        rf"(?:{_SP}(?P<second>{_words(SCALES)}|cr)s?(?![a-z]))?"  # lakh crore
    )
    return re.compile(
        rf"{_NOTE}(?P<plus>\+)?(?:{_PERCENT}|{scale})(?P<more>\+)?|(?P<alone>\+{{0,2}})",
        re.IGNORECASE | re.ASCII,  # a long or dotless letter stands for none of the tables'
    )


_BEHIND, _BEHIND_SIGN = _behind(SCALES), _behind(_POWER)
# A short scale without a sign in front needs a currency behind it: "4.2 bn USD", "20 M€", "50 MUSD".
_SHORT = re.compile(rf"{_SP}?(?P<scale>{_words(SHORT_SCALES)})\.?", re.IGNORECASE | re.ASCII)
# Scales that a reading of a few units did not reach.
_UNREACHED = re.compile(
    rf"(?:{_SP}?[.,]\d+)?{_SP}*[\[(*,]{{0,2}}{_SP}*(?:{_words(SCALES)})s?\b", re.IGNORECASE
)
# A scale behind the currency that stands behind the number: "75 USD million", "5 $ billion".
_LATER = re.compile(rf"{_SP}(?P<scale>{_words(_LONGER)})s?(?![A-Za-z])", re.IGNORECASE | re.ASCII)
_CODE_LATER = re.compile(rf"{_SP}?(?P<code>[A-Z]{{3}})(?={_SP}(?:{_words(_LONGER)})s?(?![A-Za-z]))", re.ASCII)
_WORD_BEFORE = re.compile(rf"(?<![A-Za-z])([A-Za-z]+)\.?{_SP}?$")
# The scale that makes money of a doubtful code, perhaps behind a range. A single letter may be a length ("AWG 5 m"),
# and in a headline all in capitals any word looks like a code.
_CAPITALIZED = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in SCALES)
_SCALED = re.compile(
    rf"\+?(?:{_SP}?(?:{_words(JOINERS)}){_SP}?(?:[A-Z]{{3}}{_SP}?)?[\d.,]{{1,{LONGEST}}})?"
    rf"(?:{_SP}|-)?(?:(?:{_CAPITALIZED})s?|mn|mln|bn|bln|tn|trn|Mrd|Mio)(?![A-Za-z])"
)
_JOINT = re.compile(rf"{_SP}?(?:{_words(JOINERS)}){_SP}?", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween{_SP}(?:\w+{_SP}){{0,2}}$", re.IGNORECASE)
_FROM = re.compile(
    rf"(?<!ranging{_SP})(?<!ranges{_SP})(?<!range{_SP})\bfrom{_SP}(?:\w+{_SP}){{0,2}}$", re.IGNORECASE
)
# Verbs that hold a figure, between which and "from" none stands that moves it.
_VERB = re.compile(
    r"\b(?:(?P<holds>holds?|holding|held|has|have|had|keeps?|kept|takes?|accounts? for|accounted for|makes? up"
    r"|made up|spans?|costs?)"
    r"|gr[oe]w\w*|ris\w*|rose|increas\w*|expand\w*|climb\w*|f[ae]ll\w*|declin\w*|decreas\w*|drop\w*|mov\w*|go"
    r"|goes|gone|went"
    r"|shift\w*|jump\w*|improv\w*|chang\w*|swing\w*|up(?! to\b)|down|been|to (?!be\b)[a-z]+)\b|[.;]\s",
    re.IGNORECASE,
)
CLAUSE = 120  # characters before a figure in which its verb is looked for
_OPENING = "(:|\"“‘'"  # what may stand before a minus, besides a space
_WORDLIKE = re.compile(r"[\w.]")
_NEXT = re.compile(rf"{_SP}?\d")
_YEAR = re.compile(r"(?:19|20)\d\d")  # "2015 dollars" are prices of that year
_SUPERSCRIPT = re.compile(r"<sup\b[^>]*>.*?</sup>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>|\*+|\xad")


def find(text: str) -> list[Figure]:
    """Return every number, range and placeholder of `text` in order.

    Two numbers become one range where a dash or "to" joins them ("7-9%", "$10 to $12 million"), or "and"
    after "between". "From 5% to 7%" stays two figures, a path and no range, unless it is "ranging from".
    """
    found: list[Figure] = []
    for match in _NUMBER.finditer(text):
        last = found[-1] if found else None
        if last and match.start() < last.end:
            continue  # inside a number with spaces between its thousands
        figure = _single(text, match, last)
        if figure is None:
            continue
        if _misread(text, figure):
            figure = figure._replace(unit="")
        joined = _joined(text, last, figure) if last else None
        if joined:
            found[-1] = joined
            continue
        if last and _torn(text, last, figure):
            found[-1] = _lent(text, last, figure)
        found.append(figure)
    return found


@lru_cache(maxsize=4096)
def ends(figure: str) -> list[Printed]:
    """Return the printed end or ends of one figure, as exact decimals.

    Per cent in points, money in full units of its currency: "$4 billion" is 4000000000 with a step of
    1000000000, "8.00%" is 8.00 with a step of 0.01, "7-9%" has two ends, "$XX billion" has none.
    """
    return [end for found in _whole(figure) for end in found.ends][:2]


def unit(figure: str) -> str:
    """Return "%", the ISO code of the figure's currency, or "" where it has neither."""
    return next((found.unit for found in _whole(figure) if found.unit), "")


def power(scale: str) -> int:
    """The power of ten that a scale's word or letter stands for."""
    return _POWER[scale.lower()]


def _whole(figure: str) -> list[Figure]:
    """Read a figure cut out of a page; tags, entities and stars inside it are no part of the number."""
    text = _TAG.sub("", html.unescape(_SUPERSCRIPT.sub("", figure)))
    return find(f"between {text}" if re.search(r"\sand\s", text) else text)


def _single(text: str, match: re.Match[str], last: Figure | None) -> Figure | None:
    """Read the sign before a number and what stands behind it; None for letters that are no placeholder."""
    start, end, blank = match.start(), match.end(), match["blank"] is not None
    floor = last.end if last else 0
    front = _front(text, start, end, floor)
    if not blank:
        end = _spaced(text, start, end, front.sign)
    number = text[front.number : end]
    exponent = text[start - 1 : start] == "^"  # in a formula between dollar signs
    if len(number) > LONGEST or exponent or _MISGROUPED.fullmatch(number):
        return Figure(start, end, (), "", False, 0)
    back = _back(text, number, end, front.sign, lent=_lends(text, last, start))
    if blank and text[end : end + 1] in ("^", "_", "$", "\\"):  # a formula: "$x^2$"
        return None
    if blank and not (front.sign or back.percent or back.power):
        return None
    first, power = front.sign.start if front.sign else front.number, front.power or back.power
    figure = Figure(first, back.stop, (), _unit(front.sign, back), back.plus, power)
    if blank:
        return figure
    return _signed(text, figure._replace(ends=(_printed(number, power),)), end, last, front.minus)


def _unit(sign: currencies.Sign | None, back: "_Back") -> str:
    """The unit that a sign in front and a name behind give together: "$5 million CAD" is CAD."""
    if back.percent:
        return "%"
    return back.code if sign is None or back.code in sign.others else sign.code


def _signed(text: str, figure: Figure, end: int, last: Figure | None, inside: bool) -> Figure:
    """A figure with its minus, if one stands before it, inside it ("$-5") or in brackets around it: "(2.5)%"."""
    start = figure.start
    if not figure.unit and text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        percent = _BEHIND.match(text, end + 1)
        if not (percent and (percent["percent"] or percent["spelt"])):
            return figure
        figure = figure._replace(start=start - 1, end=percent.end(), unit="%")
    elif _negative(text, figure, last):
        figure = figure._replace(start=start - 1)
    elif not inside:
        return figure
    return figure._replace(ends=tuple(Printed(-end.value, end.step) for end in figure.ends))


class _Front(NamedTuple):
    """What stands before a number: its currency's sign, where the number starts, a scale and a minus between."""

    sign: currencies.Sign | None
    number: int
    power: int = 0
    minus: bool = False


class _Back(NamedTuple):
    """What stands behind a number: where it ends, its currency, its scale, and whether it is a per cent or more."""

    stop: int
    code: str
    power: int
    percent: bool
    plus: bool


def _front(text: str, start: int, end: int, floor: int) -> _Front:
    """Read what stands before a number, no further back than the figure before ends."""
    at = start
    if start > floor and text[start - 1] == "." and not _WORDLIKE.match(text, max(0, start - 2), start - 1):
        at -= 1  # ".5%"
    sign, power, minus = currencies.sign(text, at), 0, False
    if not sign and at > 1 and text[at - 1] in MINUS and not text[at - 2].isalpha():
        sign = currencies.sign(text, at - 1)  # "$-5 million"
        minus = sign is not None
    if not sign and at > 2:
        sign, power = _scale_before(text, at)
    if sign and (sign.start < floor or not (sign.sure or power or _SCALED.match(text, end))):
        return _Front(None, at)
    return _Front(sign, at, power, minus)


def _scale_before(text: str, at: int) -> tuple[currencies.Sign | None, int]:
    """A scale between the currency and its number, or glued before its code: "USD million 75", "MEUR 60"."""
    if not text[at - 1].isalpha() and not text[at - 2].isalpha():
        return None, 0
    word = _WORD_BEFORE.search(text, max(0, at - 12), at)
    if not word:
        return None, 0
    power = _LONGER.get(word[1].lower().removesuffix("s"), 0)
    if power:
        return currencies.sign(text, word.start()), power
    if len(word[1]) == 4 and word[1][0] in "kMB" and word[1][1:] in currencies.CERTAIN:
        return currencies.Sign(word.start(), word[1][1:], True), SHORT_SCALES[word[1][0].lower()]
    return None, 0


def _spaced(text: str, start: int, end: int, sign: currencies.Sign | None) -> int:
    """Where a number ends whose thousands are parted by spaces; plain ones need a currency beside them."""
    if text[end : end + 1] != " " or not text[end + 1 : end + 2].isdigit():
        return end
    match = _SPACED.match(text, start)
    if not match or match.end() <= end:
        return end
    return match.end() if sign or _money_follows(text, match.end()) else end


def _money_follows(text: str, end: int) -> bool:
    behind = _BEHIND.match(text, end)
    assert behind
    return currencies.name(text, behind.end(), behind["scale"] is not None) is not None


def _lends(text: str, last: Figure | None, start: int) -> bool:
    """Whether the figure before is money that waits for a scale: "$63-70B"."""
    if last is None or last.unit in ("", "%") or last.power or start - last.end > 7:
        return False
    return _JOINT.fullmatch(text, last.end, start) is not None


def _back(text: str, number: str, end: int, sign: currencies.Sign | None, lent: bool) -> _Back:
    """Read what stands behind a number; a scale may be short where a sign stands before it or is lent to it."""
    behind = (_BEHIND_SIGN if sign or lent else _BEHIND).match(text, end)
    assert behind  # nothing behind a number is a match too
    percent = bool(behind["percent"] or behind["spelt"])
    if percent and sign:
        return _Back(end, "", 0, False, False)
    stop = behind.end()
    power = sum(_POWER[word.lower()] for word in (behind["scale"], behind["second"]) if word)
    if (behind["scale"] or "") in "lL" and power and not (sign and sign.code in LAKHS):
        stop, power = end, 0  # litres
    plus = bool(behind["plus"] or behind["more"] or behind["alone"])
    code = ""
    if not percent:
        stop, code, power = _named(text, number, (stop, power), sign)
    if text[stop : stop + 1] == "+":
        stop, plus = stop + 1, True
    return _Back(stop, code, power, percent, plus)


def _named(
    text: str, number: str, behind: tuple[int, int], sign: currencies.Sign | None
) -> tuple[int, str, int]:
    """Read the name of a currency behind a number, with a scale before or behind it: its end, code and power."""
    stop, power = behind
    name = _name(text, stop, number, power > 0, sign)
    if name:
        later = None if power or sign else _LATER.match(text, name[0])
        return (later.end(), name[1], _POWER[later["scale"].lower()]) if later else (*name, power)
    if sign or power:
        return stop, "", power
    later_code = _CODE_LATER.match(text, stop)
    if later_code and later_code["code"] in currencies.CODES and not _YEAR.fullmatch(number):
        later = _LATER.match(text, later_code.end())
        assert later  # the code was matched for the scale behind it
        if not re.match(rf"{_SP}\d", text[later.end() : later.end() + 2]):
            return later.end(), later_code["code"], _POWER[later["scale"].lower()]
    short = _SHORT.match(text, stop)
    if short:
        name = currencies.name(text, short.end(), False)
        if name:
            return *name, _POWER[short["scale"].lower()]
    return stop, "", 0


def _name(
    text: str, end: int, number: str, scaled: bool, sign: currencies.Sign | None
) -> tuple[int, str] | None:
    """Where the name of a currency behind a number ends, and its code."""
    name = currencies.name(text, end, scaled or (sign is not None and bool(sign.others)))
    if name and not scaled and not sign and _YEAR.fullmatch(number):
        return None
    apart = name and text[end].isspace() and text[end : name[0]].strip().isupper()
    if name and apart and (sign or not scaled) and _NEXT.match(text, name[0]):
        return None  # "by Q3 USD 5 billion": a code between two numbers belongs to the one behind
    return name


def _negative(text: str, figure: Figure, last: Figure | None) -> bool:
    """Whether a figure has a minus: glued to it, with a space or nothing before.

    Right behind another number the dash makes a range ("5 -7%"), but not of two rates in a row ("6% -13%").
    """
    at, floor = figure.start - 1, last.end if last else 0
    if at < floor or text[at] not in MINUS:
        return False
    before = text[floor:at]
    if before and not (before[-1].isspace() or before[-1] in _OPENING):
        return False
    if last is None or before.strip():
        return True
    return bool(before) and bool(last.unit) and figure.unit == "%"


def _misread(text: str, figure: Figure) -> bool:
    """Whether the scale of a few units of money stands close behind and was not reached: "USD 4 .5 billion"."""
    if figure.power or figure.unit in ("", "%") or not figure.ends or figure.ends[0].value >= SMALL:
        return False
    return _UNREACHED.match(text, figure.end) is not None


def _torn(text: str, left: Figure, right: Figure) -> bool:
    """Whether a price of a few units is only a part of the amount behind it: "from USD 2.6 to USD 3.1 billion"."""
    if left.unit in ("", "%") or left.unit != right.unit or left.power or right.power < SCALES["million"]:
        return False
    if len(left.ends) != 1 or left.ends[0].value >= SMALL or right.start - left.end > 7:
        return False
    return _JOINT.fullmatch(text, left.end, right.start) is not None


def _lent(text: str, left: Figure, right: Figure) -> Figure:
    """The lower end of a path with the scale of the upper one: "from USD 2.6 to USD 3.1 billion"; else no money."""
    scale = 10**right.power
    if (
        text[left.end : right.start].strip().lower() != "to"
        or left.ends[0].value * scale > right.ends[-1].value * MOST_TIMES
    ):
        return left._replace(unit="")
    ends = tuple(Printed(end.value * scale, end.step * scale) for end in left.ends)
    return left._replace(ends=ends, power=right.power)


@lru_cache(maxsize=4096)
def _printed(number: str, power: int) -> Printed:
    digits, step = _digits(number)
    return Printed(digits * 10**power, step * 10**power)


def _digits(number: str) -> tuple[Decimal, Decimal]:
    """The value of a printed number, and one unit of its last digit (of a fraction: the fraction's own unit)."""
    whole, _, over = number.rpartition("/")
    if over and whole:
        whole, part = whole[:-1].strip(), Decimal(whole[-1]) / Decimal(over)
        return (Decimal(_plain(whole)) if whole.strip(".,") else 0) + part, 1 / Decimal(over)
    if number[-1] in FRACTIONS:
        whole, part = number[:-1], Decimal(FRACTIONS[number[-1]])
        return (Decimal(_plain(whole)) if whole.strip(".,") else 0) + part, _last_digit(part)
    digits = Decimal(_plain(number))
    return digits, _last_digit(digits)


def _last_digit(digits: Decimal) -> Decimal:
    """One unit of a number's last digit."""
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)  # only infinity and its like have none
    return Decimal(1).scaleb(exponent)


_GAPS = str.maketrans("", "", " \t\n\xa0\u2009\u202f'’")


def _plain(number: str) -> str:
    """Write a printed number with a decimal point and nothing between its thousands."""
    gapped, number = number, number.translate(_GAPS)
    comma, point = number.rfind(","), number.rfind(".")
    if comma >= 0 and point >= 0:
        return number.replace(",", "") if point > comma else number.replace(".", "").replace(",", ".")
    if comma >= 0:
        whole = gapped == number and re.search(r",\d{3}$", number)
        return number.replace(",", "") if whole else number.replace(",", ".")
    return number.replace(".", "") if number.count(".") > 1 else number


def _joined(text: str, left: Figure, right: Figure) -> Figure | None:
    """Return the range that two neighbours make, or None."""
    if len(left.ends) > 1 or right.start - left.end > 7:
        return None
    joint = text[left.end : right.start]
    if not _JOINT.fullmatch(joint) or _reads_as_year(text, left):
        return None
    if bool(left.ends) != bool(right.ends) or not (_same_unit(left, right) or _glued(text, left, right)):
        return None
    before = text[max(0, left.start - 40) : left.start]
    word = joint.strip().lower()
    if (word == "and" and not _BETWEEN.search(before)) or (word == "to" and _path(text, left.start)):
        return None
    if not left.ends:
        return right._replace(start=left.start)
    low, high = left.ends[0], right.ends[0]
    if word in AROUND:
        power = right.power if not left.power else 0
        middle = low.value * 10**power
        ends = (Printed(middle - high.value, high.step), Printed(middle + high.value, high.step))
        return Figure(left.start, right.end, ends, right.unit or left.unit, right.plus, right.power)
    if right.power and not left.power:
        # "$10 to $12 million" lends the scale; "$500 to $1 billion" can only mean the scale below.
        power = right.power if low.value * 10**right.power <= high.value else right.power - 3
        low = Printed(low.value * 10**power, low.step * 10**power)
    if low.value > high.value:
        if high.value >= 0 or low.value >= 0:
            return None
        low, high = high, low  # "-5% to -13%"
    return Figure(left.start, right.end, (low, high), right.unit or left.unit, right.plus, right.power)


def _path(text: str, start: int) -> bool:
    """Whether "from" before a figure begins a path ("grew from 5% to 7%") and no range ("holds from 5% to 7%")."""
    if not _FROM.search(text, max(0, start - 40), start):
        return False
    verbs = list(_VERB.finditer(text, max(0, start - CLAUSE), start))
    return not (verbs and verbs[-1]["holds"])


def _reads_as_year(text: str, figure: Figure) -> bool:
    """Whether a bare number is a year: "in 2026 to USD 8 billion" is no range, "2,000 to 2,500 million" is one."""
    return not figure.unit and not figure.power and bool(_YEAR.fullmatch(text, figure.start, figure.end))


def _glued(text: str, left: Figure, right: Figure) -> bool:
    """Whether a bare number is the upper end of money without a scale: "$2000-3000", and no year: "$500-2030"."""
    if (
        left.unit in ("", "%")
        or not left.ends
        or left.power
        or right.unit
        or right.power
        or right.start - left.end != 1
    ):
        return False
    return not _reads_as_year(text, right) or left.ends[0].value >= SMALL


def _same_unit(left: Figure, right: Figure) -> bool:
    """Whether two ends are of one kind: "7-9%", "$3-4 billion", "$3-$4 billion"."""
    if right.unit:
        return left.unit in ("", right.unit)
    return left.unit not in ("", "%") and left.power == 0 and right.power > 0
