"""The notebooks in JupyterLab: run all of the default ones in place, and a copy of those on another report."""

import os
import re
import socket
import subprocess
import sys
import urllib.request
from time import monotonic, sleep

import clones
import pytest
from playwright.sync_api import expect
from typer.testing import CliRunner

from helpers import __main__

BOOKS = sorted(path.name for path in (clones.HOME / "notebooks").glob("*.ipynb"))
CRANES = "tests/reports/harbour-cranes.md"
SETTINGS = {
    "notebook-extension/tracker": '{"windowingMode": "none"}',  # all cells are there, not only those in sight
    "docmanager-extension/plugin": '{"autosave": false}',  # what a run changes is told from what saving changes
    "apputils-extension/notification": '{"fetchNews": "false", "checkForUpdates": false}',
}
STARTS, RUNS = 120, 300  # seconds for the server to start, and for a notebook to run
CELLS = """() => {
  const panel = window.jupyterapp?.shell.currentWidget;
  if (!panel?.content?.widgets || !panel.sessionContext?.isReady) return null;
  const code = panel.content.widgets.filter((one) => one.model.type === "code").map((one) => one.model);
  return {
    busy: panel.sessionContext.session?.kernel?.status !== "idle",
    counts: code.map((one) => one.executionCount),
    shown: code.map((one) => one.outputs.length),
    errors: code.flatMap((one) => one.outputs.toJSON()).filter((one) => one.output_type === "error"),
  };
}"""


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """A clone with the results of another report under runs/."""
    folder = clones.make(tmp_path_factory.mktemp("clone"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(__main__.app, ["audit", CRANES])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="module")
def lab(clone, tmp_path_factory):
    """JupyterLab in the clone, with settings of its own; its address."""
    home = tmp_path_factory.mktemp("home")
    for name, text in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    own = {"HOME": str(home), "JUPYTERLAB_SETTINGS_DIR": str(home / "settings")}
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser",
        "--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--IdentityProvider.token=",
    ]  # fmt: skip
    with (home / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=clone, env=os.environ | own, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, home / "log", server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(address, log, server):
    end = monotonic() + STARTS
    while monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/api", timeout=2).close()
            return
        except OSError:
            sleep(0.3)
    raise AssertionError(f"JupyterLab did not start: {log.read_text()[-2000:]}")


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def menu(page, name, item):
    """Choose an item of a menu, as a reader does."""
    page.locator(".lm-MenuBar-itemLabel", has_text=re.compile(f"^{name}$")).click()
    page.locator(".lm-Menu-itemLabel", has_text=re.compile(f"^{item}$")).click()


def run_all(page, address):
    """Open a notebook, clear what it shows, run all of it, and return what its cells came to."""
    page.goto(f"{address}?reset")  # without what was open before
    page.wait_for_function(
        f"() => {{ const now = ({CELLS})(); return now && !now.busy; }}", timeout=STARTS * 1000
    )
    menu(page, "Edit", "Clear Outputs of All Cells")
    expect(page.locator(".jp-OutputArea-output:visible")).to_have_count(0)
    assert not any(page.evaluate(CELLS)["shown"])
    menu(page, "Run", "Run All Cells")
    page.wait_for_function(
        f"() => {{ const now = ({CELLS})(); return !now.busy && (now.errors.length || now.counts.every(Boolean)); }}",
        timeout=RUNS * 1000,
    )
    return page.evaluate(CELLS)


def state(clone):
    """The files of a clone but for runs/ and the checkpoints that Jupyter keeps, none of which is tracked."""
    return {name: held for name, held in clones.files(clone).items() if ".ipynb_checkpoints" not in name}


def changed(before, clone):
    """The files of a clone that are not as they were."""
    after = state(clone)
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


@pytest.mark.parametrize("name", BOOKS)
def test_a_notebook_on_the_default_report_runs_in_place_and_changes_no_file_but_under_runs(
    name, lab, clone, page
):
    before = state(clone)
    ran = run_all(page, f"{lab}/lab/tree/notebooks/{name}")
    assert not ran["errors"]
    assert ran["counts"] == list(range(1, len(ran["counts"]) + 1))
    assert sum(map(bool, ran["shown"])) > len(ran["shown"]) / 2
    assert changed(before, clone) == []
    assert list((clone / "runs" / "pacs-systems-market").glob("*.csv"))


def test_a_notebook_that_is_saved_changes_itself_alone(lab, clone, page):
    before = state(clone)
    run_all(page, f"{lab}/lab/tree/notebooks/{BOOKS[0]}")
    menu(page, "File", "Save Notebook")
    page.wait_for_function(
        "() => !window.jupyterapp.shell.currentWidget.context.model.dirty", timeout=STARTS * 1000
    )
    assert changed(before, clone) == [f"notebooks/{BOOKS[0]}"]


@pytest.mark.parametrize("name", BOOKS[:3])
def test_a_copy_on_another_report_runs_under_runs_and_keeps_its_results_there(name, lab, clone, page):
    before, own = state(clone), clone / "runs" / "harbour-cranes"
    tables = {path.name: path.read_bytes() for path in own.glob("*.csv")}
    for path in own.glob("*.csv"):
        path.unlink()
    ran = run_all(page, f"{lab}/lab/tree/runs/harbour-cranes/{name}")
    assert not ran["errors"]
    assert changed(before, clone) == []
    made = {path.name: path.read_bytes() for path in own.glob("*.csv")}
    assert made and all(tables[table] == held for table, held in made.items())
    for table, held in tables.items():
        (own / table).write_bytes(held)
