"""Time per page from the file to the findings of all checks of the page itself, and of this what the checks take.

python tests/benchmarks/pace.py REPORT_OR_FOLDER_OR_LEDGER...

Of a ledger or of labels there is no page, so the checks alone are timed.
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pages

from helpers import audit
from helpers.audit import Audit
from helpers.case import Case
from helpers.checks.finding import Finding
from helpers.page.source import ReportError
from helpers.readings.assumptions import Assumptions


def found(case: Case) -> list[Finding]:
    """Return the findings of all checks but those that look beyond the page."""
    results = Audit(case)
    return [one for part, check in audit.CHECKS if part != "outside" for one in check(results)]


def timed(case: Case, verdicts: Counter) -> float:
    """Return the milliseconds that the checks take, and count what they come to."""
    began = time.perf_counter()
    verdicts.update((one.check, one.verdict) for one in found(case))
    return (time.perf_counter() - began) * 1000


def main(paths: Sequence[str]) -> None:
    """Print the median and the 95th percentile, and what the checks came to."""
    a, verdicts, whole, checks = Assumptions(), Counter(), {}, {}
    for path in pages.reports(paths):
        began = time.perf_counter()
        try:
            case = pages.read(Path(path), a)
        except ReportError:
            continue
        checks[str(path)] = timed(case, verdicts)
        whole[str(path)] = (time.perf_counter() - began) * 1000
    for name, case in pages.tables(paths, a):
        checks[name] = timed(case, verdicts)
    for what, times in (("from the file to the findings", whole), ("the checks alone", checks)):
        if times:
            warm = list(times.values())[min(1, len(times) - 1) :]  # the first page pays for the imports
            middle, late = np.percentile(warm, [50, 95])
            slowest = max(times, key=times.__getitem__)
            print(
                f"{len(times)} pages, {what}: median {middle:.1f} ms, 95th percentile {late:.1f} ms;", end=" "
            )
            print(f"slowest {slowest}, {times[slowest]:.1f} ms")
    for (check, verdict), n in sorted(verdicts.items()):
        print(f"{n:6d}  {check}: {verdict}")


if __name__ == "__main__":
    main(sys.argv[1:])
