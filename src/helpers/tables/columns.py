"""What a column and a table are, and the rules that values keep. No table is named here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, NamedTuple

# Each type of a column, and what holds it in an Arrow table.
ARROW = {
    "text": "string",
    "choice": "string",  # one of a few texts
    "ids": "string",  # ids with a space between
    "url": "string",
    "date": "string",  # 2026-01-31
    "number": "float64",
    "integer": "int64",
    "year": "int64",
    "boolean": "bool_",
}


class Rule(NamedTuple):
    """What every value must be: in words ("must ..."), as a test, and in the terms of Table Schema."""

    words: str
    holds: Callable[[Any], bool]  # Any: a text or a number, as the column is
    constraints: Mapping[str, Any] = {}  # Any: a limit, a pattern or a list


class Column(NamedTuple):
    """A column of a table: name, type (of `ARROW`), meaning in one phrase, unit, and where its values are from.

    Every row has a value unless the column is `optional`.
    """

    name: str
    type: str
    meaning: str
    unit: str = ""
    optional: bool = False
    rules: tuple[Rule, ...] = ()
    source: str = ""

    def but(self, **changes: Any) -> "Column":
        """Return the column with some of its properties changed."""
        return self._replace(**changes)

    @property
    def maybe(self) -> "Column":
        """The column where a row may have no value."""
        return self._replace(optional=True)

    @property
    def free(self) -> "Column":
        """The column without its rules."""
        return self._replace(rules=())

    @property
    def values(self) -> tuple[str, ...]:
        """The values that a choice is between; empty for other types."""
        return tuple(value for rule in self.rules for value in rule.constraints.get("enum", ()))


def one_of(*values: str) -> Rule:
    """Return the rule of a choice."""
    return Rule(f"be one of {', '.join(values)}", values.__contains__, {"enum": list(values)})


def matching(pattern: str, words: str) -> Rule:
    """Return the rule that the whole text fits a pattern."""
    return Rule(words, lambda text: bool(re.fullmatch(pattern, text)), {"pattern": f"^(?:{pattern})$"})


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


DAY = Rule("be a day such as 2026-01-31", _is_day)
ADDRESS = matching(
    r"https?://[^\s/\"'<>]+\.[^\s\"'<>]+", "be an address that starts with http:// or https://"
)
CURRENCY = matching("[A-Z]{3}", "be a currency's ISO code, such as USD")
MEASURE = matching("%|[A-Z]{3}", "be % or a currency's ISO code")
NUMBERED = Rule(
    "be c and two digits or more",
    lambda text: bool(re.fullmatch(r"c\d{2,}", text)),
    {"pattern": r"^c\d{2,}$"},
)
FILLED = Rule("have at least one character", bool, {"minLength": 1})
YEAR = Rule("be a year from 1900 to 2099", lambda y: 1900 <= y <= 2099, {"minimum": 1900, "maximum": 2099})
POSITIVE = Rule("be above 0", lambda x: x > 0, {"exclusiveMinimum": 0})
COUNT = Rule("be 0 or more", lambda x: x >= 0, {"minimum": 0})
PERCENT = Rule(
    "lie between 0 and 100 (percent, in points)",
    lambda x: 0 < x < 100,
    {"exclusiveMinimum": 0, "exclusiveMaximum": 100},
)


def text(name: str, meaning: str, *rules: Rule, source: str = "") -> Column:
    """Return a column of text."""
    return Column(name, "text", meaning, rules=rules, source=source)


def choice(name: str, meaning: str, *values: str, source: str = "") -> Column:
    """Return a column of one of a few texts."""
    return Column(name, "choice", meaning, rules=(one_of(*values),), source=source)


def ids(name: str, meaning: str, *, source: str = "") -> Column:
    """Return a column of ids with a space between."""
    return Column(name, "ids", meaning, source=source)


def url(name: str, meaning: str, *, source: str = "") -> Column:
    """Return a column of addresses."""
    return Column(name, "url", meaning, rules=(ADDRESS,), source=source)


def day(name: str, meaning: str, *, source: str = "") -> Column:
    """Return a column of days."""
    return Column(name, "date", meaning, rules=(DAY,), source=source)


def number(name: str, unit: str, meaning: str, *rules: Rule, source: str = "") -> Column:
    """Return a column of numbers."""
    return Column(name, "number", meaning, unit, rules=rules, source=source)


def count(name: str, unit: str, meaning: str, rule: Rule = COUNT, *, source: str = "") -> Column:
    """Return a column of whole numbers."""
    return Column(name, "integer", meaning, unit, rules=(rule,), source=source)


def year(name: str, meaning: str, *, source: str = "") -> Column:
    """Return a column of years."""
    return Column(name, "year", meaning, rules=(YEAR,), source=source)


def yes(name: str, meaning: str, *, source: str = "") -> Column:
    """Return a column of True and False."""
    return Column(name, "boolean", meaning, source=source)


def of(source: str, *columns: Column) -> tuple[Column, ...]:
    """Return columns whose values come from one source, as far as none is said yet."""
    return tuple(c if c.source else c.but(source=source) for c in columns)


class Order(NamedTuple):
    """Two columns of which the first must not be above the last, in words ("the row must ...")."""

    first: str
    last: str
    words: str
    strictly: bool = False


@dataclass(frozen=True)
class Table:
    """A table: file under data/, title, what a row is, its columns in order, its key and the order of its values."""

    path: str
    title: str
    row: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    orders: tuple[Order, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file, without folder and ending."""
        return PurePosixPath(self.path).stem

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """The names of the columns that hold numbers with a fraction."""
        return self.of_type("number")

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The names of the columns that hold years."""
        return self.of_type("year")

    def of_type(self, *types: str) -> tuple[str, ...]:
        """Return the names of the columns of some types, in order."""
        return tuple(column.name for column in self.columns if column.type in types)

    def __getitem__(self, name: str) -> Column:
        """Return the column of a name."""
        return next(column for column in self.columns if column.name == name)
