"""A claim: one printed figure and what the words around it say of it. Made once, where the page is read."""

from decimal import Decimal
from typing import NamedTuple

from helpers.page.figures import Printed

MARKET = "market"  # the subject of what is said of the page's own market, and the base of its shares
UNCLEAR = "unclear"  # the subject of a figure of which the words do not say whom it is about


class Horizon(NamedTuple):
    """Years that a sentence looks ahead: "next 5 years", "next 3-5 years" (both lengths), or its forecast period."""

    lengths: tuple[int, ...] = ()
    period: bool = False

    def __str__(self) -> str:
        """The horizon as the ledger writes it."""
        return "forecast period" if self.period else f"next {'-'.join(map(str, self.lengths))} years"


class Claim(NamedTuple):
    """One claim as printed.

    `kind` is window (the years of the title), growth, size, increment (what a market grows by), share or revenue.
    `subjects` are whom the figure is about, several where one figure is said of all together. `ends` are the printed
    ends in full units (per cent in points), each with one unit of its last digit; none for a blank and for a window.
    `hedge` is exact, about, over, under, range, placeholder, or "" for a window; `unit` "%", a currency's ISO code, or
    "". `base` is the whole of a share, "" of other kinds. `company` is the one whose sentence says it of the market,
    or "". `figure` is the text that stands at `start` to `end` (code points) of the decoded source. `doubt` names what
    the words leave open first (kind, subject, years, unit or base) and is "" of a claim that is sure; `measure` is
    value, volume or ""; `page` is one of a PDF.
    """

    claim_id: str
    kind: str
    subjects: tuple[str, ...]
    ends: tuple[Printed, ...]
    hedge: str
    unit: str
    start_year: int | None
    end_year: int | None
    horizon: Horizon | None
    base: str
    company: str
    section: str
    figure: str
    start: int
    end: int
    doubt: str = ""
    measure: str = ""
    page: int | None = None

    @property
    def sure(self) -> bool:
        """Whether kind, subject, years, unit and base are all evident in the words."""
        return not self.doubt

    @property
    def subject(self) -> str:
        """Whom the figure is about, as the ledger writes it."""
        return " + ".join(self.subjects)

    @property
    def bound(self) -> str:
        """The hedge as it bounds the number: a fall of over 5% is under -5."""
        turned = {"over": "under", "under": "over"}
        falls = bool(self.ends) and self.ends[-1].value < 0
        return turned.get(self.hedge, self.hedge) if falls else self.hedge

    @property
    def low(self) -> Decimal | None:
        """The least that the figure says; None for a blank and where it is bounded from above alone."""
        return self.ends[0].value if self.ends and self.bound != "under" else None

    @property
    def high(self) -> Decimal | None:
        """The most that the figure says; None for a blank and where it is bounded from below alone."""
        return self.ends[-1].value if self.ends and self.bound != "over" else None
