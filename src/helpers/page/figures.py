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

# Powers of ten. The short ones are read only beside a currency sign: "$5m" is money, "5m" is a length.
SCALES = {"thousand": 3, "lakh": 5, "million": 6, "crore": 7, "billion": 9, "trillion": 12}
SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "mm": 6, "mln": 6, "b": 9, "bn": 9, "bln": 9, "t": 12, "tn": 12}
PERCENT = ("%", "percent", "per cent", "percentage points", "pct")
LONGEST = 30  # characters of a number; a longer run of digits is a code, not a figure
JOINERS = ("to", "and", "-", "–", "—", "−", "~")  # between the two ends of a range


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
_SP = r"[ \t\n\xa0\u2009\u202f]"
# A number, or letters where the digits belong. One set of characters begins both, so a search skips the rest.
_NUMBER = re.compile(
    r"[\dXYZx_\[](?:"
    r"(?<=\d)(?:\d{0,2}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d+)?"  # 1,234,567.8 and 1,00,000
    r"|\d{0,2}(?:\.\d{3}){1,6},\d{1,2}(?!\d)"  # 1.234,56
    r"|\d{0,2}(?:\.\d{3}){2,6}(?![\d.])"  # 1.234.567
    r"|\d*(?:[.,]\d+)?)"  # 12, 12.50 and 12,5
    r"|(?<![A-Za-z0-9][XYZx_\[])(?P<blank>(?<=[\[_XYZx])(?:[XYZ]{0,4}|x{0,4}|_{0,4})(?:\.[Xx]{1,3})?\]?)(?![A-Za-z]))"
)
_PERCENT = rf"{_SP}?(?:(?P<percent>%)|-?(?P<spelt>{_words(PERCENT[1:])})(?![a-z]))"


def _behind(scales: Iterable[str]) -> re.Pattern[str]:
    """What may stand behind a number and before a currency's name: a plus, a per-cent sign, or a scale."""
    scale = rf"(?:{_SP}|-)?(?P<scale>{_words(scales)})s?(?![a-z])"
    return re.compile(
        rf"(?P<plus>\+)?(?:{_PERCENT}|(?:{scale})?)(?P<more>\+)?",
        re.IGNORECASE | re.ASCII,  # a long or dotless letter stands for none of the tables'
    )


