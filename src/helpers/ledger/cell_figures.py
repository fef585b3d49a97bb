"""The figure of a cell: its span, its ends with the scale of the heads, its hedge, and what the words around it say."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from helpers.ledger import labels
from helpers.page import figures
from helpers.page import tables as page_tables
from helpers.page.figures import Figure, Printed

_HEDGES = (
    (
        "about",
        re.compile(
            r"(?:[~≈±]|\b(?:about|around|approx\w*\.?|roughly|circa|ca?\.|nearly|close to))\s*$",
            re.IGNORECASE,
        ),
    ),
    ("under", re.compile(r"(?:[<≤]|\b(?:under|below|less than|up to|almost))\s*$", re.IGNORECASE)),
    ("over", re.compile(r"(?:[>≥]|\b(?:over|above|more than|at least|exceed\w*))\s*$", re.IGNORECASE)),
)
_EARLIER = re.compile(
    r"\b(?:up|down|from(?!\s+(?:FY\s?)?(?:19|20)\d\d\s*(?:to|through|until|till|[-–—])\s)|compared|vs\.?|versus"
    r"|against)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;—→]")
_GROWING = re.compile(r"^\s*(?:and\s+)?growing(?! at)\b", re.IGNORECASE)
_MINUS = re.compile(r"(?<![\w)])[-−–]\s?$")


class Number(NamedTuple):
    """The figure of a cell: its span in the cell's text, its ends, unit, hedge, and whether a scale was printed."""

    start: int
    end: int
    ends: tuple[Printed, ...]
    unit: str
    hedge: str
    power: int


def number(text: str, unit: str, power: int) -> Number | None:
    """Read the one figure of a cell; the unit and the scale are those that its heads give, where it prints none."""
    found, own = _figure(text, unit)
    if not found:
        return None
    first, start = found, found.start
    ends = first.ends
    bare = not own or own == unit
    if bare and unit != "%" and power and not first.power:
        ends = tuple(Printed(end.value.scaleb(power), end.step.scaleb(power)) for end in ends)
    minus = _MINUS.search(text, 0, start)
    bracket = (
        text.startswith("(")
        and re.fullmatch(r"\(.*\)\s?%?", text)
        and not re.search(r"[A-Za-z]{4}|\+|\bup\b", text)
    )
    if len(ends) == 1 and ends[0].value > 0 and (minus or bracket):
        ends = (Printed(-ends[0].value, ends[0].step),)
        start = minus.start() if minus else start
    return Number(start, first.end, ends, own or unit, _hedge(text, first, len(ends)), first.power or power)


def _figure(text: str, unit: str) -> tuple[Figure | None, str]:
    """The figure of a cell and the unit that it prints itself."""
    found = figures.find(text)
    first = next((f for f in found if f.unit), None)
    if first:
        return first, first.unit
    if text.rstrip().endswith("%"):  # "(2.5)%"
        unit = "%"
    if not unit:
        return None, ""
    if unit != "%":  # a short scale is read beside a sign: "4.5B" in a column of dollars
        signed = (
            [f for f in figures.find(f"${text}") if f.unit and f.start == 0] if text[:1].isdigit() else []
        )
        if signed:
            return signed[0]._replace(end=signed[0].end - 1, unit=""), ""
    bare = next((f for f in found if f.ends), None) if page_tables.is_amount(text) else None
    return bare, "%" if unit == "%" else ""


def _hedge(text: str, figure: Figure, ends: int) -> str:
    if not ends:
        return "placeholder"
    if ends > 1:
        return "range"
    if figure.plus:
        return "over"
    before = text[: figure.start].rstrip("-−–+ ")
    return next((hedge for hedge, pattern in _HEDGES if pattern.search(before)), "exact")


def as_shown(ends: Sequence[Printed], low: float | None, high: float | None) -> tuple[Printed, ...]:
    """Give a figure's printed ends the scale and the sign that a row of the ledger shows, where a head gave them."""
    shown = [value for value in (low, high) if value is not None]
    printed = [end.value for end in ends if end.value]
    if len(ends) == len(shown) == 2 and shown[-1] < 0 < printed[-1]:
        ends, printed = ends[::-1], printed[::-1]  # a decline of 3 to 5%
    if not shown or not printed or not shown[-1]:
        return tuple(ends)
    ratio = Decimal(repr(shown[-1])) / printed[-1]
    for power in (0, 3, 5, 6, 7, 9, 12):
        if abs(abs(ratio) - 10**power) <= Decimal("1e-9") * 10**power and (power or ratio < 0):
            turned = -1 if ratio < 0 else 1
            return tuple(Printed(turned * end.value.scaleb(power), end.step.scaleb(power)) for end in ends)
    return tuple(ends)


def numbers(text: str, unit: str, power: int) -> list[Number]:
    """Read the figures of a cell: its first, and those behind it that print a unit of their own."""
    first = number(text, unit, power)
    if first is None:
        return []
    return [
        first,
        *(_further(text, f) for f in figures.find(text) if f.start >= first.end and f.unit and f.ends),
    ]


def _further(text: str, figure: Figure) -> Number:
    start, ends = figure.start, figure.ends
    minus = _MINUS.search(text, 0, start)
    if minus and len(ends) == 1 and ends[0].value > 0:
        start, ends = minus.start(), (Printed(-ends[0].value, ends[0].step),)
    return Number(start, figure.end, ends, figure.unit, _hedge(text, figure, len(ends)), figure.power)


def around(text: str, first: int, number: Number, last: int) -> labels.Said:
    """What the words around a cell's figure say, between the figures beside it; its kind only from its own clause."""
    before, after = text[first : number.start], text[number.end : last]
    if first:
        before = _CLAUSE.split(before)[-1]
    clause = f"{_CLAUSE.split(before)[-1]} | {_GROWING.sub('', _CLAUSE.split(after)[0])}"
    dated = f"{before} | {_EARLIER.split(after)[0]}"
    return labels.said(dated)._replace(kind=labels.kind(clause), name=labels.name_in(before.split("(")[0]))
