"""Slips that could explain a figure: what may have been meant, one slip of the pen away from what is printed."""

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from helpers.checks import phrases
from helpers.checks.finding import finding
from helpers.page import figures
from helpers.readings import claims as meant
from helpers.readings.assumptions import Assumptions
from helpers.readings.claims import Claim

KINDS = (
    "scale, as million for billion",
    "two digits swapped",
    "a year off by one",
    "ends swapped",
    "simple for compound growth",
    "one digit",  # last, since almost any figure is one digit away from one that fits
)
_SCALES = (("million", "billion"), ("billion", "trillion"))
Window = tuple[int, int] | None


class Slip(NamedTuple):
    """One claim as it may have been meant: its kind of slip, the claim instead, its window (growth) instead."""

    kind: str
    claim: Claim
    window: Window


def of(c: Claim, window: Window, a: Assumptions) -> list[Slip]:
    """Return what may have been meant by a claim, one slip away; `window` is its years if it is growth."""
    texts = [(kind, figure) for kind, make in _FIGURES for figure in make(c.figure)]
    found = [Slip(kind, _with(c, figure, a), window) for kind, figure in texts if _reads(figure, c)]
    if window is None:
        moved = [(c._replace(end_year=c.end_year + step), None) for step in (-1, 1) if c.end_year]
    else:
        start, end = window
        shifts = ((start - 1, end), (start + 1, end), (start, end - 1), (start, end + 1))
        moved = [(c, (s, e)) for s, e in shifts if s < e and c.start_year and c.end_year]
        if end - start > 1 and c.hedge != "placeholder":
            found.append(Slip("simple for compound growth", _simple(c, end - start), window))
    return found + [Slip("a year off by one", *change) for change in moved]


def swapped(first: Claim, last: Claim, a: Assumptions) -> tuple[Slip, Slip]:
    """Return two sizes with their figures exchanged."""
    return tuple(
        Slip("ends swapped", meant.with_bounds([c._replace(figure=o.figure, hedge=o.hedge)], a)[0], None)
        for c, o in ((first, last), (last, first))
    )


def report(
    tried: Iterable[tuple[Claim, Slip]], mended: Sequence[bool], subject: str, reading: str
) -> dict | None:
    """Return the finding that names the slips that would mend it, None where there was nothing to try.

    `tried` are claims with a slip of each, `mended` says whether the others hold with it.
    """
    pairs = list(zip(tried, mended, strict=True))
    if not pairs:
        return None
    said, used = [], []
    for claim in dict.fromkeys(c for (c, _), _ in pairs):
        for kind in KINDS:
            slips = [(slip, ok) for (c, slip), ok in pairs if c is claim and slip.kind == kind]
            good = [slip for slip, ok in slips if ok]
            if good and (kind != "one digit" or claim.claim_id not in used):
                used.append(claim.claim_id)
                said.append(_sentence(claim, min(good, key=_distance(claim)), len(good), len(slips)))
    text = "No single slip of a digit, a scale, a year or of compounding would explain it."
    if said:
        text = f"One slip could explain it, which is a possibility and no fact: {'; '.join(said)}."
    ids = list(dict.fromkeys(used or [c.claim_id for (c, _), _ in pairs]))
    return finding("possible slip", "not checkable", ids, text, subject=subject, reading=reading)


def _sentence(c: Claim, slip: Slip, good: int, tried: int) -> str:
    meant = slip.claim.figure
    if slip.kind == "a year off by one":
        meant += f" for {'-'.join(map(str, slip.window)) if slip.window else slip.claim.end_year}"
    if slip.kind == "simple for compound growth":
        meant += " of the first year's size"
    of_many = (
        f", {good} of {phrases.count(tried, 'such change')} would do" if slip.kind == "one digit" else ""
    )
    return f"{meant} where {c.claim_id} prints {c.figure} ({slip.kind}{of_many})"


def _distance(c: Claim) -> Callable[[Slip], float]:
    printed = figures.ends(c.figure)
    return lambda slip: abs(float(figures.ends(slip.claim.figure)[0].value - printed[0].value))


def _with(c: Claim, figure: str, a: Assumptions) -> Claim:
    return meant.with_bounds([c._replace(figure=figure)], a)[0]


def _simple(c: Claim, years: int) -> Claim:
    """Return growth whose printed rate counts per cent of the first year's size, as the compound rate it makes."""
    ends = (c.bounds.low, c.bounds.high)
    low, high = (None if x is None else _compound(x, years) for x in ends)
    return c._replace(bounds=c.bounds.__class__(low, high, c.bounds.low_open, c.bounds.high_open))


def _compound(rate: Fraction, years: int) -> Fraction:
    whole = max(1 + years * float(rate) / 100, 0.0)
    return Fraction(100 * (whole ** (1 / years) - 1))


def _reads(figure: str, c: Claim) -> bool:
    """Whether a changed figure still reads as a figure of its kind, and says something else."""
    ends = [] if re.search(r"(?<![\d.,])0\d", figure) else figures.ends(figure)
    return bool(ends) and ends[0].value <= ends[-1].value and ends != figures.ends(c.figure)


def _digits(figure: str) -> list[str]:
    places = [m.start() for m in re.finditer(r"\d", figure)]
    return [figure[:at] + digit + figure[at + 1 :] for at in places for digit in "0123456789"]


def _swaps(figure: str) -> list[str]:
    pairs = re.finditer(r"(?=(\d)([.,]?)(\d))", figure)
    return [figure[: m.start()] + m[3] + m[2] + m[1] + figure[m.end(3) :] for m in pairs]


def _scaled(figure: str) -> list[str]:
    pairs = [*_SCALES, *((larger, smaller) for smaller, larger in _SCALES)]
    return [figure.replace(old, new) for old, new in pairs if old in figure]


_FIGURES = (
    ("scale, as million for billion", _scaled),
    ("two digits swapped", _swaps),
    ("one digit", _digits),
)
