"""The tables of figures from outside the page, collected by hand or published as a table."""

from helpers.tables import common as c
from helpers.tables.columns import PERCENT, POSITIVE, Order, Table, choice, count, number, of, text, year

BY_HAND, ROW = "by hand", "the row's source"
BEA = "US Bureau of Economic Analysis, gross output by industry, by way of the EPA's flowsa tables of 2024-11"
COMPANY_REVENUE = Table(
    "reference/company_revenue.csv",
    "Revenue that companies filed or announced",
    "a company's revenue from one source",
    (
        *of(BY_HAND, c.REVENUE_ID, c.COMPANY),
        *of(
            ROW, c.FISCAL_YEAR, *c.PERIOD, text("part", "whole company, or the part meant"),
            number("revenue", "full units of currency", "the revenue", POSITIVE),
            number("rounded_to", "full units of currency", "one unit of its last known digit", POSITIVE), c.CURRENCY_OF,
            choice("basis", "what kind of figure it is", "filed", "announced", "second-hand", "derived"),
        ),
        *of(BY_HAND, text("note", "what else there is to say of it").maybe, *c.SOURCE),
    ),
    key=("revenue_id",),
    orders=(Order("period_start", "period_end", "end no earlier than it starts"),),
)  # fmt: skip
EXCHANGE_RATES = Table(
    "reference/exchange_rates.csv",
    "Exchange rates over a period",
    "a rate over a period from one source",
    (
        *of(BY_HAND, text("rate_id", "the rate")),
        *of(
            ROW, c.CURRENCY_OF.but(name="base", meaning="the currency of which one unit is priced"),
            c.CURRENCY_OF.but(name="quote", meaning="the currency in which it is priced"), *c.PERIOD,
            number("rate", "units of quote for one of base", "the rate", POSITIVE),
            number("rounded_to", "as the rate", "one unit of the last digit of the rate", POSITIVE),
            text("method", "how the rate over the period was made"),
            count("observations", "days or averages", "how many lie behind it", POSITIVE),
        ),
        *of(BY_HAND, *c.SOURCE),
    ),
    key=("rate_id",),
    orders=(Order("period_start", "period_end", "end no earlier than it starts"),),
)  # fmt: skip
ESTIMATES = Table(
    "reference/estimates.csv",
    "Other publishers' estimates of the market",
    "what a publisher prints of a market",
    (
        *of(BY_HAND, c.ESTIMATE_ID),
        *of(
            ROW, c.PUBLISHER, text("seen_in", "where it was read"), c.MARKET, c.PRODUCT, c.AREA,
            text("published", "day, month or year of publication").maybe,
            c.BASE_YEAR.maybe,
            number("base_usd", c.USD, "the first size", POSITIVE).maybe,
            number("base_rounded_to", c.USD, "one unit of the last digit of the first size", POSITIVE).maybe,
            c.LAST_YEAR.maybe,
            number("end_usd", c.USD, "the last size", POSITIVE).maybe,
            number("end_rounded_to", c.USD, "one unit of the last digit of the last size", POSITIVE).maybe,
            number("rate_percent", c.A_YEAR, "the growth rate", PERCENT).maybe,
            number("rate_rounded_to", "points", "one unit of the last digit of the growth rate", PERCENT).maybe,
            year("rate_start", "first year of the growth rate").maybe,
            year("rate_end", "last year of the growth rate").maybe,
            number("north_america_percent", c.OF_MARKET, "the share of North America", PERCENT).maybe,
        ),
        *of(BY_HAND, text("left_out", "why it is not set beside a page").maybe, *c.SOURCE),
    ),
    key=("estimate_id",),
    orders=(
        Order("base_year", "end_year", "have its base year before its end year"),
        Order("rate_start", "rate_end", "have the first year of its rate before the last"),
    ),
)  # fmt: skip
EDITIONS = Table(
    "reference/editions.csv",
    "Figures of other editions",
    "a figure of another edition, or a defect of its country list",
    (
        *of(
            "the edition", c.EDITION, c.REPORT_NUMBER,
            text("market_name", "the market, as its title has it").maybe,
            c.PUBLISHED, c.WINDOW_START, c.WINDOW_END,
            choice("role", "headline: the first growth of the market in its forecast period", "headline").maybe,
            c.CLAIM_ID.maybe.free,
            choice("kind", "what the figure measures, or defect: an item of the country list", *c.KINDS, "defect"),
            c.SUBJECT.but(meaning="whom the figure is about; of a defect, what is wrong"),
            c.LOW, c.HIGH, c.HEDGE.free.but(type="text"), c.UNIT.free, c.START_YEAR, c.END_YEAR, c.HORIZON,
            c.OF.but(meaning="what a share is a share of; of a defect, the region it stands under"),
            c.FIGURE.free.but(meaning="the figure or the item as printed"),
            c.SOURCE_TITLE.but(meaning="title of the edition"),
            c.SOURCE_URL.maybe.but(meaning="the publisher's address, off the edition's links"),
        ),
        *of(
            "python -m helpers editions", c.COLLECTED,
            c.CONFIDENCE.but(meaning="high where all links of the edition carry one number"),
        ),
    ),
    orders=(Order("window_start", "window_end", "have the first year of its window before the last"),),
)  # fmt: skip
EDITION_PAGES = Table(
    "reference/edition_pages.csv",
    "Where other editions were found",
    "where an edition's page was found",
    of(BY_HAND, c.EDITION, c.PAGE_URL, c.COLLECTED, c.CONFIDENCE),
    key=("edition",),
)
COMPANY_NAMES = Table(
    "reference/company_names.csv",
    "Spellings of companies",
    "a spelling of a company",
    of(BY_HAND, c.SPELLING, c.COMPANY),
    key=("name",),
)
MARKET_NAMES = Table(
    "reference/market_names.csv",
    "Spellings of markets",
    "a spelling of a market, as titles print it",
    of(BY_HAND, c.SPELLING, c.MARKET, c.PRODUCT),
    key=("name",),
)
GROSS_OUTPUT = Table(
    "reference/gross_output.csv",
    "Gross output of US industries",
    "an industry's year",
    (
        *of(BEA, text("code", "code of the industry in the detailed input-output accounts")),
        *of("useeior", text("industry", "name of the industry")),
        *of(
            BEA, year("year", "calendar year"),
            number("million_usd", "million US dollars", "what the industry produced, at that year's prices", POSITIVE),
        ),
    ),
    key=("code", "year"),
)  # fmt: skip
