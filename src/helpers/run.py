"""The chain of notebooks, executed by papermill: all of it, or nothing."""

import os
import shutil
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import nbformat
import papermill
import psutil
import yaml
from tqdm import tqdm

from helpers import case
from helpers.case import ParameterError

ANSWER, LEAD = "answer", "lead"  # the cell that works the answer out, and the one at the top that carries it


class RunError(RuntimeError):
    """A notebook that stopped; the message names it and the reason."""


def audit(report: str | None, params: Path | None, out: str | None) -> Path:
    """Execute the notebooks on a report and return the executed notebook with the findings.

    `params` is a YAML file of parameters; `report` and `out` go before its values. The default report's notebooks are
    executed in place and its tables go to data/processed; those of any other report go to runs/NAME. Every result
    takes its name only when all notebooks are through. Raises ParameterError, ReportError, RunError or OSError, each
    with one sentence, and leaves nothing behind.
    """
    home = case.root()
    notebooks = sorted((home / "notebooks").glob("[0-9]*.ipynb"))
    defaults = _defaults(notebooks[0])
    given = read_parameters(params, defaults)
    if report is not None:
        given["report"] = str(Path(report).resolve())
        if given.get("out") == defaults["out"]:  # that folder is the default report's
            del given["out"]
    if "report" in given and (home / given["report"]).resolve() == (home / defaults["report"]).resolve():
        del given["report"]
    if out is not None:
        given["out"] = str(Path(out).resolve())
    if "report" in given:
        given.setdefault("out", f"runs/{Path(given['report']).stem}")
    given = {name: value for name, value in given.items() if value != defaults[name]}
    case.check_parameters(**defaults | given)
    results = home / (given | {"out": given.get("out", defaults["out"])})["out"]
    target = results if given else home / "notebooks"
    with _stage(results) as stage:
        _execute(notebooks, stage, given)
        _move(stage, results, target)
    return target / notebooks[0].name


def _defaults(notebook: Path) -> dict:
    inferred = papermill.inspect_notebook(str(notebook))
    return {name: yaml.safe_load(spec["default"]) for name, spec in inferred.items()}


def read_parameters(path: Path | None, defaults: dict) -> dict:
    """Read a parameters file; a name that no notebook knows, or a value of another type, is refused."""
    if path is None:
        return {}
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except FileNotFoundError:
        raise ParameterError(f"{path}: there is no such file; check the path.") from None
    except (OSError, ValueError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise ParameterError(
            f"{path}: this cannot be read as YAML ({reason}); write one 'name: value' a line."
        ) from None
    if not isinstance(given, dict):
        raise ParameterError(f"{path}: these are no parameters; write one 'name: value' a line.")
    for name in given:
        if name not in defaults:
            raise ParameterError(
                f"{path}: unknown parameter {name!r}; the parameters are {', '.join(defaults)}."
            )
        if isinstance(defaults[name], str) and not isinstance(given[name], str | date):
            raise ParameterError(
                f"{path}: parameter {name} is {given[name]!r}; it must be text in quotation marks."
            )
    return {name: str(value) if isinstance(value, date) else value for name, value in given.items()}


@contextmanager
def _stage(results: Path):
    """Give a folder for unfinished results, on the same disk as the finished ones; remove it in any event."""
    made = [folder for folder in (results, *results.parents) if not folder.exists()]
    stage = None
    try:
        results.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(dir=results, prefix=".unfinished-"))
        yield stage
    except OSError as error:
        raise ParameterError(
            f"{results}: results cannot be written there ({error.strerror}); give another folder."
        ) from None
    finally:
        if stage:
            shutil.rmtree(stage, ignore_errors=True)
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()


def _execute(notebooks: list[Path], stage: Path, parameters: dict) -> None:
    """Execute the notebooks side by side; each starts from the report, so none waits for another."""
    os.environ[case.STAGE] = str(stage)
    workers = ThreadPoolExecutor(max_workers=min(len(notebooks), os.cpu_count() or 1))
    try:
        with _stoppable():
            jobs = {workers.submit(_one, notebook, stage, parameters): notebook for notebook in notebooks}
            for job in tqdm(
                as_completed(jobs), total=len(jobs), desc="notebooks", unit="notebook", leave=False
            ):
                job.result()
    except BaseException:
        workers.shutdown(wait=False, cancel_futures=True)
        for child in psutil.Process().children(recursive=True):
            child.kill()
        raise
    finally:
        workers.shutdown(wait=True)
        del os.environ[case.STAGE]


@contextmanager
def _stoppable():
    """Let a polite stop end the run as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _one(notebook: Path, stage: Path, parameters: dict) -> None:
    finished = stage / notebook.name
    try:
        papermill.execute_notebook(
            str(notebook),
            str(finished),
            parameters,
            kernel_name="python3",
            progress_bar=False,
            extra_arguments=["--IPKernelApp.log_level=50"],  # its start-up warning is no result
        )
    except papermill.PapermillExecutionError as error:
        raise RunError(f"{notebook.name}, cell {error.exec_count}: {error.ename}: {error.evalue}") from None
    book = nbformat.read(finished, as_version=4)
    nbformat.write(tidy(book), finished)


def tidy(book):
    """Return an executed notebook without times and versions, its answer lifted to the cell at its top."""
    book.metadata = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
                     "language_info": {"name": "python"}}  # fmt: skip
    for cell in book.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = {"tags": tags} if tags else {}
    lead = next(cell for cell in book.cells if LEAD in cell.metadata.get("tags", []))
    answer = next(cell for cell in book.cells if ANSWER in cell.metadata.get("tags", []))
    heading = lead.source.split("\n", 1)[0]
    lead.source = f"{heading}\n\n{answer.outputs[0].data['text/markdown']}"
    return book


def _move(stage: Path, results: Path, target: Path) -> None:
    for file in sorted(path for path in stage.rglob("*") if path.is_file()):
        place = (target if file.suffix == ".ipynb" else results) / file.relative_to(stage)
        place.parent.mkdir(parents=True, exist_ok=True)
        file.replace(place)
