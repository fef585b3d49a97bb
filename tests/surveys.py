"""Pages for the tests of surveys, and the bytes that a survey left."""

import hashlib
import subprocess
import sys
from pathlib import Path

from helpers.survey import whole

HOME = Path(__file__).parents[1]
WORDS = (
    "brass",
    "cedar",
    "linen",
    "amber",
    "slate",
    "cork",
    "tin",
    "wool",
    "clay",
    "reed",
    "jute",
    "bone",
    "flax",
)
GOODS = (
    "bells",
    "oars",
    "kites",
    "looms",
    "combs",
    "stilts",
    "drums",
    "lamps",
    "sledges",
    "thimbles",
    "bobbins",
)


def market(n):
    """The invented market of page n; those of up to 143 pages are all different."""
    return f"{WORDS[n % 13]} {GOODS[n % 11]}"


def page(n, rate="10.0"):
    """A page on a market that grows from 2 to 3.9 billion in 7 years: 10.0% a year, 9.9 to 10.1 by rounding."""
    name = market(n)
    return (
        f"# {name.title()} Market Outlook, 2024 - 2031\n\n"
        f"The {name} market was worth USD 2.00 billion in 2024 and will be worth USD 3.90 billion in 2031, a CAGR\n"
        f"of {rate}% from 2024 to 2031. Asia-Pacific holds {20 + n % 9}% of the {name} market in 2024.\n"
    )


def folder(path, count=20):
    """A folder of pages, of which every fifth contradicts itself."""
    path.mkdir(parents=True)
    for n in range(count):
        text = page(n, "14.0" if n % 5 == 4 else "10.0")
        (path / f"page-{n:03d}.md").write_text(text, encoding="utf-8")
    return path


def made(given, out, **options):
    """Make a survey in processes; pages a part are 3 where nothing else is said."""
    given = [str(one) for one in (given if isinstance(given, list) else [given])]
    return whole.make(given, out, **({"size": 3} | options))


def digest(out):
    """The SHA-256 of every file of a survey by its path in it."""
    files = sorted(path for path in Path(out).rglob("*") if path.is_file())
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def begin(given, out, delay=0.0, jobs=2, scheduler=None):
    """Start a survey in a process of its own; `delay` are seconds by which each page takes longer."""
    code = (
        "import sys, time\n"
        "from helpers.survey import pages, whole\n"
        "read, delay = pages.read, float(sys.argv[3])\n"
        "pages.read = lambda given: (time.sleep(delay), read(given))[1]\n"
        "whole.make([sys.argv[1]], sys.argv[2], jobs=int(sys.argv[4]), size=3, scheduler=sys.argv[5] or None)\n"
    )
    arguments = [str(given), str(out), str(delay), str(jobs), scheduler or ""]
    return subprocess.Popen([sys.executable, "-c", code, *arguments], cwd=HOME, stderr=subprocess.PIPE)
