"""The tables of the page beside the world."""

from helpers.tables import common as c
from helpers.tables.columns import POSITIVE, Table, choice, count, ids, number, of, text, year, yes

_FILED, _ESTIMATES, _EDITIONS = "company_revenue.csv", "estimates.csv", "editions.csv"
FILINGS = Table(
    "processed/filings.csv",
    "Revenue beside filings",
    "a revenue on the page beside a fiscal year and an average rate",
    (
        *of(
            c.CLAIMED, c.CLAIM_ID, c.SPELLING, c.COMPANY.but(source=_FILED),
            c.YEAR_OF.maybe, number("printed", c.MONEY, "the revenue as printed"), c.UNIT,
        ),
        *of(
            _FILED, c.FISCAL_YEAR, year("filed_year", "the year in which most of the fiscal year lies"),
            number("filed", "full units of currency", "the revenue on file"), c.CURRENCY_OF,
        ),
        *of(
            "exchange_rates.csv",
            choice("rate_over", "the period that the rate is an average of",
                   "its own fiscal year", "the calendar year"),
            number("rate", "units of unit for one of currency", "the average rate", POSITIVE),
        ),
        *of(
            c.COMPUTED,
            number("converted", c.MONEY, "the revenue on file, converted"),
            number("converted_low", c.MONEY, "the least of it, with the room of rounding and rate"),
            number("converted_high", c.MONEY, "the most of it, with the room of rounding and rate"),
            number("difference", "% of what was filed", "by how much the page is above the filing"),
            number("difference_low", "% of what was filed", "the least of it, with the room of all figures").maybe,
            number("difference_high", "% of what was filed", "the most of it, with the room of all figures").maybe,
            choice("fits", "how the two agree; empty where they do not", "as printed", "with its hedge").maybe,
        ),
        *of(
            _FILED, c.REVENUE_ID, ids("rate_ids", "the rows of exchange_rates.csv; none for one currency",
                                      source="exchange_rates.csv").maybe,
            count("sources", "rows", "how many rows give the company's fiscal year", POSITIVE), c.CONFIDENCE,
        ),
    ),
)  # fmt: skip
PUBLISHERS_ARITHMETIC = Table(
    "processed/publishers_arithmetic.csv",
    "Publishers' own arithmetic",
    "an estimate with two sizes and a rate",
    (
        *of(_ESTIMATES, c.ESTIMATE_ID, c.PUBLISHER, c.PRODUCT, c.AREA, c.BASE_YEAR, c.LAST_YEAR),
        *of(
            c.COMPUTED,
            number("implied", c.A_YEAR, "growth from the first size to the last"),
            number("implied_low", c.A_YEAR, "the least of it, with the room of rounding"),
            number("implied_high", c.A_YEAR, "the most of it, with the room of rounding"),
            number("over_rate_years", c.A_YEAR, "the same over the years that the rate is said of, if others").maybe,
            number("over_low", c.A_YEAR, "the least of over_rate_years").maybe,
            number("over_high", c.A_YEAR, "the most of over_rate_years").maybe,
        ),
        *of(
            _ESTIMATES,
            number("printed", c.A_YEAR, "the rate as printed"),
            number("printed_low", c.A_YEAR, "the least that it stands for"),
            number("printed_high", c.A_YEAR, "the most that it stands for"),
        ),
        *of(
            c.COMPUTED,
            number("difference", "points", "the rate as printed less the growth between the sizes"),
            choice("agrees", "whether the two agree", "with rounding", "over the years of its rate", "no"),
        ),
    ),
    key=("estimate_id",),
)  # fmt: skip
_OF_CLAIM = "% a year, or US dollars for a size"
PUBLISHERS_STANDING = Table(
    "processed/publishers_standing.csv",
    "The page among publishers",
    "a claim among the publishers of its scope",
    (
        *of(c.CLAIMED, c.CLAIM_ID, c.FIGURE.but(meaning="the figure as printed, with its hedge")),
        *of(
            c.COMPUTED,
            text("years", "any, shared (publishers whose years overlap with its own), or the year of a size"),
            c.PUBLISHERS,
            count("below", "publishers", "how many are lower"),
            count("within", "publishers", "how many lie within its rounding and hedge"),
            count("above", "publishers", "how many are higher"),
            number("lowest", _OF_CLAIM, "the lowest of them"),
            number("highest", _OF_CLAIM, "the highest of them"),
            count(
                "rank", "place", "its place among them, 1 the highest; empty for over and under", POSITIVE
            ).maybe,
            c.PUBLISHER.but(name="nearest", meaning="the publisher whose figure is nearest"),
            number("nearest_figure", _OF_CLAIM, "the figure of that publisher"),
            number("distance", "named in unit", "by how much the page is above it"),
            choice("unit", "unit of distance; % is of the publisher's size", "points", "%"),
        ),
    ),
)
PUBLISHERS_BY_YEAR = Table(
    "processed/publishers_by_year.csv",
    "The market by year, page and publishers",
    "a year's market",
    of(
        c.COMPUTED,
        c.YEAR_OF,
        number("low", c.USD, "the least that the page says or implies; empty where it is open").maybe,
        number("high", c.USD, "the most that the page says or implies; empty where it is open").maybe,
        c.CLAIMS.but(optional=False),
        c.PUBLISHERS,
        count("lower", "publishers", "how many lie below the page's least"),
        count("higher", "publishers", "how many lie above the page's most"),
        number("lowest", c.USD, "the smallest market of a publisher"),
        number("highest", c.USD, "the largest market of a publisher"),
    ),
    key=("year",),
)
EDITIONS_HEADLINES = Table(
    "processed/editions_headlines.csv",
    "Headline growth of other editions",
    "an edition's headline growth",
    of(
        _EDITIONS, c.CODE, c.EDITION, c.REPORT_NUMBER, c.PRODUCT.but(source="market_names.csv"), c.PUBLISHED,
        c.WINDOW_START, c.WINDOW_END, c.CLAIM_ID, c.LOW.but(unit=c.A_YEAR), c.HIGH.but(unit=c.A_YEAR), c.FIGURE,
        c.SOURCE_URL.maybe, c.PAGE_URL.maybe.but(source="edition_pages.csv"),
    ),
    key=("code",),
)  # fmt: skip
EDITIONS_SHARES = Table(
    "processed/editions_shares.csv",
    "Shares of other editions",
    "an edition's shares",
    (
        *of(_EDITIONS, c.CODE, c.EDITION, c.REPORT_NUMBER),
        *of(
            c.COMPUTED,
            text("countries", "the countries that have a share").maybe,
            number("inside", c.OF_MARKET, "what the shares make with countries inside their regions"),
            number("beside", c.OF_MARKET, "what they make with countries beside their regions"),
            choice("whole", "which of the two makes 100", "inside", "beside").maybe,
            c.PAGE_URL.maybe.but(source="edition_pages.csv"),
        ),
    ),
    key=("code",),
)
EDITIONS_RETURNING = Table(
    "processed/editions_returning.csv",
    "Figures that return",
    "a figure of several editions",
    (
        *of(_EDITIONS, c.KIND, c.SUBJECT, c.FIGURE, c.LOW, c.HIGH, c.UNIT),
        *of(c.COMPUTED, c.EDITIONS, c.CLAIMS.but(meaning="the page's own claims of that figure")),
    ),
)
EDITIONS_DEFECTS = Table(
    "processed/editions_defects.csv",
    "Country lists of other editions",
    "a fault of the country lists",
    (
        *of(
            _EDITIONS,
            text("region", "region that the item stands under"),
            text("item", "the item as the editions print it"),
            text("what", "what is wrong with it"),
        ),
        *of(c.COMPUTED, c.EDITIONS, yes("here", "whether this page prints it too")),
    ),
)
