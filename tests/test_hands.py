"""In a stranger's hands: names that are no file, what a page plants, what a killed run leaves behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.kernelspec import KernelSpecManager
from test_run import CRANES, HOME, call, refused

from helpers import case, parameters, run
from helpers.audit import Audit
from helpers.ledger import batch, processes
from helpers.ledger import table as ledger
from helpers.notebook import markdown as md
from helpers.notebook import opening
from helpers.page import source
from helpers.parameters import ParameterError
from helpers.tables import folders, unfinished, writers

sys.path.append(str(HOME / "tests" / "benchmarks" / "hostile"))
import inputs
import judge

ESCAPES = "Bell \x1b[31mRed\x07 Works \u202etxt"


@pytest.fixture
def pipe(tmp_path):
    """A pipe into which nobody writes: whoever opens it to read waits for ever."""
    path = tmp_path / "pipe.md"
    os.mkfifo(path)
    return path


@pytest.mark.parametrize(
    "command",
    [
        ["ledger", "PIPE", "-o", "OUT.csv"],
        ["check", "PIPE", "-o", "OUT.csv"],
        ["audit", "PIPE", "--out", "OUT"],
        ["audit", CRANES, "--params", "PIPE", "--out", "OUT"],
        ["survey", CRANES, "--publishers", "PIPE", "--out", "OUT"],
        ["survey", CRANES, "--truth", "PIPE", "--out", "OUT"],
        ["dataset", "OUT", "--addresses", "PIPE", "--out", "OUT"],
        ["dataset", "OUT", "--kinds", "PIPE", "--out", "OUT"],
        ["ledger", CRANES, "-o", "PIPE.csv"],
    ],
    ids=" ".join,
)
def test_a_pipe_is_refused_and_nothing_waits_for_it(command, pipe, tmp_path):
    os.mkfifo(f"{pipe}.csv")
    words = [word.replace("PIPE", str(pipe)).replace("OUT", str(tmp_path / "out")) for word in command]
    assert refused(call(*words), str(pipe))
    assert not (tmp_path / "out").exists() and not (tmp_path / "out.csv").exists()


def unreadable_name(folder):
    path = os.fsencode(folder) + b"/b\xff.md"
    Path(os.fsdecode(path)).write_bytes(Path(CRANES).read_bytes())


@pytest.mark.parametrize("command", ["ledger", "check", "editions"])
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_a_file_whose_name_is_no_utf_8_is_skipped_and_named(command, ending, tmp_path):
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.md").write_bytes(Path(CRANES).read_bytes())
    unreadable_name(pages)
    out = tmp_path / f"out.{ending}"
    result = call(command, pages, "-o", out)
    assert result.exit_code == 3 and "b\\xff.md" in result.stderr and "UTF-8" in result.stderr
    assert out.stat().st_size > 0


@pytest.fixture
def loop(tmp_path):
    """A link that leads back to itself."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.symlink_to(two)
    two.symlink_to(one)
    return one


