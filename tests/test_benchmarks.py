"""The benchmarks judge strictly: a name is no other name, and a mutant is the change that it says it is."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent / "benchmarks"))
import accuracy

LABEL = {
    "kind": "share", "subject": "paper boats", "low": 7.0, "high": 7.0, "unit": "%", "hedge": "exact",
    "start_year": None, "end_year": 2030, "horizon": None, "of": "market", "start": 10, "end": 12,
}  # fmt: skip


@pytest.mark.parametrize(
    ("a", "b"),
    [("The Paper Boat Market", "paper boats"), ("Acme Corp.", "Acme"), ("Danish kites", "Danish kites (all)"),
     ("boats, Indian", "India boats"), ("Global kite strings", "kite string"), ("red kite strings", "kite strings")],
)  # fmt: skip
def test_names_with_the_same_words_are_one(a, b):
    assert accuracy.alike(accuracy.folded(a), accuracy.folded(b), accuracy.SHORT)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Asia", "Asia-Pacific"), ("kite", "kites, Norway"), ("market", "boat market"), ("unclear", "boats"),
     ("long red kite strings", "kite strings"), ("rope", "Europe")],
)  # fmt: skip
def test_a_part_of_a_name_is_another_name(a, b):
    assert not accuracy.alike(accuracy.folded(a), accuracy.folded(b), accuracy.SHORT)


def test_half_of_a_name_is_enough_for_a_company_with_revenue_alone():
    label = accuracy.tidy(LABEL | {"subject": "Acme Works"})
    row = accuracy.tidy(LABEL | {"subject": "Acme"})
    assert accuracy.wrong_fields(row, label) == ["subject"]
    assert accuracy.wrong_fields(row, label | {"kind": "revenue"}) == []


@pytest.mark.parametrize("field", accuracy.CLAIM)
def test_each_field_counts_unless_the_label_leaves_it_free(field):
    row = accuracy.tidy(LABEL | {field: 8 if isinstance(LABEL[field], float | int) else "kites"})
    assert accuracy.wrong_fields(row, accuracy.tidy(LABEL)) == [field]
    assert accuracy.wrong_fields(row, accuracy.tidy(LABEL | {"free": [field]})) == []


def test_a_row_outside_the_labelled_part_or_in_a_span_left_out_is_not_judged():
    covers = [accuracy.Labels(part=part, ignore=spans).cover(LABEL) for part, spans in (
        ((10, 11), []), ((11, 99), []), ((0, 10), []), ((0, 99), [(0, 10)]), ((0, 99), [(11, 99)]))]  # fmt: skip
    assert covers == [True, False, False, True, False]


def changes(text, tmp_path, operator):
    """What an operator of the mutation run makes of a file with this text."""
    mutations = pytest.importorskip("mutations", reason="tests/benchmarks/requirements.txt is not installed")
    path = tmp_path / "room.py"
    path.write_text(text)
    found = [m for m in mutations.mutants(path) if m.operator == operator and m.differs()]
    return [m.source() for m in found], [m.lines for m in found]


@pytest.mark.parametrize(
    ("operator", "text", "made"),
    [
        ("DropOperand", "x = a and b or c\n", {"x = b or c\n", "x = a or c\n", "x = a and b\n", "x = c\n"}),
        ("DropElement", 'x = ("a", "b")\n', {'x = ( "b",)\n', 'x = ("a",)\n'}),
        ("DropElement", 'X = {"a": 1, "b": 2}\n', {'X = { "b": 2,}\n', 'X = {"a": 1,}\n'}),
        ("TurnMembership", "x = a in b\ny = a not in b\n",
         {"x = a not in b\ny = a not in b\n", "x = a in b\ny = a in b\n"}),
        ("AlwaysTrue", "x = [a for a in b if a > c]\n", {"x = [a for a in b if True]\n"}),
        ("SwapName", "x = min(a)\nmin = 3\n", {"x = max(a)\nmin = 3\n"}),
        ("ScaleNumber", "x = 5000\n", {"x = 50000\n"}),
        ("NumberReplacer", "x = 5\n", {"x = 6\n", "x = 4\n"}),
    ],
)  # fmt: skip
def test_an_operator_makes_each_of_its_changes(operator, text, made, tmp_path):
    sources = changes(text, tmp_path, operator)[0]
    assert {" ".join(s.split(" ")).replace("=  ", "= ") for s in sources} == made


@pytest.mark.parametrize(
    "text",
    ['raise ValueError(f"{1} too many")\n', "x: Literal[1]\n", "def f(x: Literal[1]) -> Literal[1]:\n    pass\n",
     "@lru_cache(maxsize=4)\ndef f(x):\n    pass\n", "f = lru_cache(maxsize=4)(g)\n"],
)  # fmt: skip
def test_what_bears_no_meaning_is_not_changed(text, tmp_path):
    assert changes(text, tmp_path, "NumberReplacer") == ([], [])


def test_a_change_is_met_by_the_tests_of_its_statement_its_function_or_its_module(tmp_path):
    text = "A = 1\ndef f(x=1):\n    y = 2\n    return (\n        y +\n        1\n    )\n"
    lines = changes(text, tmp_path, "NumberReplacer")[1]
    assert list(dict.fromkeys(lines)) == [(), (3, 4, 5, 6, 7), (3,), (4, 5, 6, 7)]
