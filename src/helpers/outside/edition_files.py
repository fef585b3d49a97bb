"""Other editions of a report: a folder of pages -> one row a figure, read by the project's own ledger."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from helpers.ledger import batch, extract
from helpers.ledger import table as ledger
from helpers.ledger.claim import MARKET, Claim
from helpers.page import blocks as page_blocks
from helpers.page import country_lists, documents, links
from helpers.page import lists as lists_of
from helpers.page.links import origin
from helpers.page.source import ReportError
from helpers.tables import schemas, writers
from helpers.tables.reference import market_name

COLUMNS = schemas.EDITIONS.names


class EditionsError(ValueError):
    """A folder that gives no editions; the message names it and the remedy."""


def headline(claims: Sequence[Claim]) -> Claim | None:
    """Return the growth rate that a report leads with, or None.

    It is the market's first growth rate that is said of the forecast period; without one, its first at all.
    """
    growth = [c for c in claims if c.kind == "growth" and c.subject == MARKET]
    period = [c for c in growth if c.horizon and c.horizon.period]
    return next(iter(period or growth), None)


def rows(page: page_blocks.Report, collected: date) -> pd.DataFrame:
    """Return one edition's figures and the defects of its country list, with the columns of `COLUMNS`.

    A defect is an item that `country_lists.clean` had to change other than in spelling: `figure` is the item as
    printed, `of` the region it stands under, `subject` what is wrong with it.
    """
    claims, _ = extract.read(page)
    source, day = origin(page), links.dated(page)
    window = next((c for c in claims if c.kind == "window"), None)
    shared = {
        "edition": Path(page.path).stem,
        "report_number": source.number or None,
        "market_name": market_name(page.title) or None,
        "published": day.isoformat() if day else None,
        "window_start": window.start_year if window else None,
        "window_end": window.end_year if window else None,
        "source_title": page.title,
        "source_url": source.address or None,
        "collected": collected.isoformat(),
        "confidence": "high" if source.agreed else "medium",
    }
    table = pd.concat([_figures(page, claims), _defects(page)])
    table = table.assign(**shared).reindex(columns=COLUMNS).astype("object")
    return table.where(table.notna(), None)


def _figures(page: page_blocks.Report, claims: Sequence[Claim]) -> pd.DataFrame:
    """Return the claims that print a figure as rows of a ledger, with the role of each."""
    lead = headline(claims)
    table: pd.DataFrame = ledger.view([c for c in claims if c.kind != "window"], page.path)
    leads = table["claim_id"] == (lead.claim_id if lead else "")
    return table.assign(role=pd.Series("headline", table.index).where(leads))


def _defects(page: page_blocks.Report) -> pd.DataFrame:
    wrong = country_lists.defects(country_lists.clean(lists_of.items(page)))
    return pd.DataFrame(
        {"kind": "defect", "subject": wrong["reason"], "of": wrong["region"], "figure": wrong["raw"]}
    )


def pages(folder: Path) -> list[Path]:
    """Return the pages of a folder in the order of their names; raises EditionsError where there are none."""
    if not os.path.isdir(folder):  # noqa: PTH112 - a name may be none
        raise EditionsError(
            f"{folder}: there is no such folder; name one that holds the pages of the editions."
        )
    found = sorted(
        p for p in folder.iterdir() if p.suffix.lower() in documents.ENDINGS and not p.name.startswith(".")
    )
    if not found:
        raise EditionsError(
            f"{folder}: there is no page in the folder; put {', '.join(documents.ENDINGS)} files there."
        )
    return found


def write(paths: Iterable[Path], output: str, collected: date) -> batch.Summary:
    """Write the table of editions to `output`, whole or not at all.

    A page that cannot be read is left out and named in the Summary. Raises `batch.NoClaims` where no page gives a
    claim, ValueError for an unknown ending of `output`, OSError where it cannot be written.
    """
    summary = batch.Summary()
    with writers.writer(output, COLUMNS) as out:
        for path in paths:
            try:
                found = rows(page_blocks.read(path), collected)
            except ReportError as error:
                summary.failed.append((str(path), str(error)))
                continue
            out.write(list(found.itertuples(index=False, name=None)))
            summary.files += 1
            summary.claims += int(found["claim_id"].notna().sum())
        if not summary.claims:
            raise batch.NoClaims(summary.failed)
    return summary
