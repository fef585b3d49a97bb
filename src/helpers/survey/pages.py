"""One page -> its rows in every table of the survey; a page that cannot be read is a row with the reason."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from helpers import case
from helpers.audit import Audit
from helpers.case import Case
from helpers.checks import finding, note
from helpers.ledger import table as ledger
from helpers.page import links
from helpers.page import site as sites
from helpers.page import source as page_source
from helpers.page.source import ReportError
from helpers.survey import signatures, sources, stores
from helpers.tables import survey_tables as tables
from helpers.tables.writers import Rows, rounded

ENDED = "the process that read the page ended, or had to be ended since it took too long"


class Source(NamedTuple):
    """A page's bytes with their SHA-256, or the reason why they could not be had."""

    path: str
    raw: bytes = b""
    sha256: str | None = None
    error: str | None = None


Found = Mapping[
    str, Sequence[Sequence[object]]
]  # rows by the name of their table, in the order of its columns


def opened(path: str) -> Source:
    """Read a page's bytes; what goes wrong is told as its `error`."""
    try:
        raw = stores.read(path) if stores.is_address(path) else page_source._bytes(path)
    except ReportError as error:
        return Source(path, error=str(error))
    except Exception as error:  # a page must not stop the others
        return Source(path, error=_unforeseen(error))
    return Source(path, raw, hashlib.sha256(raw).hexdigest())


def read(given: Source) -> Found:
    """Return the rows of a page in every table; of a page that cannot be read, one row of `pages`."""
    if given.error is not None:
        return failed(given, given.error)
    try:
        document = page_source.document(given.raw, given.path)
        return _rows(given, document.form, case.made(document, sources.told(given.path)))
    except ReportError as error:
        return failed(given, str(error))
    except Exception as error:  # a fault of this program: it must be seen, and must not stop the others
        return failed(given, _unforeseen(error))


def failed(given: Source, reason: str) -> Found:
    """Return the one row of a page that was not read."""
    said = {"form": None, "outcome": "failed", "reason": reason.encode("utf-8", "backslashreplace").decode()}
    return {tables.PAGES.name: [_page(given, said)]}


def _unforeseen(error: Exception) -> str:
    """Return an error as one line: its kind and the first line of its message."""
    first = str(error).strip().partition("\n")[0][:200]
    return f"unforeseen {type(error).__name__}: {first}" if first else f"unforeseen {type(error).__name__}"


def _rows(given: Source, form: str, of: Case) -> Found:
    report = of.page.path
    # A page without a claim is read, and there is nothing to say of it.
    audit = Audit(of) if of.claims else None
    found, noted = (audit.of_page, audit.notes) if audit else ((), ())
    site, origin = sites.site(of.page), links.origin(of.page)
    verdicts = [one.verdict for one in found]
    said = {
        "form": form,
        "outcome": "read",
        "site": site.host if site else None,
        "site_by": site.by if site else None,
        "report_number": origin.number if origin.agreed else None,
        "published": of.assumptions.published.isoformat() if of.inferred else None,
        "claims": len(of.claims),
        "sure": sum(c.sure for c in of.claims),
        "left_out": len(of.left_out),
        "findings": len(found),
        "tests": len(found) - verdicts.count("no test"),
        "contradictions": verdicts.count("contradiction"),
        "unusual": verdicts.count("unusual"),
        "notes": len(noted),
    }
    return {
        tables.PAGES.name: [_page(given, said)],
        tables.CLAIMS.name: [ledger.row(c, report) for c in of.claims],
        tables.FINDINGS.name: [(report, *map(rounded, finding.row(one))) for one in found],
        tables.NOTES.name: [(report, *note.row(one)) for one in noted],
        tables.SIGNATURES.name: [(report, *signatures.of(of.page))],
    }


def _page(given: Source, said: Mapping[str, object]) -> tuple[object, ...]:
    values = {
        **dict.fromkeys(tables.PAGES.of_type("integer"), 0),
        "report": sources.told(given.path),
        "sha256": given.sha256,
        "bytes": len(given.raw),
        **said,
    }
    return tuple(values.get(name) for name in tables.PAGES.names)


def together(found: Sequence[Found]) -> dict[str, Rows]:
    """Return the rows of several pages by the name of their table, in the order of the pages."""
    return {
        table.name: [row for page in found for row in page.get(table.name, ())] for table in tables.PARTED
    }
