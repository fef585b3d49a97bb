"""Growth and size claims: what would have to be true for all of them to hold."""

from dataclasses import replace
from functools import cached_property

import pandas as pd

from helpers.case import Case
from helpers.checks.finding import Finding
from helpers.checks.growth import conflicts as growth_conflicts
from helpers.checks.growth import findings, paths, tables
from helpers.checks.growth.conflicts import Part
from helpers.checks.growth.paths import Changes, Group
from helpers.checks.growth.turns import Turn
from helpers.engine.intervals import Interval
from helpers.ledger.claim import MARKET
from helpers.readings.bounds import bounds


class Growth:
    """What a case's growth and size claims come to; each result is worked out once, when it is first asked for.

    The tables (`windows`, `implied_sizes`, `left`, `conflicts`, and of the market `changes`, `path`, `ranges`) are
    explained at `tables`.
    """

    def __init__(self, case: Case) -> None:
        """Keep the case; nothing is worked out yet."""
        self.case = case

    @cached_property
    def printed(self) -> dict[str, Interval]:
        """What each claim stands for with its figure taken as printed, by its id."""
        return bounds(self.case.claims, self.case.assumptions.as_printed())

    @cached_property
    def groups(self) -> dict[str, Group]:
        """The usable claims by subject, the market's first."""
        case = self.case
        subjects = dict.fromkeys([MARKET, *(c.subject for c in case.claims if c.kind in ("growth", "size"))])
        groups = {s: paths.group(case.claims, case.timeline, case.assumptions, s) for s in subjects}
        return {s: group._replace(company=s in case.companies) for s, group in groups.items()}

    @property
    def market(self) -> Group:
        """The usable claims about the market."""
        return self.groups[MARKET]

    @cached_property
    def by_rounding(self) -> dict[str, Changes]:
        """The smallest change of growth of the market's claims by convention of rounding and reading."""
        a = self.case.assumptions
        conventions = list(dict.fromkeys(("as printed", "nearest", a.rounding)))
        groups = [self.market.under(replace(a, rounding=rounding)) for rounding in conventions]
        return dict(zip(conventions, paths.changes(groups), strict=True))

    @cached_property
    def plainest(self) -> tuple[str, float | None]:
        """The reading under which the market's claims need the smallest change of growth, and that change."""
        found = self.by_rounding[self.case.assumptions.rounding]
        return paths.best(found) if self.market.claims else ("", None)

    @cached_property
    def windows(self) -> pd.DataFrame:
        """The years each growth claim can be meant for."""
        return tables.windows(self.case.claims, self.case.bounds, self.case.timeline)

    @cached_property
    def implied_sizes(self) -> pd.DataFrame:
        """What each growth claim makes of each size claim in its window."""
        return tables.implied_sizes(self.case.claims, self.case.timeline, self.case.assumptions)

    @cached_property
    def left(self) -> pd.DataFrame:
        """The growth that a longer claim leaves for the years outside a shorter one."""
        return tables.growth_left(self.case.claims, self.case.bounds, self.printed, self.case.timeline)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """The smallest changes of growth of the market's claims."""
        return tables.smallest_change(self.by_rounding)

    @cached_property
    def path(self) -> pd.DataFrame:
        """A path of the market with the smallest change of growth."""
        return tables.path(self.market, *self.plainest)

    @cached_property
    def ranges(self) -> pd.DataFrame:
        """What the market's claims together allow, year by year, where growth changes as little as it can."""
        return tables.ranges(self.market, *self.plainest)

    @cached_property
    def explained(self) -> list[Part]:
        """Why claims about one subject cannot hold together under the plain reading of their years."""
        return [
            part
            for group in self.groups.values()
            if len(group.claims) > 1
            for part in growth_conflicts.explain(group, group.plain, self.case.assumptions)
        ]

    @cached_property
    def conflicts(self) -> pd.DataFrame:
        """Conflicts, repairs, smallest changes and possible slips under the plain reading of the years."""
        return tables.conflicts(self.explained)

    @cached_property
    def turns(self) -> list[Turn]:
        """What the market's rates leave for other years under the plain reading, with how often industries did so."""
        return findings.turns_of(self.market, self.case.assumptions) if len(self.market.claims) > 1 else []

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on growth and size.

        For each subject: its claims together, two sizes and a rate, what a longer claim leaves for the years
        outside a shorter one.
        """
        found: list[Finding] = []
        for group in self.groups.values():
            if len(group.claims) > 1:
                found += findings.compared(group, self.case.assumptions)
            elif group.subject == MARKET:
                found.append(findings.too_few(group))
        return tuple(found)


def check(case: Case) -> Growth:
    """Return what the growth and size claims of a case come to."""
    return Growth(case)
