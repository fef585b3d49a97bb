"""What the page announces and leaves open: blanks, a window not kept, parts without a figure."""

from collections import Counter
from collections.abc import Sequence

from helpers.case import Case
from helpers.checks import note, phrases
from helpers.checks.finding import Finding, finding
from helpers.checks.note import Note
from helpers.ledger.claim import MARKET, Claim
from helpers.page.places import REST_OF_WORLD, inside, is_country, is_place

NAMED = 6  # names that a sentence lists before it says how many more there are


def check(case: Case) -> list[Finding]:
    """Return the findings on blanks, on the title's window, and on what is listed without a figure."""
    return [*left_out(case), *blanks(case), *window(case.tested), *unsized(case)]


def left_out(case: Case) -> list[Finding]:
    """Return the finding on claims of which the words leave open what they say; none where there are none."""
    left = case.left_out
    if not left:
        return []
    open_ = Counter(c.doubt for c in left)
    parts = phrases.listed(f"{doubt} of {n}" for doubt, n in open_.most_common())
    text = (
        f"No verdict rests on {len(left)} of {phrases.count(len(case.claims), 'claim')}, since the words leave open"
        f" the {parts}; the ledger lists them."
    )
    ids = [c.claim_id for c in left]
    n = len(left)
    return [finding("completeness.left_out", "not checkable", ids, text, low=n, high=n, unit="claims")]


def unsure(case: Case) -> list[Note]:
    """Return one note a claim that no verdict rests on, since its words leave open what it says."""
    return [
        note.of_claim(
            "completeness.left_out",
            c,
            f"{phrases.hedged(c)} ({c.claim_id}) enters no verdict: the words leave its {c.doubt or 'subject'} open.",
        )
        for c in case.left_out
    ]


def left_blank(case: Case) -> list[Note]:
    """Return one note a figure that the page announces and leaves blank, such as "USD XX billion"."""
    return [
        note.of_claim("completeness.blanks", c, f"{c.figure} ({c.claim_id}, {c.kind}) is left blank.")
        for c in case.claims
        if c.hedge == "placeholder"
    ]


def blanks(case: Case) -> list[Finding]:
    """Return the finding on figures that the page announces and leaves blank, such as "USD XX billion"."""
    left = [c for c in case.claims if c.hedge == "placeholder"]
    if not left:
        text = "Every figure that the page announces is filled in."
        return [finding("completeness.blanks", "consistent", [], text, low=0, high=0, unit="blanks")]
    shown = ", ".join(f"{c.figure} ({c.claim_id}, {c.kind})" for c in left[:NAMED])
    text = f"The page leaves {phrases.count(len(left), 'figure')} blank: {shown}."
    ids = [c.claim_id for c in left]
    return [
        finding(
            "completeness.blanks", "not checkable", ids, text, low=len(left), high=len(left), unit="blanks"
        )
    ]


def window(case: Case) -> list[Finding]:
    """Return the finding on the title's window: do the dated figures on the market keep to it?"""
    title = next((c for c in case.claims if c.kind == "window"), None)
    timed = [c for c in case.claims if c.subject == MARKET and c.kind in ("growth", "size")]
    timed = [c for c in timed if c.end_year or _for_period(c)]
    if not title or not title.end_year or not timed:
        text = "The page does not print both a window in its title and a dated figure on its market."
        return [finding("completeness.window", "not checkable", [], text)]
    first, last = title.start_year or title.end_year, title.end_year
    kept = [c for c in timed if _keeps(c, title)]
    apart = [c for c in timed if c not in kept and c.start_year and (c.end_year or 0) > first]
    latest = last if kept else max(c.end_year or 0 for c in timed)
    text = (
        f"The title's window is {first}-{last}" if title.start_year else f"The title looks as far as {last}"
    )
    text += (
        f", which {phrases.listed(map(_dated, kept[:NAMED]))} {'keeps' if len(kept) == 1 else 'keep'}"
        if kept
        else ""
    )
    text += "" if kept else f", and no figure on the market goes beyond {latest}"
    text += f"; the text also prints {phrases.listed(map(_dated, apart[:NAMED]))}." if apart else "."
    verdict = "strained" if apart else "consistent" if kept else "not checkable"
    ids = [title.claim_id, *(c.claim_id for c in timed if c in kept or c in apart or not kept)]
    return [finding("completeness.window", verdict, ids, text, low=latest, high=latest, unit="year")]