@pytest.mark.parametrize(
    "command",
    [
        ["audit", "LOOP", "--out", "OUT"],
        ["audit", CRANES, "--out", "LOOP"],
        ["audit", CRANES, "--out", "LOOP/in"],
        ["audit", CRANES, "--params", "LOOP", "--out", "OUT"],
        ["ledger", "LOOP", "-o", "OUT.csv"],
        ["ledger", CRANES, "-o", "LOOP/out.csv"],
        ["survey", "LOOP", "--out", "OUT"],
        ["survey", CRANES, "--out", "LOOP"],
        ["editions", "LOOP", "-o", "OUT.csv"],
        ["dataset", "LOOP", "--out", "OUT"],
        ["audit", "LONG", "--out", "OUT"],
        ["audit", CRANES, "--out", "LONG"],
        ["audit", CRANES, "--params", "LONG", "--out", "OUT"],
        ["ledger", "LONG", "-o", "OUT.csv"],
        ["ledger", CRANES, "-o", "LONG.csv"],
        ["survey", "LONG", "--out", "OUT"],
        ["survey", CRANES, "--out", "LONG"],
        ["editions", "LONG", "-o", "OUT.csv"],
    ],
    ids=" ".join,
)
def test_a_link_in_a_circle_and_a_name_too_long_are_refused(command, loop, tmp_path):
    long = str(tmp_path / ("a" * 300))
    words = [w.replace("LOOP", str(loop)).replace("LONG", long) for w in command]
    assert refused(call(*(word.replace("OUT", str(tmp_path / "out")) for word in words)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


BOMB = "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(9))


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "about: *a8\n",
        'published: "a\\0b"\n',
        'rounding: "\\udcff"\n',
        f"about: {'[' * 5000}\n",
        f"about: 0x{'f' * 5000}\n",
        f"rounding: 0x{'f' * 5000}\n",
        f"? 0x{'f' * 5000}\n: 1\n",
        f'"{"long " * 1000}": 1\n',
    ],
    ids=["bomb", "null", "surrogate", "brackets", "number", "text", "name", "long"],
)
def test_parameters_from_hell_are_refused_in_one_short_sentence(text, tmp_path):
    params = tmp_path / "p.yaml"
    params.write_text(text)
    result = call("audit", CRANES, "--params", params, "--out", tmp_path / "out")
    assert refused(result, "p.yaml" if "unknown" in result.stderr else "")
    assert len(result.stderr) < 800


