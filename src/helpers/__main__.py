"""The command line: `python -m helpers`."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from helpers.tables import visible

if TYPE_CHECKING:  # heavy, so a command imports what it needs
    from helpers.ledger.batch import Summary

FETCH = "Fetch a report that is given as a web address, within 30 seconds and 30 MB."


class FailOn(StrEnum):
    """The least grave verdict that `check --fail-on` fails on."""

    contradiction = "contradiction"
    unusual = "unusual"

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdict and those that are graver."""
        return ("contradiction",) if self is FailOn.contradiction else ("contradiction", "unusual")


app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None
)


@app.callback()
def main() -> None:
    """Audit a market-research press release: its claims as data, and whether they can all be true."""


@app.command()
def audit(
    report: Annotated[
        str | None,
        typer.Argument(help='The page to audit, "-" for standard input; without it, the report in data/raw.'),
    ] = None,
    params: Annotated[
        str | None, typer.Option(help="YAML file of parameters, see notebooks/params/.")
    ] = None,
    out: Annotated[str | None, typer.Option(help="Folder for results; runs/NAME for another report.")] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help=FETCH)] = False,
) -> None:
    """Run the notebooks on one report: tables, charts, executed notebooks, and a page for browsers.

    The report is Markdown, HTML, plain text, PDF or Word (.docx).
    """
    from helpers import parameters, run  # heavy, so only once a run is asked for
    from helpers.page import documents
    from helpers.page.source import ReportError
    from helpers.parameters import ParameterError
    from helpers.tables.reference import TableError

    _refused("--out", out)
    _named("the report", report)
    _named("--params", params)
    try:
        if report is not None:
            report = str(documents.saved(report, parameters.root() / parameters.GIVEN, fetch))
        results = run.audit(report, Path(params) if params else None, out)
    except (ParameterError, ReportError, TableError, run.RunError) as error:
        _stop(str(error), 2)
    except KeyboardInterrupt:
        _stop("stopped before the end; nothing was written.", 130)
    _end(f"Done. Open {_near(results.findings)} first, or {_near(results.page)} in a browser.")


@app.command()
def ledger(
    reports: Annotated[
        list[str],
        typer.Argument(help='The pages to read: files, folders, "-" for standard input.', show_default=False),
    ],
    output: Annotated[str, typer.Option("-o", "--output", help="Table of claims: .csv, .parquet or .jsonl.")],
    rejects: Annotated[str | None, typer.Option(help="Table of all other numerals, with the reason.")] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to read with.")] = 1,
    fetch: Annotated[bool, typer.Option("--fetch", help=FETCH)] = False,
) -> None:
    """Write the ledger of claims of one or many reports, without notebooks.

    Reports are Markdown, HTML, plain text, PDF or Word (.docx). The text of PDF and Word is kept beside the table.
    A page that cannot be read is reported and skipped; the exit status is then 3.
    """
    from tqdm import tqdm

    from helpers.ledger import batch
    from helpers.page import documents

    _named("-o", output)
    _named("--rejects", rejects)
    found, refused = documents.listed(reports, fetch)
    tqdm.monitor_interval = 0  # its watcher is a thread, and only a program of one thread can be forked
    bar = tqdm(total=len(found), desc="reports", unit="report", leave=False, disable=None)
    with bar, _told(", ".join(reports[:3]), output):
        summary = batch.write(found, output, rejects, jobs, lambda _: bar.update(), refused)
    _done(summary, "reports", output)


