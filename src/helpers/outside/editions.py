"""Other editions of a report on the same market: what changes from one to the next, and what returns.

Editions share a template: they are copies of one another, so what returns in many of them is one voice and not many.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from helpers.case import Case
from helpers.checks import phrases
from helpers.checks.finding import Finding, finding
from helpers.checks.shares.check import Shares
from helpers.ledger import table as ledger
from helpers.ledger.claim import Claim
from helpers.outside import known
from helpers.outside.edition_files import headline
from helpers.outside.records import each
from helpers.page import country_lists, links
from helpers.page import places as gazetteer
from helpers.readings.assumptions import Assumptions
from helpers.tables import schemas
from helpers.tables.reference import Reference

HEADLINES, REPEATED = "editions.headline", "editions.number"
SAME_SHARES, LISTS = "editions.shares", "editions.countries"
REVISED = "the forecast was revised from edition to edition"
BESIDE, INSIDE = "beside their region", "inside their region, of the world"
REPEATED_COLUMNS = [
    "report_number", "editions", "headlines", "rates", "lowest", "highest", "window", "window_rates",
]  # fmt: skip


class Total(NamedTuple):
    """What the shares of one page come to as printed.

    `countries` have a share of their own. `inside` is the sum in % with countries inside their regions, `beside` the
    one with countries beside them (the same where there is no country). `whole` says which makes 100, or is "".
    """

    countries: tuple[str, ...]
    inside: float
    beside: float
    whole: str


@dataclass(frozen=True, eq=False)
class Editions:
    """A case beside the other editions of its market, each result computed once, when it is first asked for."""

    case: Case

    @cached_property
    def number(self) -> str:
        """The report number that the page's own links carry, or ""."""
        return links.origin(self.case.page).number

    @cached_property
    def lead(self) -> Claim | None:
        """The growth rate that the page leads with."""
        return headline(self.case.claims)

    @cached_property
    def others(self) -> pd.DataFrame:
        """The reference rows of the other editions on the market that the page's title names.

        Added columns: code ("e01" and on, by report number, window and day), product and page_url (the page itself). An
        edition with the title and the figures of the case is the same page, and no edition beside it.
        """
        on_file, pages = self._known.editions, self._known.pages[["edition", "page_url"]]
        market, _ = self._known.market(self.case.page.title)
        named = [self._known.market(title) for title in on_file["source_title"]]
        there = pd.Series([bool(market) and name == market for name, _ in named], on_file.index, bool)
        there &= ~on_file["edition"].isin(_same_page(on_file, self.case))
        rows = on_file.assign(product=[product for _, product in named])[there]
        rows = rows.merge(pages, on="edition", how="left", validate="many_to_one").sort_values(
            ["report_number", "window_end", "published", "edition"], kind="stable", ignore_index=True
        )
        code = [f"e{n + 1:02d}" for n in pd.factorize(rows["edition"])[0]]
        return rows.assign(code=code, page_url=rows["page_url"].fillna(rows["source_url"]))

    @cached_property
    def claims(self) -> dict[str, tuple[Claim, ...]]:
        """The claims of each other edition, by its code."""
        return {str(code): _claims(there) for code, there in self.others.groupby("code", sort=False)}

    @cached_property
    def headlines(self) -> pd.DataFrame:
        """The headline growth of each edition: code, edition, report_number, product, published, window_start,
        window_end, claim_id, low, high (% a year), figure, source_url, page_url.
        """
        rows = self.others[self.others["role"].eq("headline").fillna(False)]
        return rows[list(schemas.EDITIONS_HEADLINES.names)].reset_index(drop=True)

    @cached_property
    def repeated(self) -> pd.DataFrame:
        """What each report number was printed with: report_number, editions, headlines (how many different rates),
        rates (as printed, by size), lowest, highest (% a year), window (a window of which rates differ, or ""),
        window_rates.
        """
        rows = []
        for number, there in self.headlines.groupby("report_number"):
            ends = there["low"].min(), there["high"].max()
            counts = len(there), there["low"].nunique()
            rows.append((number, *counts, _rates(there), *ends, *_same_window(there)))
        return pd.DataFrame(rows, columns=REPEATED_COLUMNS)

    @cached_property
    def own_total(self) -> Total | None:
        """What the page's own shares come to, as printed; None where no share of a place is printed."""
        return _total(self.case.claims, self.case.assumptions)

    @cached_property
    def totals(self) -> pd.DataFrame:
        """What the shares of each other edition come to, as printed; editions without such a share are left out.

        Columns: code, edition, report_number, countries (those with a share, as text), inside, beside, whole (as in
        `Total`), page_url.
        """
        rows, first = [], self.others.drop_duplicates("code").set_index("code")
        for code, claims in self.claims.items():
            total, there = _total(claims, self.case.assumptions), first.loc[code]
            if total:
                named = code, there["edition"], there["report_number"], ", ".join(total.countries)
                rows.append((*named, total.inside, total.beside, total.whole, there["page_url"]))
        return pd.DataFrame(rows, columns=list(schemas.EDITIONS_SHARES.names))

    @cached_property
    def returning(self) -> pd.DataFrame:
        """The figures of more than one edition: kind, subject, figure (a number in its unit), low, high, unit,
        editions (how many), claims (the page's own claims of that figure); the most frequent first.

        A figure returns where kind, subject, unit and both ends are the same; an edition that prints it twice counts
        once.
        """
        figures = [(_said(c), c) for claims in self.claims.values() for c in _once(claims)]
        often = Counter(said for said, _ in figures)
        first = dict(reversed(figures))
        own: dict[tuple[Any, ...], list[str]] = {}
        for c in self.case.claims:
            own.setdefault(_said(c), []).append(c.claim_id)
        rows = [
            (c.kind, c.subject, c.figure, ledger.number(c.low), ledger.number(c.high), c.unit or None, n, ids)
            for said, n in often.most_common()
            for c, ids in [(first[said], " ".join(own.get(said, ())))]
            if n > 1
        ]
        return pd.DataFrame(rows, columns=list(schemas.EDITIONS_RETURNING.names)).astype(
            {"low": float, "high": float, "editions": int}
        )

    @cached_property
    def same_shares(self) -> tuple[str, ...]:
        """The codes of the editions that print exactly the page's shares of regions and countries."""
        own = _set_of_shares(self.case.claims)
        same = (code for code, claims in self.claims.items() if _set_of_shares(claims) == own)
        return tuple(same) if own else ()

    @cached_property
    def defects(self) -> pd.DataFrame:
        """The defects of the editions' country lists: region, item, what (is wrong), editions (how many), here (whether
        the page has it too).
        """
        rows = self.others[self.others["kind"] == "defect"]
        found = rows.groupby(["of", "figure", "subject"], sort=False)["edition"].nunique()
        table = found.rename("editions").rename_axis(["region", "item", "what"]).reset_index()
        listed = country_lists.defects(self.case.lists)
        own = set(zip(listed["region"], listed["raw"], strict=True))
        return table.assign(here=[(r.region, r.item) in own for r in each(table)])

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on the headline growth, numbers printed with several, the shares and the list of countries."""
        if self.others.empty:
            return ()
        return (*self._headline(), *_repeated(self.repeated), *self._shares(), *self._lists())

    @cached_property
    def _known(self) -> Reference:
        return known.of(self.case)

    def _headline(self) -> list[Finding]:
        lead, table = self.lead, self.headlines
        if lead is None or table.empty:
            return []
        low, high = table["low"].min(), table["high"].max()
        same = sum(_ends(c) == _ends(lead) for c in self._leads(table))
        own = table[table["report_number"] == self.number]
        text = (
            f"The headline growth of {phrases.told(lead)} is that of {same or 'none'} of {len(table)} other editions on"
            f" file; theirs run from {low:g}% to {high:g}%"
        )
        verdict, reading = "no test", ""
        if own.empty:
            text += (
                f", and none of them carries this page's number{f' {self.number}' if self.number else ''}."
            )
        else:
            text += f"; under this page's number {self.number} they are {_rates(own)}."
            differs = any(_ends(c) != _ends(lead) for c in self._leads(own))
            verdict, reading = ("unusual", REVISED) if differs else ("no test", "")
        numbers = dict(low=low, high=high, unit="% a year", reading=reading)
        return [finding(HEADLINES, verdict, [lead.claim_id], text, **numbers)]

    def _leads(self, table: pd.DataFrame) -> list[Claim]:
        """Return the claims of some rows of `headlines`."""
        ids = set(zip(table["code"], table["claim_id"], strict=True))
        return [c for code, claims in self.claims.items() for c in claims if (code, c.claim_id) in ids]

    def _shares(self) -> list[Finding]:
        same, table = self.same_shares, self.headlines
        if not same:
            return []
        ids = [c.claim_id for c in self.case.of_kind("share") if c.low is not None]
        rates = table.loc[table["code"].isin(same), "figure"].drop_duplicates()
        text = (
            f"The page's {len(ids)} shares are, figure for figure, those of {len(same)} other"
            f" edition{'' if len(same) == 1 else 's'} on the template, with headline growth of {', '.join(rates)}:"
            " editions share a template, so this supports neither."
        )
        return [finding(SAME_SHARES, "no test", ids, text, subject="shares")]

    def _lists(self) -> list[Finding]:
        here, editions = self.defects[self.defects["here"]], len(self.claims)
        if here.empty:
            return []
        least = int(here["editions"].min())
        text = (
            f"The {len(here)} items of this page's country list that are not plainly one country in its place stand in"
            f" {least} of {editions} other editions too, which share its template."
        )
        one = finding(
            LISTS, "no test", [], text, subject="regions", low=least, high=editions, unit="editions"
        )
        return [one]


def _same_page(on_file: pd.DataFrame, case: Case) -> list[str]:
    """Return the editions on file with the title and the figures of a case."""
    rows = on_file[(on_file["source_title"] == case.page.title) & on_file["claim_id"].notna()]
    own = [c.figure for c in case.claims if c.kind != "window"]
    return [str(name) for name, there in rows.groupby("edition") if there["figure"].tolist() == own]


def _claims(rows: pd.DataFrame) -> tuple[Claim, ...]:
    """Return the claims of one edition's rows; where on its page a figure stands is not on file."""
    figures = rows[rows["claim_id"].notna()]
    return ledger.claims(figures.assign(section=None, start=0, end=figures["figure"].str.len()))


