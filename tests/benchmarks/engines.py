"""Two engines on random systems: floats with exact certificates against exact rational arithmetic, verdict
for verdict.

python tests/benchmarks/engines.py --count 10000 --sets 1000
"""

import argparse
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import instances

from helpers.engine import conflicts as conflict_sets
from helpers.engine import feasibility


def main(count: int, sets: int, seed: int) -> int:
    """Print how many verdicts and how many lists of minimal sets agree; return the number that do not."""
    random, began = Random(seed), time.perf_counter()
    agree = holds = same_sets = dual = compared = 0
    while agree < count:
        rows = instances.system(random)
        exact = instances.feasible(rows)
        if feasibility.feasible(rows) != exact:
            print("verdicts differ on", rows)
            return 1
        agree += 1
        holds += exact
        if compared < sets and not exact and instances.feasible([row for row in rows if row.name is None]):
            compared += 1
            conflicts, repairs, _ = conflict_sets.conflicts(rows)
            same_sets += (set(conflicts), set(repairs)) == instances.minimal_sets(rows)
            dual += set(conflicts) == set(conflict_sets.hitting_sets(repairs))
            dual += set(repairs) == set(conflict_sets.hitting_sets(conflicts))
    print(
        f"{agree} systems, {holds} of them hold: every verdict agrees ({time.perf_counter() - began:.0f} s)"
    )
    print(
        f"{compared} that clash: {same_sets} have the conflicts and repairs that trying every subset finds,"
    )
    print(f"and {dual} of {2 * compared} lists are the minimal hitting sets of the other")
    return 2 * compared - dual + compared - same_sets


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--sets", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.exit(main(options.count, options.sets, options.seed))
