"""Tables that people give to a survey (CSV) -> rows, or one sentence on what is wrong with them."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from helpers.survey.stores import GivenError
from helpers.tables import given


def rows(path: str | Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """Return the rows of a table by column, without blanks around a cell, "" where a row is too short.

    It must have `columns`; others are kept. Raises GivenError, which names the file and the columns.
    """
    expected = f"it has the columns {', '.join(columns)}"
    try:
        reader = csv.DictReader(io.StringIO(given.text(path, "utf-8-sig"), newline=""), restval="")
        names = reader.fieldnames or ()
        found = [{name: (row[name] or "").strip() for name in names} for row in reader]
    except OSError as error:
        raise GivenError(f"{path}: cannot be opened ({error.strerror}); check the path.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise GivenError(
            f"{path}: cannot be read as a table ({error}); give a CSV file, {expected}."
        ) from None
    if missing := [name for name in columns if name not in names]:
        raise GivenError(f"{path}: has no column {missing[0]}; {expected}.")
    return found
