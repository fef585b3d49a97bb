"""The command line on things that are no pages, under names that are hard to say, and with parameters that are none."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import running

NAMES = (
    "-x.md", "a b.md", "a\nb.md", "\x1b[31m.md", "{x}.md", "$(x).md", "'\".md", "%s.md", "株.md", "a" * 250 + ".md",
    "\u202egpj.md", "é.md", "e\u0301.md", "#.md", "?.md", "*.md", "~.md", "a\\b.md", ".md", "x.md.", "CON.md",
    "x.csv", "x.pdf", "x.docx", "x.HTML",
)  # fmt: skip
NO_PAGES = ("pipe.md", "loop.md", "zero.md", "folder.md", "empty.md", "nothing.md", "b" * 300, "")
PARAMETERS = (
    "report", "published", "about", "rounding", "over", "unusual_below", "out", "abuot", "null", "~", "1", "[a]", "? b",
)  # fmt: skip
VALUES = (
    '"\\0"', '"\\uD800"', "[" * 5000, "0x" + "f" * 5000, "!!python/object:os.system x", "&a [*a]", ".nan", ".inf",
    "1e999", "2024-13-45", "{a: b}", "no", "-1", "'" + "x" * 100000 + "'", "|\n  a\n  b", "\x1b[31m", "*x",
    "!!binary aaaa", "9" * 5000, "2024-02-30T25:61", "!!set {a}", "<<: 1", "\ufeff", "'", '"', "- a\n - b", "@a", "%a",
)  # fmt: skip
Step = tuple[str, Callable[[], str]]


def names(folder: Path) -> Iterator[Step]:
    """Yield commands on odd files."""
    _made(folder)
    for name in sorted(path.name for path in folder.iterdir()):
        yield _step(folder, ["ledger", "-o", "out.csv", f"./{name}"])
        for command in ("ledger", "check"):
            yield _step(folder, [command, "-o", "out.csv", "--", name])
        yield _step(folder, ["editions", "-o", "e.csv", "--", name])
    yield _step(folder, ["ledger", ".", "-o", "all.csv", "--rejects", "rejects.jsonl"])
    yield _step(folder, ["check", ".", "-o", "all.parquet", "--notes", "notes.csv"])
    page = str(running.PAGE)
    for name in NO_PAGES:
        yield _step(folder, ["audit", name, "--out", "out"])
        yield (
            _step(folder, ["audit", page, "--params", name, "--out", "out"])
            if name
            else _step(folder, [name])
        )
        yield _step(folder, ["audit", "empty.md", "--out", name])
        yield _step(folder, ["survey", "nothing", "--publishers", name, "--out", "s"])
        yield _step(folder, ["survey", page, "--truth", name, "--out", "s2"]) if name else _step(folder, [])
        yield _step(folder, ["dataset", "nothing", "--kinds", name, "--out", "d"])
        yield _step(folder, ["dataset", name, "--out", "d"])
        yield _step(folder, ["editions", name, "-o", "e.csv"])
        for ending in ("", ".csv", ".parquet", ".jsonl", ".exe"):
            yield _step(folder, ["ledger", page, "-o", name + ending])
        yield _step(folder, ["ledger", page, "-o", "l.csv", "--rejects", name])
        yield _step(folder, ["check", page, "-o", "c.csv", "--notes", name])


def parameters(folder: Path, draw: Random, count: int = 150) -> Iterator[Step]:
    """Yield audits with parameters that are refused in any event, and at once."""
    for number in range(count):
        lines = [f"{draw.choice(PARAMETERS)}: {draw.choice(VALUES)}" for _ in range(draw.choice((1, 1, 2)))]
        name = f"p{number}.yaml"
        (folder / name).write_text("\n".join((*lines, "about: wide", "")), encoding="utf-8")
        yield _step(folder, ["audit", str(running.PAGE), "--params", name, "--out", "out"], str(lines)[:80])


def _made(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "empty.md").touch()
    (folder / "folder.md").mkdir()
    (folder / "zero.md").symlink_to("/dev/zero")
    (folder / "locked.md").touch(0)
    for name in NAMES:
        (folder / name).write_bytes(running.PAGE.read_bytes())
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.md")).write_bytes(running.PAGE.read_bytes())


def _step(folder: Path, words: list[str], what: str = "") -> Step:
    def once() -> str:
        # Of `python -m helpers` alone, which prints the help, the status is 2 as well.
        return running.wrong(running.copied(words, folder), (0, 2, 3)) or _left(folder)

    return what or repr([word if len(word) < 60 else f"{word[:20]}…" for word in words]), once


def _left(folder: Path) -> str:
    rest = [path.name for path in folder.iterdir() if path.name.startswith(".") and path.name != ".md"]
    return f"left behind: {rest[:3]}" if rest else ""
