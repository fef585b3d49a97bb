"""The chain of notebooks, executed by papermill, and the page for browsers: all of it, or nothing."""

import ast
import errno
import os
import re
import signal
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import nbformat
import papermill
import psutil
import yaml
from papermill.translators import PythonTranslator
from tqdm import tqdm

from helpers import case, parameters
from helpers.audit import Audit
from helpers.notebook.html import page
from helpers.parameters import ParameterError, shown
from helpers.tables import folders, unfinished
from helpers.tables import given as given_file

ANSWER = "answer"  # the cell that works the answer out
_NO_ROOM = re.compile(
    rf"\[Errno ({errno.ENOSPC}|{errno.EDQUOT}|{errno.EFBIG})\]"
)  # as an error in a notebook is told
INJECTED = "injected-parameters"  # the cell in which papermill gives parameters
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


class Results(NamedTuple):
    """Where the results of an audit are to be read first: the notebook with the findings, and the page."""

    findings: Path
    page: Path


class RunError(RuntimeError):
    """A notebook that stopped; the message names it and the reason."""


def audit(report: str | None, params: Path | None, out: str | None) -> Results:
    """Execute the notebooks on a report, write the page on it, and return where the two are.

    `params` is a YAML file of parameters; `report` and `out` go before its values. On the default report under
    default parameters, without `out`, this publishes: the notebooks are executed in place, the tables and the page go
    to data/processed. The results of every other run go to the folder that `case.check_parameters` names. Every result
    takes its name only when all notebooks are through. Raises ParameterError, ReportError, RunError or OSError, each
    with one sentence, and leaves nothing behind.
    """
    home = parameters.root()
    notebooks = sorted((home / "notebooks").glob("[0-9]*.ipynb"))
    given = parameters.DEFAULTS | read_parameters(params, parameters.DEFAULTS)
    if report is not None:
        given["report"] = str(parameters.absolute(report))
    if out:
        given["out"] = str(parameters.absolute(out))
    opened = case.check_parameters(**given)
    publishes = parameters.is_default(given) and not given["out"]
    if publishes:
        _check_defaults(notebooks)
        results, target = (home / folder for folder in parameters.PUBLISHED)
    else:
        results = target = opened.out
    stated = given | {"report": opened.page.path, "out": parameters.short(opened.out) if given["out"] else ""}
    told = page.render(Audit(opened))
    with _stage(results.parent if publishes else results) as stage:
        _execute(notebooks, stage, stated, keep=not publishes)
        if opened.text is not None:
            (stage / f"{opened.name}.txt").write_text(opened.text, encoding="utf-8", newline="")
        (stage / page.NAME).write_text(told, encoding="utf-8", newline="\n")
        _move(stage, results, target, "" if publishes else opened.page.path)
    return Results(target / notebooks[0].name, results / page.NAME)


def _check_defaults(notebooks: list[Path]) -> None:
    """Refuse to publish a notebook in which parameters were changed: it would state them above results of others."""
    for notebook in notebooks:
        own = own_parameters(notebook)
        changed = [name for name, value in parameters.DEFAULTS.items() if own.get(name) != value]
        if changed:
            raise ParameterError(
                f"{notebook}: in its own cell, {', '.join(changed)} is not the default; undo that, and give "
                "parameters of yours in a file with --params."
            )


def own_parameters(notebook: Path) -> dict:
    """Return the values that a notebook's cell of parameters gives, or none of them if one is no literal."""
    inferred = papermill.inspect_notebook(nbformat.read(notebook, as_version=4))
    try:
        return {name: ast.literal_eval(spec["default"]) for name, spec in inferred.items()}
    except (ValueError, SyntaxError):  # no literal, so not the default
        return {}


def read_parameters(path: Path | None, defaults: dict) -> dict:
    """Read a parameters file; a name that no notebook knows, or a value of another type, is refused."""
    if path is None:
        return {}
    try:
        given = yaml.safe_load(given_file.text(path)) or {}
    except FileNotFoundError:
        raise ParameterError(f"{path}: there is no such file; check the path.") from None
    except OSError as error:
        raise ParameterError(f"{path}: this cannot be read ({error.strerror}); give a YAML file.") from None
    except RecursionError:
        raise ParameterError(
            f"{path}: too many brackets, one in another; write one 'name: value' a line."
        ) from None
    except (ValueError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())[:200]
        raise ParameterError(
            f"{path}: this cannot be read as YAML ({reason}); write one 'name: value' a line."
        ) from None
    if not isinstance(given, dict):
        raise ParameterError(f"{path}: these are no parameters; write one 'name: value' a line.")
    for name in given:
        if name not in defaults:
            raise ParameterError(
                f"{path}: unknown parameter {shown(name)}; the parameters are {', '.join(defaults)}."
            )
        if isinstance(defaults[name], str) and not isinstance(given[name], str | date):
            raise ParameterError(
                f"{path}: parameter {name} is {shown(given[name])}; it must be text in quotation marks."
            )
    return {name: str(value) if isinstance(value, date) else value for name, value in given.items()}