def _said(c: Claim) -> tuple[Any, ...]:
    """Return what makes two claims the same figure."""
    return c.kind, c.subjects, c.low, c.high, c.unit


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Return an edition's claims, each figure once."""
    found: dict[tuple[Any, ...], Claim] = {}
    for c in claims:
        found.setdefault(_said(c), c)
    return list(found.values())


def _ends(c: Claim) -> tuple[Any, ...]:
    return c.low, c.high


def _set_of_shares(claims: Iterable[Claim]) -> set[tuple[Any, ...]]:
    return {(c.subjects, c.low, c.high) for c in claims if c.kind == "share" and c.low is not None}


def _total(claims: Sequence[Claim], a: Assumptions) -> Total | None:
    """Return what the shares among some claims of one page come to, as printed; None without a share of a place."""
    shares = tuple(c for c in claims if c.kind == "share")
    sums = (
        Shares(Case(shares, a.at_face()))
        .totals.drop_duplicates("reading")
        .set_index("reading")["printed_sum"]
    )
    if sums.empty:
        return None
    inside = float(sums.get(INSIDE, sums.iloc[0]))
    beside = float(sums.get(BESIDE, inside))
    whole = "inside" if _is_whole(inside) else "beside" if _is_whole(beside) else ""
    countries = tuple(c.subject for c in shares if gazetteer.is_country(c.subject))
    return Total(countries, inside, beside, whole)


