"""The answer of the notebook on the outside world."""

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.notebook import answer as answers
from helpers.notebook import show
from helpers.notebook.links import NOTHING


def outside_answer(audit: Audit) -> str:
    """Return the answer of notebook 04: what the page is set beside, what is missing, the gravest findings."""
    missing = "".join(f" {sentence}" for sentence in nothing(audit))
    return answers.told(audit, audit.part("outside"), f"The page is set beside {_beside(audit)}.{missing}")


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


def answer(audit: Audit) -> None:
    """Show the answer of the notebook."""
    show.text(outside_answer(audit))
