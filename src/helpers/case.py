"""One report under its parameters: what every check and every notebook starts from."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from helpers.engine.intervals import Interval
from helpers.ledger import around, card, chains, extract
from helpers.ledger import table as ledger
from helpers.ledger.card import Card
from helpers.ledger.chains import Chain
from helpers.ledger.claim import MARKET, UNCLEAR, Claim
from helpers.ledger.extract import Reject
from helpers.page import blocks as page_blocks
from helpers.page import country_lists, links
from helpers.page import lists as lists_of
from helpers.page import source as page_source
from helpers.page.blocks import Report
from helpers.page.source import Document, ReportError
from helpers.parameters import REFERENCE, ParameterError, folder, is_published, refuse, root, short, shown
from helpers.readings import timeline
from helpers.readings.assumptions import Assumptions, day
from helpers.readings.bounds import bounds
from helpers.readings.timeline import Timeline
from helpers.tables import reference, writers
from helpers.tables.reference import Reference

NO_DAY = date(2000, 1, 1)  # for a page that prints no year at all; a fixed one, so that results stay the same
NO_PAGE = Report("", "", "", ())
MOST = 250  # claims of a page that are set beside one another; more than any report prints


@dataclass(frozen=True)
class Case:
    """A report's claims and the assumptions, the page they are from, its lists, what is known from outside.

    `claims` are made once, when the case is opened. `rejected` are the page's other runs of digits. `inferred` says
    that the day of publication was read off the page's links. `dated` is false where neither a parameter nor a link
    gives that day, and the first day of the title's first year stands in for it. `out` is the folder for results.
    """

    claims: tuple[Claim, ...]
    assumptions: Assumptions
    page: Report = NO_PAGE
    rejected: tuple[Reject, ...] = ()
    lists: pd.DataFrame = field(default_factory=lambda: country_lists.clean([]))
    reference: Reference | None = None
    inferred: bool = False
    dated: bool = True
    out: Path = Path()
    text: str | None = None

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return Path(self.page.path).stem

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions that the page lists, in its order."""
        return tuple(dict.fromkeys(self.lists[self.lists["list"] == "regions"]["region"]))

    @cached_property
    def companies(self) -> frozenset[str]:
        """The subjects that are companies: the players that the page lists, and those of which it prints revenue."""
        listed = self.lists.loc[self.lists["list"] == "players", "clean"]
        return frozenset(listed) | {c.subject for c in self.claims if c.kind == "revenue"}

    @cached_property
    def bounds(self) -> dict[str, Interval]:
        """The numbers that each claim can stand for under the assumptions, by its id."""
        return bounds(self.claims, self.assumptions)

    @cached_property
    def by_id(self) -> dict[str, Claim]:
        """The claims by their ids."""
        return {c.claim_id: c for c in self.claims}

    @cached_property
    def timeline(self) -> Timeline:
        """What the page says about time."""
        return timeline.of(self.claims, self.assumptions)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """The claims as a table, for people."""
        return ledger.view(self.claims, self.page.path)

    @cached_property
    def rejects(self) -> pd.DataFrame:
        """The page's other runs of digits as a table, each with the reason why it is no claim."""
        return ledger.rejects(self.rejected, self.page.path)

    @cached_property
    def doubted(self) -> tuple[Claim, ...]:
        """The claims that are set against no others by their subject, since the words leave open what they say.

        On a page that is on one market throughout these are the claims of which no word says whom they are about.
        On any other, where much else is counted, they are all that are not sure; but "the market" is that of a title
        which names one, where the words before the figure name no other, and sizes and rates are told where their
        sentence names one market and they are read to be of it. What is a share of "the market" has no known
        whole where the page is on none.
        """
        about = card.read(self.page)
        titled = about.kind == "report" and {"market in title", "topic in title"} <= about.signs
        return tuple(
            c
            for c in self.claims
            if UNCLEAR in c.subjects
            or not (about.whole or c.sure or (titled and self._on_market(c, about)) or self._told(c, about))
            or (c.kind == "share" and c.base == MARKET and about.kind == "news")
        )

    def _told(self, c: Claim, about: Card) -> bool:
        of_one = c.doubt == "subject" and c.kind in ("growth", "size", "increment")
        return of_one and around.names_it_alone(self.page.source, c, about)

    def _on_market(self, c: Claim, about: Card) -> bool:
        of_market = c.doubt == "subject" and c.subject == MARKET
        return of_market and around.on_market(self.page.source, c, about)

    @cached_property
    def tested(self) -> "Case":
        """The case as checks see it: without the claims that are doubted, and without those beyond the first MOST."""
        gone = {c.claim_id for c in (*self.doubted, *self.untested)}
        return replace(self, claims=tuple(c for c in self.claims if c.claim_id not in gone)) if gone else self

    @cached_property
    def untested(self) -> tuple[Claim, ...]:
        """The claims beyond the first MOST that could be tested; each more would take longer than the one before."""
        doubted = {c.claim_id for c in self.doubted}
        return tuple(c for c in self.claims if c.claim_id not in doubted)[MOST:]

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """The rises that a sentence or a row tells and of which a figure is doubted; each is of one thing."""
        doubted = {c.claim_id for c in self.doubted}
        found = chains.find(self.page, self.claims) if doubted else []
        return tuple(chain for chain in found if any(c.claim_id in doubted for c in chain))

    @cached_property
    def left_out(self) -> tuple[Claim, ...]:
        """The claims on which no verdict rests: the doubted ones that no sentence ties to others."""
        tied = {c.claim_id for chain in self.chains for c in chain}
        return tuple(c for c in self.doubted if c.claim_id not in tied)

    def of_kind(self, kind: str, subject: str = "") -> tuple[Claim, ...]:
        """Return the claims of one kind, of one subject if it is given."""
        return tuple(c for c in self.claims if c.kind == kind and subject in ("", c.subject))

    def save(self, table: pd.DataFrame, name: str) -> pd.DataFrame:
        """Write a table of results to the case's folder as CSV and return it as it was."""
        writers.save_result(table, self.out / f"{name}.csv")
        return table


