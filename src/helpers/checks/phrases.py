"""Figures as words: amounts, rates, spans, lists. No number is typed here."""

import math
import re
from collections.abc import Iterable
from typing import SupportsFloat

from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET, Claim
from helpers.readings.bounds import as_float

HEDGES = ("about", "over", "under")  # the words that loosen a figure


def number(x: SupportsFloat) -> str:
    """Return a number to four digits."""
    return f"{float(f'{float(x):.4g}') + 0.0:.4g}"  # a zero has no sign


def fixed(x: float, digits: int = 1) -> str:
    """Return a number with so many decimals; what rounds to zero has no sign."""
    return f"{round(x, digits) + 0.0:.{digits}f}"


def rate(x: float) -> str:
    """Return a rate: "15.1%"."""
    return f"{fixed(x)}%"


def one_in(part: float) -> str:
    """Return a part as "1 in 20", or in per cent where it is none such."""
    times = 1 / part if part else 0.0
    return f"1 in {times:.0f}" if times and abs(times - round(times)) < 1e-9 else f"{number(100 * part)}%"


def range_(total: Interval) -> str:
    """Return a sum of shares: "85%", "between 84 and 86%", "84% or more", "86% or less"."""
    low, high = as_float(total.low), as_float(total.high)
    if math.isnan(low) and math.isnan(high):
        return "any number"
    if math.isnan(high):
        return f"{number(low)}% or more"
    if math.isnan(low):
        return f"{number(high)}% or less"
    return f"{number(low)}%" if low == high else f"between {number(low)} and {number(high)}%"


def percent(low: float, high: float) -> str:
    """Return what is left: "15%", "14 to 16%"."""
    return f"{number(low)}%" if low == high else f"{number(low)} to {number(high)}%"


_MINUS = re.compile(r"\W*[-−–(]")


def hedged(c: Claim) -> str:
    """Return a claim's figure with the word that loosens it; of a decline in words it says so."""
    falls = c.kind == "growth" and c.ends and c.ends[-1].value < 0 and not _MINUS.match(c.figure)
    said = f"{c.hedge} {c.figure}" if c.hedge in HEDGES else c.figure
    return f"a fall of {said}" if falls else said


def hedge_of_sum(claims: Iterable[Claim]) -> str:
    """Return the word that loosens the sum of the claims' figures: theirs, "about" where they differ, "" for none."""
    said = {c.hedge for c in claims} & set(HEDGES)
    return said.pop() if len(said) == 1 else "about" if said else ""


_DOLLAR = re.compile(
    r"(?:USD? ?)?\$ ?(?=[\d.]|[-−(]\d|[xX]+\b)"
)  # of an amount or its placeholder, not of a name
_OTHER_DOLLAR = re.compile(
    r"(?<![A-Za-z])(?!US\$)([A-Z]{1,3})\$ ?(?=[\d.]|[-−(]\d|[xX]+\b)"
)  # "NT$5", "A$5": no US dollar
_DOLLAR_BEHIND = re.compile(r"(?<=\d)( ?(?:[kKMBT]|[mb]n))? ?\$(?!\w)")  # "10 $", "20 M$"


def without_dollar(text: str) -> str:
    """Return a text with "USD" (or "A-dollar") for the dollar sign, which GitHub reads as the start of mathematics."""
    others = _OTHER_DOLLAR.sub(r"\1-dollar ", text)
    return _DOLLAR_BEHIND.sub(r"\1 USD", _DOLLAR.sub("USD ", others))


def sentence(text: str) -> str:
    """Return a text without dollar signs; raises ValueError for one that is no sentence with a stop.

    A hedge at its beginning gets a capital; a name stays as its page writes it.
    """
    said = without_dollar(text)
    if said.startswith(tuple(f"{hedge} " for hedge in HEDGES)):
        said = said[0].upper() + said[1:]
    if len(said) < 2 or not said.endswith("."):
        raise ValueError(f"detail {text!r} is no sentence that ends with a stop")
    return said


def listed(parts: Iterable[object]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    said = [str(part) for part in parts]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}" if said else ""


