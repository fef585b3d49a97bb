"""Pages made for tests: a title, a section, and whatever sentences a test is about."""

from collections.abc import Iterable

from helpers.ledger import extract
from helpers.ledger.claim import Claim
from helpers.page import blocks as page_blocks

TITLE = "Paper Boat Market Outlook"
PLAYERS = ("Acme", "Beta Works", "Gamma Tools Inc.")


def page(*paragraphs: str, section: str = "Regional Outlook", title: str = TITLE) -> page_blocks.Report:
    """A page whose players are Acme, Beta Works and Gamma Tools, with paragraphs in one more section."""
    players = "".join(f"<li>{name}</li>" for name in PLAYERS)
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return page_blocks.parse(
        f"<h1>{title}</h1><h2>Market Players</h2><ul>{players}</ul><h2>{section}</h2>{body}", "page.md"
    )


def read(*paragraphs: str, **where) -> list[Claim]:
    """The claims of such a page."""
    return list(extract.read(page(*paragraphs, **where))[0])


def company(*paragraphs: str) -> list[Claim]:
    """The claims of paragraphs that stand among the players."""
    return read(*paragraphs, section="Major Market Players")


def short(found: Iterable[Claim], *fields: str) -> list[tuple]:
    """The fields of claims that a test looks at; one field comes without its tuple."""
    rows = [tuple(getattr(claim, field) for field in fields) for claim in found]
    return [row[0] for row in rows] if len(fields) == 1 else rows
