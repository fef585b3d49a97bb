"""What was read of a figure, and why other digits are no claims, in plain words. No number is typed here."""

import math
from typing import NamedTuple

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.ledger.claim import UNCLEAR, Claim
from helpers.readings.bounds import as_float

# The reasons of the table of rejects.
REASONS = {
    "link": ("in a link", "It stands in the text of a link, which names an address."),
    "list": ("number of an item", "It numbers an item of a list."),
    "date": ("date", "It is part of a date."),
    "year": ("year", "A year says when. It is read together with the figure that it belongs to."),
    "percentage": ("other per cent", "It is a per cent, but no word near it makes it growth or a share."),
    "money": ("other money", "It is an amount of money, but no word near it makes it a size or revenue."),
    "quantity": ("other count", "It counts or measures something else than growth, size, share or revenue."),
    "name": ("part of a name", "It is part of a name, of a word or of the mark of a note."),
    "furniture": ("beside the article", "It stands in a menu, a notice or other furniture, which is not shown here."),
    "unread": ("not read", "The report holds more figures than are read of one; this one comes after them."),
}  # fmt: skip
READ = {
    "window": "years of the forecast",
    "growth": "yearly growth of {}",
    "size": "size of {}",
    "increment": "what {} grows by",
    "revenue": "revenue of {}",
}


class Read(NamedTuple):
    """What was read of one claim: in words, its years, the numbers that it can stand for, whether it is sure."""

    what: str
    years: str
    stands_for: str
    sure: str


def read(audit: Audit, c: Claim) -> Read:
    """Return what was read of a claim."""
    return Read(_what(c), _years(audit, c), _stands_for(audit, c), _sure(audit, c))


def _what(c: Claim) -> str:
    whom = "what the words leave unclear" if UNCLEAR in c.subjects else _whole(c.subject)
    said = f"share of {whom} in {_whole(c.base)}" if c.kind == "share" else READ[c.kind].format(whom)
    if c.measure:
        said += f", by {c.measure}"
    return f"{said}, in a sentence on {c.company}" if c.company else said


def _whole(subject: str) -> str:
    if subject == UNCLEAR:
        return "what the words leave unclear"
    return phrases.whole(subject) if subject else "a whole that is not said"


def _years(audit: Audit, c: Claim) -> str:
    said = " to ".join(str(year) for year in (c.start_year, c.end_year) if year)
    said = f"from {said}" if c.start_year and not c.end_year else said
    words = ", ".join(filter(None, [said, str(c.horizon) if c.horizon else ""])) or "not said"
    windows = audit.growth.windows
    own = windows[windows["claim_id"] == c.claim_id].dropna(subset=["start_year", "end_year"])
    if own.empty or (c.start_year and c.end_year):
        return words
    first = own.iloc[0]
    return f"{words}; taken as {first['start_year']} to {first['end_year']}"


def _stands_for(audit: Audit, c: Claim) -> str:
    if c.kind == "window":
        return "these years"
    if not c.ends:
        return "left blank, so any number"
    bound = audit.case.bounds[c.claim_id]
    low, high = as_float(bound.low), as_float(bound.high)
    if c.unit == "%":
        return _ends(*(f"{phrases.number(x)}%" if not math.isnan(x) else "" for x in (low, high)))
    return _ends(*(_money(x, c) if not math.isnan(x) else "" for x in (low, high)))


def _ends(low: str, high: str) -> str:
    if low and high:
        return low if low == high else f"{low} to {high}"
    return f"{low} or more" if low else f"{high} or less" if high else "any number"


def _money(x: float, c: Claim) -> str:
    """Return an end in money with one digit more than its claim prints, so that the ends can be told apart."""
    last = min(float(end.step) for end in c.ends)
    scale = next((size for size in (1e12, 1e9, 1e6, 1e3) if abs(x) >= size), 1.0)
    return phrases.money(x, c.unit, max(1, 1 + round(math.log10(scale / last))))


def _sure(audit: Audit, c: Claim) -> str:
    said = f"no, the words leave the {c.doubt} open" if c.doubt else "yes"
    return f"{said}; no verdict rests on it" if c in audit.case.left_out else said
