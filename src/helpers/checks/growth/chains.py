"""A rise told in one sentence: whether its rate leads from its first size to its last, whatever grows so."""

from fractions import Fraction

from helpers.case import Case
from helpers.checks.finding import Finding
from helpers.checks.growth import findings, paths
from helpers.checks.growth.paths import Group
from helpers.engine.feasibility import feasible
from helpers.engine.intervals import Interval
from helpers.ledger.chains import Chain
from helpers.ledger.claim import UNCLEAR
from helpers.readings import timeline


def check(case: Case) -> list[Finding]:
    """Return a finding on each rise that a sentence tells and of which a figure is left out of all other verdicts."""
    return [
        found for chain in case.chains for found in findings.compared(group(case, chain), case.assumptions)
    ]


def group(case: Case, chain: Chain) -> Group:
    """Return a rise's claims with their readings; whom they are about is unclear where that is open for one of them.

    A rate of which the sentence says no years may run from the year after the first size where it cannot from that
    year itself: the market must not fall in the year between, nor grow by more than twice the rate.
    """
    named = {c.subject for c in chain}
    subject = named.pop() if len(named) == 1 and all(c.doubt != "subject" for c in chain) else UNCLEAR
    found = paths.group(
        [c._replace(subjects=(subject,)) for c in chain], case.timeline, case.assumptions, subject
    )
    readings = timeline.combinations([chain.rate], case.timeline)
    if feasible(paths.rows(found, found.combinations[found.plain])) or _bridge(found, chain).empty:
        return found
    return found._replace(combinations=readings)


def _bridge(found: Group, chain: Chain) -> Interval:
    """Return by what the market may grow in the first year for the rate to begin after it, as a factor."""
    first, last, rate = (found.bounds[c.claim_id] for c in chain)
    years = (chain.last.end_year or 0) - (chain.first.end_year or 0) - 1
    needed = last * paths.factor(rate) ** -years * first**-1
    return needed.meet(Interval(Fraction(1), paths.factor(rate.scale(Fraction(2))).high))
