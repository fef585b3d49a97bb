"""One short text that is one amount of money, such as a table's cell: read with looser rules than running text.

In a cell nothing but a figure is meant, so a number may be written in any country's manner ("1 298,00", "31.500",
"50,-"), and a currency by the signs and short words of its own country. Spellings that stand for several currencies
("kr", "Br", "FCFA") are still not read: no currency is better than a false one.
"""

import re
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from babel.core import get_global

from helpers.page import currencies, figures
from helpers.page.figures import Figure, Printed

# Signs and short words of one currency as its own country writes them. Two Latin letters count in just this case
# ("Ft" are forints, "ft" are feet), longer words in any.
LOCAL = {
    "AED": "Dh dhs د.إ درهم", "AFN": "؋", "AMD": "֏", "AOA": "kwz Kz", "BAM": "KM", "BGN": "лв. лв",
    "BHD": "BD د.ب .د.ب", "BIF": "fbu", "BOB": "Bs Bs.", "BTN": "Nu. Nu", "BZD": "bz$", "CAD": "can$ ca$ cnd",
    "CHF": "fr. sfr sfr.", "CLP": "clp$", "CNY": "元 圆 圓 人民币 人民币元", "CVE": "esc", "CZK": "kč kčs",
    "DJF": "fdj", "DOP": "rd$", "DZD": "دج د.ج", "EGP": "e£ ج.م ج.م. جنيه", "ERN": "nfk ናቕፋ", "ETB": "ብር",
    "GBP": "stg pound quid", "GEL": "ლ ლარი lari", "GNF": "FG gfr", "GYD": "g$ gy$", "HUF": "Ft",
    "IDR": "Rp rp.", "ILS": "nis ש״ח ש\"ח ש'ח ש''ח ش.ج", "INR": "Re र", "IQD": "ع.د د.ع", "IRR": "ریال",
    "JMD": "j$", "JOD": "د.أ د.ا", "JPY": "円", "KES": "ksh kshs", "KHR": "៛", "KRW": "원", "KWD": "KD د.ك",
    "KZT": "тг тенге", "LBP": "ل.ل", "LKR": "ரூ රු", "LRD": "LD", "LYD": "ل.د د.ل", "MAD": "د.م د.م.",
    "MGA": "Ar", "MKD": "ден ден.", "MMK": "Ks", "MOP": "mop$", "MRU": "UM", "MVR": "Rf", "MWK": "MK",
    "MXN": "mex$", "MYR": "RM", "MZN": "MT", "NPR": "रू", "OMR": "ر.ع ر.ع.", "PAB": "b/.", "PEN": "s/. s/",
    "PHP": "₱", "PLN": "zł zl", "QAR": "ر.ق", "RON": "lei leu", "RSD": "дин дин. din din.",
    "RUB": "руб. руб рублей рубль рубля р. р ₽", "RWF": "frw r₣", "STN": "Db", "SAR": "ر.س ريال", "SDG": "ج.س ج.س.",
    "SYP": "ل.س", "SZL": "lilangeni", "THB": "บาท", "TND": "DT د.ت", "TOP": "t$", "TRY": "TL", "TTD": "tt$",
    "TWD": "NT nt$", "TZS": "tsh", "UAH": "грн. грн hrn", "UGX": "ush", "UYU": "$u",
    "UZS": "so'm soʻm so‘m sʻ s'", "VND": "đ vnđ", "VUV": "VT Vt", "YER": "ر.ي", "ZAR": "R", "ZMW": "ZK",
}  # fmt: skip
_GAP = "[ \xa0\u2009\u202f'’]"
_NUMBER = re.compile(
    rf"\d{{1,3}}(?:{_GAP}\d{{3}})+(?!\d)(?:[.,]\d+)?"  # 1 298,00 and 1'049.95
    r"|\d+(?:[.,]\d+)*(?:[.,] \d\d(?!\d))?|(?<![\d.,])[.,]\d+(?:[.,]\d+)*"
)
_TAIL = re.compile(r"[.,]?(?:[-–—]{1,2}|[.,])?\s*")  # "50,-" and "1700."
_BEFORE = re.compile(r"[\s:=]*[-−–]?\s*$")
_SCALES = "|".join(sorted(figures.SCALES | figures.SHORT_SCALES, key=len, reverse=True))
_SCALE = re.compile(rf"\s?-?(?P<scale>{_SCALES})s?\.?(?![^\W\d_])", re.IGNORECASE)
_LONGEST = 200  # characters; a longer text is no cell


def read(text: str) -> Figure | None:
    """Return the first number of a short text that has a currency beside it, else its first figure, or None."""
    text = text[:_LONGEST]
    for match in _NUMBER.finditer(text):
        figure = _money(text, match)
        if figure:
            return figure
    found = next(iter(figures.find(text)), None)
    if found and found.unit == "%" and text[: found.start].strip() in tuple(figures.MINUS):  # "- 3.2 %"
        start = found.start - len(text[: found.start].lstrip())
        found = found._replace(start=start, ends=tuple(Printed(-end.value, end.step) for end in found.ends))
    return found