@contextmanager
def _stage(within: Path):
    """Give a folder for unfinished results, on the disk that the finished ones go to; remove it in any event."""
    made: list[Path] = []
    try:
        made += [folder for folder in (within, *within.parents) if not folder.exists()]
        within.mkdir(parents=True, exist_ok=True)
        with unfinished.place(within, ".unfinished-") as stage:
            yield stage
    except (OSError, RuntimeError) as error:
        if isinstance(error, RunError):
            raise
        reason = getattr(error, "strerror", None) or "a link leads back to itself"
        raise ParameterError(
            f"{within}: results cannot be written there ({reason}); give another folder."
        ) from None
    finally:
        for folder in made:
            with suppress(OSError):  # which holds something by now
                folder.rmdir()


def _execute(notebooks: list[Path], stage: Path, parameters: dict, keep: bool) -> None:
    """Execute the notebooks side by side; each starts from the report, so none waits for another."""
    workers = ThreadPoolExecutor(max_workers=min(len(notebooks), os.cpu_count() or 1))
    try:
        with _stoppable():
            jobs = [workers.submit(_one, notebook, stage, parameters, keep) for notebook in notebooks]
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


@contextmanager
def _stoppable():
    """Let a polite stop end the run as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _one(notebook: Path, stage: Path, parameters: dict, keep: bool) -> None:
    """Execute a notebook into the stage; `keep` says that its copy is to state the parameters."""
    # The folder that it works in, for its kernel alone: papermill's `cwd` would move all threads of this process.
    folder = {"metadata": {"path": str(notebook.parent)}}
    own = nbformat.read(notebook, as_version=4)
    if sum("parameters" in cell.metadata.get("tags", []) for cell in own.cells) != 1:
        raise RunError(
            f"{notebook}: no cell, or more than one, is tagged parameters; tag the one that gives them."
        )
    try:
        book = papermill.execute_notebook(
            own,
            None,
            parameters | {"out": str(stage)},
            kernel_name="python3",
            progress_bar=False,
            resources=folder,
            extra_arguments=["--IPKernelApp.log_level=50"],  # its start-up warning is no result
        )
    except papermill.PapermillExecutionError as error:
        if no_room := _NO_ROOM.search(error.evalue):
            raise OSError(int(no_room[1]), os.strerror(int(no_room[1]))) from None
        raise RunError(f"{notebook.name}, cell {error.exec_count}: {error.ename}: {error.evalue}") from None
    except OSError as error:  # of the kernel that was to be started, not of the folder for results
        where = f": {error.filename}" if error.filename else ""
        raise RunError(
            f"{notebook.name}: its kernel cannot be started ({error.strerror or error}{where}); see that you may run"
            " this Python, and write to the folder for temporary files."
        ) from None
    nbformat.write(tidy(restate(book, parameters if keep else {})), stage / notebook.name)


def restate(book, parameters: dict):
    """Return an executed notebook whose own cell of parameters states these values, without papermill's cell of them.

    So no notebook names two reports, nor the folder in which its results waited for those of the others.
    """
    (injected,) = (cell for cell in book.cells if INJECTED in cell.metadata.get("tags", []))
    (own,) = (cell for cell in book.cells if "parameters" in cell.metadata.get("tags", []))
    own.source = stated(own.source, parameters)
    book.cells.remove(injected)
    for number, cell in enumerate((cell for cell in book.cells if cell.cell_type == "code"), 1):
        cell.execution_count = number
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = number
    return book


def stated(source: str, parameters: Mapping[str, object]) -> str:
    """Return the source of a cell of parameters, `name: type = value  # comment` a line, with other values."""
    lines = source.encode().splitlines(keepends=True)
    for line in ast.parse(source).body:
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value is not None:
            at, value = line.value.lineno - 1, parameters.get(line.target.id)
            if value is not None:
                before, after = lines[at][: line.value.col_offset], lines[at][line.value.end_col_offset :]
                lines[at] = before + PythonTranslator.translate(value).encode() + after
    return b"".join(lines).decode()


def tidy(book):
    """Return an executed notebook without times, with the metadata that JupyterLab writes when it saves one.

    So opening and saving it there changes nothing; `language_info` is what the kernel says of itself.
    """
    language = book.metadata.get("language_info", {"name": "python"})
    book.metadata = nbformat.from_dict({"kernelspec": dict(KERNEL), "language_info": language})
    for cell in book.cells:
        tags = cell.metadata.get("tags")
        cell.metadata = {"tags": tags} if tags else {}
    return book


def _move(stage: Path, results: Path, target: Path, report: str) -> None:
    """Give all results their places at once; those of an earlier run that have no successor go."""
    files = {str(path.relative_to(stage)): path for path in sorted(stage.rglob("*")) if path.is_file()}
    places = {file: (target if file.suffix == ".ipynb" else results) / name for name, file in files.items()}
    with unfinished.place(stage.parent, ".unfinished-") as aside:
        if not report:  # what is published is under version control, which tells what is old
            folders.exchange(places, (), aside)
            return
        with folders.marked(results, report, files, aside):
            folders.exchange(places, folders.stale(results, files), aside)
