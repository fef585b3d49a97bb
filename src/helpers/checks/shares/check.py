"""Shares of a market by region and country: sums, what lies inside what, and what is left. In levels, exactly.

What is not a region or a country (segments, companies) is not added up with them, nor are shares for different
years.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from helpers.case import Case
from helpers.checks.finding import Finding
from helpers.checks.shares import by_year, findings, nesting, tables
from helpers.checks.shares.by_year import Joined, Times
from helpers.checks.shares.group import Group


@dataclass(frozen=True, eq=False)
class Shares:
    """What a case's shares come to: worked out once, when it is first asked for."""

    case: Case

    @cached_property
    def _by_year(self) -> Times:
        return by_year.split(self.case.claims, self.case.bounds)

    @cached_property
    def said_inside(self) -> frozenset[str]:
        """The ids of the shares that the page's words put inside a region's."""
        return nesting.said_inside(self.case.claims, self.case.page.source)

    @cached_property
    def _joined(self) -> Joined | None:
        return by_year.joined(self._by_year, self.case.bounds, self.said_inside)

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The shares that are of one time, with the readings and verdicts of each."""
        found = by_year.groups(self._by_year, self._joined, self.case.bounds, self.said_inside)
        regions, a = self.case.regions, self.case.assumptions
        return tuple(Group(year, options, regions, a) for year, options in found)

    @cached_property
    def readings(self) -> pd.DataFrame:
        """Each region's and country's share under each reading; the columns are explained at `tables.readings`."""
        return tables.readings(self.groups)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """What the shares come to under each reading; the columns are explained at `tables.totals`."""
        return tables.totals(self.groups)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on the sum of the shares, with what is left, and on what lies inside what."""
        if not self.groups:
            return (findings.none(self.case.claims),)
        found = findings.apart(self._joined)
        return (*found, *(one for group in self.groups for one in findings.on(group)))

    @cached_property
    def at_face(self) -> "Shares":
        """The shares with every figure taken as printed, without rounding or hedge."""
        return Shares(replace(self.case, assumptions=self.case.assumptions.at_face()))


def check(case: Case) -> Shares:
    """Return what the shares of a case come to.

    The regions that the page lists and gives no figure are named with what is left for them.
    """
    return Shares(case)
