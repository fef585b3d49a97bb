"""A figure in the report's own words: so much of its sentence as says what it is of and for when."""

import re

from helpers.case import Case
from helpers.ledger import sentences
from helpers.ledger.claim import Claim

BEFORE, AFTER = 4, 8  # words that a quotation has on either side of its figure at most
_CLAUSE = re.compile(r"[,;:](?=\s)")  # where a quotation ends before its last word


def quoted(case: Case, c: Claim) -> str:
    """Return a figure with the words around it, in quotation marks; "" where it stands in no sentence."""
    for block in case.page.blocks:
        at = block.within(c.start, c.end)
        if at is None:
            continue
        for start, end in sentences.bounds(block.text):
            if start <= at[0] and at[1] <= end:
                said = block.text[start:end].rstrip().rstrip(".!?")
                return _cut(said[: at[0] - start], said[at[0] - start : at[1] - start], said[at[1] - start :])
    return ""


def _cut(before: str, figure: str, after: str) -> str:
    lead = _CLAUSE.split(before)[-1]
    tail = _CLAUSE.split(after)[0]
    first, last = _last(lead), _first(tail)
    kept = f"{first}{figure}{last}".strip()
    if len(kept.split()) == 1:
        return ""
    opening = "" if first.strip() == before.strip() else "… "
    ending = "" if last.strip() == after.strip() else " …"
    return f'"{opening}{" ".join(kept.split())}{ending}"'


def _last(text: str) -> str:
    words = re.findall(r"\S+\s*", text)
    return "".join(words[-BEFORE:])


def _first(text: str) -> str:
    glued = re.match(r"\S*", text)
    stuck = glued[0] if glued else ""
    return stuck + "".join(re.findall(r"\s*\S+", text[len(stuck) :])[:AFTER])
