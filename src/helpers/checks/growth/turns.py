"""What two nested growth rates leave for the other years, and how often real industries turned as much."""

import math
from collections.abc import Mapping
from typing import NamedTuple

from helpers.checks import phrases, usual
from helpers.checks.growth import arithmetic
from helpers.checks.growth.arithmetic import Ends
from helpers.checks.growth.paths import Group
from helpers.checks.usual import Rarity, Span
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import as_float, bounds
from helpers.readings.timeline import Window, Windows


class Turn(NamedTuple):
    """What a longer and a shorter claim leave for the other years under one reading.

    `years` are first and last year of what is left, `count` how many; `printed` and `room` the growth that they must
    average, with the figures as printed and with the room of rounding. `needed` is the growth that they must reach
    ("least") or keep below ("most") beside the pace of the shorter one, NaN where its pace will do; `rarity` how often
    industries of that pace did so, None without a class.
    """

    long: Claim
    short: Claim
    span: Span
    years: Window
    printed: Ends
    room: Ends
    pace: Ends
    needed: float
    side: str
    only_as_printed: bool
    rarity: Rarity | None

    @property
    def others(self) -> int:
        """How many yearly steps are left."""
        return self.span.others

    def verdict(self, a: Assumptions) -> str:
        """Return whether the turn is usual by the convention; it may be needed by the printed figures alone."""
        if self.rarity is None or self.rarity.part >= a.unusual_below:
            return "fits"
        return "fits by rounding" if self.only_as_printed else "unusual"


def between(group: Group, pair: tuple[Claim, Claim], windows: Windows, a: Assumptions) -> Turn | None:
    """Return what a pair leaves under one reading; None where the shorter does not lie inside the longer."""
    long, short = pair
    (start, end), (first, last) = windows[long.claim_id], windows[short.claim_id]
    left = arithmetic.left((start, end), (first, last))
    if left is None:
        return None
    as_printed = bounds(pair, a.as_printed())
    printed = arithmetic.average(long, short, as_printed, windows)
    room = arithmetic.average(long, short, group.bounds, windows)
    span = Span(last - first, first - start, end - last)
    needed, side = _needed(printed, _ends(short, as_printed))
    only_as_printed = not _needed(room, _ends(short, group.bounds))[1]
    pace = _pace(short)
    rarity = usual.industries().turned(span, pace, **{side: needed}) if side else None
    return Turn(
        long, short, span, left[:2], printed, room, pace, needed, side, only_as_printed, rarity
    )  # fmt: skip


def _ends(c: Claim, stands: Mapping[str, Interval]) -> Ends:
    """Return the rates that a claim can stand for, an open end as infinity."""
    return arithmetic.infinite(as_float(stands[c.claim_id].low), as_float(stands[c.claim_id].high))


def _needed(left: Ends, pace: Ends) -> tuple[float, str]:
    """Return the rate that the other years must reach or keep below, and which; NaN and "" where the pace will do."""
    low, high = arithmetic.infinite(*left)
    if low > pace[1] + usual.NEAR:
        return low, "least"
    return (high, "most") if high < pace[0] - usual.NEAR else (math.nan, "")


def _pace(c: Claim) -> Ends:
    """Return the printed range of a rate, of an open one the end that is printed."""
    printed = [float(end.value) for end in c.ends]
    return printed[0], printed[-1]


def asked(turn: Turn) -> str:
    """Return what the other years must do: "15.1% or more"."""
    return f"{phrases.rate(turn.needed)} or {'more' if turn.side == 'least' else 'less'}"


def counted(turn: Turn, one: Rarity) -> str:
    """Return how often industries turned as much, without a stop."""
    years = phrases.count(turn.others, "year")
    then = f"then grew {asked(turn)} a year for {years}"
    if turn.span.before:
        when = "around them" if turn.span.after else "before"
        then = f"grew {asked(turn)} a year in the {years} {when}"
    return (
        f"Of {one.out_of} spans in which {one.industries} US industries grew {phrases.number(one.low)} to"
        f" {phrases.number(one.high)}% a year for {phrases.count(turn.span.years, 'year')}, {one.how_often} {then}"
    )


def told(turn: Turn, a: Assumptions) -> str:
    """Return the sentence on how often industries turned as much, "" where none is needed or there is no class."""
    if turn.rarity is None:
        return ""
    less = "fewer" if turn.rarity.part < a.unusual_below else "no fewer"
    return f" {counted(turn, turn.rarity)}: {less} than the {phrases.one_in(a.unusual_below)} taken as usual."
