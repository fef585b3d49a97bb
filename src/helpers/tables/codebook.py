"""data/datapackage.json for machines and data/CODEBOOK.md for people, both made from the columns of the tables.

`python -m helpers.tables.codebook [FOLDER]` writes them; FOLDER is data where it is not named. The open data set of a
survey, in the folder survey within it, has a package and a book of its own, since its licence is another.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from helpers.tables.columns import Column, Table
from helpers.tables.open_tables import OPEN
from helpers.tables.schemas import TABLES

# The types of Table Schema; a year is a whole number there, since its own type of that name has no bounds.
FIELD = {
    "text": "string", "choice": "string", "ids": "string", "url": "string", "date": "date", "number": "number",
    "integer": "integer", "year": "integer", "boolean": "boolean",
}  # fmt: skip
PACKAGE = {
    "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",  # the first with bounds that are not met
    "name": "market-report-audit",
    "title": "Audit of a market report: reference figures and results",
    "description": "CODEBOOK.md beside this file has the same for people; README.md says where the figures are from.",
    "licenses": [
        {
            "name": "MIT",
            "title": "the project's own tables; figures are facts of the sources named in each row",
        }
    ],
}
OPEN_PACKAGE = PACKAGE | {
    "name": "market-report-survey",
    "title": "Figures of thousands of market reports, and how often they disagree",
    "description": "CODEBOOK.md beside this file has the same for people; README.md has the method and its limits.",
    "licenses": [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Attribution 4.0 International",
        }
    ],
}
OPEN_FOLDER = "survey"
OPEN_TOP = """# Code book

The columns of the open data set of a survey. `helpers dataset` writes this file and the tables; the columns are in
`src/helpers/tables/open_tables.py`. A column without a star may be empty. Ids in one cell have a space between.
"""
TOP = """# Code book

The columns of every table of this folder. `make codebook` writes this file and `datapackage.json` from
`src/helpers/tables`; [README.md](README.md) says where the figures are from. A column without a star may be empty.
Ids in one cell have a space between. Years lie between 1900 and 2099.
"""


def package(tables: Sequence[Table] = TABLES, about: dict[str, Any] = PACKAGE) -> dict[str, Any]:
    """Return the data package (Frictionless) of the tables, sorted by path."""
    return about | {"resources": [_resource(table) for table in _sorted(tables)]}


def _sorted(tables: Sequence[Table]) -> list[Table]:
    return sorted(tables, key=lambda table: table.path)


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    parquet = table.path.endswith(".parquet")
    stored = (
        {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        if parquet
        else {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    )
    return {
        "name": table.path.rpartition(".")[0].replace("/", "-").replace("_", "-"),
        "path": table.path,
        "title": table.title,
        "description": f"A row is {table.row}.",
        **stored,
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": FIELD[column.type], "description": column.meaning}
    if column.unit:
        field["unit"] = column.unit
    field["source"] = column.source
    constraints = {} if column.optional else {"required": True}
    for rule in column.rules:
        constraints |= rule.constraints
    return field | ({"constraints": constraints} if constraints else {})


def book(tables: Sequence[Table] = TABLES, top: str = TOP) -> str:
    """Return the code book as Markdown: what stands on top, a list of the tables, then one section a table."""
    index = [f"- [`{t.path}`](#{_anchor(t)}): a row is {t.row}" for t in _sorted(tables)]
    return "\n".join([top, *index, "", *(_section(table) for table in _sorted(tables))])


def _heading(table: Table) -> str:
    return f"{table.path.split('/')[0]}: {table.name}"


def _anchor(table: Table) -> str:
    return _heading(table).replace(":", "").replace(" ", "-")


def _section(table: Table) -> str:
    key = (
        f" No two rows have the same {' and '.join(f'`{name}`' for name in table.key)}." if table.key else ""
    )
    lines = [f"## {_heading(table)}", "", f"{table.title}. A row is {table.row}.{key}", ""]
    lines += _row("column", "type", "meaning", "unit", "from") + _row(*["---"] * 5)
    for c in table.columns:
        name = f"`{c.name}`" + ("" if c.optional else " *")
        lines += _row(name, c.type, _meaning(c), c.unit, c.source)
    return "\n".join([*lines, ""])


def _meaning(column: Column) -> str:
    values = column.values
    return f"{column.meaning} ({' / '.join(values)})" if len(values) > 1 else column.meaning


def _row(*cells: str) -> list[str]:
    return [f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"]


def files(tables: Sequence[Table] = TABLES) -> dict[str, str]:
    """Return the text of each file that is made from the columns, by its name in the folder of the data."""
    return {"datapackage.json": _json(package(tables)), "CODEBOOK.md": book(tables)}


def open_files() -> dict[str, str]:
    """Return the same for the open data set, by the name in its own folder."""
    return {"datapackage.json": _json(package(OPEN, OPEN_PACKAGE)), "CODEBOOK.md": book(OPEN, OPEN_TOP)}


def _json(package: dict[str, Any]) -> str:
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def write(folder: Annotated[Path, typer.Argument(help="The folder of the data.")] = Path("data")) -> None:
    """Write datapackage.json and CODEBOOK.md into the folder of the data, and into that of the open data set."""
    if not folder.is_dir():
        typer.echo(f"{folder}: there is no such folder; name that of the data.", err=True)
        raise typer.Exit(2)
    made = {folder: files()}
    if (folder / OPEN_FOLDER).is_dir():
        made[folder / OPEN_FOLDER] = open_files()
    for place, texts in made.items():
        for name, text in texts.items():
            (place / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    typer.run(write)