_BEHIND, _BEHIND_SIGN = _behind(SCALES), _behind(_POWER)
# The scale that makes money of a doubtful code, perhaps behind a range. A single letter may be a length ("AWG 5 m"),
# and in a headline all in capitals any word looks like a code.
_SCALED = re.compile(
    rf"\+?(?:{_SP}?(?:{_words(JOINERS)}){_SP}?(?:[A-Z]{{3}}{_SP}?)?[\d.,]{{1,{LONGEST}}})?"
    rf"(?:{_SP}|-)?(?:(?:{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in SCALES)})s?|mn|mln|bn|bln|tn)(?![A-Za-z])"
)
_JOINT = re.compile(rf"{_SP}?(?:{_words(JOINERS)}){_SP}?", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween{_SP}(?:\w+{_SP}){{0,2}}$", re.IGNORECASE)
_FROM = re.compile(
    rf"(?<!ranging{_SP})(?<!ranges{_SP})(?<!range{_SP})\bfrom{_SP}(?:\w+{_SP}){{0,2}}$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")  # "2015 dollars" are prices of that year
_TAG = re.compile(r"<[^>]*>|\*+|\xad")


def find(text: str) -> list[Figure]:
    """Return every number, range and placeholder of `text` in order.

    Two numbers become one range where a dash or "to" joins them ("7-9%", "$10 to $12 million"), or "and"
    after "between". "From 5% to 7%" stays two figures, a path and no range, unless it is "ranging from".
    """
    found: list[Figure] = []
    for match in _NUMBER.finditer(text):
        figure = _single(text, match)
        if figure is None:
            continue
        joined = _joined(text, found[-1], figure) if found else None
        if joined:
            found[-1] = joined
        else:
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


def _whole(figure: str) -> list[Figure]:
    """Read a figure cut out of a page; tags, entities and stars inside it are no part of the number."""
    text = _TAG.sub("", html.unescape(figure))
    return find(f"between {text}" if re.search(r"\sand\s", text) else text)


def _single(text: str, match: re.Match[str]) -> Figure | None:
    """Read the sign before a number and what stands behind it; None for letters that are no placeholder."""
    start, number, end = match.start(), match[0], match.end()
    sign = currencies.sign(text, start)
    if sign and not sign.sure and not _SCALED.match(text, end):
        sign = None
    behind = (_BEHIND_SIGN if sign else _BEHIND).match(text, end)
    assert behind  # nothing behind a number is a match too
    scale, percent = behind["scale"], bool(behind["percent"] or behind["spelt"]) and not sign
    name = None if percent else _name(text, behind, number, sign)
    stop, code = name or (behind.end(), "")
    blank = match["blank"] is not None
    if not sign and stop == end:
        return None if blank else _bare(start, number)
    if blank and not (sign or percent or scale):
        return None
    plus = bool(behind["plus"] or behind["more"])
    if text[stop : stop + 1] == "+":
        stop, plus = stop + 1, True
    if sign:
        start = sign.start
        code = code if code in sign.others else sign.code
    unit = "%" if percent else code
    power = _POWER[scale.lower()] if scale else 0
    if blank:
        return Figure(start, stop, (), unit, plus, power)
    if len(number) > LONGEST:
        return Figure(start, end, (), "", False, 0)
    return Figure(start, stop, (_printed(number, power),), unit, plus, power)


def _name(
    text: str, behind: re.Match[str], number: str, sign: currencies.Sign | None
) -> tuple[int, str] | None:
    """Where the name of a currency behind a number ends, and its code."""
    end, scaled = behind.end(), behind["scale"] is not None
    name = currencies.name(text, end, scaled or (sign is not None and bool(sign.others)))
    if name and not scaled and not sign and _YEAR.fullmatch(number):
        return None
    return name


def _bare(start: int, number: str) -> Figure:
    ends = (_printed(number, 0),) if len(number) <= LONGEST else ()
    return Figure(start, start + len(number), ends, "", False, 0)


@lru_cache(maxsize=4096)
def _printed(number: str, power: int) -> Printed:
    digits = Decimal(_plain(number))
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)  # only infinity and its like have none
    return Printed(digits * 10**power, Decimal(1).scaleb(exponent) * 10**power)


def _plain(number: str) -> str:
    """Write a printed number with a decimal point and nothing between its thousands."""
    comma, point = number.rfind(","), number.rfind(".")
    if comma >= 0 and point >= 0:
        return number.replace(",", "") if point > comma else number.replace(".", "").replace(",", ".")
    if comma >= 0:
        return number.replace(",", "") if re.search(r",\d{3}$", number) else number.replace(",", ".")
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
    if (word == "and" and not _BETWEEN.search(before)) or (word == "to" and _FROM.search(before)):
        return None
    if not left.ends:
        return right._replace(start=left.start)
    low, high = left.ends[0], right.ends[0]
    if right.power and not left.power:
        # "$10 to $12 million" lends the scale; "$500 to $1 billion" can only mean the scale below.
        power = right.power if low.value * 10**right.power <= high.value else right.power - 3
        low = Printed(low.value * 10**power, low.step * 10**power)
    if low.value > high.value:
        return None
    return Figure(left.start, right.end, (low, high), right.unit or left.unit, right.plus, right.power)


def _reads_as_year(text: str, figure: Figure) -> bool:
    """Whether a bare number is a year: "in 2026 to USD 8 billion" is no range, "2,000 to 2,500 million" is one."""
    return not figure.unit and not figure.power and bool(_YEAR.fullmatch(text, figure.start, figure.end))


def _glued(text: str, left: Figure, right: Figure) -> bool:
    """Whether a bare number is the upper end of money without a scale: "$2000-3000", and no year: "$500-2030"."""
    if left.unit in ("", "%") or left.power or right.unit or right.power or right.start - left.end != 1:
        return False
    return not _reads_as_year(text, right) or len(text[left.start : left.end].strip("$€£")) >= 4


def _same_unit(left: Figure, right: Figure) -> bool:
    """Whether two ends are of one kind: "7-9%", "$3-4 billion", "$3-$4 billion"."""
    if right.unit:
        return left.unit in ("", right.unit)
    return left.unit not in ("", "%") and left.power == 0 and right.power > 0
