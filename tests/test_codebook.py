"""Every column is written down once; the data package, the code book, the contracts and the frames come from it."""

import ast
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pandera.errors
import pytest

from helpers import case, parameters
from helpers.audit import Audit
from helpers.checks import finding
from helpers.ledger import table as ledger
from helpers.outside import estimates, filings
from helpers.tables import codebook, columns, contracts, reference, schemas, writers

HOME = Path(__file__).parents[1]
DATA = HOME / "data"
SOURCE = HOME / "src" / "helpers"
ID = "{0.name}".format


@pytest.mark.made_by("make codebook")
@pytest.mark.parametrize(("name", "text"), codebook.files().items())
def test_the_data_package_and_the_code_book_are_what_the_columns_make_them(name, text):
    assert (DATA / name).read_text(encoding="utf-8") == text


def test_the_command_writes_both_files_and_names_a_folder_that_is_not_there(tmp_path):
    command = [sys.executable, "-m", "helpers.tables.codebook"]
    subprocess.run([*command, str(tmp_path)], check=True)
    assert {path.name for path in tmp_path.iterdir()} == {"datapackage.json", "CODEBOOK.md"}
    ended = subprocess.run([*command, str(tmp_path / "none")], capture_output=True, text=True, check=False)
    assert ended.returncode == 2 and len(ended.stderr.splitlines()) == 1


def test_the_ledger_is_written_without_pandas_and_pandera():
    code = "import sys, helpers.ledger.batch; print({'pandas', 'pandera', 'numpy'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


# --- each thing once ------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", schemas.TABLES, ids=ID)
def test_a_column_has_a_type_a_meaning_and_a_source_and_its_name_once(table):
    assert len(set(table.names)) == len(table.names)
    for column in table.columns:
        assert column.type in columns.ARROW and column.meaning and column.source, column.name
        assert column.type not in ("number", "integer") or column.unit, f"{column.name} has no unit"
        assert column.type != "choice" or column.values, f"{column.name} has no values to choose from"
    assert set(table.key) <= set(table.names)
    assert not any(table[name].optional for name in table.key)


