"""Power: the chance that a figure drawn at random in a claim's place would have been caught.

A pass means little where most wrong figures would have passed as well.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from helpers.engine import intervals
from helpers.ledger.claim import Claim
from helpers.readings.assumptions import Assumptions

DRAWS = 20_000  # beyond so many figures, evenly spaced ones stand for all
Ranges = Sequence[tuple[float, float]]


def draws(claim: Claim, a: Assumptions) -> np.ndarray:
    """Return the figures that could have stood in a claim's place, each as likely, with the precision
    printed.

    Rates from above 0 to `a.rate_span` % a year (of a decline: below 0), shares from above 0 to 100%, money with as
    many digits as printed. Of a range they are the lower ends.
    """
    printed = claim.ends[0]
    step = float(printed.step)
    if claim.kind in ("growth", "share"):
        most = a.rate_span if claim.kind == "growth" else 100
        first, last = 1, math.floor(most / step + 1e-9)
    else:
        digits = len(str(int(abs(printed.value) / printed.step)))
        first, last = 10 ** (digits - 1), 10**digits - 1
    found = np.arange(first, last + 1, max(1, last // DRAWS)) * step
    return -found if printed.value < 0 else found


def of(claim: Claim, allowed: Ranges, a: Assumptions) -> float:
    """Return the power of a check on one claim; `allowed` are the ranges, one a reading, that the others
    leave it.
    """
    return intervals.caught(claim.ends, claim.bound, draws(claim, a), allowed, a.rounding, a.about, a.over)


def mean(claims: Sequence[Claim], allowed: Mapping[str, Ranges], a: Assumptions) -> float:
    """Return the chance that one of the claims, taken at random and drawn at random, would have
    been caught.
    """
    return float(np.mean([of(c, allowed.get(c.claim_id, ()), a) for c in claims]))
