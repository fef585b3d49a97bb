"""The survey's pages -> what belongs together: reports, templates, publishers, and what each page counts for.

A template with more reports than `MOST` is a collection: a figure of it is one of that collection, never of the genre.
Of any publisher at most as many reports count for the genre, drawn by the hash of their bytes.
"""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from helpers.survey import duplicates, sources

MOST = 10  # reports of one template or one publisher that the genre takes


class Page(NamedTuple):
    """What is known of a page; `wording` and `frame` are signatures, None of a page without."""

    report: str
    sha256: str | None
    failed: bool
    claims: int
    site: str | None = None
    site_by: str | None = None
    number: str | None = None
    wording: str | None = None
    frame: str | None = None


class Member(NamedTuple):
    """A row of the table of clusters."""

    report: str
    sha256: str | None
    report_id: str
    template_id: str | None
    publisher: str | None
    publisher_by: str | None
    cluster_id: str
    scope: str
    left_out: str | None


def members(pages: Iterable[Page], known: Mapping[str, str] | None = None) -> list[Member]:
    """Return the row of each page in the table of clusters; `known` are publishers by hash or file name."""
    given, reports, templates = _together(pages)
    publishers = [_publisher(page, known or {}) for page in given]
    counted = [not page.failed and page.claims > 0 for page in given]
    of_template = duplicates.sizes(templates, reports)
    # Only reports with claims make a collection: pages without are not of the kind.
    reports_of = duplicates.sizes(
        [template for template, counts in zip(templates, counted, strict=True) if counts],
        [report for report, counts in zip(reports, counted, strict=True) if counts],
    )
    collected = [reports_of.get(template, 0) > MOST for template in templates]
    of_genre = [counts and not of for counts, of in zip(counted, collected, strict=True)]
    drawn = _drawn(reports, publishers, of_genre, lambda report: _short(given[report]))
    clusters = _clusters(reports, templates, publishers, collected)
    return [
        Member(
            report=page.report,
            sha256=page.sha256,
            report_id=f"r-{_short(given[reports[n]])}",
            template_id=f"t-{_short(given[templates[n]])}" if of_template[templates[n]] > 1 else None,
            publisher=publishers[n][0] or None,
            publisher_by=publishers[n][1] or None,
            cluster_id=f"c-{_short(given[clusters[n]])}",
            scope="collection" if collected[n] else "genre",
            left_out="failed" if page.failed
            else "no claim" if not page.claims
            else "over ten" if not collected[n] and reports[n] not in drawn
            else None,
        )
        for n, page in enumerate(given)
    ]  # fmt: skip


def _together(pages: Iterable[Page]) -> tuple[list[Page], list[int], list[int]]:
    """Return the pages without their signatures, and the first page of the report and of the template of each."""
    wording, frames, same = duplicates.wording(), duplicates.frames(), duplicates.Joined()
    given: list[Page] = []
    for page in pages:
        n = same.add()
        same.by(n, ("bytes", page.sha256) if page.sha256 else "")
        wording.add(page.wording)
        frames.add(page.frame)
        given.append(page._replace(wording=None, frame=None))
    templates = [frames.joined.first(n) for n in range(len(given))]
    for n, page in enumerate(given):
        same.join(n, wording.joined.first(n))
        same.by(n, ("number", templates[n], page.number) if page.number else "")
    return given, [same.first(n) for n in range(len(given))], templates


def _publisher(page: Page, known: Mapping[str, str]) -> tuple[str, str]:
    name = sources.publisher(known, page.report, page.sha256)
    return (name, "given") if name else (page.site or "", page.site_by or "")


def _drawn(
    reports: Sequence[int],
    publishers: Sequence[tuple[str, str]],
    counted: Sequence[bool],
    order: Callable[[int], str],
) -> set[int]:
    """Return the reports that count for the genre: at most `MOST` of a publisher, the first by `order`."""
    by_publisher: dict[Hashable, list[int]] = {}
    for report in sorted({r for r, counts in zip(reports, counted, strict=True) if counts}, key=order):
        by_publisher.setdefault(_folded(publishers[report][0]) or report, []).append(report)
    return {report for found in by_publisher.values() for report in found[:MOST]}


def _clusters(
    reports: Sequence[int],
    templates: Sequence[int],
    publishers: Sequence[tuple[str, str]],
    collected: Sequence[bool],
) -> list[int]:
    """Return the first page of what is drawn together with each page.

    In the genre these are publishers and templates that share a page; in a collection, of one template, its publishers.
    """
    joined = duplicates.Joined()
    for n, (name, _) in enumerate(publishers):
        joined.add()
        brand = _folded(name)
        if collected[n]:
            joined.by(n, ("collection", templates[n], brand or reports[n]))
        else:
            joined.join(n, reports[n])
            joined.by(n, ("publisher", brand) if brand else "")
            joined.by(n, ("template", templates[n]))
    return [joined.first(n) for n in range(len(publishers))]


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _short(page: Page) -> str:
    """Return what an id of the page's group is made of: the head of its hash."""
    return (page.sha256 or hashlib.sha256(page.report.encode("utf-8", "backslashreplace")).hexdigest())[:12]