def count(n: int, noun: str) -> str:
    """Return "1 year", "2 years"."""
    return f"{n} {noun}" + ("" if n == 1 else "s")


WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def in_words(n: int, noun: str) -> str:
    """Return "one year", "two years", from thirteen on in digits."""
    return f"{WORDS[n]} {noun}{'' if n == 1 else 's'}" if 0 <= n < len(WORDS) else count(n, noun)


def money(amount: float, unit: str = "USD", digits: int = 1) -> str:
    """Return an amount as "USD 4.0 bn", with so many decimals; never with a currency sign."""
    for size, name in ((1e12, " tn"), (1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if abs(amount) >= size:
            return f"{unit} {amount / size:,.{digits}f}{name}"
    return f"{unit} {amount:,.0f}"


def printed(c: Claim) -> str:
    """Return a claim's figure with its hedge, as text that GitHub does not read as mathematics."""
    return without_dollar(hedged(c))


def plural(n: int, noun: str) -> str:
    """Return "1 city", "2 cities", "3 windows"."""
    return (
        f"{n} {noun}"
        if n == 1
        else f"{n} {noun.removesuffix('y') + 'ies' if noun.endswith('y') else noun + 's'}"
    )


def points(n: float) -> str:
    """Return "1 point", "0.5 points"."""
    shown = f"{float(f'{n:.3g}') + 0.0:.3g}"
    return f"{shown} {'point' if shown == '1' else 'points'}"


def span(low: float, high: float) -> str:
    """Return a range of rates: "15.1 to 20.5%"."""
    return rate(low) if fixed(low) == fixed(high) else f"{fixed(low)} to {rate(high)}"


def between(low: float, high: float, digits: int = 1) -> str:
    """Return a range of rates of which an end may be open (NaN), to so many decimals: "at least 3.0%"."""
    if math.isnan(low) or math.isnan(high):
        return "any rate" if math.isnan(low) and math.isnan(high) else _one_end(low, high)
    first, last = fixed(low, digits), fixed(high, digits)
    return f"{last}%" if first == last else f"{first} to {last}%"


def decimals(c: Claim) -> int:
    """Return how many decimals a rate beside a claim's needs so that the two can be told apart: at least one."""
    return max(1, -int(c.ends[0].step.as_tuple().exponent)) if c.ends else 1


def _one_end(low: float, high: float) -> str:
    return f"at least {rate(low)}" if math.isnan(high) else f"at most {rate(high)}"


def told(c: Claim) -> str:
    """Return a claim's figure with its id: "about 38% (c02)"."""
    return f"{' '.join(hedged(c).split())} ({c.claim_id})"


def whole(subject: str) -> str:
    """Return a whole as a sentence names it: "the market", "Europe"."""
    return "the market" if subject == MARKET else subject


def years(c: Claim) -> str:
    """Return a claim's years as the end of a clause: " in 2023", " over 2023-2030", "" where none are said."""
    said = "-".join(str(y) for y in (c.start_year, c.end_year) if y)
    horizon = (
        f" over its {c.horizon}"
        if c.horizon and c.horizon.period
        else f" over the {c.horizon}"
        if c.horizon
        else ""
    )
    return f"{' over' if c.start_year and c.end_year else ' in'} {said}{horizon}" if said else horizon


def amounts(low: float, high: float, unit: str, digits: int = 1) -> str:
    """Return a range of money of which an end may be open (NaN): "USD 1.0 to 1.2 bn", "at least USD 1.0 bn"."""
    if math.isnan(low) or math.isnan(high):
        return (
            f"at most {money(high, unit, digits)}"
            if math.isnan(low)
            else f"at least {money(low, unit, digits)}"
        )
    first, last = money(low, unit, digits), money(high, unit, digits)
    if first == last:
        return first
    # Of one unit and scale these are said once: "USD 1.0 to 1.2 bn".
    scale = first.split()[-1]
    alike = len(first.split()) == 3 and last.split()[-1] == scale
    return (
        f"{first.removesuffix(f' {scale}')} to {last.removeprefix(f'{unit} ')}"
        if alike
        else f"{first} to {last}"
    )
