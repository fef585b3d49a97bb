"""Which figures are parts of one division of a market, so that together they cannot be more than the whole.

Segments of one market overlap unless the words divide it by one thing: "by type, drums hold 55% and winches 40%", or
a column of a table whose first one is headed "Type".
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from helpers.case import Case
from helpers.ledger import around
from helpers.ledger.claim import MARKET, UNCLEAR, Claim
from helpers.page import places
from helpers.page.tables import Cell

_BY = re.compile(
    r"(?:^|[,;(] )(?:when |if )?(?:(?:segmented|divided|split|broken down|classified|categori[sz]ed) )?"
    r"(?:by|in terms of|based on) (?:the )?(?!\d)(?P<what>[a-z][\w/-]*(?: [\w/-]+){0,2}),",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"(?:by )?(?:(?:product|device|material|vehicle|end|service|fuel|packaging) )?"
    r"(?:types?|products?|applications?|end[ -]?users?|end[ -]?uses?|uses?|components?|materials?|technolog(?:y|ies)"
    r"|(?:distribution |sales )?channels?|deployment(?: modes?)?|compan(?:y|ies)|vendors?|brands?|players?"
    r"|manufacturers?|suppliers?|enterprise sizes?|forms?|grades?)",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\b(?:total|all|overall|sum|top)\b", re.IGNORECASE)


def part(c: Claim) -> bool:
    """Whether a claim is about one thing that is neither the market nor a place."""
    (name, *others) = c.subjects
    return (
        not others and name not in (MARKET, UNCLEAR) and name not in places.TABLE and not _TOTAL.search(name)
    )


def divisions(case: Case, claims: Sequence[Claim]) -> list[list[Claim]]:
    """Return those of the claims, of one kind and time, that are parts of one division, each division by itself."""
    parts = [c for c in claims if part(c)]
    found = [*_of_sentences(case, parts), *_of_tables(case, parts)]
    return [one for one in found if len(one) > 1 and len({c.subject for c in one}) == len(one)]


def by_one_thing(case: Case, c: Claim) -> bool:
    """Whether the sentence of a figure divides the market by one thing and names no place."""
    said = around.before(case.page.source, c)
    return len(_BY.findall(said)) == 1 and not around.named(said)


def _of_sentences(case: Case, parts: Sequence[Claim]) -> Iterator[list[Claim]]:
    source = case.page.source
    chains: list[list[Claim]] = []
    for c in sorted(parts, key=lambda c: c.start):
        if chains and around.one_sentence(source, chains[-1][-1], c):
            chains[-1].append(c)
        else:
            chains.append([c])
    yield from (chain for chain in chains if by_one_thing(case, chain[-1]))


def _of_tables(case: Case, parts: Iterable[Claim]) -> Iterator[list[Claim]]:
    parts = list(parts)
    for table in case.page.tables if parts else ():
        if not table.rows or not table.rows[0] or not _HEAD.fullmatch(table.rows[0][0].text.strip(" *:")):
            continue
        for column in range(1, max(map(len, table.rows))):
            cells = [row[column] for row in table.rows[1:] if column < len(row)]
            yield [c for c in parts if any(_stands(case, c, cell) for cell in cells)]


def _stands(case: Case, c: Claim, cell: Cell) -> bool:
    """Whether a claim's figure is printed in a cell."""
    spans = (
        block.span(0, len(block.text)) for block in (case.page.blocks[n] for n in cell.blocks) if block.text
    )
    return any(first <= c.start < last for first, last in spans)
