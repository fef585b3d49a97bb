"""Sentences made of results: titles of figures, answers, lists of findings. No number is typed here."""

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import EVIDENCE
from helpers.notebook import growth as growth_told
from helpers.notebook import revenue as revenue_told
from helpers.notebook import shares as shares_told
from helpers.notebook import text as text_of
from helpers.notebook.claims import kinds
from helpers.notebook.growth import bend, growth_title
from helpers.notebook.revenue import revenues_title
from helpers.notebook.shares import shares_title
from helpers.notebook.text import SIGNS

# The verdicts in the order in which a reader wants them.
GROUPS = {
    "What does not hold together": ("contradictory",),
    "What holds only with a strain": ("strained",),
    "What holds": ("consistent", "consistent only by rounding"),
    "Where nothing is wrong, but most wrong figures would have passed too": ("inconclusive",),
    "What cannot be checked from the page": ("not checkable",),
}


def verdicts(found: pd.DataFrame) -> str:
    """Return how many findings have each verdict, as words."""
    n = found["verdict"].value_counts()
    return phrases.listed([f"{n[v]} {v}" for v in SIGNS if v in n])


def findings_answer(case: Case, found: pd.DataFrame) -> str:
    """Return the answer of notebook 00: the result in short, what growth would need, every finding by verdict."""
    said = "\n\n".join(
        f"**{heading}**\n\n{text_of.bullets(rows, case)}"
        for heading, kinds_ in GROUPS.items()
        if len(rows := found[found["verdict"].isin(kinds_) & ~found["check"].isin(EVIDENCE)])
    )
    return (
        f"{text_of.page_named(case)} prints {kinds(case.ledger)}. {_counted(found)}"
        f"\n\n{headlines(case)}{bend(case)}{said}\n\n{text_of.assumptions(case)}"
    )


def _counted(found: pd.DataFrame) -> str:
    shown = found[~found["check"].isin(EVIDENCE)]
    proofs = len(found) - len(shown)
    left = f" The table below has {phrases.plural(proofs, 'proof')} besides." if proofs else ""
    return f"{phrases.plural(len(shown), 'finding')}: {verdicts(shown)}.{left}"


def headlines(case: Case) -> str:
    """Return the titles of the charts that can be drawn as a paragraph, the result in short."""
    rows, shares, (revenue, _, year) = (
        growth_told.growth_table(case),
        shares_told.shares_table(case),
        revenue_told.revenues_table(case),
    )
    said = [growth_title(case)] if len(rows) else []
    said += [shares_title(case, shares)] if len(shares) else []
    said += [revenues_title(revenue, year)] if len(revenue) else []
    return f"**{' '.join(text_of.escape(sentence) + '.' for sentence in said)}**\n\n" if said else ""
