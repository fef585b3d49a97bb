"""True worlds, drawn and printed, then checked: none may be called a contradiction.

python tests/benchmarks/worlds.py --count 1000000
"""

import argparse
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import worlds

from helpers.readings.assumptions import Assumptions

BATCH = 100


def main(count: int, seed: int) -> int:
    """Print how many worlds were called what; return the number of false alarms."""
    a, random, began = Assumptions(), Random(seed), time.perf_counter()
    contradictory = broken = 0
    for _ in range(0, count, 2 * BATCH):
        markets = [worlds.market(random, a) for _ in range(BATCH)]
        divisions = [worlds.regions(random, a) for _ in range(BATCH)]
        for world, change in zip(markets, worlds.changes(markets), strict=True):
            contradictory += change is None
            if change is None:
                print("false alarm:", change, world)
        for world, holds in zip(divisions, worlds.divided(divisions), strict=True):
            broken += not holds
            if not holds:
                print("false alarm:", world)
    print(f"{count} true worlds: {contradictory + broken} called a contradiction")
    print(f"({time.perf_counter() - began:.0f} s)")
    return contradictory + broken


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sys.exit(min(1, main(options.count, options.seed)))