def check_parameters(
    *, report: str, published: str, about: float, rounding: str, over: str, unusual_below: float, out: str
) -> Case:
    """Open the case that a notebook's parameters describe.

    A relative `report` or `out` starts at the project's folder. Without `out`, results go to runs/NAME, where NAME is
    the report's; of the default report, the parameters that were changed follow it. A folder of published results is
    refused. `published` is a day such as "2025-03-05", or empty for the one that the page's own links carry. The
    other parameters are explained at `readings.Assumptions`.
    Raises ParameterError for a parameter of the wrong type or value, `ReportError` for a file that is no
    report, `reference.TableError` for a reference table that cannot be used, and each in one sentence.
    """
    given: dict[str, Any] = dict(  # Any: a notebook may give a value of any type, which `refuse` looks at
        report=report,
        published=published,
        about=about,
        rounding=rounding,
        over=over,
        unusual_below=unusual_below,
        out=out,
    )
    refuse(**given)
    target = folder(given)
    if is_published(target):
        raise ParameterError(
            f"parameter out is {shown(out)}; `python -m helpers audit` alone publishes results there: leave it "
            "empty, or give another folder."
        )
    return _opened(root() / report, published, (about, rounding, over, unusual_below), target)


def _opened(path: Path, published: str, given: tuple[float, str, str, float], out: Path) -> Case:
    document = page_source.read(path)
    try:
        about, rounding, over, unusual_below = given
        # The day is the page's own where none is given, so that any will do until it is read.
        a = Assumptions(about=about, rounding=rounding, over=over, unusual_below=unusual_below)
        opened = made(document, short(path), published, a)
    except ValueError as error:
        raise ParameterError(f"a parameter cannot be used: {error}.") from None
    if not opened.claims:
        raise ReportError(
            f"{opened.page.path}: no claim about growth, size, share or revenue on the page; give a market report."
        )
    known = reference.load(root() / REFERENCE)
    return replace(opened, reference=known, out=out)


def made(document: Document, name: str, published: str = "", a: Assumptions | None = None) -> Case:
    """Return the case of a document under assumptions, without what is known from outside.

    `name` is the page's path as it is told. `published` is the day of publication; where it is empty it is the one
    that the page's links carry, or else one that its claims stand for. Raises ValueError for a day that is none.
    """
    page = replace(page_blocks.of(document), path=name)
    claims, rejected = extract.read(page)
    inferred = links.dated(page) if not published else None
    came_out = published or inferred or _first_day(claims)
    if document.furniture:
        rejected = sorted([*rejected, *extract.furniture(document)], key=lambda r: r.start)
    return Case(
        claims,
        replace(a or Assumptions(), published=day(came_out)),
        page,
        tuple(rejected),
        country_lists.clean(lists_of.items(page)),
        inferred=bool(inferred),
        dated=bool(published or inferred),
        text=document.text if document.extracted else None,
    )


def _first_day(claims: Sequence[Claim]) -> date:
    """Stand in for an unknown day: the first of the title's first year, else of the year that most rates start from.

    Where no figure says from when it runs it is the first year stated: the end of a forecast is never the page's own.
    """
    first = [c.start_year for c in claims if c.kind == "window" and c.start_year]
    starts = [c.start_year for c in claims if c.start_year]
    stated = [c.end_year for c in claims if c.end_year]
    if first:
        return date(min(first), 1, 1)
    if starts:
        return date(max(set(starts), key=lambda year: (starts.count(year), year)), 1, 1)
    return date(min(stated), 1, 1) if stated else NO_DAY