def _keeps(c: Claim, title: Claim) -> bool:
    """Whether a figure is for the title's window; the year before it may be its base."""
    starts = (None, title.start_year, title.start_year - 1) if title.start_year else (None, c.start_year)
    return _for_period(c) or (c.end_year == title.end_year and c.start_year in starts)


def _for_period(c: Claim) -> bool:
    """Whether a figure is for the page's forecast period."""
    return c.horizon is not None and c.horizon.period


def _dated(c: Claim) -> str:
    years = f" for {c.start_year}-{c.end_year}" if c.start_year and c.end_year else ""
    years = years or (f" in {c.end_year}" if c.kind == "size" and c.end_year else "")
    return f"{phrases.hedged(c)}{years} ({c.claim_id})"


def unsized(case: Case) -> list[Finding]:
    """Return one finding a list of players, types or applications: how many of them have a figure?"""
    subjects = [c.subject.casefold() for c in case.claims if c.subject != MARKET]
    rows = []
    for name, items in _listed(case).items():
        open_ = [item for item in items if not _has_figure(item.casefold(), subjects)]
        text = f"Each of the {len(items)} {name} listed has a figure of its own."
        if open_:
            text = f"No figure of its own is printed for {len(open_)} of {len(items)} {name} listed: {_named(open_)}."
        verdict, n = "not checkable" if open_ else "consistent", len(open_)
        rows.append(finding("completeness.listed", verdict, [], text, subject=name, low=n, high=n, unit=name))
    return rows


def _listed(case: Case) -> dict[str, list[str]]:
    """Return the items of each list but that of regions, each once, in the page's order."""
    found: dict[str, dict[str, None]] = {}
    for row in case.lists.query("list != 'regions'").itertuples():
        found.setdefault(str(row.list), {})[str(row.clean)] = None
    return {name: list(items) for name, items in found.items()}


def regions(case: Case) -> list[Finding]:
    """Return the finding on regions and countries with a share but not on the list, and the other way round."""
    on_page = case.lists[case.lists["list"] == "regions"]
    shares = [c for c in case.of_kind("share") if c.hedge != "placeholder"]
    places = {part: c.claim_id for c in shares for part in c.subjects}
    known = [*case.regions, *on_page["clean"]]
    if on_page.empty or not places:
        return []
    # A part of a region, as "Asia" is, stands for the region listed.
    areas = {p: next((r for r in inside(p) if r in known), "") for p in places if not is_country(p)}
    wider = {p: region for p, region in areas.items() if region}
    outer = [r for r in case.regions if r not in places and r not in wider.values()]
    missing = [p for p in places if is_place(p) and p != REST_OF_WORLD and p not in known and p not in wider]
    said = [f"{_named(outer)} {'is' if len(outer) == 1 else 'are'} listed without a share"] if outer else []
    said += [f"{_named(missing)} has a share and is not on the list"] if missing else []
    text = "; ".join(said) or "Each region listed has a share, and each place with a share is listed"
    verdict = "strained" if missing else "not checkable" if outer else "consistent"
    return [
        finding("completeness.regions", verdict, [places[p] for p in missing], f"{text}.", subject="regions")
    ]


def _has_figure(item: str, subjects: Sequence[str]) -> bool:
    """Whether an item of a list is a subject of the ledger, which may print it shorter or longer."""
    return any(item.startswith(s) or s.startswith(item) for s in subjects)


def _named(names: Sequence[str]) -> str:
    return phrases.listed([*names[:NAMED], *([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])])
