"""All checks of a case, in the order in which their findings are listed; each result is made once and kept."""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

import pandas as pd

from helpers.case import Case
from helpers.checks import (
    completeness,
    direction,
    finding,
    headline,
    increments,
    lists,
    note,
    older,
    rank,
    repeats,
)
from helpers.checks import revenues as selling
from helpers.checks.finding import Finding
from helpers.checks.growth import chains
from helpers.checks.growth import check as growth_check
from helpers.checks.note import Note
from helpers.checks.parts import product, sums, wholes
from helpers.checks.shares import check as shares_check
from helpers.outside import past_years, survey
from helpers.outside.editions import Editions
from helpers.outside.filings import Filings
from helpers.outside.publishers import Publishers


class Audit:
    """The results of all checks of a case, for findings, tables, charts and titles alike."""

    def __init__(self, case: Case) -> None:
        """Keep the case; a result is worked out when it is first asked for."""
        self.case = case

    @cached_property
    def growth(self) -> growth_check.Growth:
        """What the growth and size claims come to."""
        return growth_check.check(self.case.tested)

    @cached_property
    def shares(self) -> shares_check.Shares:
        """What the shares come to."""
        return shares_check.check(self.case.tested)

    @cached_property
    def revenues(self) -> selling.Revenues:
        """What the companies earn beside the market."""
        return selling.check(self.case.tested)

    @cached_property
    def filings(self) -> Filings:
        """The companies' revenue beside what they reported."""
        return Filings(self.case.tested)

    @cached_property
    def publishers(self) -> Publishers:
        """The page's market beside other publishers' figures."""
        return Publishers(self.case.tested)

    @cached_property
    def editions(self) -> Editions:
        """The page beside other editions of such a report."""
        return Editions(self.case.tested)

    @cached_property
    def _numbered(self) -> tuple[tuple[str, Finding], ...]:
        told = self._told(dict.fromkeys(part for part, _ in CHECKS))
        return tuple((part, survey.placed(row)) for part, row in told)

    def _told(self, parts: Collection[str]) -> tuple[tuple[str, Finding], ...]:
        """Return the findings of the checks of some notebooks, a clash once, numbered; each with its notebook."""
        found = ((part, row) for part, check in CHECKS if part in parts for row in check(self))
        kept = list(finding.once(found))
        return tuple(zip([part for part, _ in kept], finding.numbered(row for _, row in kept), strict=True))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all checks, numbered, with how often the survey's reports have as grave a one."""
        return tuple(row for _, row in self._numbered)

    @cached_property
    def of_page(self) -> tuple[Finding, ...]:
        """The findings of the checks that look at nothing but the page, numbered."""
        return tuple(row for _, row in self._told({part for part, _ in CHECKS} - {"outside"}))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """What is amiss without being a clash of figures, numbered."""
        return note.numbered(row for noted in NOTES for row in noted(self))

    def part(self, name: str) -> tuple[Finding, ...]:
        """Return the findings of one notebook: "growth", "parts" (shares and revenue) or "outside"."""
        return tuple(row for part, row in self._numbered if part == name)

    @property
    def table(self) -> pd.DataFrame:
        """The findings as a table, with the columns of `finding.COLUMNS`."""
        return finding.table(self.findings)

    @property
    def notes_table(self) -> pd.DataFrame:
        """The notes as a table."""
        return note.table(self.notes)


# What is noted, in the order of the table of notes.
NOTES: tuple[Callable[[Audit], Iterable[Note]], ...] = (
    lambda audit: completeness.unsure(audit.case),
    lambda audit: completeness.left_blank(audit.case),
    lambda audit: completeness.alone(audit.case, {i for one in audit.of_page for i in one.claims}),
    lambda audit: older.notes(audit.case),
    lambda audit: completeness.unsized(audit.case),
    lambda audit: completeness.regions(audit.case),
    lambda audit: lists.notes(audit.case),
)
# The notebook that shows a check's findings ("" for 00 alone), and how they are had.
CHECKS: tuple[tuple[str, Callable[[Audit], Iterable[Finding]]], ...] = (
    ("growth", lambda audit: audit.growth.findings),
    ("growth", lambda audit: chains.check(audit.case)),
    ("parts", lambda audit: audit.shares.findings),
    ("", lambda audit: repeats.check(audit.case.tested)),
    ("parts", lambda audit: wholes.check(audit.case.tested)),
    ("parts", lambda audit: sums.check(audit.case.tested)),
    ("parts", lambda audit: product.check(audit.case.tested)),
    ("growth", lambda audit: increments.check(audit.case.tested)),
    ("", lambda audit: rank.check(audit.case.tested)),
    ("growth", lambda audit: direction.check(audit.case.tested)),
    ("", lambda audit: headline.check(audit.case.tested)),
    ("parts", lambda audit: audit.revenues.findings),
    ("", lambda audit: completeness.left_out(audit.case)),
    ("", lambda audit: completeness.beyond(audit.case)),
    ("outside", lambda audit: audit.filings.findings),
    ("outside", lambda audit: audit.publishers.findings),
    ("outside", lambda audit: audit.editions.findings),
    ("outside", lambda audit: past_years.check(audit.editions)),
)
