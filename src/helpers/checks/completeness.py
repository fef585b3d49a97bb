"""What the page announces and leaves open: what enters no verdict, blanks, parts without a figure.

Nearly all of it is noted, and judged by no verdict.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from helpers.case import Case
from helpers.checks import note, phrases
from helpers.checks.finding import Finding, finding
from helpers.checks.note import Note
from helpers.ledger.claim import MARKET
from helpers.ledger.extract import UNREAD
from helpers.page.places import REST_OF_WORLD, inside, is_country, is_place

NAMED = 6  # names that a sentence lists before it says how many more there are


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
    return [finding("completeness.left_out", "no test", ids, text, low=n, high=n, unit="claims")]


def beyond(case: Case) -> list[Finding]:
    """Return the finding on what is too much to be read or tested; none where all of it was."""
    unread = sum(one.reason == UNREAD for one in case.rejected)
    untested = len(case.untested)
    said = []
    if unread:
        said.append(f"{phrases.count(unread, 'numeral')} {'was' if unread == 1 else 'were'} not read")
    if untested:
        said.append(f"{phrases.count(untested, 'claim')} {'was' if untested == 1 else 'were'} not tested")
    if not said:
        return []
    text = (
        f"The page prints more than is read of a report: {phrases.listed(said)}. All of them stand behind those that"
        " were; the tables of claims and of rejects list them."
    )
    ids = [c.claim_id for c in case.untested]
    n = unread + untested
    return [finding("completeness.beyond", "no test", ids, text, low=n, high=n, unit="claims")]


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


def alone(case: Case, used: Collection[str]) -> list[Note]:
    """Return one note a claim that meets no other on the page; `used` are the ids that some finding rests on."""
    left_out = {c.claim_id for c in case.left_out}
    return [
        note.of_claim(
            "completeness.alone",
            c,
            f"No other figure of the page bears on {phrases.hedged(c)} ({c.claim_id}, {c.kind} of {c.subject}).",
        )
        for c in case.claims
        if c.kind != "window"
        and c.hedge != "placeholder"
        and c.claim_id not in left_out
        and c.claim_id not in used
    ]


def unsized(case: Case) -> list[Note]:
    """Return one note a list of players, types or applications of which some have no figure of their own."""
    subjects = [c.subject.casefold() for c in case.claims if c.subject != MARKET]
    found = []
    for name, items in _listed(case).items():
        open_ = {item: span for item, span in items.items() if not _has_figure(item.casefold(), subjects)}
        if open_:
            text = f"No figure of its own is printed for {len(open_)} of {len(items)} {name} listed:"
            text += f" {_named(list(open_))}."
            found.append(note.note("completeness.listed", name, [], next(iter(open_.values())), text))
    return found


def _listed(case: Case) -> dict[str, dict[str, note.Span]]:
    """Return the items of each list but that of regions, each once and with where it stands, in the page's order."""
    found: dict[str, dict[str, note.Span]] = {}
    for row in case.lists.query("list != 'regions'").itertuples():
        found.setdefault(str(row.list), {}).setdefault(str(row.clean), note.span(row))
    return found


def regions(case: Case) -> list[Note]:
    """Return notes on regions listed without a share, and on places with a share that are not on the list."""
    on_page = case.lists[case.lists["list"] == "regions"]
    shares = [c for c in case.of_kind("share") if c.hedge != "placeholder"]
    places = {part: c for c in shares for part in c.subjects}
    known = [*case.regions, *on_page["clean"]]
    if on_page.empty or not places:
        return []
    # A part of a region, as "Asia" is, stands for the region listed.
    areas = {p: next((r for r in inside(p) if r in known), "") for p in places if not is_country(p)}
    wider = {p: region for p, region in areas.items() if region}
    outer = [r for r in case.regions if r not in places and r not in wider.values()]
    found = []
    if outer:
        first = next(row for row in on_page.itertuples() if row.region == outer[0])
        text = f"{_named(outer)} {'is' if len(outer) == 1 else 'are'} listed without a share."
        found.append(note.note("completeness.regions", "regions", [], note.span(first), text))
    for place, c in places.items():
        if is_place(place) and place != REST_OF_WORLD and place not in known and place not in wider:
            text = f"{place} has a share ({c.claim_id}) and is not on the list of regions."
            found.append(note.of_claim("completeness.regions", c, text))
    return found


def _has_figure(item: str, subjects: Sequence[str]) -> bool:
    """Whether an item of a list is a subject of the ledger, which may print it shorter or longer."""
    return any(item.startswith(s) or s.startswith(item) for s in subjects)


def _named(names: Sequence[str]) -> str:
    return phrases.listed([*names[:NAMED], *([f"{len(names) - NAMED} more"] if len(names) > NAMED else [])])