def _is_whole(total: float) -> bool:
    return abs(total - 100) < 1e-9


def _same_window(table: pd.DataFrame) -> tuple[str, str]:
    """Return the window for which most editions print rates that differ, and these rates; "" and "" without one."""
    windows = table.dropna(subset=["window_start", "window_end"]).groupby(["window_start", "window_end"])
    apart = [(len(there), window, there) for window, there in windows if there["low"].nunique() > 1]
    if not apart:
        return "", ""
    _, (start, end), there = max(apart, key=lambda x: (x[0], x[1]))
    return f"{start}-{end}", _rates(there)


def _rates(table: pd.DataFrame) -> str:
    return ", ".join(table.sort_values("low")["figure"].drop_duplicates())


def _repeated(table: pd.DataFrame) -> list[Finding]:
    """Return a finding for each row of `Editions.repeated` with several rates."""
    found = []
    for row in each(table[table["headlines"] > 1]):
        text = f"Report number {row.report_number} is on file in {row.editions} editions"
        text += f" with headline growth of {row.rates}"
        text += f"; for the one window {row.window} they print {row.window_rates}." if row.window else "."
        numbers = dict(low=row.lowest, high=row.highest, unit="% a year")
        subject = f"report {row.report_number}"
        found.append(finding(REPEATED, "unusual", [], text, subject=subject, reading=REVISED, **numbers))
    return found
