"""Cases of claims that stand in the words of a page, whatever reading makes of those words."""

import cases

from helpers.case import Case
from helpers.ledger.claim import MARKET
from helpers.page import blocks

TITLE = "# Paper Boat Market Outlook\n\n"
UNITS = {"size": "USD", "increment": "USD", "revenue": "USD", "share": "%", "growth": "%"}


def case(text: str, *rows: tuple, title: str = TITLE, players: tuple[str, ...] = (), **more) -> Case:
    """A case of a page with a text; each row is kind, subject, figure, last year, and fields of the claim.

    Figures stand in title and text in the order of the rows; of companies listed as `players` a revenue is printed too.
    """
    source, at, claims = title + text, 0, []
    for n, (kind, subject, figure, year, *fields) in enumerate(rows, 1):
        at = source.index(figure, at)
        own = {"unit": UNITS[kind], "hedge": "exact", "end_year": year, "start": at, "end": at + len(figure)}
        base = {"base": MARKET} if kind == "share" else {}
        claims.append(cases.claim(n, kind, subject, figure, **own | base | (fields[0] if fields else {})))
        at += len(figure)
    claims += [
        cases.claim(90 + n, "revenue", name, "$1 million", unit="USD", hedge="exact", start=0, end=1)
        for n, name in enumerate(players)
    ]
    return cases.of(claims, page=blocks.parse(source, "page.md"), **more)


def verdicts(found) -> list[str]:
    """The verdicts of findings."""
    return [one.verdict for one in found]
