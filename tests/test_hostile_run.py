"""The hostile run itself: a page that crashes, hangs, dies or takes all memory is told, and no other is lost."""

import json
import os
import sys
import time
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parent / "benchmarks" / "hostile"))
import inputs
import judged
import kills
import large
import odd
import running

COUNT = 6


def third(tmp_path, monkeypatch, bad):
    """Judge a few pages by one process; the third is judged by `bad`."""
    numbers = list(inputs.numbers(0, COUNT))
    bad_one = inputs.made(0, numbers[2]).raw
    monkeypatch.setattr(judged.judge, "page", lambda raw, checked: bad() if raw == bad_one else "read")
    monkeypatch.setattr(judged.large, "pages", dict)
    monkeypatch.setattr(judged, "WORKERS", 1)
    for job in judged.start(0, COUNT, time.monotonic() + 60, tmp_path):
        job.join()
    found = judged.results(tmp_path)
    assert [one.name for one in found] == [str(n) for n in numbers]
    assert all(one.end == "read" and not one.wrong for n, one in enumerate(found) if n != 2)
    return found[2]


def crash():
    return [][1]


def held():
    len(bytearray(b"x") * (64 << 20))
    return "read"


def endless():
    while True:
        pass


def test_a_page_that_crashes_is_told(tmp_path, monkeypatch):
    assert "IndexError" in third(tmp_path, monkeypatch, crash).wrong


def test_a_page_with_which_the_process_ends_is_told_and_the_next_are_third(tmp_path, monkeypatch):
    assert third(tmp_path, monkeypatch, lambda: os._exit(3)).wrong == "its process ended with 3"


def test_a_page_that_never_ends_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(judged, "HANGS", 0.2)
    assert third(tmp_path, monkeypatch, endless).wrong == "it hangs"


def test_a_page_that_waits_for_ever_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(judged, "WAITS", 1)
    assert third(tmp_path, monkeypatch, lambda: time.sleep(50)).wrong == "it hangs"


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of one page is told apart on Linux alone")
@pytest.mark.parametrize(("most", "told"), [(32, True), (200, False)])
def test_the_most_memory_that_a_page_held_is_told_even_when_it_is_free_again(
    most, told, tmp_path, monkeypatch
):
    monkeypatch.setattr(judged, "MEMORY", most << 20)
    assert third(tmp_path, monkeypatch, held).wrong.startswith("it took ") == told


def test_pages_of_every_form_and_size_are_taken_and_the_long_ones_seldom():
    forms = inputs.numbers(0, 300)
    assert set(forms.values()) == set(inputs.FORMS)
    assert all(inputs.made(0, n).form == form for n, form in forms.items())
    sizes = [inputs._drawn(inputs._random(0, n))[1] for n in forms]
    assert [round(sizes.count(size) * size / 300, 1) for size in inputs.SIZES] == pytest.approx(
        [0.5] * 4, abs=0.15
    )


def test_the_large_pages_are_as_large_as_they_say():
    made = large.pages()
    assert len(made["500-claims-of-growth"].split("CAGR")) == 501
    assert all(len(text) > 0.9 * large.MEGABYTE for name, text in made.items() if name.startswith("megabyte"))
    assert len(made["item-of-20000-words"].split("- ")[-1].split()) == 20_000


@pytest.mark.parametrize("files", [{"l.csv": b"0"}, {"l.csv": b"1", "x.csv": b""}])
def test_a_file_of_no_run_is_told(files, tmp_path):
    trial = kills.Trial(kills.COMMANDS["ledger"], tmp_path, tmp_path)
    trial.known = {"old": {"l.csv": b"1"}, "new": {"l.csv": b"2"}}
    assert trial._mixed(files) == "a file is of no run"


@pytest.mark.parametrize(
    ("command", "told"), [("ledger", ""), ("audit", "files of two runs lie together, and no mark says so")]
)
def test_files_of_two_runs_are_told_of_what_is_to_be_of_one(command, told, tmp_path):
    trial = kills.Trial(kills.COMMANDS[command], tmp_path, tmp_path)
    trial.known = {"old": {"a": b"1", "b": b"1"}, "new": {"a": b"2", "b": b"2"}}
    assert trial._mixed({"a": b"1", "b": b"2"}) == told
    assert not trial._mixed({"a": b"2", "b": b"2"}) and not trial._mixed({})


def test_a_folder_under_a_mark_is_known(tmp_path):
    trial = kills.Trial(kills.COMMANDS["audit"], tmp_path, tmp_path)
    assert not trial._marked()
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "results.json").write_text(
        json.dumps({"report": "a.md", "files": [], "unfinished": ""})
    )
    assert trial._marked()


@pytest.mark.parametrize(
    ("status", "said", "told"),
    [
        (0, "Done.", ""), (2, "helpers: a.md: this is no page.", ""), (1, "", "status 1"), (-9, "", "status -9"),
        (2, "It failed.", "no refusal"), (0, "helpers: a.md: unforeseen KeyError", "unforeseen"),
        (1, "Traceback (most recent call last)\nKeyError: 1", "a traceback"), (running.NO_END, "", "status"),
    ],
)  # fmt: skip
def test_how_a_command_may_end(status, said, told):
    assert running.wrong((status, said), (0, 2)).startswith(told) and bool(
        running.wrong((status, said), (0, 2))
    ) == bool(told)


def test_a_copied_command_ends_as_one_that_is_run(tmp_path):
    (tmp_path / "empty.md").touch()
    words = ["ledger", "empty.md", "-o", "l.csv"]
    assert running.copied(words, tmp_path) == running.run(words, tmp_path)


def test_the_same_seed_draws_the_same_parameters(tmp_path):
    drawn = [[what for what, _ in odd.parameters(tmp_path, Random(1), 5)] for _ in range(2)]
    assert drawn[0] == drawn[1]
