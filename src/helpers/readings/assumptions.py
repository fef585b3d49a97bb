"""What the audit assumes, each a parameter of the notebooks."""

from dataclasses import dataclass, replace
from datetime import date

from helpers.engine import intervals


def day(given: date | str) -> date:
    """Return a day given as a date, a time or a text such as "2025-03-05"; raises ValueError for another text."""
    return date.fromisoformat(str(given)[:10])


@dataclass(frozen=True)
class Assumptions:
    """What the audit assumes, each a literal that a parameters cell can set.

    published: the day the page came out, a date or "2025-03-05". about: per cent of the figure that "about"
    may be off; never less than the figure's rounding. rounding: one of intervals.CONVENTIONS; "any" allows
    each figure a convention of its own. over: "loose" (the bound itself may be rounded) or "strict" (beyond
    the printed bound); holds for "under" too. unusual_below: the part of the comparable cases below which what a page
    needs is called unusual, between 0 and 1. The default, 1 in 20, is a convention and no finding.
    """

    published: date = date(2025, 3, 5)
    about: float = 5.0
    rounding: str = "any"
    over: str = "loose"
    unusual_below: float = 0.05

    def __post_init__(self) -> None:
        """Read the date and refuse what is not in the lists; raises ValueError."""
        object.__setattr__(self, "published", day(self.published))
        if self.rounding not in intervals.CONVENTIONS:
            raise ValueError(f"rounding {self.rounding!r} is none of {', '.join(intervals.CONVENTIONS)}")
        if self.over not in ("loose", "strict"):
            raise ValueError(f"over {self.over!r} is neither 'loose' nor 'strict'")
        if self.about < 0:
            raise ValueError("about must not be below 0")
        if not 0 <= self.unusual_below <= 1:
            raise ValueError("unusual_below must lie between 0 and 1")

    def as_printed(self) -> "Assumptions":
        """Return the assumptions with figures taken as printed, without the room of rounding."""
        return replace(self, rounding="as printed")

    def at_face(self) -> "Assumptions":
        """Return the assumptions with figures taken as printed and "about" taken for nothing."""
        return replace(self, rounding="as printed", about=0.0)
