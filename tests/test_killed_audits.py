"""An audit that is killed while it puts its files in place leaves nothing that the next one does not repair."""

import json
import os
import signal
from itertools import count
from pathlib import Path

import pytest
from test_hands import moved, there

from helpers.parameters import ParameterError
from helpers.tables import folders

OLD = dict(findings_csv="1", a_txt="1", charts0growth_png="1", zz_csv="1")
NEW = dict(findings_csv="2", b_txt="2", charts0shares_png="2", zz_csv="2")
SHOWN = {
    "1": {"findings.csv": "1", "a.txt": "1", "charts/growth.png": "1", "zz.csv": "1"},
    "2": {"findings.csv": "2", "b.txt": "2", "charts/shares.png": "2", "zz.csv": "2"},
}


def killed(out, number):
    """Put the new files in place in a process that kills itself at its so-manieth move; return whether it did."""
    child = os.fork()
    if not child:
        left, real = count(), Path.replace

        def replace(self, target):
            if next(left) == number:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(self, target)

        Path.replace = replace
        moved(out, "b.md", **NEW)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def of_runs(out):
    return {name: text for name, text in there(out).items() if not name.startswith((".", "mine"))}


def test_an_audit_killed_at_any_move_leaves_one_whole_run_or_a_mark_and_the_next_repairs_it(tmp_path):
    marks = 0
    for number in count():
        out = tmp_path / str(number)
        moved(out, "a.md", **OLD)
        (out / "mine.csv").write_text("mine")
        if not killed(out, number):
            break
        record = json.loads((out / folders.RECORD).read_text())
        marks += folders.MARK in record
        whole = SHOWN["1" if record["report"] == "a.md" else "2"]
        assert folders.MARK in record or (of_runs(out) == whole and set(record["files"]) == set(whole))
        moved(out, "b.md", **NEW)
        assert there(out) == SHOWN["2"] | {"mine.csv": "mine"}
        assert folders.MARK not in json.loads((out / folders.RECORD).read_text())
    assert number == marks + 1 == 10  # moves: mark, two files away, two aside, four in place, record


@pytest.mark.parametrize("before", [OLD, {}])
def test_an_audit_that_cannot_move_a_file_leaves_the_record_as_it_was(before, tmp_path, monkeypatch):
    out, real = tmp_path / "out", Path.replace
    if before:
        moved(out, "a.md", **before)
    record = folders.read(out)

    def fails(self, target):
        if Path(target) == out / "zz.csv" and self.read_text() == "2":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(ParameterError, match="No space"):
        moved(out, "b.md", **NEW)
    assert folders.read(out) == record and bool(record) == (out / folders.RECORD).exists()


def test_a_record_is_never_stale_though_it_names_itself(tmp_path):
    (tmp_path / folders.RECORD).write_text(
        folders.recorded("a.md", ["old.csv", folders.RECORD]), encoding="utf-8"
    )
    (tmp_path / "old.csv").write_text("", encoding="utf-8")
    assert folders.stale(tmp_path, []) == [tmp_path / "old.csv"]
