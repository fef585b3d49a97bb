"""Many files into one table: in order, whatever the jobs; the unreadable are reported and skipped."""

import threading

import pytest
from pages import page

from helpers.ledger import batch, processes
from helpers.ledger import table as ledger


@pytest.fixture
def paths(tmp_path):
    """Forty pages and a broken one in the middle."""
    folder = tmp_path / "pages"
    folder.mkdir()
    made = []
    for n in range(40):
        path = folder / f"page-{n:02d}.md"
        path.write_bytes(
            page(f"Europe holds {n + 1}% of the market. Read on in chapter 7 or 9.").source.encode()
        )
        made.append(path)
    made[20].write_bytes(b"\0")
    return made


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_results_stand_in_input_order(tmp_path, paths, ending):
    one, left_out = tmp_path / f"one{ending}", tmp_path / f"left-out{ending}"
    summary = batch.write(paths, one, rejects=left_out)
    table = ledger.load(one)
    assert list(table.report) == [str(path) for path in paths if path != paths[20]]
    assert list(table.low) == [n + 1 for n in range(40) if n != 20]
    assert (summary.files, summary.claims, summary.rejects) == (39, 39, 78)
    assert left_out.stat().st_size > 0


def test_without_a_table_of_rejects_there_is_none(tmp_path, paths):
    batch.write(paths[:2], tmp_path / "out.csv")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.csv", "pages"]


def test_where_no_page_gives_a_claim_nothing_is_written_and_each_failure_is_named(tmp_path, paths):
    with pytest.raises(batch.NoClaims) as refused:
        batch.write([paths[20]], tmp_path / "out.csv")
    assert [path for path, _ in refused.value.failed] == [str(paths[20])]
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("files", "jobs", "alone"),
    [(processes.CHUNK, 2, True), (processes.CHUNK + 1, 1, True), (processes.CHUNK + 1, 2, False)],
)
def test_few_files_or_one_job_start_no_process(monkeypatch, tmp_path, files, jobs, alone):
    asked = []
    monkeypatch.setattr(
        processes, "context", lambda: asked.append(True) or pytest.skip("a process would start")
    )
    work = processes.results(str, str, [f"{n}" for n in range(files)], jobs)
    if alone:
        assert list(work) == [str(n) for n in range(files)] and not asked
    else:
        with pytest.raises(pytest.skip.Exception):
            list(work)
        assert asked


def test_only_a_program_of_one_thread_is_forked():
    assert processes.context().get_start_method() == ("fork" if threading.active_count() == 1 else "spawn")
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert processes.context().get_start_method() == "spawn"
    finally:
        stop.set()
        thread.join()


def test_an_unreadable_file_is_reported_and_skipped(tmp_path, paths):
    seen = []
    summary = batch.write(paths, tmp_path / "out.csv", on_file=seen.append)
    assert (summary.files, summary.claims) == (39, 39)
    assert [path for path, _ in summary.failed] == [str(paths[20])]
    assert "binary" in summary.failed[0][1]
    assert seen == [str(path) for path in paths]


def test_an_error_in_the_middle_leaves_the_old_table_and_nothing_else(tmp_path, paths):
    output = tmp_path / "out.csv"
    output.write_text("old")

    def stop(path):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch.write(paths, output, on_file=stop)
    assert output.read_text() == "old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.csv", "pages"]


def test_an_unknown_ending_is_refused_before_any_page_is_read(tmp_path, paths):
    with pytest.raises(ValueError, match=r"\.txt"):
        batch.write(paths, tmp_path / "out.txt")
