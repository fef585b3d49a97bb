"""Findings in plain words: a heading that says the finding, a few short sentences, how sure it is. No number is typed.

Details of findings name claims by their ids, which belong in tables; here each id gives way to what it stands for.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import pandas as pd

from helpers.audit import Audit
from helpers.checks import phrases
from helpers.checks.codes import CHECKS
from helpers.checks.finding import Finding
from helpers.checks.growth import paths
from helpers.checks.growth.turns import Turn
from helpers.checks.usual import Rarity
from helpers.ledger.claim import Claim
from helpers.notebook import revenue, rises, shares
from helpers.outside import filings as filed

WORDS = 60  # of the text of one finding
HALF = 0.5 + 1e-6  # of a change of growth that a programme has worked out
NAMED = 4  # figures that a heading names
PREDICATES = {
    "contradiction": "cannot all be right",
    "unusual": "hold together, but only in an unusual way",
    "fits by rounding": "agree once rounding is allowed for",
    "fits": "agree",
    "no test": "cannot be tested against one another",
}
ALONE = {
    "contradiction": "cannot be right",
    "unusual": "stands apart",
    "fits by rounding": "agrees once rounding is allowed for",
    "fits": "agrees",
    "no test": "has nothing to be tested against",
}
SURE = {
    "contradiction": "Sure: no known reading of the words lets these figures agree.",
    "unusual": "It is possible, so this is no contradiction.",
    "fits by rounding": "The figures agree only within their rounding or their hedge. Agreement is no proof.",
    "fits": "Agreement is no proof that the figures are right.",
    "no test": "This speaks neither for the report nor against it.",
}
MEANINGS = {
    "contradiction": "the figures cannot all be right, whichever way the words are read",
    "unusual": "possible, but rare, or only if the words are read in another way than the plain one",
    "fits by rounding": "agrees once rounding and words such as \"about\" are allowed for",
    "fits": "agrees as printed; no proof that it is right",
    "no test": "nothing to compare with, so neither right nor wrong",
}  # fmt: skip


class Plain(NamedTuple):
    """A finding in words: `heading` without a stop, `lead` (sentences for the answer), `text`, and how `sure` it is."""

    heading: str
    lead: str
    text: str
    sure: str


def said(audit: Audit, f: Finding) -> Plain:
    """Return a finding in plain words."""
    own = OWN.get(f.check)
    return (own(audit, f) if own else None) or _any(audit, f)


def meanings() -> pd.DataFrame:
    """Return the verdicts with their meaning in plain words, the gravest first."""
    return pd.DataFrame(MEANINGS.items(), columns=["verdict", "what it means"])


def without_ids(text: str, by_id: Mapping[str, Claim]) -> str:
    """Return a detail as readers see it: behind its figure an id of a claim goes, alone it becomes its figure."""
    text = re.sub(r"\b([Tt])he page(?= prints\b|'s own\b)", r"\1he report", text)
    behind = re.sub(r" \((c\d+)\)", lambda m: "" if m[1] in by_id else m[0], text)
    return re.sub(r"\bc\d+\b", lambda m: phrases.printed(by_id[m[0]]) if m[0] in by_id else m[0], behind)


def short(text: str, words: int = WORDS) -> str:
    """Return as many sentences as fit into so many words, clauses behind a semicolon as sentences; at least one."""
    sentences = [s[:1].upper() + s[1:] for s in re.split(r"(?<=[.;]) (?=\S)", text.strip())]
    sentences = [s[:-1] + "." if s.endswith(";") else s for s in sentences]
    kept = sentences[:1]
    for one in sentences[1:]:
        if len(" ".join([*kept, one]).split()) > words:
            break
        kept.append(one)
    return " ".join(kept)


def _named(claims: list[Claim]) -> str:
    names = list(dict.fromkeys(phrases.printed(c) for c in claims))
    more = len(names) - NAMED
    return phrases.listed(names if more <= 0 else [*names[:NAMED], f"{more} more"])


def _kinds(claims: list[Claim]) -> str:
    """Return figures kind by kind: "sizes of USD 2 billion and USD 3 billion and growth of 4%"."""
    kinds = sorted(dict.fromkeys(c.kind for c in claims), key=lambda kind: kind == "growth")
    parts = []
    for kind in kinds:
        own = [c for c in claims if c.kind == kind]
        many = kind in ("size", "share", "increment") and len({phrases.printed(c) for c in own}) > 1
        parts.append(f"{kind}{'s' if many else ''} of {_named(own)}")
    return phrases.listed(parts)


def _any(audit: Audit, f: Finding) -> Plain:
    claims = [audit.case.by_id[i] for i in f.claims]
    names = _kinds(claims) if f.verdict == "contradiction" else _named(claims)
    single = len({phrases.printed(c) for c in claims}) == 1
    verdict = (ALONE if single else PREDICATES)[f.verdict]
    about = CHECKS[f.check].split(",")[0]
    heading = f"{about}: {names} {verdict}" if f.verdict != "contradiction" else f"{names} {verdict}"
    heading = heading[:1].upper() + heading[1:] if names else about[:1].upper() + about[1:]
    sure = SURE[f.verdict]
    if f.verdict == "unusual" and f.reading:
        sure += f" It takes this reading: {f.reading}."
    return Plain(heading, f"{heading}.", short(without_ids(f.detail, audit.case.by_id)), sure)


def _clash(audit: Audit, f: Finding) -> Plain | None:
    """Tell two sizes and a rate that cannot all be right by where the rate leads."""
    rise = rises.of(audit, f)
    if rise is None or f.verdict != "contradiction":
        return None
    rate, first, last = phrases.printed(rise.rate), rises.size(rise.first), rises.size(rise.last)
    end = f"{last} by {rise.last.end_year}"
    heading = f"At {rate} a year, {first} of {rise.first.end_year} does not become {end}"
    lead = f"{heading}: it becomes {rises.led(rises.rise_table(audit, rise), rise)}."
    text = short(without_ids(f.detail, audit.case.by_id))
    return Plain(heading, lead, text, SURE[f.verdict])


def turn_of(audit: Audit, f: Finding) -> Turn | None:
    """Return the turn that a finding on growth left tells of."""
    pair = f.claims[:2]
    return next((t for t in audit.growth.turns if (t.long.claim_id, t.short.claim_id) == tuple(pair)), None)


def _starts(audit: Audit, turn: Turn) -> list[int]:
    """Return the years in which the shorter rate may begin, the plain one first."""
    windows = audit.growth.windows
    own = windows[windows["claim_id"] == turn.short.claim_id]["start_year"].dropna()
    return list(dict.fromkeys(own.astype(int)))


def _smaller(audit: Audit, turn: Turn) -> float | None:
    """Return what other starts of the shorter rate ask of the two, as a part of the change that the plain one asks.

    It is the largest of them, each the smallest change of growth with which both rates hold as printed; None where
    one of them lets the two not hold, and where nothing is asked.
    """
    pair = audit.growth.market.only(turn.long, turn.short).under(audit.case.assumptions.as_printed())
    (changes,) = paths.changes([pair])
    both = turn.long.claim_id, turn.short.claim_id
    meant = {name: [windows[i] for i in both] for name, windows in pair.combinations.items()}
    long, brief = meant[pair.plain]
    plain = changes[pair.plain]
    asked = [changes[name] for name, own in meant.items() if own[0] == long and own[1] != brief]
    known = [change for change in asked if change is not None]
    return max(known) / plain if plain and known and len(known) == len(asked) else None


def _change(turn: Turn) -> str:
    return "jump" if turn.side == "least" else "drop"


def assumed(audit: Audit, turn: Turn) -> str:
    """Return the sentence on the year that a turn takes for granted, "" where the page says it."""
    first, *others = _starts(audit, turn)
    if not others:
        return ""
    which = "lower" if turn.side == "least" else "higher"
    said = f"The report does not say when the {which} rate begins: {first} is assumed"
    part = _smaller(audit, turn)
    if part is None or part >= 1:
        return f"{said}."
    when = "an earlier" if max(others) < first else "a later" if min(others) > first else "another"
    return f"{said}, and with {when} start a gentler change will do."


def _years(turn: Turn) -> str:
    """Return the years that two rates leave: "2030-2032", or of two stretches "4 years of 2022-2032"."""
    start, end = turn.years
    return (
        f"{start}-{end}"
        if turn.others == end - start
        else f"{phrases.count(turn.others, 'year')} of {start}-{end}"
    )


def _given(audit: Audit, turn: Turn) -> str:
    """Return the condition that a turn rests on, as a sentence begins."""
    first, *others = _starts(audit, turn)
    brief = phrases.printed(turn.short)
    return f"If {brief} begins in {first}" if others else f"With {brief}"


def asked(audit: Audit, turn: Turn) -> str:
    """Return what a turn asks for, as a title."""
    needed = phrases.span(*turn.printed)
    return (
        f"{_given(audit, turn)}, growth must average {needed} a year in {_years(turn)} for {phrases.printed(turn.long)}"
        " to hold"
    )


def _left(audit: Audit, f: Finding) -> Plain | None:
    turn = turn_of(audit, f)
    if turn is None:
        return None
    long, brief = phrases.printed(turn.long), phrases.printed(turn.short)
    start, end = turn.years
    if not turn.side:
        heading = f"{long} and {brief} leave room for one another"
        text = (
            f"{long} covers more years than {brief}. In the years that only {long} covers, between {start} and"
            f" {end}, growth must average {phrases.between(*turn.printed)} a year. The pace of {brief} will do."
        )
        return Plain(heading, f"{heading}.", text, SURE[f.verdict])
    change = _change(turn)
    bound = f"at {'least' if turn.side == 'least' else 'most'} {phrases.rate(turn.needed)}"
    given = _given(audit, turn)
    heading = f"{given}, growth must {change} in {_years(turn)} for {long} to hold"
    said = [
        f"Rates of {long} and {brief} a year can both hold only if growth {change}s to {bound} a year in"
        f" {_years(turn)}.",
        assumed(audit, turn),
        _counted(turn, turn.rarity) if turn.rarity else "",
    ]
    lead = " ".join(filter(None, said))
    text = (
        f"Different rates over different years do not clash.{_taken(audit, turn)}"
        f" But the years that only {long} covers, {_years(turn)}, must then average"
        f" {phrases.between(*turn.printed)} a year."
    )
    return Plain(heading, lead, text, _left_sure(audit, f, turn))


def _counted(turn: Turn, one: Rarity) -> str:
    """Return how often industries turned as much, as the answer says it."""
    which, pace = ("lower", "that fast") if turn.side == "least" else ("higher", "that slowly")
    about = "" if (one.low, one.high) == turn.pace else "about "
    years, others = (phrases.in_words(n, "year") for n in (turn.span.years, turn.others))
    then = f"it then grew {pace} for {others.removesuffix(' years')}"
    if turn.span.before:
        then = f"it grew {pace} in the {others} {'around' if turn.span.after else 'before'}"
    return (
        f"In {one.how_often} of {one.out_of} cases in which a US industry grew at {about}the {which} rate for {years},"
        f" {then}."
    )


def _taken(audit: Audit, turn: Turn) -> str:
    """Return the sentence on the years that two rates are taken to mean, "" where the page says them all."""
    windows = audit.growth.windows.dropna(subset=["start_year"])
    time, taken = audit.case.timeline, []
    for c in (turn.long, turn.short):
        own = windows[windows["claim_id"] == c.claim_id]
        years = int(own.iloc[0]["start_year"]), int(own.iloc[0]["end_year"])
        if len(own) > 1:
            titled = "the title's " if years == (time.first, time.last) else ""
            taken.append(f"{phrases.printed(c)} is taken to mean {titled}{years[0]}-{years[1]}")
    return f" Here {phrases.listed(taken)}." if taken else ""


def _left_sure(audit: Audit, f: Finding, turn: Turn) -> str:
    one, said = turn.rarity, SURE[f.verdict]
    if one:
        limit = phrases.one_in(audit.case.assumptions.unusual_below)
        rare = one.part < audit.case.assumptions.unusual_below
        said = f"{'Rare, not impossible' if rare else 'Not rare'}: {one.how_often} in {one.out_of} is"
        said += f" {'under' if rare else 'no less than'} {limit}, the limit of what is called unusual here."
    _, *others = _starts(audit, turn)
    if others:
        years, part = " or ".join(map(str, sorted(others))), _smaller(audit, turn)
        if part is not None and part < 1:
            much = "at most half as much" if part <= HALF else "less"
            said += f" If {phrases.printed(turn.short)} begins in {years}, growth need change {much} from year to year."
        else:
            said += f" {phrases.printed(turn.short)} may also begin in {years}."
    return said


def _shares(audit: Audit, f: Finding) -> Plain | None:
    if f.verdict in ("contradiction", "unusual") or not len(audit.shares.totals):
        return None
    table = shares.shares_table(audit)
    if table.empty or len(f.claims) < 2:
        return None
    claims = [audit.case.by_id[i] for i in f.claims]
    total = audit.shares.totals.iloc[0]["printed_sum"]
    sums = [s for s in dict.fromkeys(audit.shares.totals["printed_sum"]) if s != total]
    nested = table[table["inside"] != ""]["subject"].unique()
    twice = len(nested) and any(abs(s - 100) < 1e-9 for s in sums)
    heading = f"The printed shares add up to {phrases.number(total)}%"
    if twice:
        regions = phrases.listed(dict.fromkeys(table.loc[table["inside"] != "", "inside"]))
        counts = "is" if len(nested) == 1 else "are"
        heading += f", or 100% if {phrases.listed(nested)} {counts} counted apart from {regions}"
    parts = phrases.listed(f"{c.subject} {phrases.printed(c)}" for c in claims[:6])
    text = f"The report gives {parts}."
    if len(nested):
        text += f" {phrases.listed(nested)} {'lies' if len(nested) == 1 else 'lie'} inside a region with a share, so"
        text += " it is not added again." if len(nested) == 1 else " they are not added again."
    if total < 100 and abs(total - 100) > 1:
        text += f" The {phrases.number(100 - total)}% left can be places without a figure."
    return Plain(heading, f"{heading}.", text, SURE[f.verdict])


def _revenues(audit: Audit, f: Finding) -> Plain | None:
    rows, unit, year = revenue.revenues_table(audit)
    if rows.empty or f.verdict != "no test":
        return None
    market = float(rows.query("kind == 'market'")["value"].iloc[0])
    if not market > 0:
        return None
    sold = rows.query("kind == 'company'")
    total = float(sold["value"].sum())
    who = phrases.plural(len(sold), "company")
    heading = f"The sales printed for {who} are company-wide, about {total / market:.0f} times the market"
    text = (
        f"The report prints {phrases.money(total, unit)} of revenue for {year}. Its own sizes and rates, held steady,"
        f" make a market of at most {phrases.money(market, unit)} in that year. So most of this revenue"
        " comes from other goods, which the report does not say."
    )
    return Plain(heading, f"{heading}.", text, "This is no contradiction: companies sell other things too.")


def _filings(audit: Audit, f: Finding) -> Plain | None:
    table = audit.filings.compared
    own = table[(table["rate_over"] == filed.OWN) & (table["filed_year"] == table["year"])]
    own = own[own["claim_id"].isin(f.claims)]
    if own.empty:
        return None
    row = own.iloc[0]
    near = audit.filings.nearest.set_index("claim_id").loc[row["claim_id"]]
    heading = f"The revenue of {row['name']} is {_apart(row['difference'])} what the company reported"
    text = (
        f"The report prints {phrases.printed(audit.case.by_id[row['claim_id']])} for {row['year']}."
        f" The company reported {phrases.money(row['converted'], row['unit'], 2)} for that year."
    )
    if near["fiscal_year"] != row["fiscal_year"]:
        text += f" Its report for {near['fiscal_year']} is nearer: {phrases.money(near['converted'], near['unit'], 2)}."
    others = table[(table["rate_over"] == filed.OWN) & (table["filed_year"] == table["year"])]
    rest = others[others["claim_id"] != row["claim_id"]]
    if len(rest):
        told = phrases.listed(
            f"{r.name_} by {abs(r.difference):.1f}%"
            for r in rest.rename(columns={"name": "name_"}).itertuples()
        )
        allowed = ', and no more than words such as "about" allow' if (rest["fits"] != "").all() else ""
        if rest["difference"].abs().max() < abs(row["difference"]):
            text += f" The other figures differ less{allowed}: {told}."
    sure = (
        "The year may be mislabelled; the figure itself may be right."
        if f.verdict == "unusual"
        else SURE[f.verdict]
    )
    return Plain(heading, f"{heading}.", text, sure)


def _apart(difference: float) -> str:
    return f"{abs(difference):.1f}% {'above' if difference >= 0 else 'below'}"


def _publishers(audit: Audit, f: Finding) -> Plain | None:
    table = audit.publishers.rates.query("years == 'any'").dropna(subset=["rank"])
    table = table[table["claim_id"].isin(f.claims)]
    if table.empty:
        return None
    row = table.iloc[0]
    own = phrases.printed(audit.case.by_id[row["claim_id"]])
    n = phrases.plural(int(row["publishers"]), "other publisher")
    first = row["rank"] == 1
    heading = (
        f"{n[:1].upper()}{n[1:]} print less growth than {own}"
        if first
        else f"{n[:1].upper()}{n[1:]} print growth on both sides of {own}"
    )
    text = (
        f"On a market of the same name and area they print {phrases.number(row['lowest'])} to"
        f" {phrases.number(row['highest'])}% a year. The nearest is {row['nearest']}, with"
        f" {phrases.number(row['nearest_figure'])}%. Their years differ, and some may share a source."
    )
    return Plain(heading, f"{heading}.", text, "To stand above or below others does not make a figure wrong.")


def _editions(audit: Audit, f: Finding) -> Plain | None:
    table = audit.editions.repeated
    table = table[table["headlines"] > 1]
    if table.empty:
        return None
    row = table.loc[table["headlines"].idxmax()]
    rates = row["rates"].split(", ")
    heading = f"Reports of this kind change: one went from {rates[0]} to {rates[-1]} between editions"
    text = (
        "These are other reports of its kind. A publisher puts out a report again and again"
        f" under one number: each time is an edition. {phrases.plural(len(table), 'such report')} on file"
        f" {'differs' if len(table) == 1 else 'differ'} in growth between editions; the widest spread is among"
        f" {phrases.plural(int(row['editions']), 'edition')}."
    )
    return Plain(heading, f"{heading}.", text, "A forecast may be revised, so this is no contradiction.")


OWN: dict[str, Callable[[Audit, Finding], Plain | None]] = {
    "growth.together": _clash,
    "growth.left": _left,
    "shares.together": _shares,
    "revenues.market": _revenues,
    "filings.revenue": _filings,
    "publishers.growth": _publishers,
    "editions.number": _editions,
}
