"""`helpers survey`: every page to tables in parts, whole or not at all, the same bytes however it was come by."""

import io
import json
import multiprocessing
import os
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

import pandas as pd
import pytest
import surveys
from test_run import call, refused

from helpers.survey import executors, pages, parts, progress, run, sources, version, whole, work
from helpers.tables import codebook, contracts, schemas, survey_tables

TABLES = survey_tables.PARTED


def read(out, name):
    return pd.read_parquet(Path(out) / f"{name}.parquet")


@pytest.fixture(scope="module")
def given(tmp_path_factory):
    return surveys.folder(tmp_path_factory.mktemp("given") / "pages")


@pytest.fixture(scope="module")
def never_killed(given, tmp_path_factory):
    out = tmp_path_factory.mktemp("whole") / "survey"
    surveys.made(given, out, jobs=2)
    return surveys.digest(out)


# --- what it holds --------------------------------------------------------------------------------------


def test_a_survey_holds_every_page_with_what_check_says_of_it(given, tmp_path):
    out, checked = tmp_path / "survey", tmp_path / "findings.parquet"
    result = call("survey", given, "--out", out, "--jobs", 2, "--part", 7)
    assert result.exit_code == 0 and "20 pages" in result.stdout
    assert call("check", given, "-o", checked).exit_code == 0
    found = read(out, "findings")
    pd.testing.assert_frame_equal(found, pd.read_parquet(checked), check_dtype=False)
    listed = read(out, "pages")
    assert list(listed["report"]) == [str(path) for path in sorted(given.iterdir())]
    assert listed["contradictions"].sum() == (found["verdict"] == "contradiction").sum() == 4
    assert list(listed["sha256"]) == [pages.opened(path).sha256 for path in listed["report"]]
    assert (listed["claims"].sum(), listed["sure"].sum()) == (
        len(read(out, "claims")),
        (read(out, "claims")["sure"] == "yes").sum(),
    )
    manifest = json.loads((out / run.MANIFEST).read_text())
    assert manifest["code"] == version.code() and manifest["rows"]["pages"] == 20 and manifest["failed"] == 0
    assert (out / "CODEBOOK.md").read_text(encoding="utf-8") == codebook.book(survey_tables.SURVEY, whole.TOP)
    names = [path.name for path in sorted((out / "claims.parquet").iterdir())]
    assert names == ["part-000000.parquet", "part-000001.parquet", "part-000002.parquet"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("table", survey_tables.SURVEY, ids="{0.name}".format)
def test_a_survey_keeps_the_contract_of_its_columns(table, given, tmp_path_factory, never_killed):
    out = tmp_path_factory.getbasetemp() / "whole0" / "survey"
    path = out / Path(table.path).name
    frame = pd.read_csv(path) if path.suffix == ".csv" else pd.read_parquet(path)
    assert tuple(frame.columns) == table.names
    for column in table.columns:
        assert column.type in parts.ARROW and column.meaning and column.source, column.name
        kind = {"year": "Int64", "integer": "Int64" if column.optional else "int64", "number": "float64"}
        frame[column.name] = frame[column.name].astype(kind.get(column.type, "string"))
    if len(frame):
        contracts.made(table).validate(frame)
    assert not frame.duplicated(list(table.key)).any()
    assert not any(table[name].optional for name in table.key)


def test_what_lies_in_a_folder_that_is_given_is_surveyed_once(given, tmp_path):
    one = given / "page-003.md"
    link = tmp_path / "link"
    link.symlink_to(given)
    roots = sources.roots([str(one), str(given), str(link), str(given)])
    assert roots == [str(given)] and sources.count(roots) == 20
    # Two files are two pages, though one is a link to the other.
    other = tmp_path / "other.md"
    other.symlink_to(one)
    assert sources.count(sources.roots([str(given), str(other)])) == 20
    copy = tmp_path / "copy.md"
    copy.write_bytes(one.read_bytes())
    assert list(sources.pages(sources.roots([str(copy), str(given)])))[:2] == [
        str(copy),
        str(given / "page-000.md"),
    ]


def test_parts_are_of_one_size_but_the_last(given):
    sizes = [len(paths) for _, paths in sources.parts([str(given)], 6)]
    assert sizes == [6, 6, 6, 2]
    assert [number for number, _ in sources.parts([str(given)], 20)] == [0]


# --- pages that fail ------------------------------------------------------------------------------------


def test_a_page_that_cannot_be_read_is_a_row_with_the_reason(tmp_path):
    folder = surveys.folder(tmp_path / "pages", 5)
    (folder / "a.md").write_bytes(b"")
    (folder / "b.md").write_bytes(b"\0\1\2 no text")
    (folder / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    (folder / "d.md").symlink_to(folder / "none.md")
    (folder / "e.md").write_text("A quiet page on boats.", encoding="utf-8")
    result = call("survey", folder, "--out", tmp_path / "out", "--jobs", 1)
    assert result.exit_code == 3 and "4 pages not read" in result.stdout
    rows = read(tmp_path / "out", "pages").set_index("report")
    failed = rows[rows["outcome"] == "failed"]
    assert [Path(name).name for name in failed.index] == ["a.md", "b.md", "c.pdf", "d.md"]
    for name, row in failed.iterrows():
        assert row["reason"].startswith(name) and row["claims"] == row["findings"] == 0
    assert failed["sha256"].isna().tolist() == [name == "d.md" for name in ("a.md", "b.md", "c.pdf", "d.md")]
    assert rows.loc[str(folder / "e.md"), ["outcome", "claims"]].tolist() == ["read", 0]
    left = read(tmp_path / "out", "clusters")["left_out"].fillna("").tolist()
    assert left == ["failed"] * 4 + ["no claim"] + [""] * 5


def test_a_fault_of_the_program_is_told_and_stops_no_other_page(tmp_path, monkeypatch):
    folder = surveys.folder(tmp_path / "pages", 4)
    made = pages.case.made

    def faulty(document, name):
        if name.endswith("page-002.md"):
            raise KeyError("a fault\nof two lines")
        return made(document, name)

    monkeypatch.setattr(pages.case, "made", faulty)
    rows = [pages.read(pages.opened(str(path)))["pages"][0] for path in sorted(folder.iterdir())]
    table = pd.DataFrame(rows, columns=list(survey_tables.PAGES.names))
    assert table["outcome"].tolist() == ["read", "read", "failed", "read"]
    assert table["reason"][2] == r"unforeseen KeyError: 'a fault\nof two lines'"


def test_rows_that_no_table_holds_make_the_page_fail_and_no_other(tmp_path):
    folder = surveys.folder(tmp_path / "pages", 3)
    given = [pages.opened(str(path)) for path in sorted(folder.iterdir())]
    found = [pages.read(one) for one in given]
    assert len(found[1]["notes"]) > 0
    odd = [tuple("\ud800" if value == row[1] else value for value in row) for row in found[1]["notes"]]
    part = parts.packed(given, [found[0], found[1] | {"notes": odd}, found[2]])
    table = parts.pq.read_table(parts.pa.BufferReader(part.files["pages"])).to_pandas()
    assert table["outcome"].tolist() == ["read", "failed", "read"]
    assert table["reason"][1].startswith("unforeseen UnicodeEncodeError")
    assert part.key == parts.key(given)


def test_a_size_beyond_what_a_fraction_holds_is_no_fault():
    column = survey_tables.CLAIMS["low"]
    table = schemas.LEDGER.__class__("x.csv", "x", "x", (column,))
    assert parts.arrow(table, [(10**17 + 1,), (None,)]).to_pylist() == [{"low": 1e17}, {"low": None}]
    with pytest.raises(ValueError, match="report"):
        parts.arrow(table.__class__("x.csv", "x", "x", (survey_tables.CLAIMS["report"],)), [(None,)])


NAMES = [
    b"a\nb.md",
    b"=1+1.md",
    b"'quote\".md",
    b"caf\xe9.md",
    "ó–.md".encode(),
    b"back\\slash.md",
    b" .md",
    b"$(x).md",
]


def test_hostile_names_are_surveyed_under_names_that_are_text(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    for n, name in enumerate(NAMES):
        (folder / os.fsdecode(name)).write_text(surveys.page(n), encoding="utf-8")
    surveys.made(folder, tmp_path / "out")
    rows = read(tmp_path / "out", "pages")
    expected = {name.decode("utf-8", "backslashreplace") for name in NAMES}
    assert {name.removeprefix(f"{folder}/") for name in rows["report"]} == expected
    assert (rows["outcome"] == "read").all() and (rows["claims"] > 0).all()
    assert set(read(tmp_path / "out", "findings")["report"]) <= set(rows["report"])


DEADLY = """
import os, sys, time
from helpers.survey import pages, whole
read = pages.read
def deadly(given):
    if given.path.endswith("page-004.md"):
        os._exit(9) if sys.argv[3] == "ends" else time.sleep(60)
    return read(given)
pages.read = deadly
whole.make([sys.argv[1]], sys.argv[2], jobs=2, size=3, limit=1.5)
"""


@pytest.mark.parametrize("way", ["ends", "hangs"])
def test_a_page_that_ends_or_holds_up_its_process_is_a_row_and_takes_no_other_along(given, tmp_path, way):
    out = tmp_path / "out"
    subprocess.run([sys.executable, "-c", DEADLY, str(given), str(out), way], check=True, cwd=surveys.HOME)
    rows = read(out, "pages")
    failed = rows[rows["outcome"] == "failed"]
    assert [Path(name).name for name in failed["report"]] == ["page-004.md"]
    assert failed["reason"].tolist() == [pages.ENDED] and failed["sha256"].notna().all()
    assert len(rows) == 20


# --- whole or not at all, and the same bytes however it was come by ------------------------------------


def test_processes_and_what_was_there_before_change_no_byte(given, never_killed, tmp_path):
    out = tmp_path / "survey"
    surveys.made(given, out, jobs=1)
    assert surveys.digest(out) == never_killed
    done = []
    surveys.made(given, out, jobs=1, on_part=done.append)
    assert all(part.kept for part in done) and sum(part.pages for part in done) == 20
    assert surveys.digest(out) == never_killed
    assert not multiprocessing.active_children()


def growing(out):
    """The files of parts that an unfinished survey has."""
    return list(run.Place(out).growing.glob("*/part-*.parquet"))


def test_killed_at_any_moment_it_ends_with_the_bytes_of_a_run_that_was_never_killed(
    given, never_killed, tmp_path
):
    out, drawn, kills = tmp_path / "survey", random.Random(3), 0
    for files in (0, 1, 7, 18, 27):
        process = surveys.begin(given, out, delay=0.05)
        while process.poll() is None and len(growing(out)) < files:
            time.sleep(0.01)
        time.sleep(drawn.random() * 0.1)
        kills += process.poll() is None
        process.kill()
        process.communicate()
        assert not out.exists() or process.returncode == 0
    assert kills >= 4
    done = []
    surveys.made(given, out, jobs=2, on_part=done.append)
    assert 0 < sum(part.kept for part in done) < 7
    assert surveys.digest(out) == never_killed
    assert [path.name for path in tmp_path.iterdir()] == ["survey"]


STOPPED = """
import pathlib, sys, time
from helpers.survey import pages, parts, whole
pages_folder, out, marker, way = sys.argv[1:]
read, write = pages.read, parts.write_file
def stop():
    pathlib.Path(marker).touch()
    time.sleep(60)
def read_and_stop(given):
    if given.path.endswith("page-004.md"):
        stop()
    return read(given)
def write_and_stop(file, raw):
    if file.name == "part-000001.parquet" and file.parent.name == "findings.parquet":
        (file.parent / f"{parts.TEMPORARY}half").write_bytes(raw[: len(raw) // 2])
        stop()
    write(file, raw)
if way == "reads":
    pages.read = read_and_stop
else:
    parts.write_file = write_and_stop
whole.make([pages_folder], out, jobs=1, size=3)
"""


@pytest.mark.parametrize(("way", "tables"), [("reads", 0), ("writes", 2)])
def test_killed_inside_a_part_it_does_that_part_anew_and_ends_with_the_same_bytes(
    given, never_killed, tmp_path, way, tables
):
    out, marker = tmp_path / "survey", tmp_path / "marker"
    arguments = [str(given), str(out), str(marker), way]
    process = subprocess.Popen([sys.executable, "-c", STOPPED, *arguments], cwd=surveys.HOME)
    first = len(TABLES)  # files of the part before
    try:
        deadline = time.monotonic() + 30
        while not (marker.exists() and len(growing(out)) >= first + tables) and time.monotonic() < deadline:
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
    assert marker.exists() and not out.exists()
    there = [file.name for file in growing(out)]
    assert (there.count("part-000000.parquet"), there.count("part-000001.parquet")) == (first, tables)
    done = []
    surveys.made(given, out, on_part=done.append)
    assert [part.number for part in sorted(done) if part.kept] == [0]
    assert surveys.digest(out) == never_killed


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes as Linux lists them")
def test_a_killed_run_leaves_no_process_behind(given, tmp_path):
    process = surveys.begin(given, tmp_path / "survey", delay=0.3)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 30
    while len(growing(tmp_path / "survey")) < 5 and time.monotonic() < deadline:
        time.sleep(0.02)
    own = [int(pid) for pid in children.read_text().split()]
    assert own
    process.kill()
    process.communicate()
    while any(alive(pid) for pid in own) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(alive(pid) for pid in own)


def alive(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_a_page_that_changed_is_done_anew_with_its_part_alone(tmp_path):
    folder, out = surveys.folder(tmp_path / "pages", 9), tmp_path / "out"
    surveys.made(folder, out)
    (folder / "page-004.md").write_text(surveys.page(4, "10.0"), encoding="utf-8")
    done = []
    surveys.made(folder, out, on_part=done.append)
    assert {part.number: part.kept for part in done} == {0: True, 1: False, 2: True}
    assert read(out, "pages")["contradictions"].sum() == 0
    surveys.made(folder, tmp_path / "fresh")
    assert surveys.digest(out) == surveys.digest(tmp_path / "fresh")


def test_pages_that_are_gone_leave_nothing(tmp_path):
    folder, out = surveys.folder(tmp_path / "pages", 8), tmp_path / "out"
    surveys.made(folder, out)
    for n in (5, 6, 7):
        (folder / f"page-{n:03d}.md").unlink()
    surveys.made(folder, out)
    assert len(read(out, "pages")) == 5
    surveys.made(folder, tmp_path / "fresh")
    assert surveys.digest(out) == surveys.digest(tmp_path / "fresh")


def test_a_broken_or_half_written_file_is_made_anew(tmp_path):
    folder, out = surveys.folder(tmp_path / "pages", 6), tmp_path / "out"
    surveys.made(folder, out)
    before = surveys.digest(out)
    file = out / "claims.parquet" / "part-000001.parquet"
    file.write_bytes(file.read_bytes()[:-3])
    (out / "notes.parquet" / f"{parts.TEMPORARY}half").write_bytes(b"PAR1")
    done = []
    surveys.made(folder, out, on_part=done.append)
    assert {part.number: part.kept for part in done} == {0: True, 1: False}
    assert surveys.digest(out) == before


def test_other_code_or_libraries_make_every_part_anew(tmp_path, monkeypatch):
    given = [pages.opened(str(surveys.folder(tmp_path / "pages", 1) / "page-000.md"))]
    before = parts.key(given)
    assert parts.key([given[0]._replace(sha256="0" * 64)]) != before
    assert parts.key([given[0]._replace(path="other.md")]) != before
    monkeypatch.setattr(version, "libraries", lambda: {"pyarrow": "0"})
    assert parts.key(given) != before
    monkeypatch.undo()
    monkeypatch.setattr(version, "code", lambda: "0")
    assert parts.key(given) != before


def test_a_worker_with_other_code_is_refused():
    with pytest.raises(work.OtherCodeError):
        work.part((), "0" * 64, None)


def test_killed_while_two_surveys_change_places_one_of_them_is_there(given, never_killed, tmp_path):
    out = tmp_path / "survey"
    surveys.made(given, out)
    place = run.Place(out)
    out.rename(place.old)  # as far as it came
    surveys.made(given, out)
    assert surveys.digest(out) == never_killed and not place.old.exists()
    surveys.made(given, place.old)
    surveys.made(given, out)
    assert surveys.digest(out) == never_killed and not place.old.exists()


# --- what is refused ------------------------------------------------------------------------------------


def test_what_is_no_survey_is_left_alone(given, tmp_path):
    out = tmp_path / "mine"
    out.mkdir()
    (out / "letter.txt").write_text("Dear aunt,", encoding="utf-8")
    assert refused(call("survey", given, "--out", out), "mine", "no survey")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"] and len(list(out.iterdir())) == 1
    assert refused(call("survey", given, tmp_path / "nowhere", "--out", tmp_path / "out"), "nowhere")
    assert refused(
        call("survey", given, "--out", tmp_path / "out", "--publishers", given / "page-000.md"), "publisher"
    )
    (tmp_path / "truth.csv").write_text("sha256,verdict\nx,1\n", encoding="utf-8")
    assert refused(
        call("survey", given, "--out", tmp_path / "out", "--truth", tmp_path / "truth.csv"), "contradictions"
    )
    assert not (tmp_path / "out").exists()


def test_two_runs_do_not_make_one_survey_at_a_time(given, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "WAIT", 0.0)
    with (
        run.Place(tmp_path / "out").held(),
        pytest.raises(run.SurveyError, match="another run"),
        run.Place(tmp_path / "out").held(),
    ):
        pass
    surveys.made(given / "page-000.md", tmp_path / "out")


HOLDER = """
import sys, time
from helpers.survey import run
with run.Place(sys.argv[1]).held():
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_run_waits_for_the_last_process_of_one_that_was_killed(tmp_path):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "out")],
        cwd=surveys.HOME, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    ends = threading.Timer(0.2, holder.kill)
    ends.start()
    try:
        with run.Place(tmp_path / "out").held():
            assert not ends.is_alive()
    finally:
        ends.join()
        holder.kill()
        holder.communicate()


def test_an_empty_folder_is_an_empty_survey(tmp_path):
    (tmp_path / "pages").mkdir()
    result = call("survey", tmp_path / "pages", "--out", tmp_path / "out")
    assert result.exit_code == 0 and "of 0 pages" in result.stdout
    assert all(len(read(tmp_path / "out", table.name)) == 0 for table in TABLES)


# --- progress -------------------------------------------------------------------------------------------


def test_the_estimate_rests_on_what_was_done_in_this_run():
    bar = progress.Progress(1000)
    assert bar.line(5.0) == "helpers: 0 of 1000 pages"
    bar.done(run.Done(0, 400, kept=True))
    bar.done(run.Done(1, 100, kept=False))
    assert bar.line(50.0) == "helpers: 500 of 1000 pages, 2.0 a second, about 4 minutes left"


# --- on a cluster ---------------------------------------------------------------------------------------


def test_a_scheduler_that_is_not_there_is_named(given, tmp_path):
    pytest.importorskip("distributed")
    with pytest.raises(executors.ExecutorError, match="nonsense://nowhere:1"):
        executors.Cluster("nonsense://nowhere:1")


def started(command, folder):
    return subprocess.Popen(
        [sys.executable, "-m", *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": f"{surveys.HOME / 'src'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"},
    )  # fmt: skip


def test_a_cluster_of_which_a_worker_is_killed_gives_the_same_bytes(given, never_killed, tmp_path):
    pytest.importorskip("distributed")
    told = tmp_path / "scheduler.json"
    worker = [
        "distributed.cli.dask_worker",
        "--scheduler-file",
        str(told),
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
    ]
    running = [
        started(
            [
                "distributed.cli.dask_scheduler",
                "--scheduler-file",
                str(told),
                "--port",
                "0",
                "--no-dashboard",
            ],
            tmp_path,
        )
    ]
    try:
        running += [started(worker, tmp_path) for _ in range(2)]
        deadline = time.monotonic() + 60
        while not told.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        address = json.loads(told.read_text())["address"]
        wait_for_workers(address, 2)
        out, killed = tmp_path / "out", []

        def kill_one(part):
            if part.number >= 2 and not killed:
                killed.append(running[1])
                running[1].kill()

        surveys.made(given, out, scheduler=address, on_part=kill_one)
        assert killed and surveys.digest(out) == never_killed
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()


def wait_for_workers(address, number):
    from distributed import Client

    with Client(address, timeout=60, set_as_default=False) as client:
        client.wait_for_workers(number, timeout=60)


# --- pages that lie elsewhere ---------------------------------------------------------------------------


def test_pages_at_an_address_are_surveyed_as_those_of_a_folder(given, tmp_path):
    pytest.importorskip("fsspec")
    (given / ".hidden.md").write_text(surveys.page(1), encoding="utf-8")
    try:
        surveys.made(f"file://{given}", tmp_path / "far")
        surveys.made(given, tmp_path / "near")
    finally:
        (given / ".hidden.md").unlink()
    far, near = read(tmp_path / "far", "pages"), read(tmp_path / "near", "pages")
    assert list(far["report"]) == [f"file://{name}" for name in near["report"]]
    pd.testing.assert_frame_equal(far.drop(columns="report"), near.drop(columns="report"))
    one = f"file://{given}/page-003.md"
    assert sources.roots([one, f"file://{given}/", one]) == [f"file://{given}/"]
    assert list(sources.pages([one])) == [one]
    gone = pages.opened(f"file://{given}/none.md")
    assert gone.sha256 is None and "FileNotFoundError" in gone.error


@pytest.mark.parametrize("address", ["file:///nowhere/at/all", "nonsense://x/y"])
def test_an_address_at_which_nothing_lies_is_named(address, tmp_path):
    pytest.importorskip("fsspec")
    assert refused(call("survey", address, "--out", tmp_path / "out"), address[:8])


def test_where_nobody_watches_a_bar_a_line_is_told_now_and_then(monkeypatch):
    out = io.StringIO()
    bar = progress.Progress(10, out)
    bar.done(run.Done(0, 4, kept=False))
    assert out.getvalue() == ""
    monkeypatch.setattr(progress, "EVERY", 0.0)
    bar.done(run.Done(1, 4, kept=False))
    assert out.getvalue().startswith("helpers: 8 of 10 pages, ")
