"""What the notebook on the outside world tabulates and draws: frames for charts, and tables for reading with links."""

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.notebook import editions as editions_told
from helpers.notebook import show
from helpers.notebook import text as text_of
from helpers.notebook.editions import edition_shares_title, headlines_title
from helpers.notebook.filings import filings_title
from helpers.notebook.links import NOTHING
from helpers.notebook.publishers import publishers_title
from helpers.outside import editions, filings
from helpers.outside import estimates as market_field


def outside_answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 04."""
    said = [text_of.escape(sentence) + "." for sentence in outside_headlines(case)]
    said = f"**{' '.join(said)}**\n\n" if said else ""
    missing = "".join(f"{sentence} " for sentence in nothing(case))
    bullets = text_of.bullets(found, case) if len(found) else "No check could be made."
    return (
        f"The page *{text_of.escape(case.page.title)}* is set beside {_beside(case)}. {missing}\n\n{said}{bullets}\n\n"
        f"{text_of.assumptions(case)} Exchange rates and filings have the room of their last printed digit."
    )


def _beside(case: Case) -> str:
    rows = filings.compare(case.ledger, case.assumptions, case.reference)
    field = market_field.field(case.reference, case.page.title)
    there = {
        "what {} reported": (rows["company"].nunique(), "company"),
        "{} of the same scope": (field["publisher"].nunique(), "publisher"),
        "{} on its market": (editions_told.others(case)["edition"].nunique(), "other edition"),
    }
    return (
        phrases.listed([words.format(phrases.plural(*n)) for words, n in there.items() if n[0]]) or "nothing"
    )


def nothing(case: Case) -> list[str]:
    """Return a sentence for each part of the outside world of which nothing is on file."""
    empty = {
        "filings": filings.compare(case.ledger, case.assumptions, case.reference).empty,
        "publishers": market_field.of_market(case.reference, case.page.title).empty,
        "editions": editions_told.others(case).empty,
    }
    return [NOTHING[name] for name, is_empty in empty.items() if is_empty]


def outside_headlines(case: Case) -> list[str]:
    """Return the titles of the charts that can be drawn, the result in short."""
    rows = filings.compare(case.ledger, case.assumptions, case.reference)
    field = market_field.field(case.reference, case.page.title)
    others = editions_told.others(case)
    said = [filings_title(rows)] if len(rows) else []
    said += [publishers_title(case, field)] if len(field) else []
    said += [headlines_title(others)] if len(others) else []
    said += [edition_shares_title(editions.totals(others, case.assumptions))] if len(others) else []
    return said


def answer(case: Case, found: pd.DataFrame) -> None:
    """Show the answer of the notebook."""
    show.text(outside_answer(case, found))
