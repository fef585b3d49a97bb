"""The tables of the open data set: what a survey found, with nobody's sentences, in data/survey as Parquet."""

from dataclasses import replace

from helpers.tables import common as c
from helpers.tables import page_tables, survey_tables
from helpers.tables.columns import (
    ADDRESS,
    COUNT,
    FILLED,
    POSITIVE,
    Column,
    Table,
    choice,
    count,
    number,
    of,
    text,
)

PUBLISHER_KINDS = ("research", "news", "wire", "company", "association", "notes", "unknown")
ANSWERS = ("right", "doubtful", "wrong")  # of a reader who judges a finding
DRAWN, STANDING = "drawn", "still found"
OTHER = "other"  # stands for the name of a company, a segment or anything that is no market and no place

_PAGE = count("page", "pages", "the page, numbered from 1 in the order of the hashes", POSITIVE)
_SUBJECT = c.SUBJECT.but(
    meaning="whom it is about: market, a region or a country; unclear where no word says it; other for any other name"
)
_KIND = choice(
    "publisher_kind",
    "what kind of publisher that is, as given by hand: research (sells or makes market research), news, wire (carries "
    "press releases of many), company (tells of its own business), association (or office), notes (of a reader)",
    *PUBLISHER_KINDS,
)
_OF_CLUSTERS = tuple(
    column for column in survey_tables.CLUSTERS.columns if column.name not in ("report", "sha256")
)
_COUNTED = ("claims", "sure", "left_out", "findings", "tests", "contradictions", "unusual", "notes")


def _pages(*names: str) -> tuple[Column, ...]:
    return tuple(survey_tables.PAGES[name] for name in names)


PAGES = Table(
    "pages.parquet",
    "Pages",
    "a page that was given to the survey",
    of(
        c.COMPUTED,
        _PAGE,
        survey_tables.PAGES["sha256"],
        Column("address", "url", "where the page lies in public, where that is known", rules=(ADDRESS,)).maybe,
        *_pages("form", "outcome", "published"),
        *(column.but(name="excluded") if column.name == "left_out" else column for column in _OF_CLUSTERS),
        _KIND,
        *_pages(*_COUNTED),
    ),
    key=("page",),
)  # fmt: skip
CLAIMS = Table(
    "claims.parquet",
    "Claims",
    "a claim: a printed figure that says something about growth, size, share or revenue",
    of(
        c.COMPUTED,
        _PAGE,
        c.CLAIM_ID,
        c.KIND,
        _SUBJECT,
        c.LOW,
        c.HIGH,
        count("decimals", "digits", "digits that a percentage is printed with behind its point").maybe,
        c.HEDGE,
        c.UNIT,
        c.START_YEAR,
        c.END_YEAR,
        c.SURE,
        c.DOUBT,
        c.OF_WHAT,
    ),
    key=("page", "claim_id"),
)
_LEFT = ("reading", "detail")  # sentences, which may hold names that a page prints
FINDINGS = Table(
    "findings.parquet",
    "Findings",
    "a fact that a check found, or why it could not test",
    (
        *of(c.COMPUTED, _PAGE),
        *(
            _SUBJECT.but(source=c.COMPUTED) if column.name == "subject"
            else column.but(source="claims.parquet") if column.name == "claims"
            else column
            for column in page_tables.FINDINGS.columns
            if column.name not in _LEFT
        ),
    ),
    key=("page", "finding_id"),
)  # fmt: skip
KINDS = Table(
    "kinds.parquet",
    "By kind of publisher",
    "a verdict among the reports of the genre of one kind of publisher",
    of(
        c.COMPUTED,
        _KIND,
        *(survey_tables.PREVALENCE[name] for name in ("verdict",)),
        number("hits", "reports", "reports with that verdict of any check", COUNT),
        count("units", "reports", "reports with claims", POSITIVE),
        count("tested", "reports", "how many of them have a test"),
        *(survey_tables.PREVALENCE[name] for name in ("clusters", "share", "low", "high", "interval")),
    ),
    key=("publisher_kind", "verdict"),
)
PREVALENCE = replace(survey_tables.PREVALENCE, path="prevalence.parquet")
ACCURACY = replace(survey_tables.ACCURACY, path="accuracy.parquet")
_VERDICT = page_tables.FINDINGS["verdict"].but(source=c.COMPUTED)
JUDGED = Table(
    "judged.parquet",
    "Findings that people judged",
    "a finding that two readers judged, who saw the page and not each other's answer",
    of(
        c.COMPUTED,
        count("item", "findings", "its number on the readers' sheets", POSITIVE),
        _PAGE,
        page_tables.FINDINGS["check"],
        _VERDICT,
        *(
            choice(
                name, f"what the {name} reader answered: whether it is fair to say so of the page", *ANSWERS
            )
            for name in ("first", "second")
        ),
        choice("stands", "whether the checks of this survey still find so of the same figures", "yes", "no"),
    ),
    key=("item",),
)
PRECISION = Table(
    "precision.parquet",
    "How many findings are right",
    "an answer that both readers gave, among the findings of one verdict",
    of(
        c.COMPUTED,
        choice("scope", "whose pages", *survey_tables.SCOPES),
        choice(
            "base", "of which findings: all that were drawn, or those that are still found", DRAWN, STANDING
        ),
        text("verdict", "verdict of the findings, or any", FILLED),
        choice("answer", "what both readers answered", "right", "wrong"),
        number("hits", "findings", "findings that both readers gave that answer", COUNT),
        *(survey_tables.PREVALENCE[name] for name in ("units", "clusters")),
        *(survey_tables.PREVALENCE[name] for name in ("share", "low", "high", "interval")),
    ),
    key=("scope", "base", "verdict", "answer"),
)
OPEN = (PAGES, CLAIMS, FINDINGS, KINDS, PREVALENCE, ACCURACY, JUDGED, PRECISION)
