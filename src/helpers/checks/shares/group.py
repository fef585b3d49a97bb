"""Shares of one time: each reading's sum, verdict and remainder, worked out once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from helpers.checks.shares import addition, nesting
from helpers.checks.shares.nesting import Options
from helpers.engine import feasibility
from helpers.engine.intervals import Interval
from helpers.ledger.claim import Claim
from helpers.readings.assumptions import Assumptions
from helpers.readings.bounds import bound


@dataclass(frozen=True, eq=False)
class Group:
    """The shares of places that are of one time, under each reading.

    `year` is None where none is said; `options` are the readings with their places, the plainest first; `regions`
    are those that the page lists.
    """

    year: int | None
    options: Options
    regions: Sequence[str]
    assumptions: Assumptions

    @cached_property
    def claims(self) -> list[Claim]:
        """The claims, the same under each reading."""
        return [p.claim for p in next(iter(self.options.values()))]

    @cached_property
    def exact(self) -> Options:
        """The readings with their figures taken as printed."""
        return {name: nesting.exactly(places, self.assumptions) for name, places in self.options.items()}

    @cached_property
    def totals(self) -> dict[str, Interval]:
        """What the shares come to under each reading, % of the market."""
        return {name: addition.total(places) for name, places in self.options.items()}

    @cached_property
    def printed_sums(self) -> dict[str, float]:
        """What the printed figures come to under each reading, %."""
        return {name: addition.printed_sum(places) for name, places in self.options.items()}

    @cached_property
    def _judged(self) -> tuple[dict[str, str], addition.Allowed]:
        return addition.judged(self.options, self.exact, self.regions)

    @property
    def verdicts(self) -> dict[str, str]:
        """The verdict under each reading by itself."""
        return self._judged[0]

    @property
    def allowed(self) -> addition.Allowed:
        """The shares that the others leave each claim, in % of its base, one range a reading that holds."""
        return self._judged[1]

    def holds(self, claim: Claim) -> bool:
        """Whether the shares hold under some reading with a claim in the place of the one of its id."""
        changed = bound(claim, self.assumptions)
        systems = [
            addition.bounds(
                tuple(
                    p._replace(claim=claim, bounds=changed) if p.claim.claim_id == claim.claim_id else p
                    for p in places
                ),
                self.regions,
            )
            for places in self.options.values()
        ]
        return any(feasibility.feasible_each(systems))

    @property
    def plain(self) -> str:
        """The reading that a careful person would take: the first one."""
        return next(iter(self.options))

    @property
    def held(self) -> list[str]:
        """The readings under which the shares hold."""
        return [name for name, verdict in self.verdicts.items() if verdict != "contradiction"]

    @property
    def missing(self) -> list[str]:
        """The listed regions that have no figure, none where the rest of the world has one."""
        return nesting.missing(self.claims, self.regions)