@app.command()
def check(
    reports: Annotated[
        list[str],
        typer.Argument(
            help='The pages to check: files, folders, "-" for standard input.', show_default=False
        ),
    ],
    output: Annotated[
        str, typer.Option("-o", "--output", help="Table of findings: .csv, .parquet or .jsonl.")
    ],
    notes: Annotated[
        str | None, typer.Option(help="Table of notes: defects that are no clash of figures.")
    ] = None,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="End with status 1 where a finding is that, or graver.")
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, help="Processes to check with.")] = 1,
    fetch: Annotated[bool, typer.Option("--fetch", help=FETCH)] = False,
) -> None:
    """Write the findings of one or many reports, without notebooks and without the world outside the page.

    Reports are Markdown, HTML, plain text, PDF or Word (.docx). A page that cannot be read is reported and skipped;
    the exit status is then 3. What is found changes it only with --fail-on.
    """
    from tqdm import tqdm

    from helpers import check as checking
    from helpers.checks import phrases
    from helpers.page import documents
    from helpers.tables.reference import TableError

    _named("-o", output)
    _named("--notes", notes)
    found, refused = documents.listed(reports, fetch)
    tqdm.monitor_interval = 0  # its watcher is a thread, and only a program of one thread can be forked
    bar = tqdm(total=len(found), desc="reports", unit="report", leave=False, disable=None)
    try:
        with bar, _told(", ".join(reports[:3]), " or ".join(filter(None, (output, notes)))):
            summary = checking.write(found, output, notes, jobs, lambda _: bar.update(), refused)
    except TableError as error:
        _stop(str(error), 2)
    for _, message in summary.failed:
        _say(message)
    wrong = summary.verdicts.get("contradiction", 0)
    _end(
        f"Done. {phrases.count(summary.findings, 'finding')} of {phrases.count(summary.reports, 'report')} are in"
        f" {output}; {phrases.count(wrong, 'contradiction')} among them."
    )
    failing = fail_on.verdicts if fail_on else ()
    graver = any(summary.verdicts.get(verdict) for verdict in failing)
    sys.exit(1 if graver else 3 if summary.failed else 0)


@app.command()
def survey(
    reports: Annotated[
        list[str],
        typer.Argument(help="The pages: files, folders, addresses that fsspec opens.", show_default=False),
    ],
    out: Annotated[
        str, typer.Option(help="Folder for the tables, made whole or not at all.", show_default=False)
    ],
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes to work with; as many as processors without it.")
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Address of a Dask scheduler, such as tcp://host:8786, whose workers do it."),
    ] = None,
    publishers: Annotated[
        Path | None, typer.Option(help="CSV of who published what: publisher, and sha256 or file.")
    ] = None,
    truth: Annotated[
        Path | None,
        typer.Option(help="CSV of pages that people read: sha256, contradictions; corrects the shares."),
    ] = None,
    part: Annotated[
        int, typer.Option(min=1, help="Pages of a part, which is the least that is done anew.")
    ] = 128,
    limit: Annotated[float, typer.Option(min=1, help="Seconds that a page may take.")] = 600.0,
) -> None:
    """Survey many reports: claims, findings and notes of every page as Parquet, and how usual each verdict is.

    Stopped or killed at any moment and started again, it goes on where it was and ends with the same files. A page that
    cannot be read is a row with the reason.
    """
    from helpers.checks import phrases
    from helpers.ledger import processes
    from helpers.survey import sources, whole
    from helpers.survey.executors import ExecutorError
    from helpers.survey.progress import Progress
    from helpers.survey.run import SurveyError
    from helpers.survey.stores import GivenError
    from helpers.survey.work import OtherCodeError
    from helpers.tables.reference import TableError

    _refused("--out", out)
    try:
        with processes.stoppable(), Progress(sources.count(sources.roots(reports))) as progress:
            manifest = whole.make(
                reports, out, jobs=jobs or os.cpu_count() or 1, scheduler=scheduler, size=part,
                publishers=publishers, truth=truth, limit=limit, on_part=progress.done,
            )  # fmt: skip
    except (GivenError, SurveyError, ExecutorError, OtherCodeError, TableError) as error:
        _stop(str(error), 2)
    except OSError as error:
        _stop(f"{out}: cannot be written ({error.strerror or error}); give another folder.", 2)
    except KeyboardInterrupt:
        _stop(f"stopped before the end; start it again to go on. What is done waits beside {out}.", 130)
    rows, failed = manifest.rows, manifest.failed
    _end(
        f"Done. {rows['claims']} claims and {rows['findings']} findings of {rows['pages']} pages are in {out}; "
        f"{phrases.count(manifest.reports, 'report')} of {phrases.count(manifest.publishers, 'known publisher')}, "
        f"{failed} pages not read."
    )
    sys.exit(3 if failed else 0)


