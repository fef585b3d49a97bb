"""The answer of a notebook: what was found, the gravest first, in at most so many words and numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.finding import Finding
from helpers.notebook import growth, sections, show
from helpers.notebook import markdown as md
from helpers.notebook.claims import kinds

WORDS, NUMBERS = 90, 8
NUMBER = re.compile(r"\d[\d.,]*\d(?:-\d[\d.,]*\d|-\d)?|\d(?:-\d+)?")  # a range with a dash is one


def numbers(text: str) -> list[str]:
    """Return the numbers of a text, a range with a dash as one."""
    return [found.rstrip(".,") for found in NUMBER.findall(text)]


def findings_answer(audit: Audit, found: tuple[Finding, ...] | None = None) -> str:
    """Return the answer on some findings (all without them)."""
    found = audit.findings if found is None else found
    return told(audit, found, _overall(audit, found))


def told(audit: Audit, found: tuple[Finding, ...], text: str) -> str:
    """Return a text with what the gravest findings say behind it, as far as it fits; the gravest in any event."""
    for n, one in enumerate(sections.sections(audit, found)):
        more = md.escape(one.plain.lead)
        longer = f"{text} {f'**{more}**' if not n else more}"
        if len(longer.split()) <= WORDS and len(numbers(longer)) <= NUMBERS:
            text = longer
        elif not n:
            text = f"{text} **{md.escape(one.plain.heading)}.**"
    return text


def _overall(audit: Audit, found: Sequence[Finding]) -> str:
    n = Counter(f.verdict for f in found)
    if n["contradiction"]:
        sets = phrases.count(n["contradiction"], "contradiction")
        return f"Some figures of the report cannot all be right: {sets} found."
    if n["unusual"]:
        return (
            "No figures of the report contradict one another. The gravest finding is unusual, not impossible:"
        )
    if n["fits"] or n["fits by rounding"]:
        return "The figures that can be compared agree."
    return f"The report prints {kinds(audit.case.claims)}, and nothing that these could be tested against."


def findings(audit: Audit) -> None:
    """Show the answer of notebook 00."""
    show.text(findings_answer(audit))


def on_growth(audit: Audit) -> None:
    """Show the answer of notebook 02."""
    if not audit.case.tested.of_kind("growth", growth.MARKET):
        return show.text(
            f"{md.page_named(audit.case)} prints no growth rate of its market: nothing to compare."
        )
    return show.text(findings_answer(audit, audit.part("growth")))


def on_parts(audit: Audit) -> None:
    """Show the answer of notebook 03."""
    return show.text(findings_answer(audit, audit.part("parts")))


def rests_on(audit: Audit) -> None:
    """Show what the results rest on."""
    show.text(md.assumptions(audit.case))
