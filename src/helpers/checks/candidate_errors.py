"""Slips that could explain a figure: what may have been meant, one slip of the pen away from what is printed.

A claim's own figure is never read again; only the changed texts are.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from helpers.checks import phrases
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.page import figures
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound

MOVED = "a year off by one"
KINDS = (
    "scale, as million for billion",
    "two digits swapped",
    MOVED,
    "ends swapped",
    "simple for compound growth",
    "one digit",  # last, since almost any figure is one digit away from one that fits
)
_SCALES = (("million", "billion"), ("billion", "trillion"))
Window = tuple[int, int] | None


class Candidate(NamedTuple):
    """One claim as it may have been meant.

    `kind` is one of KINDS, `claim` and `window` (of growth) stand in the place of those printed, `bounds` are the
    numbers that the claim then stands for.
    """

    kind: str
    claim: Claim
    window: Window
    bounds: Interval


def of(c: Claim, window: Window, a: Assumptions) -> list[Candidate]:
    """Return what may have been meant by a claim, one slip away; `window` is its years if it is growth."""
    found = [
        _meant(kind, _with(c, figure), window, a)
        for kind, make in _FIGURES
        for figure in make(c.figure)
        if _reads(figure, c)
    ]
    if window and window[1] - window[0] > 1 and c.hedge != "placeholder":
        simple = _simple(bound(c, a), window[1] - window[0])
        found.append(Candidate("simple for compound growth", c, window, simple))
    return found + [_meant(MOVED, *moved, a) for moved in _moved(c, window)]


def _moved(c: Claim, window: Window) -> list[tuple[Claim, Window]]:
    """Return a claim with one of its years a year off; growth only where the page says both years."""
    if window is None:
        return [(c._replace(end_year=c.end_year + step), None) for step in (-1, 1) if c.end_year]
    start, end = window
    shifts = ((start - 1, end), (start + 1, end), (start, end - 1), (start, end + 1))
    return [(c, (s, e)) for s, e in shifts if s < e and c.start_year and c.end_year]


def swapped(first: Claim, last: Claim, a: Assumptions) -> tuple[Candidate, Candidate]:
    """Return two sizes with their figures exchanged."""
    return _as(first, last, a), _as(last, first, a)


def _as(c: Claim, other: Claim, a: Assumptions) -> Candidate:
    changed = c._replace(figure=other.figure, ends=other.ends, hedge=other.hedge)
    return _meant("ends swapped", changed, None, a)


class Slips(NamedTuple):
    """What is said of slips that could explain a clash, and the claims that they are of."""

    claims: tuple[str, ...]
    text: str


def report(tried: Iterable[tuple[Claim, Candidate]], mended: Sequence[bool]) -> Slips | None:
    """Return what is said of the slips that would mend a clash, None where there was nothing to try.

    `tried` are claims with a slip of each, `mended` says whether the others hold with it.
    """
    pairs = list(zip(tried, mended, strict=True))
    if not pairs:
        return None
    said, used = [], []
    for claim in dict.fromkeys(c for (c, _), _ in pairs):
        for kind in KINDS:
            candidates = [
                (candidate, ok) for (c, candidate), ok in pairs if c is claim and candidate.kind == kind
            ]
            good = [candidate for candidate, ok in candidates if ok]
            if good and (kind != "one digit" or claim.claim_id not in used):
                used.append(claim.claim_id)
                said.append(_sentence(claim, min(good, key=_distance(claim)), len(good), len(candidates)))
    text = "No single slip of a digit, a scale, a year or of compounding would explain it."
    if said:
        text = f"One slip could explain it, which is a possibility and no fact: {'; '.join(said)}."
    return Slips(tuple(dict.fromkeys(used or [c.claim_id for (c, _), _ in pairs])), text)


def _sentence(c: Claim, candidate: Candidate, good: int, tried: int) -> str:
    meant = phrases.hedged(candidate.claim)
    if candidate.kind == MOVED:
        meant += (
            f" for {'-'.join(map(str, candidate.window)) if candidate.window else candidate.claim.end_year}"
        )
    if candidate.kind == "simple for compound growth":
        meant += " of the first year's size"
    of_many = (
        f", {good} of {phrases.count(tried, 'such change')} would do" if candidate.kind == "one digit" else ""
    )
    return f"{meant} where {c.claim_id} prints {phrases.hedged(c)} ({candidate.kind}{of_many})"


def _distance(c: Claim) -> Callable[[Candidate], float]:
    printed = c.ends[0].value
    return lambda candidate: abs(float(candidate.claim.ends[0].value - printed))


def _meant(kind: str, claim: Claim, window: Window, a: Assumptions) -> Candidate:
    return Candidate(kind, claim, window, bound(claim, a))


def _with(c: Claim, figure: str) -> Claim:
    return c._replace(figure=figure, ends=tuple(figures.ends(figure)))


def _simple(printed: Interval, years: int) -> Interval:
    """Return growth whose printed rate counts per cent of the first year's size, as the compound rate it makes."""
    low, high = (None if x is None else _compound(x, years) for x in (printed.low, printed.high))
    return Interval(low, high, printed.low_open, printed.high_open)


def _compound(rate: Fraction, years: int) -> Fraction:
    whole = max(1 + years * float(rate) / 100, 0.0)
    return Fraction(100 * (whole ** (1 / years) - 1))


def _reads(figure: str, c: Claim) -> bool:
    """Whether a changed figure still reads as a figure of its kind, and says something else."""
    ends = () if re.search(r"(?<![\d.,])0\d", figure) else tuple(figures.ends(figure))
    something = c.kind == "growth" or (bool(ends) and ends[0].value > 0)
    return bool(ends) and something and ends[0].value <= ends[-1].value and ends != c.ends


def _digits(figure: str) -> list[str]:
    places = [m.start() for m in re.finditer(r"\d", figure)]
    return [figure[:at] + digit + figure[at + 1 :] for at in places for digit in "0123456789"]


def _swaps(figure: str) -> list[str]:
    pairs = re.finditer(r"(?=(\d)([.,]?)(\d))", figure)
    return [figure[: m.start()] + m[3] + m[2] + m[1] + figure[m.end(3) :] for m in pairs]


def _scaled(figure: str) -> list[str]:
    pairs = [*_SCALES, *((larger, smaller) for smaller, larger in _SCALES)]
    return [figure.replace(old, new) for old, new in pairs if old in figure]


_FIGURES: tuple[tuple[str, Callable[[str], list[str]]], ...] = (
    ("scale, as million for billion", _scaled),
    ("two digits swapped", _swaps),
    ("one digit", _digits),
)
