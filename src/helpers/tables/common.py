"""The columns that several tables have in common; a table that means another thing by one says so."""

from helpers.tables.columns import (
    CURRENCY,
    FILLED,
    MEASURE,
    NUMBERED,
    POSITIVE,
    Column,
    choice,
    count,
    day,
    ids,
    number,
    text,
    url,
    year,
)

PAGE, CLAIMED, COMPUTED, READINGS = "the page", "ledger.csv", "computed", "the catalogue of readings"
MONEY, CLAIMED_MONEY, USD = (
    "full units of the currency in unit",
    "full units of the size's currency",
    "US dollars",
)
A_YEAR, OF_MARKET = "% a year", "% of the market"
OF_FIGURE = "% in points, money in full units"
CONFIDENCES = ("high", "medium", "low")
KINDS = ("window", "growth", "size", "increment", "share", "revenue")
DOUBTS = ("kind", "subject", "years", "unit", "base")
HEDGES = ("exact", "about", "over", "under", "range", "placeholder")
VERDICTS = ("fits", "fits by rounding", "unusual", "contradiction", "no test")

CLAIM_ID = text("claim_id", "the claim, numbered in the order of its page", NUMBERED)
REPORT = text("report", "path of the page, as it was given")
KIND = choice("kind", "what the figure measures; a window is the forecast period in the title", *KINDS)
SUBJECT = text(
    "subject",
    "whom the figure is about: market, or a region, segment or company; unclear where no word says it",
)
LOW = number(
    "low", OF_FIGURE, "lower end of the figure as printed; empty where it is open or not printed"
).maybe
HIGH = number(
    "high", OF_FIGURE, "upper end of the figure as printed; empty where it is open or not printed"
).maybe
HEDGE = choice("hedge", "how firmly the page says it; exact has no such word", *HEDGES).maybe
UNIT = text("unit", "% or the ISO code of the currency", MEASURE).maybe
START_YEAR = year("start_year", "first year that the words tie to the figure").maybe
END_YEAR = year("end_year", "last year that the words tie to the figure, or its only one").maybe
HORIZON = text("horizon", "years that are said without a number, such as a forecast period").maybe
OF = text("of", "what a share is a share of").maybe
FIGURE = text("figure", "the figure as printed", FILLED)
START = count("start", "characters", "where it begins in the decoded text of the page, counted from 0")
END = Column("end", "integer", "where it ends: the first character behind it", "characters")
SURE = choice("sure", "whether the words make kind, subject, years, unit and base evident", "yes", "no")
DOUBT = choice("doubt", "what the words leave open; empty of a claim that is sure", *DOUBTS).maybe
OF_WHAT = choice(
    "measure", "whether growth is that of value or of volume, where the words say it", "value", "volume"
).maybe
PAGE_OF = count("page", "pages", "page of a PDF that the figure stands on", POSITIVE).maybe

READING = text("reading", "how the words are understood", source=READINGS)
CLAIMS = ids("claims", "the claims that were used", source=CLAIMED).maybe
YEAR_OF = year("year", "the year meant")
ALLOWED_LOW = number(
    "low", A_YEAR, "least that the claims allow after hedge and rounding; empty if open"
).maybe
ALLOWED_HIGH = number(
    "high", A_YEAR, "most that the claims allow after hedge and rounding; empty if open"
).maybe
VERDICT = choice("verdict", "what the check found", *VERDICTS)

SOURCE_TITLE = text("source_title", "title of the source, or what it is where its own title was not kept")
SOURCE_URL = url("source_url", "address of the source")
COLLECTED = day("collected", "day on which the source was read")
CONFIDENCE = choice("confidence", "how sure the source is", *CONFIDENCES)
SOURCE = (SOURCE_TITLE, SOURCE_URL, COLLECTED, CONFIDENCE)
PERIOD = (day("period_start", "first day of the period"), day("period_end", "last day of the period"))
COMPANY = text("company", "the company, spelled as in company_revenue.csv")
FISCAL_YEAR = text("fiscal_year", "the company's own name for the year or period")
SPELLING = text("name", "the name as a page spells it")
CURRENCY_OF = text("currency", "ISO code of the currency on file", CURRENCY)
REVENUE_ID = text("revenue_id", "the row of company_revenue.csv")
ESTIMATE_ID = text("estimate_id", "the row of estimates.csv")
PUBLISHER = text("publisher", "who made the estimate")
MARKET = text("market", "the market, under the one name used here")
PRODUCT = text("product", "the product or products that the market is made of")
AREA = text("area", "the area that the market is of: global, or a country")
BASE_YEAR = year("base_year", "year of the first size")
LAST_YEAR = year("end_year", "year of the last size")
EDITION = text("edition", "name of the edition's file")
REPORT_NUMBER = text("report_number", "number of the report, read off its links").maybe
PUBLISHED = day("published", "day of publication, read off the edition's links").maybe
WINDOW_START = year("window_start", "first year of the forecast period in the title").maybe
WINDOW_END = year("window_end", "last year of the forecast period in the title").maybe
CODE = text("code", "short name of the edition on charts")
PAGE_URL = url("page_url", "address at which the page itself was found")
EDITIONS = count("editions", "editions", "how many other editions have it")
PUBLISHERS = count("publishers", "publishers", "how many publishers it is set beside")
