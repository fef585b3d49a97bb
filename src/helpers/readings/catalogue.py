"""The table of readings: the admissible ways to understand an unclear claim, each with example and reason."""

from typing import NamedTuple


class Reading(NamedTuple):
    """One admissible way to understand one kind of unclear claim."""

    dimension: str
    name: str
    example: str
    reason: str


READINGS = (
    Reading(
        "forecast period",
        "from the title's first year",
        "Growth of 6% is foreseen for the forecast period. (Title: 2025 to 2032)",
        "Seven yearly steps lie between the sizes of the two years that the title names.",
    ),
    Reading(
        "forecast period",
        "from the year before",
        "Growth of 6% is foreseen for the forecast period. (Title: 2025 to 2032)",
        "Many publishers start from a base year before the window; each year named has a rate: eight steps.",
    ),
    Reading(
        "forecast period",
        "from the base year",
        "From 20 million in 2024 to 30 million in 2031, a rise of 6% a year in the forecast period.",
        "The rate leads from the first size to the last.",
    ),
    Reading(
        "forecast period",
        "from the year after",
        "From 20 million in 2024 to 30 million in 2031, a rise of 6% a year in the forecast period.",
        "The first year is the base; many publishers begin the forecast with the one after it. Admitted only where the "
        "year left out would grow at half to twice the rate.",
    ),
    Reading(
        "next years",
        "from publication",
        "Sales should rise by 6% a year in the coming five years.",
        "A reader counts from the day of reading.",
    ),
    Reading(
        "next years",
        "from the title's first year",
        "Sales should rise by 6% a year in the coming five years. (Title: 2026 to 2033)",
        "Inside a report the years ahead are those of its forecast.",
    ),
    Reading(
        "next years",
        "from the last stated year",
        "Sales were 20 million in 2022. They should rise by 6% a year in the coming five years.",
        "The text may be older than its page: the latest past year it prints is where its knowledge ends.",
    ),
    Reading(
        "next years",
        "from the year before",
        "Sales should rise by 6% a year in the coming five years. (Title: 2026 to 2033)",
        "The last full year before the forecast is the one that sales are known for.",
    ),
    Reading(
        "length",
        "the shorter",
        "Demand will climb by 6% a year for the next 3-5 years.",
        "Both ends of a range of years are printed; the rate may be meant for either.",
    ),
    Reading(
        "length",
        "the longer",
        "Demand will climb by 6% a year for the next 3-5 years.",
        "Both ends of a range of years are printed; the rate may be meant for either.",
    ),
    Reading(
        "end only",
        "from publication",
        "Revenue climbs 6% a year through 2028.",
        "Without a first year, the growth starts when it is written about.",
    ),
    Reading(
        "end only",
        "from the title's first year",
        "Revenue climbs 6% a year through 2028. (Title: 2026 to 2033)",
        "Without a first year, the growth starts with the report's forecast.",
    ),
    Reading(
        "end only",
        "from the last stated year",
        "Revenue was 20 million in 2022 and climbs 6% a year through 2028.",
        "Without a first year, the growth starts at the latest past year that the page prints.",
    ),
    Reading(
        "end only",
        "from the year before",
        "Revenue climbs 6% a year through 2028. (Title: 2026 to 2033)",
        "Without a first year, the growth starts from the last full year before the forecast.",
    ),
    Reading(
        "past year",
        "that year alone",
        "The trade expanded by 6% in 2023.",
        "One year that has passed, and one rate: the growth of that year over the one before.",
    ),
    Reading(
        "past year",
        "from then to the title's last year",
        "In 2023 the trade is set to expand by 6% a year.",
        "A sentence can name the year in which a longer growth begins.",
    ),
    Reading(
        "start only",
        "to the title's last year",
        "From 2024 on, orders will grow 6% a year.",
        "Without a last year, the growth runs as far as the report looks.",
    ),
    Reading(
        "start only",
        "for five years",
        "From 2024 on, orders will grow 6% a year.",
        "Five years are the usual length of a growth rate where none is said.",
    ),
    Reading(
        "countries",
        "inside their region, of the world",
        "Asia holds 30%, India 10%.",
        "A country is part of its region, and no other base is named: its share is part of the region's.",
    ),
    Reading(
        "countries",
        "of their region",
        "Asia holds 30%, led by India at 10%.",
        "A clause that hangs on a region can count per cent of that region.",
    ),
    Reading(
        "countries",
        "beside their region",
        "Asia holds 30%, India 10%, Europe 60%.",
        "Where the list makes 100 only so, the region may be meant without the country named.",
    ),
    Reading(
        "undated shares",
        "of the year said beside them",
        "By 2027 Asia holds 30%. Europe holds 25%, the others 45%.",
        "A list of shares names its year once; what stands beside it can be meant for that year.",
    ),
    Reading(
        "undated shares",
        "of another year",
        "By 2027 Asia holds 30%. Asia holds 25%, Europe 40%.",
        "Where both cannot be of one year, the shares without a year are taken by themselves.",
    ),
    Reading(
        "said of a company",
        "of its own field",
        "Acme counts on a market growth of 6% a year. (Elsewhere: the market grows by 9% a year.)",
        "What a sentence on a company says of the market can be meant for the part in which it sells.",
    ),
    Reading(
        "figures of a company",
        "of a part of it",
        "Acme sold USD 3 billion in 2022. Sales of USD 1 billion in 2022 make Acme the leader.",
        "What is printed under a company's name can be meant for a division or a brand of it.",
    ),
    Reading(
        "years of an increment",
        "from the year before",
        "Between 2026 and 2035 sales rise by USD 9 billion. (Elsewhere: USD 3 billion in 2025, 12 billion in 2035)",
        "Each year named has a rise of its own: the first is that over the year before.",
    ),
    Reading(
        "headline",
        "of other years than the text's",
        "Kites to Reach USD 5 Billion by 2030 at 8% a Year. (Text: 6% a year from 2024 to 2030)",
        "A headline leaves out from when its rate runs.",
    ),
    Reading(
        "over",
        "loose",
        "Growth exceeds 8%.",
        "A bound is rounded like any other figure: 7.9 may be printed as 8.",
    ),
    Reading("over", "strict", "Growth exceeds 8%.", "Taken at its word, 8 itself is not enough."),
    Reading(
        "about",
        "loose",
        "It sells about 40 million.",
        "Writers call a figure about 40 where it is a few per cent off.",
    ),
    Reading(
        "about",
        "strict",
        "It sells about 40 million.",
        "The word may add nothing to the rounding of the figure.",
    ),
)


OWN_FIELD = "said of a company: of its own field"
OF_A_PART = "figures of a company: of a part of it"
YEAR_BEFORE = "years of an increment: from the year before"
OTHER_YEARS = "headline: of other years than the text's"