def _money(text: str, match: re.Match[str]) -> Figure | None:
    """The amount that a number is, if a currency stands before or behind it."""
    start, end = match.span()
    if len(match[0]) > figures.LONGEST:
        return None
    front, back = _front(text, start), None
    power, stop = 0, end
    scale = _SCALE.match(text, end)
    if scale:
        power, stop = figures.power(scale["scale"]), scale.end()
    if not front:
        tail = _TAIL.match(text, stop)
        back = _back(text, tail.end() if tail else stop)
        if not back and scale:  # the letter behind may be the sign itself: "5 K"
            back, power, stop = _back(text, end), 0, end
        if not back:
            return None
        stop = back[0]
        later = None if power else _SCALE.match(text, stop)
        if later:
            power, stop = figures.power(later["scale"]), later.end()
    code = front[1] if front else back[1] if back else ""
    if front:
        behind = _back(text, stop)
        if behind and behind[1] in currencies.OPEN.get(text[front[0] : start].strip().lower(), ()):
            stop, code = behind  # "$12 CAD"
    value, step = _value(match[0], code)
    first = front[0] if front else start
    if _minus(text, first, start):
        value = -value
        if text[first - 1 : first] in ("(", *figures.MINUS):
            first -= 1
        stop += text[first] == "(" and text[stop : stop + 1] == ")"
    return Figure(first, stop, (Printed(value * 10**power, step * 10**power),), code, False, power)


def _minus(text: str, first: int, number: int) -> bool:
    """Whether a minus stands before an amount, or between its sign and its number."""
    bracketed = text.strip()[:1] == "(" and text.strip()[-1:] == ")"  # after accountants' custom
    before = text[:first].lstrip()
    return (
        before in tuple(figures.MINUS)
        or (bracketed and before == "(")
        or text[first:number].strip()[-1:] in ("-", "−")
    )


def _front(text: str, start: int) -> tuple[int, str] | None:
    """The currency before a number: where it starts, and its code."""
    gap = _BEFORE.search(text, 0, start)
    end = gap.start() if gap else start
    sign = currencies.sign(text, end)
    found = (sign.start, sign.code) if sign else None
    longest = max(map(len, _spellings()))
    for length in range(min(longest, end), 0, -1):
        first = end - length
        if found and first >= found[0]:
            break
        code = _code(text[first:end])
        if code and not (text[first].isalpha() and text[max(0, first - 1) : first].isalpha()):
            return first, code
    return found


def _back(text: str, start: int) -> tuple[int, str] | None:
    """The currency behind a number: where it ends, and its code."""
    longest = max(map(len, _spellings()))
    while text[start : start + 1].isspace():
        start += 1
    for length in range(min(longest, len(text) - start), 0, -1):
        end = start + length
        code = _code(text[start:end])
        if code and not (text[end - 1].isalpha() and text[end : end + 1].isalpha()):
            return end, code
    return None


def _code(spelling: str) -> str | None:
    """The currency that a spelling stands for."""
    return _spellings().get(spelling if _cased(spelling) else spelling.casefold())


def _cased(spelling: str) -> bool:
    """Whether a spelling is so short that its capitals tell it from a measure."""
    letters = spelling.rstrip(".")
    return len(letters) < 3 and letters.isascii() and letters.isalpha()


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    """Every spelling of one currency, folded unless its capitals count."""
    table = currencies.SCALED | currencies.BEHIND | currencies.FRONT
    table |= {code.casefold(): code for code in currencies.CODES}
    table |= {"us $": "USD", "au $": "AUD", "Rs": "INR", "Rs.": "INR"}
    table |= {code.casefold() + "$": code for code in currencies.OPEN["$"]}
    words = [
        (word, code) for code, words in LOCAL.items() if code in currencies.CODES for word in words.split()
    ]
    return table | {word if _cased(word) else word.casefold(): code for word, code in words}


def _value(number: str, code: str) -> tuple[Decimal, Decimal]:
    """The value of a number however it is written, and one unit of its last digit."""
    number = re.sub(r"[\s'’]", "", number)
    kinds = {c for c in number if c in ".,"}
    mark = max(kinds, key=number.rfind, default="")
    digits = len(number) - number.rfind(mark) - 1 if mark else 0
    thousands = mark and (
        number.count(mark) > 1
        or (
            digits == 3
            and len(kinds) == 1
            and number[0] not in "0.,"
            and not (mark == "." and code in _thirds())
        )
        or (digits == 3 and number[0] == mark)
    )
    if thousands:
        whole, fraction = re.sub(r"[.,]", "", number), ""
    elif mark:
        head, _, fraction = number.rpartition(mark)
        whole = re.sub(r"[.,]", "", head)
    else:
        whole, fraction = number, ""
    return Decimal(f"{whole or 0}.{fraction}" if fraction else whole), Decimal(1).scaleb(-len(fraction))


@lru_cache(maxsize=1)
def _thirds() -> frozenset[str]:
    """Currencies whose small unit is a thousandth, by Babel's table: their amounts have three decimals."""
    found = defaultdict(set)
    for code, (digits, *_) in get_global("currency_fractions").items():
        found[digits].add(code)
    return frozenset(found[3])
