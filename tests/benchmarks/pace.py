"""Time per page of the whole check (growth and shares, ledger in, findings out).

python tests/benchmarks/pace.py REPORT_OR_FOLDER_OR_LEDGER...
"""

import sys
import time
from collections import Counter

import numpy as np
from pages import ledgers

from helpers.checks import finding as findings
from helpers.checks.growth import check as growth_check
from helpers.checks.shares import check as shares_check
from helpers.readings.assumptions import Assumptions


def main(paths) -> None:
    """Print the median and the 95th percentile, and what the checks came to."""
    a, times, verdicts, slowest = Assumptions(), [], Counter(), ("", 0.0)
    for name, ledger in ledgers(paths):
        began = time.perf_counter()
        found = findings.table(growth_check.check(ledger, a) + shares_check.check(ledger, a))
        times.append((time.perf_counter() - began) * 1000)
        verdicts.update(zip(found["check"], found["verdict"], strict=True))
        slowest = max(slowest, (name, times[-1]), key=lambda item: item[1])
    middle, late = np.percentile(
        times[min(1, len(times) - 1) :], [50, 95]
    )  # the first page pays for the imports
    print(f"{len(times)} pages: median {middle:.1f} ms, 95th percentile {late:.1f} ms; slowest {slowest}")
    for (check, verdict), n in sorted(verdicts.items()):
        print(f"{n:6d}  {check}: {verdict}")


if __name__ == "__main__":
    main(sys.argv[1:])
