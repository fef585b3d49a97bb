"""How usual something is among clustered units, and what that says once the checks' own errors are counted.

A share is a ratio of sums over clusters (publishers, templates). Its interval is that of a bootstrap over whole
clusters, since units of one cluster are much like one another and no evidence of their own. A bootstrap cannot say how
rare what was never seen may be; where no unit or every one has it, the interval is the exact binomial one (Clopper and
Pearson 1934) with the number of clusters for that of units.

The correction is that of Rogan and Gladen (1978), cut to 0 and 1:
true = (apparent + specificity - 1) / (sensitivity + specificity - 1).
Its interval draws the share anew by the bootstrap, and sensitivity and specificity from their posteriors under the
prior of Jeffreys (Beta with a half added to both counts), as one does where all three were measured.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

DRAWS, SEED = 10_000, 1978
LEVEL = 0.95
_CHUNK = 2_000_000  # numbers that are drawn at a time
Numbers = NDArray[np.float64]


class Interval(NamedTuple):
    """A share between 0 and 1 with the ends of its interval; None where one cluster says nothing of others."""

    share: float
    low: float | None
    high: float | None
    how: str = "bootstrap"


class Accuracy(NamedTuple):
    """Units that were read by people, by what they hold and what the checks said: the four cells of the table."""

    found: int
    missed: int
    passed: int
    accused: int

    @property
    def sensitivity(self) -> float | None:
        """Found, of those that have it."""
        return self.found / (self.found + self.missed) if self.found + self.missed else None

    @property
    def specificity(self) -> float | None:
        """Passed, of those that do not have it."""
        return self.passed / (self.passed + self.accused) if self.passed + self.accused else None


def share(hits: Numbers, units: Numbers, draws: int = DRAWS, seed: int = SEED) -> Interval:
    """Return the share of units that have something; `hits` and `units` are sums, one a cluster.

    Raises ValueError where no cluster has a unit.
    """
    hits, units = _counted(hits, units)
    found = float(hits.sum() / units.sum())
    clusters = len(units)
    if clusters < 2:
        return Interval(found, None, None)
    if _alike(hits, units):
        return Interval(found, *_exact(found, clusters), "exact")
    low, high = np.quantile(_drawn(hits, units, draws, seed), _tails())
    return Interval(found, float(low), float(high))


def corrected(
    hits: Numbers, units: Numbers, accuracy: Accuracy, draws: int = DRAWS, seed: int = SEED
) -> Interval | None:
    """Return the share corrected for sensitivity and specificity; None where these cannot tell units apart.

    A draw in which they do not says nothing of the share, so that it widens the interval to both sides.
    """
    hits, units = _counted(hits, units)
    sensitivity, specificity = accuracy.sensitivity, accuracy.specificity
    if sensitivity is None or specificity is None or sensitivity + specificity <= 1:
        return None
    found = rogan_gladen(float(hits.sum() / units.sum()), sensitivity, specificity)
    if len(units) < 2:
        return Interval(found, None, None)
    random = np.random.default_rng([seed, 1])
    apparent = _drawn(hits, units, draws, seed)
    if _alike(hits, units):
        every = bool(hits.sum())
        apparent = random.beta(0.5 + every * len(units), 0.5 + (not every) * len(units), draws)
    se = random.beta(accuracy.found + 0.5, accuracy.missed + 0.5, draws)
    sp = random.beta(accuracy.passed + 0.5, accuracy.accused + 0.5, draws)
    tells = se + sp > 1
    true = np.clip((apparent + sp - 1) / np.where(tells, se + sp - 1, 1), 0, 1)
    tail = _tails()
    low = np.quantile(np.where(tells, true, 0.0), tail[0])
    high = np.quantile(np.where(tells, true, 1.0), tail[1])
    return Interval(found, float(low), float(high))


def rogan_gladen(apparent: float, sensitivity: float, specificity: float) -> float:
    """Return the true share that an apparent one stands for, cut to 0 and 1.

    Raises ValueError where sensitivity and specificity together are no more than 1: such a test tells nothing.
    """
    if sensitivity + specificity <= 1:
        raise ValueError("sensitivity and specificity must be above 1 together")
    return min(1.0, max(0.0, (apparent + specificity - 1) / (sensitivity + specificity - 1)))


def _counted(hits: Numbers, units: Numbers) -> tuple[Numbers, Numbers]:
    hits, units = np.asarray(hits, dtype=float), np.asarray(units, dtype=float)
    if hits.shape != units.shape or (hits < 0).any() or (hits > units + 1e-9).any():
        raise ValueError("hits and units are one number a cluster, and hits are no more than units")
    there = units > 0
    if not there.any():
        raise ValueError("no cluster has a unit")
    return hits[there], units[there]


def _alike(hits: Numbers, units: Numbers) -> bool:
    """Whether no unit has it, or every one."""
    return bool((hits == 0).all() or (hits == units).all())


def _tails() -> tuple[float, float]:
    return (1 - LEVEL) / 2, (1 + LEVEL) / 2


def _exact(found: float, clusters: int) -> tuple[float, float]:
    interval = stats.binomtest(round(found) * clusters, clusters).proportion_ci(LEVEL, method="exact")
    return float(interval.low), float(interval.high)


def _drawn(hits: Numbers, units: Numbers, draws: int, seed: int) -> Numbers:
    """Return the share in each draw of as many clusters as there are, with replacement."""
    random, clusters = np.random.default_rng([seed, 0]), len(units)
    at_once = max(1, _CHUNK // clusters)
    found = []
    for start in range(0, draws, at_once):
        picked = random.integers(clusters, size=(min(at_once, draws - start), clusters))
        found.append(hits[picked].sum(axis=1) / units[picked].sum(axis=1))
    return np.concatenate(found)
