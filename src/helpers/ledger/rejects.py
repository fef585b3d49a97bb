"""Every run of digits in the readable text that is in no claim, with the reason why."""

import re

from helpers.page import figures, wording
from helpers.page.blocks import Block

_DIGITS = re.compile(rf"\d\d*|(?<=[\d%\[(])[{figures.RAISED}]+")  # searched faster than \d+
_URL = re.compile(r"(?:https?://|www\.)\S+")
_NUMBERING = re.compile(r"(?:^|(?<=[.:;] ))\(?\d{1,3}(?=[.)](?:\s|$))")
_AROUND = 24  # characters on either side of a run of digits that a reason may look at
_REASONS = [(reason, wording.compiled(pattern), signs) for reason, pattern, _, signs in wording.REASONS]


def read(block: Block, claimed: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Return (start, end, reason) in the block's text for each run of digits outside the claimed spans.

    Reasons: link, list (numbering), date, year, percentage, money, quantity (a number with or without a unit)
    and name (digits that are part of a word).
    """
    text = block.text
    found: list[tuple[int, int, str]] = []
    claims = iter(sorted(claimed))
    urls = iter([match.span() for match in _URL.finditer(text)] if "://" in text or "www." in text else [])
    claim, url = next(claims, None), next(urls, None)
    taken = 0
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        while claim and claim[1] <= start:
            claim = next(claims, None)
        while url and url[1] <= start:
            url = next(urls, None)
        if start < taken or (claim and claim[0] <= start):
            continue
        if (url and url[0] <= start) or block.linked(start):
            span = (start, end, "link")
        else:
            span = _reason(text, start, end, taken, claim[0] if claim else len(text))
        found.append(span)
        taken = span[1]
    return found


def _reason(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[int, int, str]:
    """The widest printed number around a run of digits that a reason explains."""
    if end - start > _AROUND or not text[start].isdecimal():  # of a note
        return start, end, "name"
    if end - start <= 3 and (start == 0 or text[start - 1] in " (") and _NUMBERING.match(text, start):
        return start, end, "list"
    low, high = max(floor, start - _AROUND), min(ceiling, end + _AROUND)
    around = text[low:high].lower()
    for reason, pattern, signs in _REASONS:
        if not wording.holds(around, signs):
            continue
        for match in pattern.finditer(text, low, high):
            if match.start() <= start and end <= match.end():
                return *match.span(), reason
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isalpha() or (after.isalpha() and not wording.UNIT.match(text, end)):
        return start, end, "name"
    if (before in "-–" and text[max(0, start - 2) : start - 1].isalnum()) or (
        after == "-" and text[end + 1 : end + 2].isalpha()
    ):
        return start, end, "name"
    return start, end, "quantity"
