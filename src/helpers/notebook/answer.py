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
    return told(audit, found, overall(audit, found))


def told(audit: Audit, found: tuple[Finding, ...], text: str) -> str:
    """Return a text as Markdown with what the gravest findings say behind it, the gravest in bold."""
    said = [md.escape(one) for one in gravest(audit, found, text)]
    return " ".join([text, *(one if n else f"**{one}**" for n, one in enumerate(said))])


def gravest(audit: Audit, found: tuple[Finding, ...], text: str) -> list[str]:
    """Return what the gravest findings say, as far as it fits behind a text; the gravest in any event."""
    said: list[str] = []
    for n, one in enumerate(sections.sections(audit, found)):
        longer = " ".join([text, *said, one.plain.lead])
        if len(longer.split()) <= WORDS and len(numbers(longer)) <= NUMBERS:
            said.append(one.plain.lead)
        elif not n:
            said.append(f"{one.plain.heading}.")
    return said


def overall(audit: Audit, found: Sequence[Finding]) -> str:
    """Return whether the figures agree on the whole, in one or two sentences."""
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
