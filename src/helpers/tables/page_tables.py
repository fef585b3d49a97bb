"""The tables of what a page says and of what the checks find in it."""

from helpers.tables import common as c
from helpers.tables.columns import (
    NUMBERED,
    POSITIVE,
    Order,
    Table,
    choice,
    count,
    ids,
    number,
    of,
    text,
    year,
)

# --- what the page says ---------------------------------------------------------------------------------

_CLAIM = (
    c.KIND, c.SUBJECT, c.LOW, c.HIGH, c.HEDGE, c.UNIT, c.START_YEAR, c.END_YEAR, c.HORIZON, c.OF, c.FIGURE,
)  # fmt: skip
LEDGER = Table(
    "processed/ledger.csv",
    "Claims of the page",
    "a claim, as printed",
    of(
        c.PAGE,
        c.CLAIM_ID,
        c.REPORT,
        text("section", "heading above it; behind ›, the company whose sentence says it of the market").maybe,
        *_CLAIM,
        c.START,
        c.END,
        c.SURE,
        c.DOUBT,
        c.OF_WHAT,
        c.PAGE_OF,
    ),
    key=("report", "claim_id"),
    orders=(Order("start", "end", "a figure ends before it starts", strictly=True),),
)
REJECTS = Table(
    "processed/rejects.csv",
    "Other numerals of the page",
    "any other run of digits",
    of(
        c.PAGE,
        c.REPORT,
        c.FIGURE,
        c.START,
        c.END,
        choice(
            "reason", "why it is no claim",
            "link", "list", "date", "year", "percentage", "money", "quantity", "name", "furniture", "unread",
        ),
    ),
)  # fmt: skip
LISTS = Table(
    "processed/lists.csv",
    "Lists of the page, cleaned",
    "a name in a list",
    of(
        c.PAGE,
        choice("list", "what the list is of", "players", "types", "applications", "regions"),
        text("region", "region that a country is listed under").maybe,
        text("raw", "the item as printed"),
        text("clean", "the name that it stands for", source=c.COMPUTED),
        text("reason", "why the two differ; empty where nothing had to be changed", source=c.COMPUTED).maybe,
        c.START,
        c.END,
    ),
)

# --- what the checks find -------------------------------------------------------------------------------