def texts(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def test_no_meaning_is_written_twice():
    meanings = {column.meaning for table in schemas.TABLES for column in table.columns}
    written = Counter(text for path in (SOURCE / "tables").glob("*.py") for text in texts(path))
    assert not [meaning for meaning in meanings if written[meaning] > 1 and len(meaning) > 20]


def lists_of_names(path):
    """Yield every list, tuple or text with spaces in it that could be a list of columns."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.List, ast.Tuple)):
            yield tuple(e.value if isinstance(e, ast.Constant) else None for e in node.elts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield tuple(node.value.split())


def test_no_other_file_lists_the_columns_of_a_table():
    known = {table.names: table.name for table in schemas.TABLES if len(table.names) > 2}
    again = [
        f"{path.relative_to(HOME)} lists the columns of {known[names]}"
        for path in SOURCE.rglob("*.py")
        for names in lists_of_names(path)
        if names in known
    ]
    assert not again


def test_the_choices_are_those_of_the_code():
    assert schemas.FINDINGS["verdict"].values == schemas.SHARE_TOTALS["verdict"].values == finding.VERDICTS
    assert schemas.PUBLISHERS_ARITHMETIC["agrees"].values == estimates.AGREES
    assert schemas.FILINGS["rate_over"].values == (filings.OWN, filings.CALENDAR)


# --- the tables are as they say -------------------------------------------------------------------------

PAGES = ("harbour-cranes", "hostile", "one-claim", "shares-only", "sizes-only")


@pytest.fixture(scope="module", params=PAGES)
def frames(request):
    """Every table of a page that is saved, by its name; of a market on which other figures are on file."""
    opened = case.check_parameters(
        **parameters.DEFAULTS | {"report": f"tests/reports/{request.param}.md", "out": "runs/none"}
    )
    one = replace(opened, page=replace(opened.page, title="PACS Market"))
    done = Audit(one)
    return {
        schemas.LEDGER.name: one.ledger,
        schemas.REJECTS.name: one.rejects,
        schemas.LISTS.name: one.lists,
        schemas.FINDINGS.name: done.table,
        schemas.NOTES.name: done.notes_table,
        schemas.GROWTH_WINDOWS.name: done.growth.windows,
        schemas.IMPLIED_SIZES.name: done.growth.implied_sizes,
        schemas.GROWTH_LEFT.name: done.growth.left,
        schemas.GROWTH_CHANGE.name: done.growth.changes,
        schemas.PATH.name: done.growth.path,
        schemas.CONFLICTS.name: done.growth.conflicts,
        schemas.SHARE_READINGS.name: done.shares.readings,
        schemas.SHARE_TOTALS.name: done.shares.totals,
        schemas.REVENUES.name: done.revenues.compared,
        schemas.FILINGS.name: done.filings.compared,
        schemas.PUBLISHERS_ARITHMETIC.name: estimates.arithmetic(
            one.reference.estimates, one.assumptions.rounding
        ),
        schemas.PUBLISHERS_STANDING.name: done.publishers.standing,
        schemas.PUBLISHERS_BY_YEAR.name: done.publishers.beside,
        schemas.EDITIONS_HEADLINES.name: done.editions.headlines,
        schemas.EDITIONS_SHARES.name: done.editions.totals,
        schemas.EDITIONS_RETURNING.name: done.editions.returning,
        schemas.EDITIONS_DEFECTS.name: done.editions.defects,
    }


def breaks(frame, table):
    """What in a frame is not as its table says."""
    if tuple(frame.columns) != table.names:
        return [f"{table.name} has the columns {', '.join(frame.columns)}"]
    found = []
    for column in table.columns:
        values = frame[column.name]
        there = values[values.notna() & values.ne("")]
        if len(there) < len(values) and not column.optional:
            found.append(f"{table.name} has nothing under {column.name}")
        for rule in column.rules:
            wrong = [value for value in there if not rule.holds(value)]
            found += [
                f"{table.name} has {value!r} under {column.name}, and it must {rule.words}"
                for value in wrong[:1]
            ]
    return found


def test_the_tables_of_any_page_are_as_they_say(frames):
    made = {table.name: table for table in schemas.TABLES if table.path.startswith("processed")}
    assert set(made) == set(frames)
    assert not [text for name, frame in frames.items() for text in breaks(frame, made[name])]


@pytest.mark.made_by("make audit")
def test_the_published_tables_have_their_columns_in_order():
    for table in schemas.TABLES:
        assert tuple(pd.read_csv(DATA / table.path, nrows=0).columns) == table.names


@pytest.mark.parametrize("table", schemas.REFERENCE, ids=ID)
def test_a_reference_table_is_refused_without_any_of_its_columns(table, tmp_path):
    for name in table.names:
        path = tmp_path / f"{table.name}.csv"
        pd.read_csv(DATA / table.path, dtype="string").drop(columns=name).to_csv(path, index=False)
        with pytest.raises(reference.TableError, match=f"lacks the column {name};"):
            reference.table(path, contracts.REFERENCE[table.name])


def just_beyond(limit, bound):
    """The value nearest to a limit that breaks it."""
    texts = {"enum": "none of these", "pattern": "~", "minLength": ""}
    return texts[limit] if limit in texts else bound + {"minimum": -1, "maximum": 1}.get(limit, 0)


@pytest.mark.parametrize("table", schemas.TABLES, ids=ID)
def test_each_limit_of_a_column_is_kept_by_its_rule_and_by_its_contract(table):
    contract = contracts.made(table)
    for column, rule in ((c, rule) for c in table.columns for rule in c.rules):
        kept = contract.columns[column.name]
        for limit, bound in rule.constraints.items():
            value = just_beyond(limit, bound)
            assert not rule.holds(value), (column.name, limit)
            assert limit not in ("minimum", "maximum") or rule.holds(bound), (column.name, limit)
            with pytest.raises(pandera.errors.SchemaError):
                kept.validate(pd.DataFrame({column.name: pd.array([value], dtype=str(kept.dtype))}))


def test_parquet_takes_its_types_from_the_columns(tmp_path):
    row = tuple(
        {"number": 1.5, "integer": 2, "year": 2025}.get(c.type, "x") for c in schemas.EDITIONS.columns
    )
    with writers.writer(tmp_path / "t.parquet", schemas.EDITIONS.names) as out:
        out.write([row])
    table = pd.read_parquet(tmp_path / "t.parquet")
    assert table["window_start"].tolist() == [2025] and table["low"].tolist() == [1.5]
    assert schemas.arrow_types(("window_start", "other")) == ["string", "string"]


def test_a_ledger_with_a_column_more_or_in_another_order_is_refused():
    made = ledger.load(DATA / "processed" / "ledger.csv")
    contract = contracts.made(schemas.LEDGER)
    for other in (made.assign(more="yes"), made[list(made.columns[::-1])], made.drop(columns="horizon")):
        with pytest.raises((pandera.errors.SchemaError, pandera.errors.SchemaErrors)):
            contract.validate(other)


def test_the_write_command_is_that_of_the_makefile():
    assert "python -m helpers.tables.codebook" in (HOME / "Makefile").read_text(encoding="utf-8")
