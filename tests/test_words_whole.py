"""No row of a table of words is lost: the tests that walk over a table do not miss a row that is gone, example and all.

`whole/words.json` holds the words of each table. Where one is taken out on purpose, `python tests/test_words_whole.py`
writes it anew.
"""

import ast
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import helpers

FILE = Path(__file__).with_name("whole") / "words.json"
SOURCE = Path(helpers.__file__).parent
FEWEST = 3  # words of a table


def displays(path: Path) -> Iterator[str]:
    """Yield the names to which a module assigns a table that is written out."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple | ast.List | ast.Set | ast.Dict):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def words(value) -> set[str]:
    """The texts in a table, at any depth."""
    if isinstance(value, str):
        return {value}
    parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value
    return set().union(*map(words, parts)) if isinstance(parts, list | tuple | set | frozenset) else set()


def tables() -> dict[str, list[str]]:
    """The words of each table of the wings that read a page and judge it, by module and name."""
    found = {}
    for wing in ("page", "ledger", "readings", "checks"):
        for path in sorted((SOURCE / wing).rglob("*.py")):
            name = ".".join(("helpers", *path.relative_to(SOURCE).with_suffix("").parts))
            for table in displays(path):
                held = words(getattr(importlib.import_module(name), table))
                if len(held) >= FEWEST:
                    found[f"{name}:{table}"] = sorted(held)
    return found


@pytest.mark.parametrize("table", json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else ())
def test_no_word_of_a_table_is_lost(table):
    module, _, name = table.partition(":")
    lost = set(json.loads(FILE.read_text(encoding="utf-8"))[table]) - words(
        getattr(importlib.import_module(module), name)
    )
    assert not lost


def test_a_table_is_known_by_its_words_at_any_depth():
    assert words({"a": (("b", 1), {"c"})}) == {"a", "b", "c"}
    assert len(json.loads(FILE.read_text(encoding="utf-8"))) > 40


if __name__ == "__main__":
    FILE.write_text(json.dumps(tables(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
