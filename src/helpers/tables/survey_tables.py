"""The tables of a survey of many reports: what is written a page, and what is worked out over all pages."""

from dataclasses import replace
from pathlib import PurePosixPath

from helpers.tables import common as c
from helpers.tables import page_tables
from helpers.tables.columns import (
    COUNT,
    FILLED,
    POSITIVE,
    Column,
    Rule,
    Table,
    choice,
    count,
    matching,
    number,
    of,
    text,
)

OUTCOMES = ("read", "failed")
FORMS = ("text", "html", "pdf", "word")
SAID_BY = ("given", "site", "links")
SCOPES = ("genre", "collection")
LEFT_OUT = ("failed", "no claim", "over ten")
UNITS, BASES = ("page", "report", "publisher"), ("with claims", "tested")
INTERVALS = ("bootstrap", "exact")
SAID = ("contradiction", "unusual")

_PART = Rule("lie between 0 and 1", lambda x: 0 <= x <= 1, {"minimum": 0, "maximum": 1})
_SHA = matching("[0-9a-f]{64}", "be a SHA-256 as 64 hexadecimal digits")
_REPORT = c.REPORT
_SHA256 = text("sha256", "SHA-256 of the page's bytes; empty where they could not be had", _SHA).maybe
_PUBLISHER = text(
    "publisher",
    "brand under which the page came out: as given in a table of publishers, else the site that the page calls its "
    "own, else the site that its links sell the report on; empty where none is known",
).maybe


def _share(name: str, meaning: str) -> Column:
    return number(name, "of 1", meaning, _PART)


def of_reports(table: Table) -> Table:
    """Return a table of one report as one of many reports, which is no published table."""
    return replace(
        table,
        path=PurePosixPath(table.path).name,
        columns=(*of(c.PAGE, c.REPORT), *table.columns),
        key=("report", *table.key),
    )


def _parted(table: Table) -> Table:
    return replace(table, path=f"survey/{table.name}.parquet")


PAGES = Table(
    "survey/pages.parquet",
    "Pages of the survey",
    "a page that was given",
    of(
        c.COMPUTED,
        _REPORT,
        _SHA256,
        count("bytes", "bytes", "length of the page's file"),
        choice("form", "what the file holds", *FORMS).maybe,
        choice("outcome", "whether the page was read", *OUTCOMES),
        text("reason", "why it was not read, in one sentence", FILLED).maybe,
        text("site", "host of the site that the page calls its own, without www", FILLED).maybe,
        choice("site_by", "what names the site: its metadata, or links that sell the report", *SAID_BY[1:]).maybe,
        c.REPORT_NUMBER,
        c.PUBLISHED.but(meaning="day of publication, where the page says it"),
        count("claims", "claims", "how many claims it has"),
        count("sure", "claims", "how many of them are sure"),
        count("left_out", "claims", "how many of them no verdict rests on"),
        count("findings", "findings", "how many findings it has"),
        count("tests", "findings", "how many of them have a verdict other than no test"),
        count("contradictions", "findings", "how many of them are contradictions"),
        count("unusual", "findings", "how many of them are unusual"),
        count("notes", "notes", "how many notes it has"),
    ),
    key=("report",),
)  # fmt: skip
CLAIMS = replace(page_tables.LEDGER, path="survey/claims.parquet")
FINDINGS = _parted(of_reports(page_tables.FINDINGS))
NOTES = _parted(of_reports(page_tables.NOTES))
SIGNATURES = Table(
    "survey/signatures.parquet",
    "Signatures of the pages' wording",
    "a page that was read",
    of(
        c.COMPUTED,
        _REPORT,
        count("shingles", "shingles", "how many different runs of five words its text has"),
        text("wording", "MinHash of these, 8 hexadecimal digits a permutation"),
        count(
            "lines", "lines", "how many different short lines it has, the title's words and numbers blanked"
        ),
        text("frame", "MinHash of these, 8 hexadecimal digits a permutation"),
    ),
    key=("report",),
)
CLUSTERS = Table(
    "survey/clusters.parquet",
    "What belongs together",
    "a page that was given",
    of(
        c.COMPUTED,
        _REPORT,
        _SHA256,
        text("report_id", "the report: pages of the same bytes, of nearly the same wording, or of one number", FILLED),
        text("template_id", "the template: pages of nearly the same frame of short lines").maybe,
        _PUBLISHER,
        choice("publisher_by", "what names the publisher: a table that was given, metadata, or links", *SAID_BY).maybe,
        text("cluster_id", "what is drawn together: publishers and templates that share a page", FILLED),
        choice("scope", "whether it counts for the genre or for a collection of one template", *SCOPES),
        choice("left_out", "why it counts for neither", *LEFT_OUT).maybe,
    ),
    key=("report",),
)  # fmt: skip
ACCURACY = Table(
    "survey/accuracy.csv",
    "How right the checks are, a page",
    "a set of pages that were read by people",
    of(
        c.COMPUTED,
        choice("base", "of which pages: those with claims, or those with a test", *BASES),
        count("found", "pages", "contradict themselves, and the checks say so"),
        count("missed", "pages", "contradict themselves, and the checks do not say so"),
        count("passed", "pages", "do not contradict themselves, and the checks do not say so"),
        count("accused", "pages", "do not contradict themselves, and the checks say so"),
        _share("sensitivity", "found, of found and missed").maybe,
        _share("specificity", "passed, of passed and accused").maybe,
    ),
    key=("base",),
)  # fmt: skip
PREVALENCE = Table(
    "survey/prevalence.csv",
    "How usual it is",
    "a verdict of a check, counted in one way",
    of(
        c.COMPUTED,
        text("scope", "genre, or the id of the template of which a collection is", FILLED),
        choice("unit", "what is counted; of publishers, the mean of their reports' shares", *UNITS),
        choice("base", "of which units: those with claims, or those with a test of the check", *BASES),
        text("check", "code of the check, or any", FILLED),
        choice("verdict", "what is counted", *SAID),
        number("hits", "units", "units with that verdict; of publishers, the sum of their shares", COUNT),
        count("units", "units", "units that could have had it"),
        count("clusters", "clusters", "clusters that the units lie in", POSITIVE),
        _share("share", "hits, of units"),
        _share("low", "lower end of the 95% interval; empty of one cluster").maybe,
        _share("high", "upper end of the 95% interval; empty of one cluster").maybe,
        choice("interval", "bootstrap over clusters; exact (binomial) where none or all have it", *INTERVALS).maybe,
        _share("corrected", "share corrected for sensitivity and specificity (Rogan and Gladen 1978)").maybe,
        _share("corrected_low", "lower end of its 95% interval, with that of sensitivity and specificity").maybe,
        _share("corrected_high", "upper end of its 95% interval, with that of sensitivity and specificity").maybe,
    ),
    key=("scope", "unit", "base", "check", "verdict"),
)  # fmt: skip
PARTED = (PAGES, CLAIMS, FINDINGS, NOTES, SIGNATURES)
SURVEY = (*PARTED, CLUSTERS, ACCURACY, PREVALENCE)
