"""Many files into one table: in order, whatever the jobs; the unreadable are reported and skipped."""

import threading

import pytest
from pages import page

from helpers.ledger import batch
from helpers.ledger import table as ledger


@pytest.fixture
def paths(tmp_path):
    """Forty pages and a broken one in the middle."""
    folder = tmp_path / "pages"
    folder.mkdir()
    made = []
    for n in range(40):
        path = folder / f"page-{n:02d}.md"
        path.write_bytes(page(f"Europe holds {n + 1}% of the market.").source.encode())
        made.append(path)
    made[20].write_bytes(b"\0")
    return made


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_results_stand_in_input_order_whatever_the_jobs(tmp_path, paths, ending):
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    first = batch.write(paths, one, rejects=tmp_path / f"one-rejects{ending}", jobs=1)
    second = batch.write(paths, two, rejects=tmp_path / f"two-rejects{ending}", jobs=2)
    assert first == second
    assert one.read_bytes() == two.read_bytes()
    table = ledger.load(one)
    assert list(table.report) == [str(path) for path in paths if path != paths[20]]
    assert list(table.low) == [n + 1 for n in range(40) if n != 20]


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


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_a_program_with_threads_forks_none_and_writes_the_same(tmp_path, paths, ending):
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    batch.write(paths, one, jobs=1)
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert batch._context().get_start_method() == "spawn"
        batch.write(paths, two, jobs=2)
    finally:
        stop.set()
        thread.join()
    assert one.read_bytes() == two.read_bytes()