FINDINGS = Table(
    "processed/findings.csv",
    "Findings",
    "a fact",
    of(
        c.COMPUTED,
        text("finding_id", "the finding, numbered in the order of the checks"),
        text("check", "code of the check, as `checks/codes.py` lists it"),
        c.VERDICT,
        c.SUBJECT.but(meaning="whom the finding is about"),
        c.CLAIMS,
        c.READING.maybe,
        text("detail", "the finding in one sentence, with its numbers"),
        number("low", "named in unit", "lower end of the interval that the check computed").maybe,
        number("high", "named in unit", "upper end of the interval that the check computed").maybe,
        text("unit", "unit of low and high, in words").maybe,
        count(
            "how_often", "cases", "how many comparable cases turned at least as much; empty without a class"
        ).maybe,
        count("out_of", "cases", "how many comparable cases there are", POSITIVE).maybe,
        text("among", "which cases are comparable").maybe,
        number(
            "smallest_error",
            "own unit of the first claim",
            "smallest slip of the figure named first in claims that the check would have caught; empty for none",
            POSITIVE,
        ).maybe,
    ),
    key=("finding_id",),
)
NOTES = Table(
    "processed/notes.csv",
    "Notes",
    "a defect of the page that is no clash of figures",
    of(
        c.COMPUTED,
        text("note_id", "the note, numbered in the order of the checks"),
        text("check", "code of what noted it, as `checks/codes.py` lists it"),
        c.SUBJECT.but(meaning="whom the note is about"),
        c.CLAIMS,
        c.FIGURE.but(meaning="the figure or item as printed", source=c.PAGE),
        c.START.but(source=c.PAGE),
        c.END.but(source=c.PAGE),
        text("detail", "what is amiss, in one sentence"),
    ),
    key=("note_id",),
)
_READ_YEARS = (
    year("start_year", "first year under the reading").maybe, year("end_year", "last year under the reading").maybe,
)  # fmt: skip
GROWTH_WINDOWS = Table(
    "processed/growth_windows.csv",
    "Years of each growth claim",
    "a growth claim under one reading",
    (
        *of(c.CLAIMED, c.CLAIM_ID, c.SUBJECT, c.FIGURE, c.HEDGE),
        *of(
            c.COMPUTED, c.READING.maybe, *_READ_YEARS, c.ALLOWED_LOW, c.ALLOWED_HIGH,
            choice("relation", "where its years lie, seen from the title's window",
                   "history", "forecast", "both", "undated"),
        ),
    ),
)  # fmt: skip
IMPLIED_SIZES = Table(
    "processed/implied_sizes.csv",
    "Sizes that growth implies",
    "a year's size by one growth claim, held steady, and one size claim",
    of(
        c.COMPUTED,
        c.CLAIM_ID.but(meaning="the growth claim", source=c.CLAIMED),
        text("size_claim", "the size claim", NUMBERED, source=c.CLAIMED),
        c.READING,
        c.YEAR_OF,
        c.ALLOWED_LOW.but(unit=c.CLAIMED_MONEY),
        c.ALLOWED_HIGH.but(unit=c.CLAIMED_MONEY),
    ),
)
GROWTH_LEFT = Table(
    "processed/growth_left.csv",
    "Growth left for the other years",
    "two growth claims, and the years of the longer one outside the shorter",
    of(
        c.COMPUTED,
        text("long_claim", "the growth claim for more years", NUMBERED, source=c.CLAIMED),
        text("short_claim", "the growth claim for fewer years, all among them", NUMBERED, source=c.CLAIMED),
        c.READING,
        year("start_year", "first year of what is left"),
        year("end_year", "last year of what is left"),
        count("years", "years", "how many yearly steps are left", POSITIVE),
        c.ALLOWED_LOW,
        c.ALLOWED_HIGH,
        number("printed_low", c.A_YEAR, "the least with the figures taken as printed").maybe,
        number("printed_high", c.A_YEAR, "the most with the figures taken as printed").maybe,
    ),
)
GROWTH_CHANGE = Table(
    "processed/growth_change.csv",
    "Smallest change of growth",
    "a reading and a rounding",
    of(
        c.COMPUTED,
        c.READING,
        text("rounding", "how the figures may have been rounded"),
        number(
            "growth_change", "points of 100 ln a year",
            "least yearly change of logarithmic growth with which all claims hold; empty where none does",
        ).maybe,
    ),
)  # fmt: skip
PATH = Table(
    "processed/path.csv",
    "A path whose growth changes least",
    "a year of the path",
    of(
        c.COMPUTED,
        c.YEAR_OF,
        number("size", c.CLAIMED_MONEY, "the market; empty where no size is claimed").maybe,
        number("index", "first year 100", "the market, seen from the first year"),
        number("growth", "% over the year before", "the growth to this year; empty in the first").maybe,
    ),
    key=("year",),
)
CONFLICTS = Table(
    "processed/conflicts.csv",
    "Conflicts and repairs",
    "a conflict, repair or smallest change",
    of(
        c.COMPUTED,
        choice(
            "kind", "claims that cannot all hold, those without which the rest hold, the least change, or slips",
            "conflict", "repair", "smallest change", "possible slip",
        ),
        c.READING,
        c.CLAIMS,
        text("certificate", "a sentence to check by hand").maybe,
        number(
            "amount", "by kind", "gap of a conflict (points of 100 ln), claims of a repair, change in % of the figures"
        ).maybe,
    ),
)  # fmt: skip
SHARE_READINGS = Table(
    "processed/share_readings.csv",
    "Shares, understood",
    "a share under one reading",
    of(
        c.COMPUTED,
        c.READING,
        c.SUBJECT.but(meaning="the region or country"),
        c.OF.but(optional=False),
        text("inside", "region that it is taken to lie in").maybe,
        c.ALLOWED_LOW.but(unit="% of its base"),
        c.ALLOWED_HIGH.but(unit="% of its base"),
        number("world_low", c.OF_MARKET, "least of the whole market; empty where that is not printed").maybe,
        number("world_high", c.OF_MARKET, "most of the whole market; empty where that is not printed").maybe,
        c.CLAIM_ID.but(source=c.CLAIMED),
        c.YEAR_OF.maybe,
    ),
)
SHARE_TOTALS = Table(
    "processed/share_totals.csv",
    "Sums of the shares",
    "a reading of all shares",
    of(
        c.COMPUTED,
        c.READING,
        number("sum_low", c.OF_MARKET, "least that the shares come to, nothing counted twice").maybe,
        number("sum_high", c.OF_MARKET, "most that the shares come to, nothing counted twice").maybe,
        number("printed_sum", c.OF_MARKET, "sum of the figures as printed").maybe,
        number("remainder_low", c.OF_MARKET, "least that is left for everybody else").maybe,
        number("remainder_high", c.OF_MARKET, "most that is left for everybody else").maybe,
        c.VERDICT,
        c.YEAR_OF.maybe,
    ),
)
REVENUES = Table(
    "processed/revenues.csv",
    "Revenue beside the market",
    "a company's revenue",
    (
        *of(
            c.CLAIMED, c.CLAIM_ID, text("company", "the company, as the page has it"), c.YEAR_OF.maybe, c.UNIT,
            number("revenue", c.MONEY, "its revenue as printed").maybe,
        ),
        *of(
            c.COMPUTED,
            c.ALLOWED_LOW.but(unit=c.MONEY),
            c.ALLOWED_HIGH.but(unit=c.MONEY),
            number("market_printed", c.MONEY, "largest market that the page allows that year, as printed").maybe,
            number("market_most", c.MONEY, "the same with hedge and rounding").maybe,
            number("part_most", "% of the company's revenue", "most of it that can be revenue from this market").maybe,
            ids("market_claims", "the claims that bound the market", source=c.CLAIMED).maybe,
        ),
    ),
)  # fmt: skip