@app.command()
def dataset(
    survey: Annotated[Path, typer.Argument(help="The folder of a finished survey.", show_default=False)],
    out: Annotated[str, typer.Option(help="Folder for the tables.", show_default=False)],
    addresses: Annotated[
        Path | None, typer.Option(help="CSV of where pages lie in public: sha256, address.")
    ] = None,
    kinds: Annotated[
        Path | None, typer.Option(help="CSV of what kind of publisher each is: publisher, kind.")
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option(
            help="CSV of what two readers said of findings: item, sha256, check, verdict, figures, first, second."
        ),
    ] = None,
) -> None:
    """Write the open data set of a survey: figures, kinds, years and verdicts, without anyone's sentences.

    Notebook 05 shows it: give its folder as the parameter `survey`.
    """
    from helpers.survey import dataset as made
    from helpers.survey.stores import GivenError

    _refused("--out", out)
    try:
        rows = made.make(survey, out, addresses, kinds, answers)
    except GivenError as error:
        _stop(str(error), 2)
    except OSError as error:
        _stop(f"{out}: cannot be written ({error.strerror or error}); give another folder.", 2)
    _end(
        f"Done. {rows['claims']} claims and {rows['findings']} findings of {rows['pages']} pages are in {out}."
    )


@app.command()
def editions(
    folder: Annotated[Path, typer.Argument(help="The folder with the pages.", show_default=False)],
    output: Annotated[
        str, typer.Option("-o", "--output", help="Table of editions: .csv, .parquet or .jsonl.")
    ],
    collected: Annotated[
        str, typer.Option(help="The day on which the pages were saved, YYYY-MM-DD; today without it.")
    ] = "",
) -> None:
    """Write the figures of other editions of a report, one row a figure, as data/reference holds them.

    A page that cannot be read is reported and skipped; the exit status is then 3.
    """
    from datetime import date

    from helpers.outside import edition_files as others

    _named("-o", output)
    try:
        day = date.fromisoformat(collected) if collected else date.today()
    except ValueError:
        _stop(f"--collected is {collected!r}; it must be a day such as 2026-01-31.", 2)
    with _told(str(folder), output):
        summary = others.write(others.pages(folder), output, day)
    _done(summary, "editions", output)


@contextmanager
def _told(given: str, output: str) -> Iterator[None]:
    """End the program with one sentence where no table could be made of what was given."""
    from helpers.ledger import batch, processes

    try:
        with processes.stoppable():
            yield
    except batch.NoClaims as error:
        for message in [message for _, message in error.failed] or [f"{given}: {error}"]:
            _say(message)
        sys.exit(3)
    except OSError as error:
        _stop(f"{output}: cannot be written ({error.strerror or error}); give another file.", 2)
    except MemoryError:
        _stop(f"{given}: the memory does not suffice; give fewer or smaller pages, or fewer --jobs.", 2)
    except ValueError as error:
        _stop(str(error), 2)
    except KeyboardInterrupt:
        _stop("stopped before the end; nothing was written.", 130)


def _done(summary: "Summary", what: str, output: str) -> NoReturn:
    """Say what was written and which pages were left out, and end the program."""
    for _, message in summary.failed:
        _say(message)
    _end(f"Done. {summary.claims} claims of {summary.files} {what} are in {output}.")
    if summary.texts:
        _end(f"The texts that `start` and `end` count in are in {summary.texts}.")
    sys.exit(3 if summary.failed else 0)


def _near(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _say(message: str) -> None:
    """Write a message on what went wrong as one line, in which no name can steer the terminal."""
    typer.echo(f"helpers: {visible.line(message)}", err=True)


def _end(message: str) -> None:
    """Write the last line of a run that wrote its results."""
    typer.echo(visible.line(message))


def _stop(message: str, status: int) -> NoReturn:
    _say(message)
    sys.exit(status)


def _named(option: str, path: object) -> None:
    """End the program where an option that names a file or a folder is empty."""
    if path is not None and not str(path).strip():
        _stop(f"{option} is empty; give the name of a file or folder.", 2)


def _refused(option: str, path: str | Path | None) -> None:
    """End the program where a folder for results cannot be one: its name is empty, or no name."""
    _named(option, path)
    if path is None:
        return
    try:
        str(path).encode("utf-8")
        os.lstat(path)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this cannot be a name"
        _stop(
            f"{str(path)[:80]}: results cannot be written there ({reason}); give another folder for {option}.",
            2,
        )
    if not Path(path).is_dir():
        _stop(f"{path}: results cannot be written there, it is no folder; give another for {option}.", 2)


if __name__ == "__main__":
    app(prog_name="python -m helpers")
