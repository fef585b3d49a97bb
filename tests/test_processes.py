"""The same table whatever the jobs, forked or not; these tests start processes."""

import threading

import pytest
import test_batch

from helpers.ledger import batch, processes
from helpers.ledger import table as ledger

paths = test_batch.paths


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


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".jsonl"])
def test_a_program_with_threads_forks_none_and_writes_the_same(tmp_path, paths, ending):
    one, two = tmp_path / f"one{ending}", tmp_path / f"two{ending}"
    batch.write(paths, one, jobs=1)
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert processes.context().get_start_method() == "spawn"
        batch.write(paths, two, jobs=2)
    finally:
        stop.set()
        thread.join()
    assert one.read_bytes() == two.read_bytes()
