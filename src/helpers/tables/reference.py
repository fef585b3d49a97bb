"""Figures from outside the page: the tables of data/reference, checked as they are loaded, looked up by name.

A name is looked up in one of two lists of spellings; what no list holds has no reference row.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from helpers.tables import contracts

REMEDY = "correct it, or restore the committed file"


class TableError(ValueError):
    """A reference table that cannot be used; the message names the file, the place and the remedy."""


@dataclass(frozen=True)
class Reference:
    """The reference tables; data/CODEBOOK.md explains their columns."""

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


@lru_cache(maxsize=4)
def load(folder: Path) -> Reference:
    """Load and check the tables of a folder; raises TableError with one sentence where one cannot be used."""
    tables = {name: table(folder / f"{name}.csv", schema) for name, schema in contracts.REFERENCE.items()}
    companies, markets = tables["company_names"], tables["market_names"]
    return Reference(
        revenue=tables["company_revenue"],
        rates=tables["exchange_rates"],
        estimates=tables["estimates"],
        editions=tables["editions"],
        pages=tables["edition_pages"],
        companies={
            key(name): company for name, company in zip(companies["name"], companies["company"], strict=True)
        },
        markets={
            key(name): (market, product)
            for name, market, product in zip(
                markets["name"], markets["market"], markets["product"], strict=True
            )
        },
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
    words = error.check.error if isinstance(error.check, pa.Check) else str(error.check)
    if not column:
        return f"{line} must {words}"
    assert first is not None  # the rule of a column is broken by one of its values
    if str(error.reason_code).endswith("CONTAINS_DUPLICATES"):
        return f"{line} has {first['failure_case']!r} under {column} a second time, and it must be there once"
    return f"{line} has {first['failure_case']!r} under {column}, and it must {words}"
