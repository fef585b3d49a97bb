"""The answer of the notebook on the outside world."""

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.notebook import editions, filings, publishers, show
from helpers.notebook import markdown as md
from helpers.notebook.links import NOTHING


def outside_answer(audit: Audit) -> str:
    """Return the answer of notebook 04."""
    case, found = audit.case, audit.part("outside")
    titles = [md.escape(sentence) + "." for sentence in headlines(audit)]
    said = f"**{' '.join(titles)}**\n\n" if titles else ""
    missing = "".join(f"{sentence} " for sentence in nothing(audit))
    bullets = md.bullets(found, case) if found else "No check could be made."
    return (
        f"{md.page_named(case)} is set beside {_beside(audit)}. {missing}\n\n{said}{bullets}\n\n"
        f"{md.assumptions(case)} Exchange rates and filings have the room of their last printed digit."
    )


def _beside(audit: Audit) -> str:
    there = {
        "what {} reported": (audit.filings.compared["company"].nunique(), "company"),
        "{} of the same scope": (audit.publishers.field["publisher"].nunique(), "publisher"),
        "{} on its market": (audit.editions.others["edition"].nunique(), "other edition"),
    }
    return (
        phrases.listed([words.format(phrases.plural(*n)) for words, n in there.items() if n[0]]) or "nothing"
    )


def nothing(audit: Audit) -> list[str]:
    """Return a sentence for each part of the outside world of which nothing is on file."""
    empty = {
        "filings": audit.filings.compared.empty,
        "publishers": audit.publishers.of_market.empty,
        "editions": audit.editions.others.empty,
    }
    return [NOTHING[name] for name, is_empty in empty.items() if is_empty]


def headlines(audit: Audit) -> list[str]:
    """Return the titles of the charts that can be drawn, the result in short."""
    said = [filings.filings_title(audit)] if len(audit.filings.compared) else []
    said += [publishers.publishers_title(audit)] if len(audit.publishers.field) else []
    if len(audit.editions.others):
        said += [editions.headlines_title(audit), editions.shares_title(audit)]
    return said


def answer(audit: Audit) -> None:
    """Show the answer of the notebook."""
    show.text(outside_answer(audit))
