"""Count how many amounts of other projects' public tests are read right, value and currency.

    python tests/benchmarks/amounts.py [--prices test_price_parsing.py] [--sentences CurrencyModel.json] [--show N]

The files are not part of this project: price-parser keeps the first under tests/, Recognizers-Text the second under
Specs/NumberWithUnit/English/. An amount counts where its currency is printed beside it and where it has a digit. A
short text that is one price is read as a cell is, a sentence as running text.
"""

import argparse
import ast
import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from babel import localedata

from helpers.page import amounts, currencies, figures

# What a spelling may mean beside what Babel's languages write; names of units as Recognizers-Text prints them.
MEANT = {
    "دج": "DZD", "ናቕፋ": "ERN", "ع.د": "IQD", "ل.د": "LYD", "db": "STN", "र": "INR",
    "руб": "RUB", "руб.": "RUB", "р": "RUB", "р.": "RUB", "грн": "UAH", "грн.": "UAH", "hrn": "UAH",
    "lei": "RON MDL", "kr": "SEK NOK DKK ISK", "лв": "BGN", "tl": "TRY", "kd": "KWD", "円": "JPY",
    "元": "CNY TWD", "圆": "CNY", "圓": "CNY TWD", "人民币": "CNY", "บาท": "THB", "원": "KRW", "zl": "PLN",
    "so'm": "UZS", "sʻ": "UZS", "s'": "UZS", "nis": "ILS", "درهم": "AED MAD", "ريال": "SAR QAR YER",
    "ریال": "IRR", "جنيه": "EGP SDG", "đ": "VND", "vnđ": "VND", "dh": "AED MAD", "dhs": "AED MAD", "fr.": "CHF",
    "sfr": "CHF", "chf": "CHF", "br": "BYN ETB", "r": "ZAR", "rs": "INR PKR LKR NPR", "re": "INR",
    "can$": "CAD", "cad$": "CAD", "au $": "AUD", "us $": "USD", "au$": "AUD", "c$": "CAD", "e£": "EGP",
    "stg": "GBP", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "euro": "EUR", "lari": "GEL", "тг": "KZT",
    "ден": "MKD", "дин": "RSD", "din": "RSD", "dinara": "RSD", "ksh": "KES", "kshs": "KES", "fg": "GNF",
    "gfr": "GNF", "dollar": "USD", "rupee": "INR", "sri lankan rupee": "LKR", "b/.": "PAB", "s/.": "PEN",
    "s/": "PEN", "j$": "JMD", "rd$": "DOP", "t$": "TOP", "tt$": "TTD", "bz$": "BZD", "mop$": "MOP", "$u": "UYU",
    "km": "BAM", "км": "BAM", "nfk": "ERN", "ld": "LRD", "mk": "MWK", "um": "MRU", "dt": "TND", "zk": "ZMW",
    "g$": "GYD", "gy$": "GYD", "fbu": "BIF", "fdj": "DJF", "bd": "BHD", "kwz": "AOA", "ks": "MMK", "nu": "BTN",
    "nu.": "BTN", "nt": "TWD", "esc": "CVE", "mt": "MZN", "ar": "MGA", "frw": "RWF", "r₣": "RWF",
    "rbl": "RUB BYN", "cnd": "CAD", "lek": "ALL", "tsh": "TZS", "ush": "UGX", "₵": "GHS", "ლარი": "GEL",
    "ლ": "GEL", "رو": "PKR", "دينار أردني": "JOD", "دينار كويتي": "KWD", "ע״ח": "ILS", "gbp": "GBP", "￡": "GBP",
}  # fmt: skip


class Example(NamedTuple):
    """A text, its amount, and the spelling of its currency."""

    text: str
    value: Decimal
    currency: str
    printed: str


def prices(path: Path) -> Iterator[Example]:
    """The examples of a price with a currency printed beside it; the file is parsed and not run."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Example":
            _, text, currency, _, value = (_constant(argument) for argument in node.args[:5])
            if currency and text and value is not None and currency in text:
                yield Example(text, Decimal(str(value)), currency, text)


def _constant(node: ast.expr):
    while isinstance(node, ast.Call):
        node = node.args[0]
    return ast.literal_eval(node)


def sentences(path: Path) -> Iterator[Example]:
    """The examples of money in digits whose unit is a currency of today."""
    for example in json.loads(path.read_text(encoding="utf-8-sig")):
        for result in example["Results"]:
            unit, value = result["Resolution"].get("isoCurrency"), result["Resolution"].get("value")
            unit = unit or result["Resolution"]["unit"]
            if value and any(c.isdigit() for c in result["Text"]) and meant(unit):
                yield Example(example["Input"], Decimal(value), unit, result["Text"])


def _babel() -> dict[str, set[str]]:
    """What each sign stands for in any of Babel's languages, and each English name."""
    found: dict[str, set[str]] = {}
    for language in localedata.locale_identifiers():
        data = localedata.load(language, merge_inherited=False)
        tables = [data.get("currency_symbols", {})]
        tables += [data.get("currency_names", {})] if language == "en" else []
        for table in tables:
            for code, sign in table.items():
                found.setdefault(_bare(str(sign)), set()).add(code)
    return found


def _bare(sign: str) -> str:
    """A spelling in small letters, without marks of direction and stops at its ends."""
    return sign.replace("\u200f", "").replace("\u200e", "").strip(". ").casefold()


_SIGNS = _babel()


def meant(spelling: str) -> set[str]:
    """The currencies of today that a spelling may mean."""
    folded = spelling.casefold()
    said = set(MEANT.get(folded, "").split()) | {spelling.upper()} | _SIGNS.get(_bare(spelling), set())
    return said & currencies.CODES


def right(figure: figures.Figure | None, example: Example) -> bool:
    """Whether a figure has the example's value and its currency."""
    if figure is None or not figure.ends:
        return False
    return figure.ends[0].value == example.value and figure.unit in meant(example.currency)


def report(name: str, examples: list[Example], hits: list[bool], show: int) -> None:
    """Print the score and what is left alone, by currency."""
    print(f"{name}: {sum(hits)} of {len(hits)} read right")
    missed = [example for example, hit in zip(examples, hits, strict=True) if not hit]
    counts = Counter(example.currency for example in missed)
    print("  not read:", ", ".join(f"{currency} {count}" for currency, count in counts.most_common(show)))
    for example in missed[:show]:
        print("   ", repr(example.text[:90]), example.printed[:30], example.value, example.currency)


def main() -> None:
    """Print the scores of the files that are given."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--prices", type=Path)
    options.add_argument("--sentences", type=Path)
    options.add_argument("--show", type=int, default=0)
    given = options.parse_args()
    if given.prices:
        examples = list(prices(given.prices))
        report("prices", examples, [right(amounts.read(e.text), e) for e in examples], given.show)
    if given.sentences:
        examples = list(sentences(given.sentences))
        hits = [any(right(figure, e) for figure in figures.find(e.text)) for e in examples]
        report("sentences", examples, hits, given.show)


if __name__ == "__main__":
    main()