@pytest.mark.parametrize("option", ["audit", "survey", "dataset"])
def test_an_empty_name_of_a_folder_is_refused(option, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert call(option, CRANES, "--out", "").exit_code == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["ledger", CRANES, "-o", ""], "-o"), (["ledger", CRANES, "-o", "out.csv", "--rejects", ""], "--rejects"),
        (["check", CRANES, "-o", ""], "-o"), (["check", CRANES, "-o", "out.csv", "--notes", ""], "--notes"),
        (["editions", "in", "-o", ""], "-o"), (["audit", CRANES, "--params", ""], "--params"),
    ],
    ids=lambda given: given if isinstance(given, str) else given[0],
)  # fmt: skip
def test_an_empty_name_of_a_file_is_refused_by_its_option(command, option, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert refused(call(*command), f"{option} is empty; give the name")
    assert not list(tmp_path.iterdir())


def test_a_survey_takes_the_place_of_no_folder_that_somebody_works_in(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for folder in (".", "..", tmp_path):
        assert refused(call("survey", CRANES, "--out", folder), "another folder")
    assert (tmp_path / "in").is_dir() and [path.name for path in tmp_path.iterdir()] == ["in"]


def test_no_table_takes_the_place_of_a_page_or_of_another_table(tmp_path):
    page = tmp_path / "page.csv"
    page.write_bytes(Path(CRANES).read_bytes())
    os.link(page, tmp_path / "other.csv")
    for command in (
        ["ledger", page, "-o", page],
        ["ledger", page, "-o", tmp_path / "other.csv"],
        ["ledger", page, "-o", tmp_path / "o.csv", "--rejects", tmp_path / "x" / ".." / "o.csv"],
        ["ledger", page, "-o", tmp_path / "o.csv", "--rejects", page],
        ["check", page, "-o", tmp_path / "o.csv", "--notes", tmp_path / "o.csv"],
        ["check", page, "-o", page],
    ):
        assert refused(call(*command), "give another file")
    assert page.read_bytes() == Path(CRANES).read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["other.csv", "page.csv"]


def deadly(path):
    """What a worker does: it is killed at one page, and reads the others."""
    if path == "7":
        os.kill(os.getpid(), signal.SIGKILL)
    return path


def test_the_page_at_which_a_process_is_killed_is_lost_and_no_other():
    names = [str(n) for n in range(processes.CHUNK * 5)]
    found = list(processes.results(deadly, "lost {}".format, names, jobs=2))
    assert found == [f"lost {name}" if name == "7" else name for name in names]


def test_a_page_that_the_program_cannot_cope_with_is_named_and_the_others_are_read(tmp_path, monkeypatch):
    def fails(path):
        if path.endswith("b.md"):
            raise RuntimeError("a fault")
        return document(path)

    document = batch._document
    monkeypatch.setattr(batch, "_document", fails)
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_bytes(Path(CRANES).read_bytes())
    for command in ("ledger", "check"):
        result = call(command, tmp_path, "-o", tmp_path / "out.csv")
        assert result.exit_code == 3
        assert "b.md: unforeseen RuntimeError (a fault)" in result.stderr
        assert "a.md" in (tmp_path / "out.csv").read_text()


def _stopped(how, out, jobs):
    """Start a ledger of a page that comes by standard input and never ends; stop it in the middle."""
    command = [sys.executable, "-m", "helpers", "ledger", "-", "-o", str(out), "--jobs", str(jobs)]
    pipes = dict(stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with subprocess.Popen(command, cwd=HOME, env=os.environ, **pipes) as job:
        deadline = time.monotonic() + 60
        while not list(out.parent.glob(".out.csv.*")) and time.monotonic() < deadline:
            time.sleep(0.02)
        job.send_signal(how)
        said = job.stderr.read()
    return job.returncode, said


def test_a_polite_stop_of_the_ledger_leaves_nothing_and_says_so(tmp_path):
    status, said = _stopped(signal.SIGTERM, tmp_path / "out.csv", 1)
    assert (status, said.strip()) == (130, "helpers: stopped before the end; nothing was written.")
    assert not list(tmp_path.iterdir())


def test_what_a_killed_run_left_is_removed_by_the_next_and_what_is_at_work_is_not(tmp_path):
    status, _ = _stopped(signal.SIGKILL, tmp_path / "out.csv", 1)
    (left,) = tmp_path.iterdir()
    assert status == -signal.SIGKILL and left.name.startswith(".out.csv.")
    with unfinished.file(tmp_path, ".out.csv.") as at_work:
        assert not left.exists()
        unfinished.sweep(tmp_path, ".out.csv.")
        assert at_work.exists()
    assert not list(tmp_path.iterdir())


def test_an_abandoned_folder_of_an_audit_is_removed_by_the_next(tmp_path):
    (tmp_path / ".unfinished-abcdefgh").mkdir()
    (tmp_path / ".unfinished-abcdefgh" / "00.ipynb").write_text("half")
    (tmp_path / ".unfinished-notes-of-mine").mkdir()
    with run._stage(tmp_path):
        assert not (tmp_path / ".unfinished-abcdefgh").exists()
    assert (tmp_path / ".unfinished-notes-of-mine").exists()


def staged(stage, **files):
    for name, text in files.items():
        path = stage / name.replace("_", ".").replace("0", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)


def moved(folder, report, **files):
    with run._stage(folder) as stage:
        staged(stage, **files)
        run._move(stage, folder, folder, report)


def there(folder):
    found = [path for path in folder.rglob("*") if path.is_file() and path.name != folders.RECORD]
    return {str(path.relative_to(folder)): path.read_text() for path in found}


def test_results_replace_those_of_the_run_before_and_nothing_else(tmp_path):
    out = tmp_path / "out"
    moved(out, "a.md", findings_csv="1", charts0growth_png="1", a_txt="1")
    (out / "mine.csv").write_text("mine")
    moved(out, "b.md", findings_csv="2", charts0shares_png="2")
    assert there(out) == {"findings.csv": "2", "charts/shares.png": "2", "mine.csv": "mine"}


@pytest.mark.parametrize("way", ["findings.csv", "z.csv"])
def test_where_one_result_cannot_be_moved_the_old_ones_stay_as_they_were(way, tmp_path):
    out = tmp_path / "out"
    moved(out, "a.md", findings_csv="1", m_csv="1", old_csv="1", z_csv="1")
    (out / way).unlink()
    (out / way).mkdir()
    (out / way / "mine").write_text("mine")
    before = there(out)
    with pytest.raises(ParameterError, match="folder"):
        moved(out, "a.md", findings_csv="2", m_csv="2", z_csv="2")
    assert there(out) == before
    assert not list(out.glob(".unfinished-*"))


def test_a_move_that_fails_in_the_middle_is_undone(tmp_path, monkeypatch):
    out = tmp_path / "out"
    moved(out, "a.md", a_csv="1", b_csv="1", gone_csv="1")
    before, real = there(out), Path.replace

    def fails(self, target):
        if self.parent != out and Path(target) == out / "b.csv" and self.read_text() == "2":
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(ParameterError, match="No space"):
        moved(out, "a.md", a_csv="2", b_csv="2")
    assert there(out) == before


def test_two_reports_of_one_name_have_a_folder_each(tmp_path):
    first = parameters.folder({**parameters.DEFAULTS, "report": str(tmp_path / "one" / "kites.md")})
    free = folders.free(tmp_path / "kites", "one/kites.md")
    assert first.name == "kites" and free == tmp_path / "kites"
    moved(free, "one/kites.md", findings_csv="1")
    assert folders.free(tmp_path / "kites", "one/kites.md") == tmp_path / "kites"
    assert folders.free(tmp_path / "kites", "two/kites.md") == tmp_path / "kites-2"


def test_a_record_that_names_files_elsewhere_is_not_obeyed(tmp_path):
    (tmp_path / "precious").write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    names = ["../precious", str(tmp_path / "precious"), 7]
    (out / folders.RECORD).write_text(f'{{"report": "a.md", "files": {names!r}}}'.replace("'", '"'))
    assert folders.stale(out, []) == []


@pytest.mark.parametrize(
    "address", ["http://a.example/x", "https://a.example", "www.a.example", "a@b.example"]
)
def test_an_address_in_text_of_the_page_becomes_no_link(address):
    shown = md.escape(f"Kite {address} Market")
    assert address not in shown and "<span>" in shown
    assert "".join(part.split(">")[-1] for part in shown.split("<")) == f"Kite {address} Market"


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_nothing_that_steers_a_terminal_stands_in_a_table(ending, tmp_path):
    path = tmp_path / f"t.{ending}"
    with writers.writer(path, ("claim_id", "subject")) as out:
        out.write([("c01", ESCAPES + "\x9b\u2066")])
    text = path.read_text(encoding="utf-8")
    assert all(c.isprintable() or c == "\n" for c in text)
    assert "\\x1b[31mRed" in text or "\\u001b[31mRed" in text


def test_nor_in_a_message_or_in_markdown(tmp_path):
    assert all(c.isprintable() for c in md.escape(ESCAPES))
    result = call("ledger", tmp_path / f"{ESCAPES}\nline.md", "-o", tmp_path / "o.csv")
    assert all(c.isprintable() for c in result.stderr.rstrip("\n")) and "\\x1b" in result.stderr


def test_a_formula_is_no_blank_figure(tmp_path):
    text = "# Kite Market Outlook, 2024 - 2031\n\nThe market is $x^2$ billion and $x$ big, USD XX billion in all.\n"
    (tmp_path / "page.md").write_text(text)
    assert call("ledger", tmp_path / "page.md", "-o", tmp_path / "o.csv").exit_code == 0
    assert list(ledger.load(tmp_path / "o.csv")["figure"]) == ["2024 - 2031", "USD XX billion"]


def test_an_unknown_parameter_of_papermill_is_refused_by_name():
    own = {"report": str, "about": float}
    names = {
        "__annotations__": own,
        "In": ["", "report: str = ''", '# Parameters\nabuot = 3\nreport = "a"\n'],
    }
    with pytest.raises(
        ParameterError, match=r"unknown parameter 'abuot'; the parameters are report, about\."
    ):
        opening.refuse_unknown(names)
    opening.refuse_unknown(names | {"In": ["abuot = 3", "# Parameters\nabout = 3\n"]})


def test_a_notebook_of_another_clone_than_the_installed_one_is_refused(tmp_path):
    (tmp_path / "src" / "helpers").mkdir(parents=True)
    with pytest.raises(ParameterError, match="make setup"):
        opening.refuse_other_clone(tmp_path, HOME / "src" / "helpers")
    opening.refuse_other_clone(HOME, HOME / "src" / "helpers")


def test_braces_in_a_path_are_no_placeholder(tmp_path):
    page, out = tmp_path / "kites {x} {report}.md", tmp_path / "out {y}"
    page.write_bytes(Path(CRANES).read_bytes())
    result = call("audit", page, "--out", out)
    assert result.exit_code == 0, result.output
    book = nbformat.read(out / "00_findings.ipynb", as_version=4)
    (cell,) = [c for c in book.cells if "parameters" in c.metadata.get("tags", [])]
    assert str(page) in cell.source


@pytest.mark.made_by("make audit")
@pytest.mark.parametrize("path", sorted((HOME / "notebooks").glob("*.ipynb")), ids=lambda path: path.name)
def test_saving_a_committed_notebook_in_jupyterlab_changes_nothing(path):
    # What JupyterLab does: it writes the kernel's name, and what the kernel says of its language, and saves.
    book = nbformat.read(path, as_version=4)
    spec = KernelSpecManager().get_kernel_spec("python3")
    said = IPythonKernel.language_info | {"version": book.metadata.language_info.get("version")}
    book.metadata.kernelspec = {
        "display_name": spec.display_name,
        "language": spec.language,
        "name": "python3",
    }
    book.metadata.language_info = said
    assert nbformat.writes(book) == path.read_text(encoding="utf-8").removesuffix("\n")


# Pages in which the hostile run found a fault that is mended, and one of each kind (seed, number).
KINDS = (4, 10, 28, 38, 39, 45, 1, 2, 3, 5, 6, 7, 8, 9, 11, 12)
WORST = [(3, 25), (3, 398), (3, 1143), (3, 1376), *((0, number) for number in KINDS)]


@pytest.mark.parametrize(("seed", "number"), WORST)
def test_what_a_hostile_run_found_is_read_or_refused_in_one_sentence(seed, number):
    assert judge.page(inputs.made(seed, number).raw) in ("checked", "refused")


def test_the_judge_sees_a_link_and_a_crash(monkeypatch):
    raw = (
        b"# Kite www.evil.example Market, 2024 - 2031\n\nThe market was worth USD 2 billion in 2024. "
        b"Ann www.evil.example reported revenue of USD 3 billion in 2024.\n"
    )
    assert judge.page(raw) == "checked"
    with monkeypatch.context() as patch, pytest.raises(judge.Broken, match="obeyed"):
        patch.setattr(judge.markdown, "escape", str)
        patch.setattr(judge.plain, "said", lambda audit, one: ("www.evil.example",))
        judge.page(raw)
    with monkeypatch.context() as patch, pytest.raises(IndexError):
        patch.setattr(judge.blocks, "of", lambda document: [][1])
        judge.page(raw)


@pytest.mark.parametrize("kind", ["us", "blank", "table", "deep", "sizes", "words"])
def test_a_page_of_too_much_says_what_was_left_out_and_takes_no_time_for_it(kind):
    title = "# Kite Market Outlook, 2021 - 2030\n\n"
    text = {
        "us": title + "US 7-9% " * 20_000,
        "blank": title + "USD XX billion in 2024 " * 4_000,
        "table": title + "| Year | Size (USD billion) |\n|---|---|\n" + "| 2024 | 4.1 |\n" * 4_000,
        "deep": "<html><body><h1>Kite Market</h1>"
        + "<div><p>The kite market grew by 5% in 2024.</p>" * 4_000,
        "sizes": title + "The kite market was worth USD 4.1 billion in 2024.\n\n" * 500,
        "words": title + "- " + "kite and market of boats " * 5_000 + "5%\n",
    }[kind]
    began = time.process_time()
    opened = case.made(source.document(text.encode(), "page.md"), "page.md")
    found = Audit(opened).of_page
    assert time.process_time() - began < 10
    assert any(one.check == "completeness.beyond" for one in found) == (kind not in ("words",))
