"""Time the ledger beside what a user would pick instead, on the same pages, in one run of one process.

    python tests/benchmarks/speed.py REPORTS_FOLDER [--pages N] [--quantulum N] [--memory]

The ledger is read from the file to its rows; BeautifulSoup (lxml) and lxml only parse the page; quantulum3
reads the page's text, on the first N pages since it is slow. --memory compares the peak of a run over all
pages with a run over 100, each in a process of its own.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpers.ledger import batch
from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks


def milliseconds(work, pages, rounds: int = 3) -> float:
    """The best of a few rounds, in milliseconds of processor time a page (other programs do not count)."""
    best = float("inf")
    for _ in range(rounds):
        started = time.process_time()
        for page in pages:
            work(page)
        best = min(best, time.process_time() - started)
    return best / len(pages) * 1000


def seconds(paths, jobs: int) -> float:
    """The time of a whole run into a CSV file."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        batch.write(paths, Path(folder) / "ledger.csv", rejects=Path(folder) / "rejects.csv", jobs=jobs)
        return time.perf_counter() - started


def peak(paths) -> int:
    """The peak memory of a run over paths in a process of its own, in kilobytes."""
    code = (
        "import resource, sys; from helpers.ledger import batch; paths = sys.stdin.read().split('\\n');"
        "batch.write(paths, sys.argv[1]); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, str(Path(folder) / "ledger.csv")]
        run = subprocess.run(
            command, input="\n".join(map(str, paths)), capture_output=True, text=True, check=True
        )
    return int(run.stdout)


def main():
    """Print the table."""
    import lxml.html
    from bs4 import BeautifulSoup

    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("reports", type=Path)
    options.add_argument("--pages", type=int, help="use only the first N pages")
    options.add_argument("--quantulum", type=int, default=0, metavar="N", help="time quantulum3 on N pages")
    options.add_argument("--memory", action="store_true", help="compare peak memory, all pages against 100")
    given = options.parse_args()
    paths = sorted(given.reports.rglob("*.md"))[: given.pages]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    print(f"{len(paths)} pages, milliseconds a page, best of three")
    ours = milliseconds(lambda path: ledger.rows(page_blocks.read(path)), paths)
    print(f"  ledger, file to rows      {ours:9.3f}")
    rivals = {
        "BeautifulSoup only parsing": milliseconds(lambda source: BeautifulSoup(source, "lxml"), sources),
        "lxml only parsing": milliseconds(lxml.html.fromstring, sources),
    }
    if given.quantulum:
        from quantulum3 import parser

        texts = [
            "\n".join(block.text for block in page_blocks.read(path).blocks)
            for path in paths[: given.quantulum]
        ]
        rivals["quantulum3"] = milliseconds(parser.parse, texts, rounds=1)
    for name, rival in rivals.items():
        print(f"  {name:25s} {rival:9.3f}   {rival / ours:8.2f} times the ledger's")
    one, two = seconds(paths, 1), seconds(paths, 2)
    print(f"whole run: {one:.2f} s with one process, {two:.2f} s with two ({one / two:.2f} times faster)")
    if given.memory:
        few, all_of_them = peak(paths[:100]), peak(paths)
        print(
            f"peak memory: {few / 1024:.0f} MB over 100 pages, {all_of_them / 1024:.0f} MB over {len(paths)}"
        )
    print(f"this process peaked at {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
