"""data/datapackage.json describes every table of data/, and the tables are as it says."""

import re
from pathlib import Path

import pytest
from frictionless import Package, Resource

DATA = Path(__file__).parents[1] / "data"
PACKAGE = DATA / "datapackage.json"


def package():
    return Package(str(PACKAGE))


def errors(found):
    return [f"{task.name}: {error.message}" for task in found.tasks for error in task.errors]


@pytest.mark.made_by("make codebook")
def test_every_table_is_described_and_no_other():
    described = {resource.path for resource in package().resources}
    assert described == {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}


@pytest.mark.made_by("make audit")
def test_the_tables_are_as_the_package_says():
    found = package().validate()
    assert found.valid, errors(found)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("exchange_rates", "rate", "dear"),
        ("estimates", "base_year", "soon"),
        ("estimates", "estimate_id", "p01"),
    ],
)
def test_a_wrong_value_is_found(table, column, value, tmp_path):
    resource = package().get_resource(f"reference-{table.replace('_', '-')}")
    rows = (DATA / resource.path).read_text(encoding="utf-8").splitlines()
    at = rows[0].split(",").index(column)
    cells = rows[2].split(",")
    assert '"' not in "".join(cells[: at + 1])
    cells[at] = value
    (tmp_path / "table.csv").write_text("\n".join([*rows[:2], ",".join(cells)]) + "\n", encoding="utf-8")
    changed = Resource(path="table.csv", basepath=str(tmp_path), schema=resource.schema)
    assert not changed.validate().valid


@pytest.mark.made_by("make codebook")
def test_the_code_book_has_every_table_with_every_column_in_order():
    _, *sections = (DATA / "CODEBOOK.md").read_text(encoding="utf-8").split("\n## ")
    found = {
        section.splitlines()[0]: re.findall(r"^\| `(\w+)`", section, re.MULTILINE) for section in sections
    }
    described = {
        resource.path.replace("/", ": ").removesuffix(".csv"): [
            field.name for field in resource.schema.fields
        ]
        for resource in package().resources
    }
    assert found == described
