"""The answer of notebook 00: the result in short, what growth would need, every finding by verdict."""

from collections import Counter
from collections.abc import Sequence

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.finding import Finding
from helpers.notebook import growth, revenue, shares
from helpers.notebook import markdown as md
from helpers.notebook.claims import kinds
from helpers.notebook.markdown import SIGNS

# The verdicts in the order in which a reader wants them.
GROUPS = {
    "What does not hold together": ("contradiction",),
    "What holds, but seldom does": ("unusual",),
    "What holds": ("fits", "fits by rounding"),
    "What is no test": ("no test",),
}


def verdicts(found: Sequence[Finding]) -> str:
    """Return how many findings have each verdict, as words."""
    n = Counter(f.verdict for f in found)
    return phrases.listed([f"{n[v]} {v}" for v in SIGNS if n[v]])


def findings_answer(audit: Audit) -> str:
    """Return the answer of notebook 00: the result in short, what growth would need, every finding by verdict."""
    case, found = audit.case, audit.findings
    parts = [
        f"**{heading}**\n\n{md.bullets(rows, case)}"
        for heading, kinds_ in GROUPS.items()
        if (rows := [f for f in found if f.verdict in kinds_])
    ]
    said = "\n\n".join(parts)
    return (
        f"{md.page_named(case)} prints {kinds(case.claims)}. {_counted(found, len(audit.notes))}"
        f"\n\n{headlines(audit)}{growth.change(audit)}{said}\n\n{md.assumptions(case)}"
    )


def _counted(found: Sequence[Finding], notes: int) -> str:
    left = f" {phrases.plural(notes, 'note')} on the page stand in a table of their own." if notes else ""
    return f"{phrases.plural(len(found), 'finding')}: {verdicts(found)}.{left}"


def headlines(audit: Audit) -> str:
    """Return the titles of the charts that can be drawn as a paragraph, the result in short."""
    rates, parts, (sold, _, year) = (
        growth.rates_table(audit), shares.shares_table(audit), revenue.revenues_table(audit),
    )  # fmt: skip
    said = [growth.rates_title(audit)] if len(rates) else []
    said += [shares.shares_title(audit, parts)] if len(parts) else []
    said += [revenue.revenues_title(sold, year)] if len(sold) else []
    return f"**{' '.join(md.escape(sentence) + '.' for sentence in said)}**\n\n" if said else ""
