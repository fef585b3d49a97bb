"""Figures from outside the page: the tables of data/reference, checked as they are loaded, looked up by name.

A name is looked up in one of two lists of spellings; what no list holds has no reference row.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

CONFIDENCE = ("high", "medium", "low")
REMEDY = "correct it, or restore the committed file"
KINDS = ("window", "growth", "size", "share", "revenue", "defect")


class TableError(ValueError):
    """A reference table that cannot be used; the message names the file, the place and the remedy."""


@dataclass(frozen=True)
class Reference:
    """The reference tables; data/README.md explains their columns."""

    revenue: pd.DataFrame
    rates: pd.DataFrame
    estimates: pd.DataFrame
    editions: pd.DataFrame
    pages: pd.DataFrame
    companies: dict[str, str]
    markets: dict[str, tuple[str, str]]

    def company(self, name: str) -> str:
        """Return the company that a page means by a name, as the tables spell it, or ""."""
        return self.companies.get(key(name), "")

    def market(self, title: str) -> tuple[str, str]:
        """Return the market and the product that a page's title names, as the tables spell them, or ("", "")."""
        return self.markets.get(key(market_name(title)), ("", ""))


def key(name: str) -> str:
    """Return a name without capitals, marks and the way "and" is written, to compare spellings."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", plain))


_OPENERS = re.compile(r"(?:(?:insights into|global|the)\s+)+", re.IGNORECASE)
_MARKET = re.compile(r"\bmarkets?\b", re.IGNORECASE)


def market_name(title: str) -> str:
    """Return what a title prints before the word "Market", without "Global" or "Insights into"; "" without it."""
    match = _MARKET.search(title)
    return _OPENERS.sub("", title[: match.start()], count=1).strip() if match else ""


# --- schemas ---------------------------------------------------------------------------------------


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_address(text: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s/\"'<>]+\.[^\s\"'<>]+", text))


def _each(test, words: str, **kwargs) -> pa.Check:
    return pa.Check(test, element_wise=True, error=words, **kwargs)


_DAY = _each(_is_day, "be a day such as 2026-01-31")
_ADDRESS = _each(_is_address, "be an address that starts with http:// or https://")
_POSITIVE = _each(lambda x: x > 0, "be above 0")
_PERCENT = _each(lambda x: 0 < x < 100, "lie between 0 and 100 (percent, in points)")
_YEAR = _each(lambda y: 1900 <= y <= 2099, "be a year from 1900 to 2099")
_CURRENCY = _each(lambda c: bool(re.fullmatch("[A-Z]{3}", c)), "be a currency's ISO code, such as USD")


def _one_of(values) -> pa.Check:
    return _each(lambda x: x in values, f"be one of {', '.join(values)}")


def _text(*checks, **kwargs) -> pa.Column:
    return pa.Column("string", list(checks), **kwargs)


def _number(*checks, **kwargs) -> pa.Column:
    return pa.Column("float64", list(checks), coerce=True, **kwargs)


def _whole(*checks, **kwargs) -> pa.Column:
    return pa.Column("Int64", list(checks), coerce=True, **kwargs)


def _in_order(first: str, last: str, words: str) -> pa.Check:
    return pa.Check(lambda t: (t[first] <= t[last]).fillna(True).astype(bool), error=words)


_MAYBE = {"nullable": True}
_SOURCE = {
    "source_title": _text(), "source_url": _text(_ADDRESS), "collected": _text(_DAY),
    "confidence": _text(_one_of(CONFIDENCE)),
}  # fmt: skip
_PERIOD = {"period_start": _text(_DAY), "period_end": _text(_DAY)}
_PERIOD_CHECK = _in_order("period_start", "period_end", "end no earlier than it starts")
SCHEMAS = {
    "company_revenue": pa.DataFrameSchema(
        {
            "revenue_id": _text(unique=True), "company": _text(), "fiscal_year": _text(), **_PERIOD, "part": _text(),
            "revenue": _number(_POSITIVE), "rounded_to": _number(_POSITIVE), "currency": _text(_CURRENCY),
            "basis": _text(_one_of(("filed", "announced", "second-hand", "derived"))), "note": _text(**_MAYBE),
            **_SOURCE,
        },
        checks=_PERIOD_CHECK,
    ),
    "exchange_rates": pa.DataFrameSchema(
        {
            "rate_id": _text(unique=True), "base": _text(_CURRENCY), "quote": _text(_CURRENCY), **_PERIOD,
            "rate": _number(_POSITIVE), "rounded_to": _number(_POSITIVE), "method": _text(),
            "observations": _whole(_POSITIVE), **_SOURCE,
        },
        checks=_PERIOD_CHECK,
    ),
    "estimates": pa.DataFrameSchema(
        {
            "estimate_id": _text(unique=True), "publisher": _text(), "seen_in": _text(), "market": _text(),
            "product": _text(), "area": _text(), "published": _text(**_MAYBE),
            "base_year": _whole(_YEAR, **_MAYBE), "base_usd": _number(_POSITIVE, **_MAYBE),
            "base_rounded_to": _number(_POSITIVE, **_MAYBE),
            "end_year": _whole(_YEAR, **_MAYBE), "end_usd": _number(_POSITIVE, **_MAYBE),
            "end_rounded_to": _number(_POSITIVE, **_MAYBE),
            "rate_percent": _number(_PERCENT, **_MAYBE), "rate_rounded_to": _number(_PERCENT, **_MAYBE),
            "rate_start": _whole(_YEAR, **_MAYBE), "rate_end": _whole(_YEAR, **_MAYBE),
            "north_america_percent": _number(_PERCENT, **_MAYBE), "left_out": _text(**_MAYBE), **_SOURCE,
        },
        checks=[
            _in_order("base_year", "end_year", "have its base year before its end year"),
            _in_order("rate_start", "rate_end", "have the first year of its rate before the last"),
        ],
    ),
    "editions": pa.DataFrameSchema(
        {
            "edition": _text(), "report_number": _text(**_MAYBE), "market_name": _text(**_MAYBE),
            "published": _text(_DAY, **_MAYBE), "window_start": _whole(_YEAR, **_MAYBE),
            "window_end": _whole(_YEAR, **_MAYBE),
            "role": _text(_one_of(("headline",)), **_MAYBE), "claim_id": _text(**_MAYBE), "kind": _text(_one_of(KINDS)),
            "subject": _text(), "low": _number(**_MAYBE), "high": _number(**_MAYBE), "hedge": _text(**_MAYBE),
            "unit": _text(**_MAYBE), "start_year": _whole(_YEAR, **_MAYBE), "end_year": _whole(_YEAR, **_MAYBE),
            "horizon": _text(**_MAYBE), "of": _text(**_MAYBE), "figure": _text(), "source_title": _text(),
            "source_url": _text(_ADDRESS, **_MAYBE), "collected": _text(_DAY), "confidence": _text(_one_of(CONFIDENCE)),
        },
        checks=_in_order("window_start", "window_end", "have the first year of its window before the last"),
    ),
    "edition_pages": pa.DataFrameSchema(
        {"edition": _text(unique=True), "page_url": _text(_ADDRESS), "collected": _text(_DAY),
         "confidence": _text(_one_of(CONFIDENCE))}
    ),
    "company_names": pa.DataFrameSchema({"name": _text(unique=True), "company": _text()}),
    "market_names": pa.DataFrameSchema({"name": _text(unique=True), "market": _text(), "product": _text()}),
}  # fmt: skip


# --- loading ---------------------------------------------------------------------------------------


@lru_cache(maxsize=4)
def load(folder: Path) -> Reference:
    """Load and check the tables of a folder; raises TableError with one sentence where one cannot be used."""
    tables = {name: table(folder / f"{name}.csv", schema) for name, schema in SCHEMAS.items()}
    companies, markets = tables["company_names"], tables["market_names"]
    return Reference(
        revenue=tables["company_revenue"],
        rates=tables["exchange_rates"],
        estimates=tables["estimates"],
        editions=tables["editions"],
        pages=tables["edition_pages"],
        companies={key(row.name): row.company for row in companies.itertuples(index=False)},
        markets={key(row.name): (row.market, row.product) for row in markets.itertuples(index=False)},
    )


def table(path: Path, schema: pa.DataFrameSchema) -> pd.DataFrame:
    """Read one table and check it against its schema; raises TableError."""
    try:
        rows = pd.read_csv(path, dtype="string", keep_default_na=False, na_values=[""])
    except FileNotFoundError:
        raise TableError(f"{path}: there is no such file; restore the committed one.") from None
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise TableError(f"{path}: this cannot be read as a table ({reason}); {REMEDY}.") from None
    if wrong := set(rows.columns) ^ set(schema.columns):
        word = "lacks" if wrong & set(schema.columns) else "does not know"
        raise TableError(f"{path}: the table {word} the column {sorted(wrong)[0]}; {REMEDY}.")
    # An apostrophe keeps spreadsheets from running a text; it is no part of it.
    rows = rows.apply(lambda column: column.str.removeprefix("'"))
    try:
        return schema.validate(rows)
    except pa.errors.SchemaErrors as errors:  # values that cannot be given their type
        case = errors.failure_cases.iloc[0]
        row, value = int(case["index"]) + 1, case["failure_case"]
        text = f"row {row} has {value!r} under {case['column']}, and it must be a number"
        raise TableError(f"{path}: {text}; {REMEDY}.") from None
    except pa.errors.SchemaError as error:
        raise TableError(f"{path}: {_place(error)}; {REMEDY}.") from None


def _place(error: pa.errors.SchemaError) -> str:
    """Return where a table breaks its schema, and what must be there instead."""
    cases, column = error.failure_cases, getattr(error.schema, "name", None)
    first = cases.iloc[0] if isinstance(cases, pd.DataFrame) and len(cases) else None
    line = f"row {int(first['index']) + 1}" if first is not None and pd.notna(first["index"]) else "the table"
    if str(error.reason_code).endswith("CONTAINS_NULLS"):
        return f"{line} has nothing under {column}, and it must be filled"
    if str(error.reason_code).endswith("CONTAINS_DUPLICATES"):
        return f"{line} has {first['failure_case']!r} under {column} a second time, and it must be there once"
    words = error.check.error if isinstance(error.check, pa.Check) else str(error.check)
    if column:
        return f"{line} has {first['failure_case']!r} under {column}, and it must {words}"
    return f"{line} must {words}"
