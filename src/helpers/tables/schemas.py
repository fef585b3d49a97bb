"""."""

import re
from datetime import date

import pandera.pandas as pa

LEDGER = (
    "claim_id", "report", "section", "kind", "subject", "low", "high", "hedge", "unit", "start_year",
    "end_year", "horizon", "of", "figure", "start", "end",
)  # fmt: skip
REJECTS = ("report", "figure", "start", "end", "reason")


def ledger_schema():
    """Return the table's contract as a pandera schema."""
    import pandera.pandas as pa

    text = {"dtype": "string", "nullable": True}
    kinds, hedges = (
        ["window", "growth", "size", "share", "revenue"],
        ["exact", "about", "over", "under", "range", "placeholder"],
    )
    return pa.DataFrameSchema(
        {
            "claim_id": pa.Column("string", pa.Check.str_matches(r"^c\d{2,}$")),
            "report": pa.Column("string"),
            "section": pa.Column(**text),
            "kind": pa.Column("string", pa.Check.isin(kinds)),
            "subject": pa.Column("string"),
            "low": pa.Column("float64", nullable=True),
            "high": pa.Column("float64", nullable=True),
            "hedge": pa.Column("string", pa.Check.isin(hedges), nullable=True),
            "unit": pa.Column("string", pa.Check.str_matches(r"^(?:%|[A-Z]{3})$"), nullable=True),
            "start_year": pa.Column("Int64", pa.Check.in_range(1900, 2099), nullable=True),
            "end_year": pa.Column("Int64", pa.Check.in_range(1900, 2099), nullable=True),
            "horizon": pa.Column(**text),
            "of": pa.Column(**text),
            "figure": pa.Column("string", pa.Check.str_length(min_value=1)),
            "start": pa.Column("int64", pa.Check.ge(0)),
            "end": pa.Column("int64"),
        },
        checks=pa.Check(lambda t: t["end"] > t["start"], error="a figure ends before it starts"),
        strict=True,
        ordered=True,
    )


TYPES = {
    "low": "float64",
    "high": "float64",
    "start_year": "int64",
    "end_year": "int64",
    "start": "int64",
    "end": "int64",
}
CONFIDENCE = ("high", "medium", "low")
KINDS = ("window", "growth", "size", "share", "revenue", "defect")


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
