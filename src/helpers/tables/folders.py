"""Results of a run as a folder: all of them or none, none of an earlier run beside them, and none of another report.

A record in the folder names the report and the files; without one, nothing in the folder is held to be of a run.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path

from helpers.tables import given

RECORD = "results.json"


def free(folder: Path, report: str) -> Path:
    """Return a folder for results: the one named, or, where it holds those of another report, NAME-2, NAME-3, ..."""
    tried = folder
    for number in count(2):
        if read(tried).get("report", report) == report:
            break
        tried = folder.with_name(f"{folder.name}-{number}")
    return tried


def read(folder: Path) -> dict[str, object]:
    """Return the record of a folder, empty where there is none or none that can be read."""
    with suppress(OSError, ValueError, RecursionError):
        said = json.loads(given.text(folder / RECORD))
        if isinstance(said, dict) and isinstance(said.get("report"), str):
            return said
    return {}


def recorded(report: str, files: Iterable[str]) -> str:
    """Return the record of a run as text."""
    return json.dumps({"report": report, "files": sorted(files)}, indent=1) + "\n"


def stale(folder: Path, kept: Iterable[str]) -> list[Path]:
    """Return the files that an earlier run wrote into a folder and that are not among those kept."""
    said = read(folder).get("files")
    names = [name for name in said if isinstance(name, str)] if isinstance(said, list) else []
    inside = [name for name in names if not Path(name).is_absolute() and ".." not in Path(name).parts]
    return [folder / name for name in inside if name not in set(kept) and (folder / name).is_file()]


def exchange(places: Mapping[Path, Path], gone: Iterable[Path], aside: Path) -> None:
    """Move each file to its place and others away into the folder `aside`; where one cannot be moved, undo it all.

    Raises OSError, which names the place.
    """
    done: list[tuple[Path, Path]] = []

    def move(source: Path, target: Path) -> None:
        source.replace(target)
        done.append((source, target))

    for place in places.values():
        if place.is_dir():
            raise IsADirectoryError(21, f"{place.name} is a folder there", str(place))
    number = count()
    try:
        for path in gone:
            move(path, aside / f"{next(number)}")
        for file, place in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            if place.exists():
                move(place, aside / f"{next(number)}")
            move(file, place)
    except BaseException:
        for source, target in reversed(done):
            with suppress(OSError):
                target.replace(source)
        raise
