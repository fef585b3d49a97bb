"""Sentences of our own and what must be read from each, by topic.

A row is an `Example`: its name, a text, the claims that a careful reader finds in it in the order printed, and,
where it matters, the other digits with the reason why they are none. A text of several lines has as many
paragraphs, unless it is a page of its own. A `Family`
holds rows that differ in a word of a table and must be read alike. All companies and markets are made up.
"""

from typing import NamedTuple

from pages import TITLE

K, M, B, T = 10**3, 10**6, 10**9, 10**12
FIRMS = "Major Market Players"  # the heading of a section on companies
PLACES = "Regional Outlook"  # the heading of one on regions
FORECAST = "forecast period"


class Expected(NamedTuple):
    """What must be read of one printed figure; `speaker` is the company that says it of the market, or ""."""

    figure: str
    kind: str
    subject: str
    low: float | None
    high: float | None
    hedge: str | None
    unit: str | None
    start_year: int | None
    end_year: int | None
    horizon: str | None
    of: str | None
    speaker: str


class Example(NamedTuple):
    """A text and its claims; `page` marks a whole page, `misread` a row that is still read wrongly."""

    name: str
    text: str
    claims: tuple[Expected, ...]
    title: str = TITLE
    section: str = PLACES
    rejects: tuple[tuple[str, str], ...] | None = None
    page: bool = False
    misread: bool = False


class Family(NamedTuple):
    """Rows that differ in a word or two and stand or fall together."""

    name: str
    rows: tuple[Example, ...]
    misread: bool = False


# --- how rows are written ---------------------------------------------------------------------------------
def _claim(figure, kind, subject, value, hedge, unit, years=(None, None), horizon=None, of=None, speaker=""):
    """One expected claim; `value` is one number, a pair for a range, or None for a placeholder."""
    low, high = value if isinstance(value, tuple) else (value, value)
    low, high = None if hedge == "under" else low, None if hedge == "over" else high
    return Expected(figure, kind, subject, low, high, hedge, unit, *years, horizon, of, speaker)


def growth(figure, value, hedge="exact", subject="market", start=None, end=None, horizon=None, speaker=""):
    """A yearly rate."""
    return _claim(figure, "growth", subject, value, hedge, "%", (start, end), horizon, speaker=speaker)


def size(figure, value, hedge="exact", year=None, subject="market", unit="USD", speaker=""):
    """The money of a market."""
    return _claim(figure, "size", subject, value, hedge, unit, (None, year), speaker=speaker)


def share(subject, figure, value, hedge="exact", year=None, of="market"):
    """A part of a market."""
    return _claim(figure, "share", subject, value, hedge, "%", (None, year), of=of)


def revenue(subject, figure, value, hedge="exact", year=None, unit="USD"):
    """The sales of a company."""
    return _claim(figure, "revenue", subject, value, hedge, unit, (None, year))


def window(figure, start, end):
    """The forecast years of a title."""
    return Expected(figure, "window", "market", None, None, None, None, start, end, None, None, "")


def row(name, text, *claims, **where):
    """An example on regions or on the market."""
    return Example(name, text, claims, **where)


def firm(name, text, *claims, **where):
    """An example from a section on companies."""
    return Example(name, text, claims, section=FIRMS, **where)


def spaced(words):
    """The words of a text."""
    return tuple(words.split())


def family(name, rows):
    """Rows that hold for many words alike, under one name."""
    return Family(name, tuple(rows))


def each(name, words, text, *claims):
    """A family with a row for each word that "{}" in the text stands for; words are separated by "|"."""
    return family(
        name,
        (
            row(
                word,
                text.replace("{}", word),
                *(c._replace(figure=c.figure.replace("{}", word)) for c in claims),
            )
            for word in words.split("|")
        ),
    )


# --- figures: numbers, signs, scales, ranges --------------------------------------------------------------
PRINTED = (
    ("USD", 5 * M,
        "$5 million|US$5 million|U.S.$5 million|U.S. $5 million|USD 5 million|USD5 million|5 million USD"
        "|5 million US dollars|5 million U.S. dollars|5 million dollars|$5-million|$5 millions|$5m|$5mn"
        "|$5mm|$5 mln|$5 M"),
    ("USD", 5 * K, "$5 thousand|$5k|$5,000|$5000|$5.000,00"),
    ("USD", 5 * B,
        "$5 billion|$5b|$5bn|$5 bln|$5,000 million|$5,000,000,000|$5.000.000.000|$5\u00a0billion"
        "|$5\u202fbillion|$5\u2009billion|$\u00ad5 billion"),
    ("USD", 5 * T, "$5 trillion|$5t|$5tn|$5,000 billion"),
    ("USD", 1234567.8, "$1,234,567.8"),
    ("EUR", 5 * M, "€5 million|EUR 5 million|5 million euros|5 million of euros|5 million EUR"),
    ("EUR", 1234.56, "€1.234,56"),
    ("EUR", 1.5 * B, "€1.5 billion|€1,5 billion|1,5 billion euros"),
    ("GBP", 5 * M,
        "£5 million|GBP 5 million|5 million pounds sterling|5 million British pounds"),
    ("JPY", 5 * B, "¥5 billion|￥5 billion|JP¥5 billion|JPY 5 billion|5 billion yen|5 billion Japanese yen"),
    ("CNY", 5 * B,
        "CN¥5 billion|CNY 5 billion|RMB 5 billion|5 billion yuan|5 billion Chinese yuan|5 billion renminbi"),
    ("INR", 5 * 10**7,
        "₹5 crore|INR 5 crore|Rs. 5 crore|Rs 5 crore|Rs.5 crore|5 crore rupees|5 crore Indian rupees"
        "|₹5,00,00,000"),
    ("INR", 5 * 10**5, "₹5 lakh|₹5,00,000|5 lakh rupees"),
    ("KRW", 5 * B, "₩5 billion|KRW 5 billion|5 billion won|5 billion Korean won"),
    ("AUD", 5 * M, "A$5 million|AU$5 million|AUD 5 million|5 million Australian dollars"),
    ("CAD", 5 * M, "C$5 million|CA$5 million|CAD 5 million|5 million Canadian dollars"),
    ("HKD", 5 * M, "HK$5 million|HKD 5 million|5 million Hong Kong dollars"),
    ("SGD", 5 * M, "S$5 million|SGD 5 million|5 million Singapore dollars"),
    ("TWD", 5 * M, "NT$5 million|TWD 5 million|5 million Taiwan dollars"),
    ("BRL", 5 * M, "R$5 million|BRL 5 million|5 million reais"),
    ("CHF", 5 * M, "CHF 5 million|5 million Swiss francs"),
    ("SEK", 5 * M, "SEK 5 million|5 million Swedish kronor"),
    ("NOK", 5 * M, "NOK 5 million|5 million Norwegian kroner"),
    ("DKK", 5 * M, "DKK 5 million|5 million Danish kroner"),
)  # fmt: skip
FIGURES = (
    family("money", (
        row(f"money {printed}", f"The market was valued at {printed} in 2022.",
            size(printed, value, year=2022, unit=unit))
        for unit, value, figures in PRINTED
        for printed in figures.split("|")
    )),
    row("a short scale behind a number with a currencys name", "The market was valued at 4bn euros in 2022.",
        size("4bn euros", 4 * B, year=2022, unit="EUR")),
    row("a length is no money", "The rope of 5m is sold in a market of $4 million.", size("$4 million", 4 * M),
        rejects=(("5", "quantity"),)),
    row("a sign behind a letter is none", "The market for kits of AUSD 5 million is open."),
    row("a currencys name goes no further than its word", "The market was valued at 5 million wonders."),
    each("per cent", "5%|5 %|5 percent|5-percent|5 per cent|5 pct|5-per cent", "Europe holds {} of the market.",
        share("Europe", "{}", 5)),
    row("a per cent of thirty characters", f"Europe holds 20.{27 * '0'}% of the market.",
        share("Europe", f"20.{27 * '0'}%", 20)),
    row("a run of thirty-one characters is a code", f"Europe holds 20.{28 * '0'}% of the market."),
    row("a decimal comma in a share", "Europe holds 7,25% of the market.", share("Europe", "7,25%", 7.25)),
    row("a thousand kept together", "Europe grew 1,250% in 2022.",
        growth("1,250%", 1250, subject="Europe", end=2022)),
    each("ends joined by", "5-7%|5 - 7%|5–7%|5—7%|5−7%|5~7%|5 to 7%|5% to 7%|5%-7%|5% – 7%",
        "The market has a CAGR of {}.", growth("{}", (5, 7), "range")),
    each("a range opened by", "between|between about|between a mere|between AT MOST",
        "The market has a CAGR {} 5% and 7%.", growth("5% and 7%", (5, 7), "range")),
    each("a range that is ranging from", "ranging from|that ranges from|in the range from",
        "The market has a CAGR {} 5% to 7%.", growth("5% to 7%", (5, 7), "range")),
    row("between and a bare first end", "The market has a CAGR between 5 and 7%.",
        growth("5 and 7%", (5, 7), "range")),
    row("equal ends are a range", "The market has a CAGR of 5-5%.", growth("5-5%", (5, 5), "range")),
    row("and joins no range without between", "Europe and China hold 5% and 7%.", share("Europe", "5%", 5),
        share("China", "7%", 7)),
    row("between too far away makes no range",
        "Between all that they sell here 5% and 7% go to Europe and China.", share("Europe", "5%", 5),
        share("China", "7%", 7)),
    row("a way from one share to the next is two figures", "Europe's share moves from 5% to 7%.",
        share("Europe", "5%", 5), share("Europe", "7%", 7)),
    row("a way with a word before its start", "Europe's share moves from about 5% to 7%.",
        share("Europe", "5%", 5, "about"), share("Europe", "7%", 7)),
    row("a range of money lends its scale", "The market is worth $10 to $12 million.",
        size("$10 to $12 million", (10 * M, 12 * M), "range")),
    row("a range of money with one sign", "The market is worth $3-4 billion.",
        size("$3-4 billion", (3 * B, 4 * B), "range")),
    row("a range that can only mean the scale below", "The market is worth $500 to $1 billion.",
        size("$500 to $1 billion", (500 * M, B), "range")),
    row("a range up to the same number lends its scale", "The market is worth $1 to $1 billion.",
        size("$1 to $1 billion", (B, B), "range")),
    row("a range with the currency behind", "The market is worth 3-4 billion dollars.",
        size("3-4 billion dollars", (3 * B, 4 * B), "range")),
    row("two scales in one range", "The market is worth $900 million to $1.2 billion.",
        size("$900 million to $1.2 billion", (900 * M, 1.2 * B), "range")),
    row("two currencies make no range", "The market is worth $3 million to €4 million.",
        size("$3 million", 3 * M), size("€4 million", 4 * M, unit="EUR")),
    row("a sign at the first end and a scale at both", "The market is worth $3 billion to 4 billion.",
        size("$3 billion to 4 billion", (3 * B, 4 * B), "range"), misread=True),
    row("a range of placeholders of money", "The market is worth $X to $Y billion.",
        size("$X to $Y billion", None, "placeholder")),
    row("a placeholder and a number make no range", "The market has a CAGR of XX% to 7%.",
        growth("XX%", None, "placeholder"), growth("7%", 7)),
    each("a plus", "20%+|20+%|20+ percent|20 percent+", "Europe holds {} of the market.",
        share("Europe", "{}", 20, "over")),
    each("a plus in money", "$4+ billion|$4 billion+|4 billion+ dollars|4 billion dollars+",
        "The market is worth {}.", size("{}", 4 * B, "over")),
    each("a placeholder of per cent", "XX%|X%|X.X%|xx%|[X]%|[XX]%|_%|Y%|ZZ%|XX.XX%|xx.xx%|XX percent|XXXXX%",
        "Europe holds {} of the market.", share("Europe", "{}", None, "placeholder")),
    each("a placeholder of money",
        "$X billion|$XX.X million|USD XX million|$[XX] million|X million dollars|US$Z million|$XX",
        "The market will reach {} by 2030.", size("{}", None, "placeholder", year=2030, unit="USD")),
    row("a letter that is a words end is no placeholder", "The FAX% of Europe and its market are small."),
    row("a letter before a scale without a currency is no placeholder", "The market sells X million boats."),
    row("a bare number between", "In 40 ports of Europe the market took 20%.", share("Europe", "20%", 20),
        rejects=(("40", "quantity"),)),
    row("money in a paragraph of signs only", "Worth: £7m", size("£7m", 7 * M, unit="GBP")),
    row("stars inside a figure", "The market is worth **$4** billion.", size("$4** billion", 4 * B)),
    row("an entity inside a figure", "The market is worth &pound;4&nbsp;billion.",
        size("&pound;4&nbsp;billion", 4 * B, unit="GBP")),
)  # fmt: skip

# --- hedges -----------------------------------------------------------------------------------------------
HEDGED = (
    each("about",
        "about|around|approximate|approximately|approximating|approx|approx.|approximated at"
        "|approximated to|roughly|nearly|near|nearing|neared|nears|close to|approach|approaching|approached"
        "|approaches|circa|~|≈|in the range of|in the vicinity of|in the region of|in the neighborhood of"
        "|in the neighbourhood of|in the order of|an estimated", "Europe, {} 20% of the market, leads.",
        share("Europe", "20%", 20, "about")),
    each("over",
        "over|no less than|not less than|a minimum of|more than|greater than|higher than|above|exceed"
        "|exceeding|exceeds|exceeded|in excess of|surpass|surpassing|surpasses|surpassed|at least|upward of"
        "|upwards of|past|beyond|cross|crossing|crosses|crossed|topping|topped|tops|>|≥",
        "Europe, {} 20% of the market, leads.", share("Europe", "20%", 20, "over")),
    each("under",
        "under|no more than|not more than|a maximum of|at most|below|less than|fewer than|lower than|up to"
        "|almost|≤", "Europe, {} 20% of the market, leads.", share("Europe", "20%", 20, "under")),
    each("no hedge",
        "likely|projected|targeting|reported|a striking|moreover|overt|hover|roundabout|nearby|undersea"
        "|passed|crosswise", "Europe, {} 20% of the market, leads.", share("Europe", "20%", 20)),
    each("over and then",
        "a|an|the|of|at|to|by|total|annual|overall|just|even|some|a total of|the annual|reaching|valued at"
        "|be at|is", "Europe, over {} 20% of the market, leads.", share("Europe", "20%", 20, "over")),
    each("over and then another word", "half, that is|there:|ripe", "Europe, over {} 20% of the market, leads.",
        share("Europe", "20%", 20)),
    each("a bound denied is the other bound",
        "will not exceed|won't exceed|is never to exceed|cannot top|stays without exceeding|is not above"
        "|is no higher than|is as much as|is just shy of|falls short of", "Europe's share {} 20% of the market.",
        share("Europe", "20%", 20, "under")),
    each("a bound from below denied", "is not under|is never below|is no lower than|will top",
        "Europe's share {} 20% of the market.", share("Europe", "20%", 20, "over")),
    each("a hedge behind its figure",
        "or more of the market|or more, of the market|or above|or higher of it|and more of the market|and above.",
        "Europe holds 20% {}", share("Europe", "20%", 20, "over")),
    each("a bound from above behind its figure", "or less of the market|or below|at most|at the most, they say",
        "Europe holds 20% {}", share("Europe", "20%", 20, "under")),
    each("about, behind its figure", "or so of the market|or thereabouts|, give or take", "Europe holds 20% {}",
        share("Europe", "20%", 20, "about")),
    each("what only looks like a hedge behind",
        "and over the years a lot of sails|and more than ever leads|and more boats|or more than that, some "
        "say", "Europe holds 20% {}", share("Europe", "20%", 20)),
    row("signs that touch the figure", "Europe holds ~20%, China >10% and Japan ≤5%.",
        share("Europe", "20%", 20, "about"), share("China", "10%", 10, "over"),
        share("Japan", "5%", 5, "under")),
    each("estimated",
        "market|share|shares|CAGR|compound|annual|growth|rate|rates|revenue|revenues|sales|turnover"
        "|valuation|value|size|worth|contribution|total|yearly|global|overall|stake|portion|figure|figures"
        "|increase|rise|expansion|(CAGR)|income|percentage|earnings|market share"
        "|compound annual growth rate (CAGR)", "Europe, with an estimated {} of 20% of the market, leads.",
        share("Europe", "20%", 20, "about")),
    each("estimated behind", "an|its|their|the|with|of|at|and",
        "Europe, here {} estimated 20% of the market, leads.", share("Europe", "20%", 20, "about")),
    each("estimated ending", "of|at|is|was|to be|of just|of a total of",
        "Europe, with an estimated share {} 20% of the market, leads.", share("Europe", "20%", 20, "about")),
    each("a noun estimated",
        "share estimated at|share, estimated at|shares estimated to be|sales estimated at a total of",
        "Europe has a {} 20% of the market.", share("Europe", "20%", 20, "about")),
    each("an approximate", "share of|share|market share at|value|approximate",
        "Europe has an approximate {} 20%.", share("Europe", "20%", 20, "about")),
    each("estimates of",
        "Estimates of its share point to|Estimations of what Europe buys here stand at|Estimates of its "
        "share are of", "Europe is large. {} 20% of the market.", share("Europe", "20%", 20, "about")),
    each("estimate as the main verb",
        "is estimated to reach|was estimated at|are estimated to hold|will, we have estimated, hold"
        "|by estimates, of which many exist, has", "Europe {} 20% of the market.", share("Europe", "20%", 20)),
    row("a comma before estimated", "Europe is large, estimated at 20% of the market.",
        share("Europe", "20%", 20, "about"), misread=True),
    row("a range of one figure", "Europe's share, in the 20% range, is large.",
        share("Europe", "20%", 20, "about")),
    row("a range that is no range of the figure", "Europe's share is of the 20% range and more.",
        share("Europe", "20%", 20)),
    row("ranges are many", "Europe's share, in the 20% ranges, is large.", share("Europe", "20%", 20)),
    row("a hedge before joined figures covers each",
        "Europe, China and Japan hold over 30%, 20% and 10%, respectively.", share("Europe", "30%", 30, "over"),
        share("China", "20%", 20, "over"), share("Japan", "10%", 10, "over")),
    row("the nearest hedge of joined figures counts",
        "Europe and China hold over 30% and about 20%, respectively.", share("Europe", "30%", 30, "over"),
        share("China", "20%", 20, "about")),
    row("a figure in a phrase of its own has its own hedge",
        "Europe holds about 42%, followed by China at 28%.", share("Europe", "42%", 42, "about"),
        share("China", "28%", 28)),
    row("a hedge before a wall of another figure is not shared", "Europe holds over 42% while China has 28%.",
        share("Europe", "42%", 42, "over"), share("China", "28%", 28)),
    row("a bound beats about in front", "The market has an estimated CAGR of over 20%.",
        growth("20%", 20, "over")),
    row("a bound beats about behind", "The market is to exceed approximately $10 billion.",
        size("$10 billion", 10 * B, "over")),
    row("under beats about", "The market is nearing almost $10 billion.", size("$10 billion", 10 * B, "under")),
    row("the nearer bound counts", "The market is over almost $10 billion.",
        size("$10 billion", 10 * B, "under")),
    row("two ends beat a bound", "The market has a CAGR of over 5-7%.", growth("5-7%", (5, 7), "range")),
    row("two ends beat a plus", "The market has a CAGR of 5-7%+.", growth("5-7%+", (5, 7), "range")),
    row("a plus beats about", "The market has a CAGR of about 20%+.", growth("20%+", 20, "over")),
    row("letters beat a hedge", "The market has a CAGR of over XX%.", growth("XX%", None, "placeholder")),
    row("a hedge of two words over a line", "The market has a CAGR of more  than 5%.", growth("5%", 5, "over")),
    row("a hedge counts without capitals", "MORE THAN 20% of the market is in Europe.",
        share("Europe", "20%", 20, "over")),
    row("a bound far in front is still one", "Europe holds over a total of the overall total of just even 20%.",
        share("Europe", "20%", 20, "over")),
)  # fmt: skip

# --- kinds: what a figure measures ------------------------------------------------------------------------
KINDS = (
    each("growth by what stands behind",
        "CAGR|compound annual pace|annual rise|annually|yearly|yearly gain|average annual gain"
        "|average yearly gain|per year|per annum|a year|each year|every year|p.a.|year-over-year"
        "|year over year|year-on-year|year on-year|yoy|YoY|growth|(boats) growth|- growth",
        "This market shows 5% {}.", growth("5%", 5)),
    each("share by what stands behind",
        "of the market|in the market|of its market|of total market value|of the overall market"
        "|of the global market|of world market value|of worldwide market value|of the entire market"
        "|of the estimated market|of the projected valuation|of this market|of the share|of the valuation"
        "|of the industry|of market value|(EU) of the market|of global demand|of the global demand"
        "|of total demand|of overall demand|of the world trade|of worldwide trade|of market's needs"
        "|of the market’s needs", "Europe, growing fast, has 20% {}.", share("Europe", "20%", 20)),
    each("share by its name behind",
        "market share|market valuation|market value|share|stake|slice|portion|valuation|total share"
        "|overall share|global share|projected share|estimated share|substantial stake|significant slice"
        "|revenue share|dominant share|notable portion|regional share|significant global share",
        "Europe, growing fast, has a 20% {}.", share("Europe", "20%", 20)),
    each("no claim by what stands behind",
        "of its paper|of their paper|of the company's paper|of the company’s paper|of all paper|of patients"
        "|of consumers|of customers|of users|of households|of people|of adults|of energy|of respondents"
        "|of companies|of cases|of businesses|of organisations|of organizations|pure|purity|concentration"
        "|efficiency|efficient use|accuracy|alcohol|recycled paper|discount|humidity|solution|less paper"
        "|lower prices|fewer yards|faster builds|cheaper boats|reduction|decrease|savings|saving|margin"
        "|profit", "European yards hold 20% {}."),
    each("growth by the word before",
        "CAGR|growth|grow|grows|growing|grew|grown|expand|expands|expanded|expanding|expansion|annual"
        "|annually|annualized", "This market, {} 5%, is young.", growth("5%", 5)),
    each("share by the word before",
        "share|shares|stake|stakes|portion|slice|hold|holds|holding|held|account|accounts|accounted"
        "|accounting|captures|capturing|contributes|contribution|represents|comprises|comprising"
        "|constitutes|commands|dominates|dominant|lead|leads|leading|led|follow|follows|followed|following"
        "|trails|secures|claims|garners|attains|make|makes|making|valuation|valued|remaining|remainder|rest"
        "|occupies|possesses|reach|reaches|reached|reaching|majority|responsible|take|takes|taking",
        "In growing lands Europe {} 20%.", share("Europe", "20%", 20)),
    each("no claim by the word before",
        "reduced|reduces|reduction|cut|cuts|cutting|save|saves|saving|savings|lower|lowers|lowered|lowering"
        "|decreased|declined|dropped|improved|boosted|enhanced|efficiency|efficient|productivity|accuracy"
        "|yields|margin|margins|profits|profit|cost|costs|price|prices|purity|concentration|concentrations"
        "|discount|discounts|tax|tariff|tariffs|increased|rise|rises|rose|rising|jumped|surged",
        "Growing fast, the yards {} 20%."),
    row("the nearest word decides", "As its share grew, the market grew by 5%.", growth("5%", 5)),
    row("the nearest word decides the other way", "As it grew, Europe held a share of 5%.",
        share("Europe", "5%", 5)),
    each("growing as an adjective behind", "a|an|the|this|its|their|fast|fastest|a rapidly|the truly widely",
        "Europe accounts for 20%, and China, {} growing land, 10%.", share("Europe", "20%", 20),
        share("China", "10%", 10)),
    row("expanding as an adjective", "Europe accounts for 20%, and China, as an expanding land, 10%.",
        share("Europe", "20%", 20), share("China", "10%", 10)),
    row("growing as a verb behind an adverb", "Europe is rapidly growing by 5%.",
        growth("5%", 5, subject="Europe")),
    row("a rate that is to reach something is growth", "The growth rate is to reach 5%.", growth("5%", 5)),
    row("an annual rate that reaches something is growth", "The market's annual rate reaches 5%.",
        growth("5%", 5)),
    row("a place that is to reach something holds it", "Growth lets Europe reach 5%.",
        share("Europe", "5%", 5)),
    row("a rate and behind a comma a share",
        "The compound rate lets it reach further, for a share of 5% in Europe.", share("Europe", "5%", 5)),
    row("a rise that comes yearly is growth", "The market is to rise by 5% in value per year.",
        growth("5%", 5)),
    each("a yearly rise", "annually|annual|per year|per annum|year-over-year|year on year",
        "The market is to rise 5% in boats, {}.", growth("5%", 5)),
    row("a rise that comes yearly far behind",
        "Its fees are to rise by 5% for boats that old and young people buy, at one or two boats per year."),
    row("a rise of no number of years is none", "The yards' output rose by 5% in all."),
    row("prices that rise yearly are no growth", "Prices of paper rise by 4% in most shops per year.",
        misread=True),
    family("a place right before its share", (
        row(f"a place right before its share {words}", f"As demand is growing, Europe{words}25%, is in front.",
            share("Europe", "25%", 25, hedge))
        for words, hedge in ((" (", "exact"), (": ", "exact"), (", ", "exact"), (" at ", "exact"),
            (" with ", "exact"), (" is ", "exact"), (" being ", "exact"), (" (west) at ", "exact"),
            (" region at ", "exact"), (" - ", "exact"), (" – ", "exact"), (", at about ", "about"),
            (" at around ", "about"), (" at approximately ", "about"), (" at nearly ", "about"),
            (" at over ", "over"), (" at roughly ", "about"), (" at an estimated ", "about"))
    )),
    row("a place and its short name right before its share",
        "As demand is growing, Asia-Pacific (APAC) at 25%, is in front.", share("Asia-Pacific", "25%", 25),
        misread=True),
    row("a rate of a place right before it is growth", "The growth rate in Europe is 5%.",
        growth("5%", 5, subject="Europe"), misread=True),
    row("growth of a place in brackets", "Growth in Europe (5%) is slow.", growth("5%", 5, subject="Europe"),
        misread=True),
    row("a place and no other word", "Europe keeps 25%.", share("Europe", "25%", 25)),
    row("no place and no other word", "Yards keep 25%."),
    row("a share carries on without a word", "The toy boat segment holds a share of 25%, then 30%.",
        share("toy boat", "25%", 25), share("toy boat", "30%", 30)),
    row("joined shares and their word behind", "A full 25% and 30% of the market go to Europe and China.",
        share("Europe", "25%", 25), share("China", "30%", 30)),
    row("joined per cents of something else", "A full 25% and 30% of users are in Europe and China.",
        misread=True),
    row("a per cent of the patients", "European yards hold 20% of the patients.", misread=True),
    row("a place near behind", "A full 25% is found in Europe, a strong market.", share("Europe", "25%", 25)),
    row("a place near behind without a word of the market", "A full 25% live in Europe."),
    row("a place far behind",
        "A full 25% of those who sail, young and old alike, live in Europe, a strong market."),
    # --- money
    family("sales by what stands behind", (
        firm(f"sales by what stands behind {words}", f"Acme invested well and won $3 million {words}.",
            revenue("Acme", "$3 million", 3 * M))
        for words in ("in sales", "of sales", "in revenue", "of revenues", "in turnover", "in annual sales",
            "in new yearly boat sales", "revenue", "revenues", "sales", "turnover")
    )),
    firm("sales too far behind", "Acme invested well and won $3 million in new and large yearly sales.",
        revenue("Acme", "$3 million", 3 * M), misread=True),
    each("size by what stands behind", "market|toy market|industry|boat industry|sector|valuation",
        "They invested, and it is a $3 million {}.", size("$3 million", 3 * M)),
    each("size by its name behind", "in size|in value|in valuation|in market size",
        "They invested, and it is $3 million {}.", size("$3 million", 3 * M)),
    each("no claim by what stands behind money",
        "in investments|of new investment|in funding|for funding|in R&D|on R&D|on new boat research"
        "|in profit|of profits|in net income|in assets|of capital|investment|acquisition|deal|contract|fund"
        "|per unit|per ton|per tonne|per tone|per kg|per kilogram|per piece|per litre|per liter",
        "The market gained $3 million {}."),
    family("sales by the word before", (
        firm(f"sales by the word before {word}", f"Two deals later Acme {word} $3 million.",
            revenue("Acme", "$3 million", 3 * M))
        for word in spaced(
            "revenue revenues sales turnover earnings billings generated generates generating earn earned "
            "earns posted posting recorded recording reported reporting")
    )),
    each("size by the word before",
        "size|value|values|valued|valuation|valuing|worth|market|markets|industry|sector|segment",
        "After funding, it has a {} of $3 million.", size("$3 million", 3 * M)),
    each("no claim by the word before money",
        "invested|investment|fund|funds|funding|spending|spends|spent|R&D|raise|raised|raising|grant|grants"
        "|expenditure|expenditures|capital|capitalization|capitalisation|cap|asset|assets|equity|acquired"
        "|acquisition|purchase|purchased|bought|deal|deals|contract|contracts|merger|profit|profits|income"
        "|EBITDA|margin|margins|price|prices|pricing|cost|costs|costing|fee|fees|savings|retails|budget"
        "|fine|fined|damages", "The market's {} of $3 million is public."),
    each("a price", "range|price range|segment|price category|each|mark", "The market sells boats for $30 {}."),
    row("a scale makes no price", "The market is now in the $30 million range.",
        size("$30 million", 30 * M, "about")),
    row("a placeholder is no price", "The market is now in the $XX range.", size("$XX", None, "placeholder")),
    row("the money of a size carries on", "The market was worth $3 million, then $4 million.",
        size("$3 million", 3 * M), size("$4 million", 4 * M)),
    firm("the money of sales carries on", "Acme had sales of $3 million, then $4 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Acme", "$4 million", 4 * M)),
    row("the money of an outlay carries on", "The market's yards spent $3 million, then $4 million."),
    row("money behind a rate is a size", "At a growth of 5%, we come to $4 million.", growth("5%", 5),
        size("$4 million", 4 * M)),
    row("an amount alone is a size", "All in all we come to $4 million.", size("$4 million", 4 * M)),
    row("an amount without a scale alone is a price", "All in all we come to $400."),
    row("a list of companies with their money", "- Acme: $3 million", revenue("Acme", "$3 million", 3 * M)),
    row("a company with a dash", "Acme comes to $3 million here.", revenue("Acme", "$3 million", 3 * M),
        misread=True),
    firm("an amount alone among the players", "All in all we come to $4 million."),
    firm("an amount of the market among the players", "All in all this market comes to $4 million.",
        size("$4 million", 4 * M)),
    firm("an amount of a player", "Acme comes to $4 million.", revenue("Acme", "$4 million", 4 * M)),
    firm("an amount of a player that no list holds", "Quux has $4 million.",
        revenue("Quux", "$4 million", 4 * M)),
    firm("an amount of the company meant", "Acme sails. Last year they came to $4 million.",
        revenue("Acme", "$4 million", 4 * M)),
    firm("a market size beside a company is the markets", "Acme sees a market size of $4 million.",
        size("$4 million", 4 * M, speaker="Acme")),
    family("a market size", (
        firm(f"a market size {words}", f"With a market size {words} $4 million, Acme sails on.",
            size("$4 million", 4 * M, hedge, speaker="Acme"))
        for words, hedge in (("of", "exact"), ("close to", "about"), ("exceeding", "over"),
            ("nearing", "about"), ("of approximately", "about"), ("of around", "about"), ("of about", "about"),
            ("of over", "over"))
    )),
    firm("a company that has a market size has sales", "Acme has a market size of $4 million in sales.",
        revenue("Acme", "$4 million", 4 * M)),
    firm("the markets revenue among the players", "Total market revenue came to $4 million.",
        size("$4 million", 4 * M)),
    firm("the sales of the market among the players",
        "Sales in the whole paper boat market came to $4 million.", size("$4 million", 4 * M)),
    firm("a value of the company meant that stands beside sales",
        "Acme sails. Its sales have a value of $4 million.", revenue("Acme", "$4 million", 4 * M)),
    firm("what the market is set to reach is no sales",
        "Acme earns well, as the market is set to reach $4 million.", size("$4 million", 4 * M)),
    row("the revenue of a market outside the players", "In this market revenue is $4 million.",
        size("$4 million", 4 * M)),
    row("sales outside the players", "Quux reported sales of $4 million.",
        revenue("Quux", "$4 million", 4 * M)),
    firm("the value of a company is its sales", "Acme is valued at $4 million.",
        revenue("Acme", "$4 million", 4 * M)),
    firm("the value of a market a company is in", "Acme is in a market valued at $4 million.",
        size("$4 million", 4 * M)),
)  # fmt: skip

# --- who holds a share, and of what -----------------------------------------------------------------------
HOLDERS = (
    row("one place one share", "North America holds 40%.", share("North America", "40%", 40)),
    each("places joined by",
        ", | and | & | or | as well as | along with | alongside |, and |, followed by |'s and | (EU) and |/"
        "| and the | and countries like | and regions such as | and nations like | and the nations such as ",
        "Europe{}China together hold 40%.", share("Europe + China", "40%", 40)),
    each("places not joined by", " with | beside |; then |, now | has 7 yards and ", "Europe{}China holds 40%.",
        share("China", "40%", 40)),
    each("held together",
        "together|collectively|combined|jointly|in total|with a total of|cumulatively|altogether",
        "Europe and China, both strong, {} hold 40%.", share("Europe + China", "40%", 40)),
    row("held together in front", "Collectively, Europe and China hold 40%.",
        share("Europe + China", "40%", 40)),
    each("held each", "each|both|individually|respectively|apiece", "Europe and China {} hold 40%.",
        share("Europe", "40%", 40), share("China", "40%", 40)),
    row("each behind the figure", "Europe and China hold 40% each.", share("Europe", "40%", 40),
        share("China", "40%", 40)),
    row("each behind the figure and together before", "Europe and China, together strong, hold 40% each.",
        share("Europe", "40%", 40), share("China", "40%", 40)),
    row("each near behind the figure", "Europe and China hold 40% of this market each.",
        share("Europe", "40%", 40), share("China", "40%", 40)),
    row("each far behind the figure",
        "Europe and China hold 40% of the market in paper boats that young people from each land buy.",
        share("Europe + China", "40%", 40)),
    row("one place named twice", "Europe and the European lands hold 40%.", share("Europe", "40%", 40)),
    row("joined shares go to joined places",
        "Europe, China and Japan hold 30%, 20%, and around 10%, respectively.", share("Europe", "30%", 30),
        share("China", "20%", 20), share("Japan", "10%", 10, "about")),
    each("shares joined by", ", | and | or | & |, and ", "Europe and China hold 30%{}20%.",
        share("Europe", "30%", 30), share("China", "20%", 20)),
    family("shares joined by a hedge", (
        row(f"shares joined by a hedge {word}", f"Europe and China hold 30% and {word} 20%.",
            share("Europe", "30%", 30), share("China", "20%", 20, hedge))
        for word, hedge in (("approximately", "about"), ("around", "about"), ("about", "about"),
            ("roughly", "about"), ("nearly", "about"), ("over", "over"), ("an estimated", "about"))
    )),
    row("shares that words part are not joined", "Europe and China hold 30% or as some say 20%.",
        share("Europe + China", "30%", 30), share("Europe + China", "20%", 20)),
    row("joined shares of places in rows of their own", "Europe, with its yards, and China hold 30% and 20%.",
        share("Europe", "30%", 30), share("China", "20%", 20)),
    row("places behind joined shares", "Some 30% and 20% of the market belong to Europe and China.",
        share("Europe", "30%", 30), share("China", "20%", 20)),
    row("points in one line each have their own year",
        "Market value (2026): $4 million • Forecast value (2036): $8 million",
        size("$4 million", 4 * M, year=2026), size("$8 million", 8 * M, year=2036)),
    row("a part behind its whole", "APAC, particularly China, holds 20%.", share("Asia-Pacific", "20%", 20)),
    each("a part behind",
        "particularly|especially|notably|including|primarily|mainly|largely|led by|driven by|fueled by"
        "|fuelled by|such as|like|with strong sales from|with sales in|with boats paid for by|due to"
        "|predominantly|specifically|propelled by|owing to|where|featuring|prominently featuring"
        "|supported by|spearheaded by|particularly in|led by the|mainly from|especially countries like",
        "Asia-Pacific, {} China, holds 20%.", share("Asia-Pacific", "20%", 20)),
    row("a part that is said to hold it", "Asia grows in lands like China, which holds 20%.",
        share("China", "20%", 20)),
    row("a part of the clause before", "Asia is strong, particularly China, at 20%, while Europe holds 10%.",
        share("Asia", "20%", 20), share("Europe", "10%", 10)),
    each("a place where it happens", "Within|In|Across|Of|From|To|Into|Throughout|Over|By|Within the|In the",
        "{} Asia-Pacific China holds 20%.", share("China", "20%", 20)),
    row("a place in front of the one that acts", "In Asia, Japan holds 20%.", share("Japan", "20%", 20)),
    each("a row behind in", ", and| and| &", "In Asia, Japan{} Europe together 20% is held.",
        share("Asia + Japan + Europe", "20%", 20)),
    each("a place that lends its name", "segment|growth|market", "With Europe {} slow China holds 20%.",
        share("China", "20%", 20)),
    row("only places where it happens", "In Europe it holds 20% of the market.", share("Europe", "20%", 20)),
    row("a place named behind with which", "Across Asia, of which the share is 20%, boats sell.",
        share("Asia", "20%", 20)),
    each("held by the place behind",
        "in|from|for|by|to|coming from|attributed to|held by|expected from|going to|captured by|shared by"
        "|of the market in|of the total market in|in the global market for|share for|market share held by"
        "|is from|is held by|are from|being held by|belongs to|comes from|each in|from the|from other",
        "Boats from China compete, with a share of 20% {} Europe.", share("Europe", "20%", 20)),
    each("not held by the place behind", "against|ahead of|with yards in|besides",
        "China competes, with a share of 20% {} Europe.", share("China", "20%", 20)),
    row("shared among places behind", "The last 20% of the market is shared among Europe and China.",
        share("Europe + China", "20%", 20)),
    row("distributed among places behind", "China is large, and 20% is distributed among Europe and Japan.",
        share("Europe + Japan", "20%", 20)),
    each("the rest goes to everybody else", "remaining|remainder of|rest, or|Remaining",
        "Europe holds 80%, and the {} 20% is spread out.", share("Europe", "80%", 80),
        share("Rest of World", "20%", 20)),
    row("the rest goes to those named",
        "Europe holds 80%, and the remaining 20% is split among Japan and China.", share("Europe", "80%", 80),
        share("Japan + China", "20%", 20)),
    row("the rest with examples", "Europe holds 80%, and the remaining 20% is spread over lands such as Japan.",
        share("Europe", "80%", 80), share("Rest of World", "20%", 20)),
    row("the rest of a place", "Europe holds 80%, while China has the rest at 20%.", share("Europe", "80%", 80),
        share("China", "20%", 20)),
    row("the rest of a region by its name", "China holds 15%, and the rest of Asia 5%.",
        share("China", "15%", 15), share("Rest of Asia", "5%", 5)),
    row("the remaining share alone", "The remaining 20% has no owner.", share("Rest of World", "20%", 20)),
    row("others hold", "Europe holds 80%, and others hold 20%.", share("Europe", "80%", 80),
        share("Rest of World", "20%", 20)),
    row("a second share without a name stays with the first", "Europe holds 20%, or as some count them 25%.",
        share("Europe", "20%", 20), share("Europe", "25%", 25)),
    row("a share of a segment", "The toy boat segment holds 20%.", share("toy boat", "20%", 20)),
    each("a share of a", "segment|sub-segment|subsegment|category", "The toy boat {} holds a share of 20%.",
        share("toy boat", "20%", 20)),
    each("the segment named last", "the toy boat", "Beside the river boat segment {} segment holds 20%.",
        share("toy boat", "20%", 20)),
    row("a segment in front of the markets deed", "In the toy boat segment the market will hold 20%.",
        share("market", "20%", 20)),
    row("a long name of a segment", "The big red toy boat segment holds 20%.",
        share("big red toy boat", "20%", 20)),
    row("the region is the place named before", "Europe is strong. The region holds 20%.",
        share("Europe", "20%", 20)),
    row("this region is the place named before",
        "Boats from China reach all. Europe is strong. This region holds 20%.", share("Europe", "20%", 20)),
    row("it is the place named before", "Europe is strong. Today it holds 20%.", share("Europe", "20%", 20)),
    row("it is the place that opens the last sentence", "Europe sells to China. Its share is 20%.",
        share("Europe", "20%", 20)),
    row("it is the last place where none opens it", "Boats of Europe sell to China. Its share is 20%.",
        share("China", "20%", 20)),
    row("a share of nobody is the markets", "Together they say a share of 20% is held.",
        share("market", "20%", 20)),
    firm("a share of a company", "Acme commands 12% of the market.", share("Acme", "12%", 12)),
    firm("a share in front of its company", "With a market share of 12%, Acme leads.",
        share("Acme", "12%", 12)),
    firm("a share of the company meant", "Acme sails. The company holds 12%.", share("Acme", "12%", 12)),
    firm("a share of a place beats a companys", "Acme sells to Europe, which holds 12%.",
        share("Europe", "12%", 12)),
    family("a place by its names", (
        row(f"a place by its names {name}",
            " ".join(f"Today {spelling} has a share of 7%." for spelling in spellings.split("|")),
            *(share(name, "7%", 7) for _ in spellings.split("|")))
        for name, spellings in (
            ("North America", "North America|NA|North American lands|N. America|Northern America"),
            ("Europe", "Europe|EU|European yards|the European Union|EUROPE"),
            ("Asia-Pacific",
                "Asia-Pacific|APAC|Asia Pacific|Asia-Pac|Asia\u2013Pacific|Asia/Pacific|ASIA-PACIFIC"),
            ("Latin America", "Latin America|LATAM|Latin American trade|Latin America and the Caribbean"),
            ("Middle East & Africa",
                "the Middle East & Africa|MEA|the Middle East and Africa|Middle East and Africa"
                "|Middle East & Africa (MEA)|Middle East, Africa|Middle East/Africa"
                "|Middle Eastern and African trade"), ("Middle East", "the Middle East|Middle Eastern trade"),
            ("Africa", "Africa|African trade"), ("Asia", "Asia|Asian trade"),
            ("South America", "South America|South American trade"), ("Central America", "Central America"),
            ("Oceania", "Oceania"),
            ("EMEA", "EMEA|Europe, Middle East and Africa|Europe, the Middle East, and Africa"),
            ("Southeast Asia", "Southeast Asia|South-East Asia|South East Asia|ASEAN"),
            ("Eastern Europe", "Eastern Europe"), ("Western Europe", "Western Europe"),
            ("Rest of World",
                "the Rest of World|Rest of the World|rest of the world|the rest of world|RoW|ROW"
                "|other regions|in Other Regions|in Other regions|remaining regions|in Remaining regions"
                "|other global regions|other areas|other markets|in Other markets|other countries"
                "|in Other countries|for Others|others|remaining markets|in Remaining markets"
                "|emerging regions"),
            ("United States",
                "the United States|USA|U.S.A.|the U.S.|the US|the United States of America|American trade"
                "|America"), ("Canada", "Canada|Canadian trade"), ("Mexico", "Mexico|Mexican trade"),
            ("China", "China|Chinese trade|Mainland China"), ("Japan", "Japan|Japanese trade"),
            ("India", "India|Indian trade"),
            ("South Korea", "South Korea|Korea|Korean trade|South Korean trade|the Republic of Korea"),
            ("Taiwan", "Taiwan|China Taiwan|Taiwanese trade"), ("Australia", "Australia|Australian trade"),
            ("New Zealand", "New Zealand"), ("Indonesia", "Indonesia|Indonesian trade"),
            ("Thailand", "Thailand|Thai trade"), ("Malaysia", "Malaysia|Malaysian trade"),
            ("Singapore", "Singapore"), ("Vietnam", "Vietnam|Vietnamese trade"),
            ("Philippines", "the Philippines"), ("Hong Kong", "Hong Kong"), ("Germany", "Germany|German trade"),
            ("France", "France|French trade"),
            ("United Kingdom", "the United Kingdom|UK|the U.K.|Britain|Great Britain|British trade"),
            ("Italy", "Italy|Italian trade"), ("Spain", "Spain|Spanish trade"),
            ("Russia", "Russia|Russian trade"), ("Netherlands", "the Netherlands|Dutch trade"),
            ("Switzerland", "Switzerland|Swiss trade"), ("Sweden", "Sweden|Swedish trade"),
            ("Norway", "Norway|Norwegian trade"), ("Denmark", "Denmark|Danish trade"),
            ("Finland", "Finland|Finnish trade"), ("Poland", "Poland|Polish trade"),
            ("Belgium", "Belgium|Belgian trade"), ("Austria", "Austria|Austrian trade"),
            ("Ireland", "Ireland|Irish trade"), ("Turkey", "Turkey|T\u00fcrkiye|Turkish trade"),
            ("Saudi Arabia", "Saudi Arabia|KSA|Saudi trade"),
            ("United Arab Emirates", "the United Arab Emirates|UAE|the U.A.E."),
            ("Israel", "Israel|Israeli trade"), ("Egypt", "Egypt|Egyptian trade"),
            ("South Africa", "South Africa|South African trade"), ("Nigeria", "Nigeria"),
            ("Brazil", "Brazil|Brazilian trade"), ("Argentina", "Argentina|Argentine trade"),
            ("Colombia", "Colombia|Colombian trade"), ("Chile", "Chile|Chilean trade"))
    )),
    each("no place in", "us|MegaIndia|Chinatown|Non-Europe|R&NA|Euro-Europeans|na",
        "Europe and {} have a share of 7%.", share("Europe", "7%", 7)),
)  # fmt: skip

BASES = (
    each("a region as the base behind",
        "of the APAC market|of the APAC figure|of the APAC total|of the APAC share|of the APAC region"
        "|of APAC's regional sum|of APAC’s market|of the total APAC market|of the overall APAC market"
        "|of APAC's segment", "China holds a 60% share {}.", share("China", "60%", 60, of="Asia-Pacific")),
    each("a region as the base before",
        "contributing a lot to the|dominating the|leading the|a leader in and lead of the"
        "|with a share in the|of the", "China, {} European market, holds 60%.",
        share("China", "60%", 60, of="Europe")),
    row("a base with the sum before", "China contributes 60% to the APAC segment.",
        share("China", "60%", 60, of="Asia-Pacific")),
    each("the market as the base",
        "of the market|of the global market|of the total market|of the overall market|of the world market"
        "|of the entire market|of global demand|of world demand|of the total demand|to the market"
        "|of market demand", "China, leading the APAC market, adds a share of 60% {}.",
        share("China", "60%", 60)),
    each("a base in the next clause",
        ", of the APAC market|; of the APAC market|. Of the APAC market| while of the APAC market"
        "| and of the APAC market| with most of the APAC market", "China holds 60%{} little is known.",
        share("China", "60%", 60)),
    row("a region is no base of its own share", "Europe holds 60% of the European market.",
        share("Europe", "60%", 60)),
    row("a region that is only near is no base", "China holds 60% near the APAC market.",
        share("China", "60%", 60)),
    row("a rest of a region is no base", "China holds 60% of the rest of APAC market.",
        share("China", "60%", 60)),
    family("a segment that a company", (
        firm(f"a segment that a company {words}", f"Acme {words} the toy kite segment with 20%.",
            share("Acme", "20%", 20, of="toy kite segment"))
        for words in ("leads", "is leading", "dominates", "is dominating")
    )),
    firm("a sub-segment that a company leads", "Acme leads the toy kite sub-segment with 20%.",
        share("Acme", "20%", 20, of="toy kite sub-segment")),
    firm("a segment that a company is only in", "Acme joins the toy kite segment with a share of 20%.",
        share("Acme", "20%", 20)),
)  # fmt: skip

# --- who grows, and whose size it is ----------------------------------------------------------------------
GROWERS = (
    row("the market grows", "The market will grow at a CAGR of 5%.", growth("5%", 5)),
    row("a region grows", "Europe is to grow at a CAGR of 5%.", growth("5%", 5, subject="Europe")),
    row("a region where the market grows", "Growth in Europe will speed up to a CAGR of 5%.",
        growth("5%", 5, subject="Europe"), misread=True),
    row("the last region grows", "Europe sold more than ever, and China is growing 5%.",
        growth("5%", 5, subject="China")),
    row("a region as a part does not grow", "Asia, led by China, grows 5%.", growth("5%", 5, subject="Asia")),
    row("a segment grows", "The toy boat segment is growing 5% in Europe.",
        growth("5%", 5, subject="toy boat")),
    each("a region whose market has a size",
        "The European|European|The Europe|Europe's|Europe’s paper boat|The European folded paper boat",
        "{} market is worth $4 million.", size("$4 million", 4 * M, subject="Europe")),
    row("a region whose market is named with too many words",
        "The European folded and waxed paper boat market is worth $4 million.",
        size("$4 million", 4 * M, subject="Europe"), misread=True),
    row("a region that does not own the market", "In Europe the market is worth $4 million.",
        size("$4 million", 4 * M, subject="Europe"), misread=True),
    row("a region of the clause before",
        "The European market holds 20%, while all in all the sum is $4 million.", share("Europe", "20%", 20),
        size("$4 million", 4 * M)),
    each("the segment behind a size", "in|for|within|from",
        "It will have a size of $4 million {} the toy boat segment.",
        size("$4 million", 4 * M, subject="toy boat segment")),
    row("a sub-segment behind a size", "It will have a size of $4 million in the toy boat sub-segment.",
        size("$4 million", 4 * M, subject="toy boat sub-segment")),
    row("a segment before its size", "The toy boat segment is worth $4 million.",
        size("$4 million", 4 * M, subject="toy boat")),
    row("another market", "The global steel kite market is to reach $4 million.",
        size("$4 million", 4 * M, subject="global steel kite market")),
    row("another industry", "The global steel industry is to reach $4 million.",
        size("$4 million", 4 * M, subject="global steel industry")),
    row("the market of the page by one of its words", "The global paper toy market is to reach $4 million.",
        size("$4 million", 4 * M)),
    row("the market of the page by the beginning of a word",
        "The global boating market is to reach $4 million.", size("$4 million", 4 * M)),
    row("a market by a short name may be the pages own", "The global PBX market is to reach $4 million.",
        size("$4 million", 4 * M)),
    row("a word of a heading makes a market the pages own",
        "The global regional market is to reach $4 million.", size("$4 million", 4 * M)),
    row("a market of four words", "The global long red steel kite market is to reach $4 million.",
        size("$4 million", 4 * M, subject="global long red steel kite market")),
    row("the rate behind a size is of the market", "At $4 million, Europe's pride, it grows 5%.",
        size("$4 million", 4 * M), growth("5%", 5)),
    firm("a company grows", "Acme grew 5% in 2022.", growth("5%", 5, subject="Acme", end=2022)),
    firm("the last company named grows", "Beside Acme Beta Works grew 5%.",
        growth("5%", 5, subject="Beta Works")),
    firm("the company meant grows", "Acme sails. The company grows 5% a year.",
        growth("5%", 5, subject="Acme")),
    family("the company meant by", (
        firm(f"the company meant by {words}", f"Acme sails. Then {words} growth came to 5% a year.",
            growth("5%", 5, subject="Acme"))
        for words in ("its", "the company", "the firm", "the brand", "that company's", "their", "with it the")
    )),
    firm("nobody named is the market", "Acme sails. Growth is to come to 5% a year.", growth("5%", 5)),
    firm("the market in a firms section", "Acme sails. The market is to grow 5% a year.", growth("5%", 5)),
    firm("a companys market growth is its own", "Acme sails, and Acme's market growth is to be 5%.",
        growth("5%", 5, subject="Acme")),
    firm("market growth for a company is its own", "Analysts see market growth for Acme is at 5%.",
        growth("5%", 5, subject="Acme")),
    firm("a rate for a company", "Analysts of the market foresee a CAGR of 5% for Acme.",
        growth("5%", 5, subject="Acme")),
    firm("the market of a company grows", "Acme sees that the market will grow 5%.", growth("5%", 5)),
    firm("a company of the clause before grows", "Acme has sales of $4 million and a growth of 5%.",
        revenue("Acme", "$4 million", 4 * M), growth("5%", 5, subject="Acme")),
    firm("a market behind a companys sales grows",
        "Acme has sales of $4 million, and the market shows a growth of 5%.",
        revenue("Acme", "$4 million", 4 * M), growth("5%", 5)),
    firm("a market that acts before a companys sales",
        "The market is strong, and Acme has sales of $4 million, at a growth of 5%.",
        revenue("Acme", "$4 million", 4 * M), growth("5%", 5)),
    firm("a rate in front of a company", "With a growth of 5%, Acme leads.", growth("5%", 5, subject="Acme")),
    family("a phrase put in front by", (
        firm(f"a phrase put in front by {word}", f"{word} a growth of 5%, Acme leads.",
            growth("5%", 5, subject="Acme"))
        for word in ("At", "Having", "Posting", "Reporting", "Generating", "Boasting", "By")
    )),
    firm("a phrase not put in front", "Some growth of 5% helps Acme.", growth("5%", 5, speaker="Acme")),
    firm("a rate in front of the company meant", "Acme sails. With a growth of 5%, the company leads.",
        growth("5%", 5, subject="Acme")),
    firm("a company far behind a rate in front",
        "With a growth of 5% that came from lakes and ponds and other still waters all over, Acme leads.",
        growth("5%", 5, speaker="Acme")),
    firm("a company says it of the market",
        "Acme sails. The company widens its range, expecting a market growth rate of 5% a year.",
        growth("5%", 5, speaker="Acme")),
    firm("a company in the sentence says it of the market",
        "Acme widens its range, with market growth at 5% a year.", growth("5%", 5, speaker="Acme")),
)  # fmt: skip

# --- years and horizons of a rate -------------------------------------------------------------------------
NUMBERS = (
    ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8),
    ("nine", 9), ("ten", 10), ("fifteen", 15), ("twenty", 20),
)  # fmt: skip
SPANS = (
    each("a rate up to a year",
        "by|through|throughout|until|till|to|upto|towards|toward|before|into|by the end of|by the year"
        "|by fiscal|by FY|by calendar year|by early|by late|by mid|to the start of|to the beginning of"
        "|by the close of|for a span ending in|by the years of", "The market has a CAGR of 5% {} 2028.",
        growth("5%", 5, end=2028)),
    each("a rate from a year",
        "from|since|after|starting in|starting from|beginning in|beginning from|from early",
        "The market has a CAGR of 5% {} 2021.", growth("5%", 5, start=2021)),
    each("a rate in a year", "in|for|as of|during|within|around|over", "The market grew 5% {} 2022.",
        growth("5%", 5, end=2022)),
    each("a size in a year and a rate from it", "in|for|as of|during|within|around|over|of",
        "Worth $3 million {} 2023, the market has a CAGR of 5% to 2030.", size("$3 million", 3 * M, year=2023),
        growth("5%", 5, start=2023, end=2030)),
    each("a rate between years",
        "from 2021 to 2026|2021-2026|2021–2026|2021—2026|(2021-2026)|2021 - 2026|from 2021 through 2026"
        "|2021 until 2026|2021 till 2026|between 2021 and 2026|2021 to by 2026|from 2021 up to 2026"
        "|since 2021 and to 2026|from the year 2021 to the year 2026", "The market has a CAGR of 5% {}.",
        growth("5%", 5, start=2021, end=2026)),
    each("a rate between years in two digits",
        "over 2021-26|over 2021–26|in 2021/26|over FY21-FY26|over FY2021-26|over FY 2021 to FY 2026|from FY21 to FY26"
        "|(2021E-2026F)|over CY21-26", "The market has a CAGR of 5% {}.", growth("5%", 5, start=2021, end=2026)),
    each("a year in two parts is its last", "in 2025/26|in 2025-26|in FY2025-26|in FY25/26|in FY26|in 4Q26|in FY'26",
        "The market grew 5% {}.", growth("5%", 5, end=2026)),
    each("two digits that end no span", "in 2026-20|in 2026/05|in 2026-27.5 parts", "The market grew 5% {} it says.",
        growth("5%", 5, end=2026)),
    each("a number that counts is no year", "sold 2025 units and|has 2025 new stores and|ran 2025 homes and",
        "The market {} grew 5%.", growth("5%", 5)),
    each("a year before things that are counted", "In|By|Since|During|Through",
        "{} 2026 vessels sold, and a market worth $3 million.", size("$3 million", 3 * M, year=2026)),
    row("two years joined by and are no span", "In 2021 and 2022, the market grew 5%.",
        growth("5%", 5, end=2022)),
    each("no year in", "A2021|3.2021|12021|20215|2021.5 m|2021,5 m|the 2020s|x,2021",
        "The market grew 5% in {}.", growth("5%", 5)),
    each("no year by its sign", "$2021|€2021|£2021|¥2021", "The market grew 5%, at a price of {}.",
        growth("5%", 5)),
    row("a year of the last century", "The market grew 5% in 1998.", growth("5%", 5, end=1998)),
    row("no year of another century", "The market grew 5% in 1898.", growth("5%", 5)),
    row("the year that opens a sentence", "In 2023, the market will grow at a CAGR of 5%.",
        growth("5%", 5, end=2023)),
    row("a year that opens and vague years behind", "In 2023, the market is to grow 5% over the coming years.",
        growth("5%", 5, start=2023)),
    each("a vague time",
        "next year|next years|next few years|coming years|coming few years|upcoming several years"
        "|following couple of years|foreseeable future|years to come|years ahead",
        "In 2023, the market is to grow 5% over the {}.", growth("5%", 5, start=2023)),
    row("a size of a year and a rate without one", "Worth $3 million in 2023, the market grows 5%.",
        size("$3 million", 3 * M, year=2023), growth("5%", 5, start=2023)),
    row("a size up to a year and a rate from another",
        "The market is to reach $4 million by 2026, growing at 5% from 2021.",
        size("$4 million", 4 * M, year=2026), growth("5%", 5, start=2021, end=2026)),
    row("a path between two sizes and its rate",
        "Sales of this market rise from $1 million in 2023 to $2 million by 2030, growing 5% a year.",
        size("$1 million", M, year=2023), size("$2 million", 2 * M, year=2030),
        growth("5%", 5, start=2023, end=2030)),
    row("a span of the clause before", "From 2023 to 2030 it is worth $4 million, at a growth of 5%.",
        size("$4 million", 4 * M, year=2030), growth("5%", 5, start=2023, end=2030)),
    row("a start of the clause before", "Since 2023 it is worth $4 million, at a growth of 5%.",
        size("$4 million", 4 * M, year=2023), growth("5%", 5, start=2023)),
    row("a year behind is nearer than one before", "By 2026 they say the market is to grow 5% by 2028.",
        growth("5%", 5, end=2028)),
    row("the later of two years before",
        "Once in 2020, then in 2022 worth $3 million, it has a CAGR of 5% to 2030.",
        size("$3 million", 3 * M, year=2022), growth("5%", 5, start=2022, end=2030)),
    row("a year that is not before the end begins no span",
        "Worth $3 million in 2028, the market grew 5% by 2028.", size("$3 million", 3 * M, year=2028),
        growth("5%", 5, end=2028)),
    row("a year behind the next figure is not the rates",
        "The market grows 5%, with a size of $4 million by 2026.", growth("5%", 5),
        size("$4 million", 4 * M, year=2026)),
    each("the year of a size that the rate leads to", "reaching|to reach",
        "The market grows 5%, {} $4 million by 2026.", growth("5%", 5, end=2026),
        size("$4 million", 4 * M, year=2026)),
    row("a year in front of the size is not reached",
        "The market grows 5%, reaching by 2026, as told, $4 million.", growth("5%", 5, end=2026),
        size("$4 million", 4 * M, year=2026)),
    row("a year before is no end of coming years",
        "By 2030 it reaches $4 million, with a CAGR of 5% over the next five years.",
        size("$4 million", 4 * M, year=2030), growth("5%", 5, horizon="next 5 years")),
    row("a base year and coming years",
        "Worth $3 million in 2023, the market has a CAGR of 5% over the next five years.",
        size("$3 million", 3 * M, year=2023), growth("5%", 5, start=2023, horizon="next 5 years")),
    firm("the year of sales is not lent to the rate",
        "Acme had sales of $3 million in 2022, with annual growth of 4%.",
        revenue("Acme", "$3 million", 3 * M, year=2022), growth("4%", 4, subject="Acme")),
    family("the year of sales begins a rate that is", (
        firm(f"the year of sales begins a rate that is {word}",
            f"Acme had sales of $3 million in 2022, with a {word} growth of 4% to 2030.",
            revenue("Acme", "$3 million", 3 * M, year=2022),
            growth("4%", 4, subject="Acme", start=2022, end=2030))
        for word in ("projected", "forecast", "expected", "anticipated", "targeted")
    )),
    firm("a year in the rates own clause behind sales",
        "Acme had sales of $3 million, and in 2022 a growth of 4%.", revenue("Acme", "$3 million", 3 * M),
        growth("4%", 4, subject="Acme", end=2022)),
    family("coming years", (
        row(f"coming years {words}", f"The market has a CAGR of 5% over the {words}.",
            growth("5%", 5, horizon=horizon))
        for words, horizon in (
            *((f"{word} 5 years", "next 5 years") for word in spaced("next coming upcoming following subsequent")),
            *((f"next {word} years", f"next {number} years") for word, number in NUMBERS),
            ("next 3-5 years", "next 3-5 years"), ("next 3–5 years", "next 3-5 years"),
            ("next three to five years", "next 3-5 years"), ("next 3 or 5 years", "next 3-5 years"),
            ("next five-year span", "next 5 years"), ("next decade", "next 10 years"),
            ("coming decade", "next 10 years"), ("coming years", None), ("next few years", None),
            ("last 5 years", None), ("nextfive years", None), ("next 5 months", None),
            ("next Five Years", "next 5 years"))
    )),
    each("the forecast period",
        "forecast period|forecasted period|forecasting period|projection period|projected period"
        "|prediction period|predicted period|assessment period|analysis period|forecast timeframe"
        "|forecast timeline|forecast horizon|forecast years|Forecast Period",
        "The market has a CAGR of 5% over the {}.", growth("5%", 5, horizon=FORECAST)),
    row("a forecast period in front", "Over the forecast period the market has a CAGR of 5%.",
        growth("5%", 5, horizon=FORECAST)),
    row("coming years behind beat a period in front",
        "Over the forecast period the market has a CAGR of 5% over the next 3 years.",
        growth("5%", 5, horizon="next 3 years")),
    row("a period of another figure", "The market has a CAGR of 5%, with $4 million over the forecast period.",
        growth("5%", 5), size("$4 million", 4 * M)),
    row("a market fell", "The market fell 10% in 2022.", growth("10%", -10, end=2022)),
    row("a decline of two years", "The market fell 5% in 2022 and 6% in 2023.",
        growth("5%", -5, end=2022), growth("6%", -6, end=2023)),
    row("growth behind a decline", "The market fell 5%, and 6% growth is expected.",
        growth("5%", -5), growth("6%", 6)),
    row("a market is to decline", "The market is to decline at a CAGR of 3% by 2030.",
        growth("3%", -3, end=2030)),
)  # fmt: skip

# --- the year of a size, a share or sales -----------------------------------------------------------------
AMOUNT_YEARS = (
    row("a year behind", "The market was worth $4 million in 2022.", size("$4 million", 4 * M, year=2022)),
    row("a year before", "In 2022 the market was worth $4 million.", size("$4 million", 4 * M, year=2022)),
    row("a year behind beats one before", "In 2020 they said that the market was worth $4 million in 2022.",
        size("$4 million", 4 * M, year=2022)),
    each("a year behind a comma", ", in 2022|, by 2022|; for 2022|, as of 2022|, in fiscal 2022|, for  2022",
        "The market is worth $4 million{}.", size("$4 million", 4 * M, year=2022)),
    each("a year in two digits",
        "in FY22|in FY'22|in FY2022|in FY 22|in 3Q22|in 2H22|in Q3'22|in 2021/22|in 2021-22|, in FY22",
        "The market was worth $4 million {}.", size("$4 million", 4 * M, year=2022)),
    each("two digits that are no year", "in Q3 22 times|at FY22% off|in A22", "The market was worth $4 million {}.",
        size("$4 million", 4 * M)),
    each("a year of the next clause",
        ", and old since it began in 2021|; yards opened in 2021|, said in 2021|, in a deal of 2021",
        "The market is worth $4 million{}.", size("$4 million", 4 * M)),
    each("a year of the words behind",
        "while in 2021 it slept|whereas in 2021 it slept|but not in 2021|from sums read in 2021"
        "|followed by a fall in 2021|up on 2021|reflecting a deal in 2021|driven by laws of 2021"
        "|compared with 2021|with a plan for 2021|with an eye on 2021", "The market is worth $4 million {}.",
        size("$4 million", 4 * M)),
    row("a start behind is not the year", "The market is worth $4 million since 2021.",
        size("$4 million", 4 * M)),
    row("a span behind ends with the year", "The market is worth $4 million in 2021-2022.",
        size("$4 million", 4 * M, year=2022)),
    row("the year of the figure behind", "Europe holds 20%, and China in 2022 30%.", share("Europe", "20%", 20),
        share("China", "30%", 30, year=2022)),
    row("a year right behind the figure before", "It was worth $3 million in 2021 then $4 million.",
        size("$3 million", 3 * M, year=2021), size("$4 million", 4 * M)),
    row("a path with a year each", "It goes from $1 million in 2021 to $2 million by 2030.",
        size("$1 million", M, year=2021), size("$2 million", 2 * M, year=2030)),
    row("a path whose year reads as a sum", "It goes from $1.5 billion in 2023 to $4 billion by 2030.",
        size("$1.5 billion", 1.5 * B, year=2023), size("$4 billion", 4 * B, year=2030)),
    row("joined sizes share the year behind", "The market was worth $3 million and $4 million in 2022.",
        size("$3 million", 3 * M, year=2022), size("$4 million", 4 * M, year=2022)),
    row("joined shares share the year before", "In 2022 Europe and China held 30% and 20%.",
        share("Europe", "30%", 30, year=2022), share("China", "20%", 20, year=2022)),
    row("the day of writing before what is to come",
        "As of 2023, the market is projected to reach $4 million, rising 5% a year through 2030.",
        size("$4 million", 4 * M, year=2030), growth("5%", 5, start=2023, end=2030)),
    family("the day of writing before what it is", (
        row(f"the day of writing before what it is {words}",
            f"As of 2023, the market is {words} $4 million, rising 5% a year through 2030.",
            size("$4 million", 4 * M, hedge, year=2030), growth("5%", 5, start=2023, end=2030))
        for words, hedge in (("expected to exceed", "over"), ("anticipated to surpass", "over"),
            ("forecast to hit", "exact"), ("estimated to reach", "exact"))
    )),
    row("the day of writing with no later year", "As of 2023, the market is projected to reach $4 million.",
        size("$4 million", 4 * M, year=2023)),
    row("the day of what is so today",
        "As of 2023, the market is at $4 million, rising 5% a year through 2030.",
        size("$4 million", 4 * M, year=2023), growth("5%", 5, start=2023, end=2030)),
    row("a year that is no day of writing",
        "In 2023, the market is projected to reach $4 million, rising 5% a year through 2030.",
        size("$4 million", 4 * M, year=2023), growth("5%", 5, start=2023, end=2030)),
    row("a year that opens the sentence goes to all shares",
        "By 2025, Europe holds 30%, China 20%, and Japan, as said, 10%.", share("Europe", "30%", 30, year=2025),
        share("China", "20%", 20, year=2025), share("Japan", "10%", 10, year=2025)),
    row("a fiscal year that opens the sentence", "In fiscal 2025, Europe holds 30%, and China, as said, 20%.",
        share("Europe", "30%", 30, year=2025), share("China", "20%", 20, year=2025)),
    row("a year that opens in three words", "In the year 2025, Europe holds 30%, and China, as said, 20%.",
        share("Europe", "30%", 30, year=2025), share("China", "20%", 20, year=2025), misread=True),
    row("a year that does not open goes to its share", "Europe in 2025 holds 30%, and China, as said, 20%.",
        share("Europe", "30%", 30, year=2025), share("China", "20%", 20), misread=True),
    row("a year behind the first share does not open", "Europe holds 30% in 2025, and China, as said, 20%.",
        share("Europe", "30%", 30, year=2025), share("China", "20%", 20)),
    firm("a year that opens the sentence goes to all sales",
        "In 2022, Acme had sales of $3 million, and Beta Works, as said, $4 million.",
        revenue("Acme", "$3 million", 3 * M, year=2022), revenue("Beta Works", "$4 million", 4 * M, year=2022),
        misread=True),
    firm("a year in a clause of its own",
        "Acme had sales of $3 million, and in 2022 Beta Works had $4 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$4 million", 4 * M, year=2022)),
    family("a year of a clause is not lent", (
        firm(f"a year of a clause is not lent {word}",
            f"Acme had sales of $3 million, all of them in 2022, {word} Beta Works had $4 million.",
            revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$4 million", 4 * M))
        for word in ("while", "whereas", "but")
    )),
    firm("sales since a year are of none", "Since 2021 Acme has had sales of $4 million.",
        revenue("Acme", "$4 million", 4 * M)),
    row("a size from a year on", "From 2021 on the market is worth $4 million.",
        size("$4 million", 4 * M, year=2021)),
)  # fmt: skip

# --- whose sales --------------------------------------------------------------------------------------------
NO_NAMES = spaced(
    "The In As By With For Its It Their They This These That While However Additionally Overall Sales "
    "Revenue Revenues Annual Notably Reported Recent Company Key R&D CAGR Market USD EUR Meanwhile "
    "Similarly Although According Another Both Each Other Others Total Global Based Founded Known Among "
    "At On From Since After Some FY Fiscal Estimated Despite Combined Collectively Together Moreover "
    "Furthermore Financially Regarding Currently Recently Such And But Following Leading Headquartered "
    "Specific Projected Net AI IoT Given Major Established During Conversely Finally Companies Players "
    "Financial Growth Industry Lastly Emerging Competitors Within Through Under When Where Like Valued "
    "Significant Strong If Also Valuation Approximately Around Over Forecasts Projections Estimates "
    "Analysts Innovations Investments Advancements Trends Demand Future Continued Increasing Rising "
    "Strategic Technological Current Latest Last Historical Expected Anticipated Reports Data Figures"
)
ACTING = spaced(
    "has had have reported reports generates recorded records posted posts achieved achieves earned earns "
    "boasts shows saw is was announced discloses reaches 2022 also recently annual total contributed "
    "reveals at estimates claims stands enjoys captures maintains garners holds proudly-has"
)
OPENING = spaced(
    "is has have was lead leads specializes specialises focuses offers provides targets collaborates "
    "stands remains continues boasts holds excels emphasizes emphasises leverages manufactures produces "
    "operates develops also reported recorded generated generates achieved posted"
)
SELLERS = (
    firm("a company and its sales", "Acme reported revenue of $3 million in 2022.",
        revenue("Acme", "$3 million", 3 * M, year=2022)),
    firm("each company its own sales", "Acme had sales of $3 million, while Beta Works reported $2 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$2 million", 2 * M)),
    firm("joined sales of joined companies", "Acme and Beta Works have sales of $3 million and $2 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$2 million", 2 * M)),
    firm("joined sales of one company", "Acme has sales of $3 million and $2 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Acme", "$2 million", 2 * M)),
    firm("sales of each of two companies", "Acme and Beta Works each have sales of $3 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$3 million", 3 * M)),
    firm("sales of two companies together", "Acme and Beta Works together have sales of $3 million.",
        revenue("Acme + Beta Works", "$3 million", 3 * M)),
    firm("sales of two companies together and each",
        "Acme and Beta Works, though together, each have sales of $3 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$3 million", 3 * M)),
    firm("a company joined with one that no list holds", "Acme and Quux together have sales of $3 million.",
        revenue("Acme + Quux", "$3 million", 3 * M)),
    firm("one that no list holds joined with a company",
        "Quux and Acme have sales of $2 million and $3 million.", revenue("Quux", "$2 million", 2 * M),
        revenue("Acme", "$3 million", 3 * M)),
    firm("sales in front of their company", "With sales of $3 million, Acme leads.",
        revenue("Acme", "$3 million", 3 * M)),
    firm("sales for a company behind", "Sales of $3 million for Acme are new.",
        revenue("Acme", "$3 million", 3 * M)),
    family("sales", (
        firm(f"sales {word} a company behind", f"Analysts say sales of $3 million {word} Acme are new.",
            revenue("Acme", "$3 million", 3 * M))
        for word in ("for", "by", "from")
    )),
    firm("sales of the company meant and another behind a comma",
        "Acme sails. Its sales of $3 million, Beta Works says, are new.", revenue("Acme", "$3 million", 3 * M)),
    firm("sales of the company meant", "Acme sails. The company's revenue reached $3 million.",
        revenue("Acme", "$3 million", 3 * M)),
    family("sales of the company meant by", (
        firm(f"sales of the company meant by {word}", f"Acme sails. {word} sales are $3 million.",
            revenue("Acme", "$3 million", 3 * M))
        for word in ("The company's", "The firm’s", "The brand's", "The group's", "The organization's",
            "The organisation's", "The manufacturer's", "Its", "Their", "It has", "They report")
    )),
    family("an amount of the company meant by", (
        firm(f"an amount of the company meant by {word}", f"Acme sails. All in all {word} came to $3 million.",
            revenue("Acme", "$3 million", 3 * M))
        for word in ("the company", "the firm", "the brand", "the corporation", "the manufacturer",
            "the organization", "the organisation", "the group", "the business", "company's yards", "it",
            "its yards", "they", "their yards")
    )),
    firm("a company that another is only compared with",
        "Beta Works sails. Larger than Acme, its sales are $3 million.",
        revenue("Beta Works", "$3 million", 3 * M)),
    firm("a company that it is unlike", "Beta Works sails, and unlike Acme with sales at $3 million.",
        revenue("Beta Works", "$3 million", 3 * M)),
    firm("a company that it is unlike in front", "Beta Works sails. Unlike Acme, its sales are $3 million.",
        revenue("Beta Works", "$3 million", 3 * M), misread=True),
    family("firms that are left unnamed", (
        firm(f"firms that are left unnamed {words}", f"Acme is small. Here {words} report sales of $3 million.",
            revenue(words, "$3 million", 3 * M))
        for words in ("several companies", "some players", "many firms", "various manufacturers",
            "several brands", "some vendors", "many smaller firms")
    )),
    firm("a name that opens and acts", "Quux reported sales of $3 million.",
        revenue("Quux", "$3 million", 3 * M)),
    firm("a name that opens beside a listed one",
        "Acme is old. Quux leads beside Acme in boats, and reaps sales of $3 million.",
        revenue("Quux", "$3 million", 3 * M)),
    firm("a listed name that acts behind one that opens", "Quux leads, but Acme has sales of $3 million.",
        revenue("Acme", "$3 million", 3 * M)),
    firm("two names that act", "In yards Quux and Zedd reported sales of $3 million.",
        revenue("Quux", "$3 million", 3 * M), revenue("Zedd", "$3 million", 3 * M)),
    firm("joined sales go to the last name that acts",
        "In yards Quux reported sales of $3 million and $2 million.", revenue("Quux", "$3 million", 3 * M),
        revenue("Quux", "$2 million", 2 * M)),
    firm("a phrase in front of a name that no list holds", "With sales of $3 million, Quux grows.",
        revenue("Quux", "$3 million", 3 * M)),
    firm("a company of an earlier clause", "Acme sells 4 boats a day, of which sales at $3 million are new.",
        revenue("Acme", "$3 million", 3 * M)),
    family("no part of a name", (
        firm(f"no part of a name {word}", f"{word} Quux reported sales of $3 million.",
            revenue("Quux", "$3 million", 3 * M))
        for word in NO_NAMES
    )),
    family("a name that acts", (
        firm(f"a name that acts {word}",
            f"Acme is old. In yards Quux {word.replace('-', ' ')} much, with sales of $3 million.",
            revenue("Quux", "$3 million", 3 * M, year=2022 if word == "2022" else None))
        for word in ACTING
    )),
    family("a name that opens", (
        firm(f"a name that opens {word}", f"Acme is old. Quux {word} boats and seeks for sales of $3 million.",
            revenue("Quux", "$3 million", 3 * M))
        for word in OPENING
    )),
    family("a name with words behind", (
        firm(f"a name with words behind {word}",
            f"Acme is old. Quux, {word} old yards, seeks for sales of $3 million.",
            revenue("Quux", "$3 million", 3 * M))
        for word in ("a", "an", "the", "another", "one of", "known for", "renowned for", "recognized for",
            "recognised for", "with", "based in", "headquartered in", "part of", "which owns", "also in",
            "primarily in", "having", "founded in", "established in", "focused on", "focusing on")
    )),
)  # fmt: skip

# --- sentences: where they end, names and what stands for them ----------------------------------------------
READING = (
    family("no end behind", (
        firm(f"no end behind {word}", f"Acme, as told by {word} Hawk, has $3 million.",
            revenue("Acme", "$3 million", 3 * M))
        for word in spaced(
            "Inc. Ltd. Co. Corp. Chr. Dr. St. No. vs. approx. e.g. i.e. Mr. Mrs. Bros. Intl. Rs. ca. est. "
            "U.S. J.")
    )),
    family("an end behind", (
        firm(f"an end behind {end}",
            f"Acme sells to the yards of the kit makers{end} Hawk has sales of $3 million.",
            revenue("Hawk", "$3 million", 3 * M))
        for end in (".", "!", "?", ".\"", ".)", ".'", ".”", ".’")
    )),
    family("a new sentence behind a short form by", (
        firm(f"a new sentence behind a short form by {word}",
            f"Acme is old, and sells to Beta Works Inc. {word} Quux reported sales of $3 million.",
            revenue("Quux", "$3 million", 3 * M))
        for word in ("The", "In", "This", "These", "With", "As", "By", "For", "While", "Overall")
    )),
    family("a new sentence on the company meant by", (
        firm(f"a new sentence on the company meant by {words}",
            f"Acme is old, and sells to Beta Works Inc. {words} sales of $3 million.",
            revenue("Acme", "$3 million", 3 * M))
        for words in ("Its yards have", "They have", "Their yards have", "It has")
    )),
    each("a sentence that begins with", '"|“|(|\'', "Europe is old. {}China holds 20%.",
        share("China", "20%", 20)),
    row("a sentence that begins with a figure", "Europe is old. 20% of the market is in China.",
        share("China", "20%", 20)),
    row("a small letter begins no sentence", "Europe is old. and holds 20%.", share("Europe", "20%", 20)),
    row("a sentence of too many characters is cut", f"Europe is old, {'so it is, ' * 98}and it holds 20%.",
        share("Europe", "20%", 20)),
    row("a sentence that is not cut yet", f"Europe is old, {'so it is, ' * 96}and it holds 20%.",
        share("Europe", "20%", 20)),
    row("pounds are as often a weight", "The market size is 5 million pounds in 2022."),
    row("francs of no country", "The market size is 5 million francs in 2022."),
    family("money in words only", (
        row(f"money in words only {figure}", f"The market size is {figure} here.",
            size(figure, value, unit=unit))
        for figure, value, unit in (("5000 dollars", 5000, "USD"), ("5000 euros", 5000, "EUR"),
            ("5000 yen", 5000, "JPY"), ("5000 yuan", 5000, "CNY"),
            ("USD 5000", 5000, "USD"), ("EUR5000", 5000, "EUR"), ("5 lakh rupees", 5 * 10**5, "INR"),
            ("5 crore rupees", 5 * 10**7, "INR"), ("5 million reais", 5 * M, "BRL"), ("￥5", 5, "JPY"),
            ("₩5", 5, "KRW"), ("₹5", 5, "INR"), ("£5", 5, "GBP"), ("€5", 5, "EUR"), ("¥5", 5, "JPY"))
    )),
    each("per cent in words only", "5 percent|5 per cent|5 pct", "The market grows by {} here.",
        growth("{}", 5)),
    row("letters for a per cent in words only", "The market grows by X percent here.",
        growth("X percent", None, "placeholder")),
    row("a percentage without a digit", "The market grows by a percent or more a year."),
    family("a company goes on behind its listed name", (
        firm(f"a company goes on behind its listed name {name}", f"{name} has sales of $3 million.",
            revenue(name, "$3 million", 3 * M))
        for name in ("Acme & Sons", "Acme and Company", "Acme, Bolt and Company", "Acme & Bolt and Company")
    )),
    firm("a company goes on with a small word", "Acme & sons have sales of $3 million.",
        revenue("Acme", "$3 million", 3 * M)),
    firm("the first word stands for a company", "Sales of $3 million for Gamma are new.",
        revenue("Gamma", "$3 million", 3 * M)),
    family("a part of a word names no company", (
        firm(f"a part of a word names no company {word}", f"Beta Works at {word} had sales of $3 million.",
            revenue("Beta Works", "$3 million", 3 * M))
        for word in ("Acmeist", "MegaAcme", "7Acme", "Acme7")
    )),
    firm("the longest name of a company counts", "Sales of $3 million for Gamma Tools Inc are new.",
        revenue("Gamma Tools Inc", "$3 million", 3 * M)),
    firm("the point of a short form in a row of companies",
        "So Gamma Tools Inc. and Beta Works have sales of $3 million and $2 million.",
        revenue("Gamma Tools Inc", "$3 million", 3 * M), revenue("Beta Works", "$2 million", 2 * M),
        misread=True),
    firm("the company goes by its full name",
        "Beta Works sails, and Beta widens. The company's revenue is $3 million.",
        revenue("Beta Works", "$3 million", 3 * M)),
    firm("the company is the one that opens the last sentence",
        "Acme sails. Beta Works sells to Acme. Its revenue is $3 million.",
        revenue("Beta Works", "$3 million", 3 * M)),
    firm("the company behind a short word opens it too",
        "Beta Works is old. So Acme sells to Beta Works. Its revenue is $3 million.",
        revenue("Acme", "$3 million", 3 * M)),
    firm("the company is the last where none opens",
        "Beta Works is old. Today Acme sells to Beta Works. Its revenue is $3 million.",
        revenue("Beta Works", "$3 million", 3 * M)),
    family("a brand is not the company meant", (
        firm(f"a brand is not the company meant {words}",
            f"Today Acme sells much, {words}Beta lines. Its revenue is $3 million.",
            revenue("Acme", "$3 million", 3 * M))
        for words in ("including ", "including the ", "including its ", "including the brand ",
            "including its brands ")
    )),
    firm("a name that no list holds is the company meant", "Quux is old. Its revenue is $3 million.",
        revenue("Quux", "$3 million", 3 * M)),
    firm("a name that opens the paragraph and does not act is meant",
        "Quux and its boats sell. Its revenue is $3 million.", revenue("Quux", "$3 million", 3 * M)),
    firm("the last name that acts is meant",
        "Boats sell. Quux is old. Zedd leads now. Its revenue is $3 million.",
        revenue("Zedd", "$3 million", 3 * M)),
    firm("a name that does not act is not meant", "Quux is old. Zedd boats float. Its revenue is $3 million.",
        revenue("Quux", "$3 million", 3 * M)),
    firm("the company of the paragraph above", "Acme sails.\nIts revenue is $3 million.",
        revenue("Acme", "$3 million", 3 * M)),
    firm("the company of two paragraphs above", "Acme sails.\nBoats float.\nIts revenue is $3 million.",
        revenue("Acme", "$3 million", 3 * M)),
    firm("the company of three paragraphs above is too far",
        "Acme sails.\nBoats float.\nThe trade is large.\nGrowth of its boats is 4% a year.", growth("4%", 4)),
    row("the place of the paragraph above", "Europe sails.\nToday it holds 20%.", share("Europe", "20%", 20),
        misread=True),
    firm("a company too far in front",
        f"Acme sails. {'Boats float. ' * 120}The trade is large. Growth of its boats is 4% a year.",
        growth("4%", 4)),
    firm("a company not too far in front",
        f"Acme sails. {'Boats float. ' * 110}Growth of its boats is 4% a year.",
        growth("4%", 4, subject="Acme")),
    family("a section on companies by", (
        Example(f"a section on companies by {word}", "Acme is valued at $4 million.",
            (revenue("Acme", "$4 million", 4 * M),), section=f"Leading {word} Today")
        for word in ("players", "companies", "vendors", "competitive", "Vendors")
    )),
    family("no section on companies by", (
        Example(f"no section on companies by {word}", "Acme is valued at $4 million.",
            (size("$4 million", 4 * M),), section=f"Leading {word} Today")
        for word in ("trends", "playersandmore", "yards")
    )),
)  # fmt: skip


# --- pages: titles, headings, lists, what is not read -------------------------------------------------------
def whole(name, text, *claims, **where):
    """An example that is a whole page."""
    return Example(name, text, claims, page=True, **where)


KITES = "<h1>Kite Market</h1>"
BLOCKS = (
    family("a window", (
        Example(f"a window {years}", "Kites fly.", (window(years, first, last),),
            title=f"Kite Market {years} Outlook")
        for years, first, last in (("2025 to 2032", 2025, 2032), ("2025-2032", 2025, 2032),
            ("2025 - 2032", 2025, 2032), ("2025–2032", 2025, 2032), ("2025—2032", 2025, 2032),
            ("2025 through 2032", 2025, 2032), ("2025 till 2032", 2025, 2032), ("2025 until 2032", 2025, 2032),
            ("2025 and 2032", 2025, 2032), ("2025-32", 2025, 2032),
            ("2025–27", 2025, 2027), ("2032", None, 2032), ("1999", None, 1999))
    )),
    family("no window in", (
        Example(f"no window in {text}", "Kites fly.", (), title=f"Kite Market {text}")
        for text in ("Outlook", "CAS 1234-2025-7", "2025-1", "2025-26", "2025-20", "2025-32%",
            "A2025", "2025b", "x.2025", "x-2025", "x,2025",
            "2025.1", "2025,1", "1825", "20255")
    )),
    row("years elsewhere are no window", "The forecast runs from 2025 to 2032.",
        rejects=(("2025", "year"), ("2032", "year"))),
    whole("the second title is a heading",
        f"{KITES}<h1>Players of 2030</h1><p>Acme is old. It is valued at $4 million.</p>",
        revenue("Acme", "$4 million", 4 * M)),
    whole("a documents title is the title",
        "<title>Kite Market 2032</title><h1>Kites 2031</h1><p>The market is worth $4 million.</p>",
        window("2032", None, 2032), size("$4 million", 4 * M)),
    whole("a raised number behind a figure is a note",
        "# Kite Market\n\nThe market is worth $4.2<sup>1</sup> billion, Europe holds 20%<sup>23</sup> of it.",
        size("$4.2<sup>1</sup> billion", 4.2 * B), share("Europe", "20%", 20), rejects=(("23", "name"),)),
    whole("a raised number behind a letter is part of its word",
        "# Kite Market\n\nThe market is worth $4 billion for m<sup>2</sup>.", size("$4 billion", 4 * B),
        rejects=(("2", "name"),)),
    family("a broken line inside a figure", (
        whole(f"a line broken before {unit}", f"# Kite Market\n\nThe market is worth $4<br>{unit} by 2030.",
            size(f"$4<br>{unit}", value, year=2030))
        for unit, value in (("billion", 4 * B), ("million", 4 * M), ("bn", 4 * B), ("trillion", 4000 * B))
    )),
    whole("a broken line behind a figure ends it",
        "# Kite Market\n\nThe market is worth $4 million<br>Millions of boats are sold.", size("$4 million", 4 * M)),
    whole("lines that end in a bare return",
        "# Kite Market 2032\r\rThe market is worth $4 million.\rIt is old.", window("2032", None, 2032),
        size("$4 million", 4 * M)),
    whole("a quotation in a letter",
        "# Kite Market 2032\n\n> The market is worth\n> $4 million. It has a CAGR of\n> 8% in all.\n>\n> Europe has "
        "5% of the market.",
        window("2032", None, 2032), size("$4 million", 4 * M), growth("8%", 8), share("Europe", "5%", 5)),
    whole("a sign before a figure at the start of a line is no quotation",
        "# Kite Market 2032\n\nThe market has a CAGR of\n> 8% in all.", window("2032", None, 2032),
        growth("8%", 8, "over")),
    whole("a title in capitals right above the text",
        "Global Kite Market Outlook to 2032\nThe market is worth $4 million.", window("2032", None, 2032),
        size("$4 million", 4 * M)),
    family("no title in capitals", (
        whole(f"no title in {first}", f"{first}\n{second}", size("$4 million", 4 * M, year=2032, subject=subject))
        for first, second, subject in (
            ("Global kite market outlook to 2032", "The market is worth $4 million.", "market"),
        )
    )),
    whole("a title in Markdown", "# Kite Market 2032\n\nThe market is worth $4 million.",
        window("2032", None, 2032), size("$4 million", 4 * M)),
    whole("headings in Markdown", "# Kite Market\n\n## Players\nAcme is valued at $4 million.",
        revenue("Acme", "$4 million", 4 * M)),
    whole("a low heading in Markdown", "# Kite Market\n\n###### Players\nAcme is valued at $4 million.",
        revenue("Acme", "$4 million", 4 * M)),
    whole("seven signs are no heading", "# Kite Market\n\n####### Players\nQuux is valued at $4 million."),
    family("a heading by", (
        whole(f"a heading by {tag}", f"{KITES}<{tag}>Players</{tag}><p>Quux is valued at $4 million.</p>",
            revenue("Quux", "$4 million", 4 * M))
        for tag in ("h2", "h3", "h4", "h5", "h6")
    )),
    family("a heading in bold", (
        whole(f"a heading in bold {bold}", f"{KITES}<p>{bold}</p><p>Quux is valued at $4 million.</p>",
            revenue("Quux", "$4 million", 4 * M))
        for bold in ("<strong>Players</strong>", "<b>Players</b>:", "**Players**", "- **Players**: ",
            "<b>Key</b> <b>Players</b>")
    )),
    family("no heading in", (
        whole(f"no heading in {words}", f"{KITES}<p>{words}</p><p>Quux is valued at $4 million.</p>")
        for words in ("<strong>Players</strong> now", "<i>Players</i>", "<b><a href='x'>Players</a></b>",
            "a <b>Players</b>")
    )),
    whole("a regions name begins no section",
        f"{KITES}<h2>Players</h2><h3>Europe:</h3><p>Quux is valued at $4 million.</p>",
        revenue("Quux", "$4 million", 4 * M)),
    whole("a countrys name begins one",
        f"{KITES}<h2>Players</h2><h3>France:</h3><p>Quux is valued at $4 million.</p>"),
    family("what", (
        whole(f"what {tag} holds is not read",
            f"{KITES}<{tag}>Europe holds 20%.</{tag}><p>China holds 10%.</p>", share("China", "10%", 10))
        for tag in ("script", "style", "noscript", "template", "svg", "SCRIPT")
    )),
    whole("a comment is not read", f"{KITES}<!-- Europe holds 20%. --><p>China holds 10%.</p>",
        share("China", "10%", 10)),
    whole("a comment without an end", f"{KITES}<p>China holds 10%.</p><!-- Europe holds 20%.",
        share("China", "10%", 10)),
    whole("an attribute is not read", f"{KITES}<p title='Europe holds 20%.'>China holds 10%.</p>",
        share("China", "10%", 10)),
    family("the text of a link is no claim", (
        whole(f"the text of a link is no claim {link}", f"{KITES}\n\nSee {link} now.",
            rejects=(("20", "link"),))
        for link in ("<a href='x'>Europe holds 20%</a>", "[Europe holds 20%](x)", "![Europe holds 20%](x)")
    )),
    whole("text behind a link is read", f"{KITES}<p><a href='x'>See 7</a>: Europe holds 20%.</p>",
        share("Europe", "20%", 20), rejects=(("7", "link"),)),
    whole("square brackets are no link", f"{KITES}<p>See [Europe holds 20%] now.</p>",
        share("Europe", "20%", 20)),
    family("a sentence goes no further than", (
        whole(f"a sentence goes no further than {tag}", f"{KITES}<p>Europe is old<{tag}>a share of 20%</p>",
            share("market", "20%", 20))
        for tag in ("p", "div", "br", "li", "td", "tr", "h3", "section", "article", "aside", "blockquote",
            "caption", "center", "dd", "details", "dt", "dl", "fieldset", "figcaption", "figure", "footer",
            "form", "header", "hr", "legend", "main", "nav", "ol", "option", "pre", "summary", "table", "tbody",
            "tfoot", "th", "thead", "ul", "address", "body", "html", "head")
    )),
    family("a sentence goes on through", (
        whole(f"a sentence goes on through {tag}",
            f"{KITES}<p>Europe is old <{tag}>with a share of 20%</{tag}>.</p>", share("Europe", "20%", 20))
        for tag in ("strong", "em", "span", "i", "u", "font")
    )),
    whole("tags between words part them", f"{KITES}<p>Europe has</i> <i>20%.</p>", share("Europe", "20%", 20)),
    family("an escape", (
        whole(f"an escape {figure}", f"# Kite Market\n\nThe market is worth {figure}.", size(figure, 4 * M))
        for figure in ("$4 million", "$**4** million", "$4&#32;million", "$4\\.0 million", "&#36;4 million")
    )),
    whole("a dollar with a stroke", "# Kite Market\n\nThe market is worth \\$4 million.",
        size("$4 million", 4 * M)),
    whole("lines of one paragraph", "# Kite Market\n\nEurope is old and has\na share of 20%.",
        share("Europe", "20%", 20)),
    family("lines of a list", (
        whole(f"lines of a list {mark}", f"# Kite Market\n\n{mark} Europe is old\n{mark} a share of 20%",
            share("market", "20%", 20))
        for mark in ("-", "*", "+", "•", "1.", "1)", "|")
    )),
    whole("a line of four digits is no list", "# Kite Market\n\nEurope is old and has\n2022. a share of 20%",
        share("Europe", "20%", 20, year=2022)),
    whole("a claim in an item", f"{KITES}<ul><li>Europe: 20%</li><li>China: 10%</li></ul>",
        share("Europe", "20%", 20), share("China", "10%", 10)),
    whole("a claim in the title", "<h1>Kite Market to reach $5 billion</h1>", size("$5 billion", 5 * B)),
    whole("a claim in a heading", f"{KITES}<h2>Europe holds 20%</h2>", share("Europe", "20%", 20)),
)  # fmt: skip


# --- lists of companies -------------------------------------------------------------------------------------
SOLD = "Sales of $3 million for "  # a name behind it is only read where the page lists it


def listed(name, players, seller, heading="Market Players", **where):
    """A page with a section that lists names, and a sentence on the sales of one that only the list makes a company."""
    text = f"{KITES}<h2>{heading}</h2>{players}<h2>Companies</h2><p>Sales of $3 million for {seller} are new.</p>"
    return Example(name, text, (revenue(seller, "$3 million", 3 * M),), page=True, **where)


def unlisted(name, players, words, heading="Market Players"):
    """A page whose second section teaches no name of `words`: they stand in the way of Acme and its sales."""
    text = (
        f"{KITES}<h2>Players</h2><ul><li>Acme</li></ul><h2>{heading}</h2>{players}"
        f"<h2>Companies</h2><p>Acme by way of {words} had sales of $3 million.</p>"
    )
    return Example(name, text, (revenue("Acme", "$3 million", 3 * M),), page=True)


LISTED = (
    listed("an item of a list", "<ul><li>Quux Kites</li></ul>", "Quux Kites"),
    listed("the first word of an item", "<ul><li>Quux Kites</li></ul>", "Quux"),
    unlisted("a first word of two letters names nobody", "<ul><li>QX Kites</li></ul>", "QX"),
    listed("a first word of three letters", "<ul><li>QXZ Kites</li></ul>", "QXZ"),
    listed("a whole name of two letters", "<ul><li>QX</li></ul>", "QX"),
    listed("a numbered item", "<ul><li>1. Quux</li></ul>", "Quux", misread=True),
    listed("an item with a digit in front", "<ul><li>3Q</li></ul>", "3Q"),
    listed("an item with words behind a dash", "<ul><li>Quux - maker of kites</li></ul>", "Quux"),
    listed("an item with words behind a colon", "<ul><li>Quux: maker of kites</li></ul>", "Quux"),
    listed("an item with words behind a long dash", "<ul><li>Quux – maker of kites</li></ul>", "Quux"),
    listed("a name with a bracket", "<ul><li>Quux (Old) Kites</li></ul>", "Quux Kites"),
    listed("a name in bold", "<p>Then <b>Quux Kites</b> fly.</p>", "Quux Kites"),
    listed("a numbered name in bold", "<p>Then <b>1. Quux Kites:</b> fly.</p>", "Quux Kites"),
    listed("a name in bold with a digit in front", "<p>Then <b>3Quux</b> fly.</p>", "3Quux"),
    listed("a possessive in bold", "<p>Then <b>Quux's</b> kites fly.</p>", "Quux"),
    listed("a name on the list that opens and acts", "<p>Quux is old.</p>", "Quux"),
    unlisted("a name that only stands in a sentence", "<p>Then old Quux flies.</p>", "Quux"),
    unlisted("a name in a section of another kind", "<ul><li>Quux</li></ul>", "Quux", heading="Trends"),
    unlisted("a list of players by region holds countries", "<ul><li>Quux</li></ul>", "Quux",
        heading="Players by Region"),
    family("a list opened by", (
        listed(f"a list opened by {heading}", "<ul><li>Quux</li></ul>", "Quux", heading=heading)
        for heading in ("Top Companies", "Vendors", "Competitive Landscape", "PLAYERS")
    )),
    family("a list not opened by", (
        unlisted(f"a list not opened by {heading}", "<ul><li>Quux</li></ul>", "Quux", heading=heading)
        for heading in ("Playersx", "Companion", "By Type", "Applications", "Geography of Companies")
    )),
    family("a heading in bold is no name", (
        unlisted(f"a heading in bold is no name {word}", f"<p>Then <b>Quux {word}</b> is here.</p>", "Quux")
        for word in spaced(
            "Market Markets Growth Revenue Revenues Sales Trend Trends Size Overview Analysis Key Player "
            "Players Share Landscape Outlook Product Products Conclusion Summary Companies Competition "
            "Competitive Strategy Strategies Financial Financials Performance Position Positioning Focus "
            "Latest")
    )),
    listed("a name of fifty-nine letters", f"<ul><li>Q{'x' * 58}</li></ul>", f"Q{'x' * 58}"),
    unlisted("a name of sixty letters is none", f"<ul><li>Q{'x' * 59}</li></ul>", f"Q{'x' * 59}"),
    family("names announced as", (
        listed(f"names announced as {word}", f"<p>Here old {word} include Zedd and Quux Kites.</p>", "Quux")
        for word in ("players", "companies", "firms", "contributors", "actors", "vendors", "manufacturers",
            "brands", "competitors", "participants", "leaders", "entrants", "Players", "Companies", "Firms",
            "Manufacturers", "Vendors", "ones")
    )),
    family("names announced by", (
        listed(f"names announced by {word}", f"<p>Here old players {word} Zedd, Quux Kites and Yoyo fly.</p>",
            "Quux")
        for word in ("such as", "like", "including", "include", "includes", "are", "being", "comprise",
            "feature", "namely", "notably", "such as:", "of kites are")
    )),
    family("names in a row by", (
        listed(f"names in a row by {joint}", f"<p>Here old players include Zedd{joint}Quux.</p>", "Quux")
        for joint in (", ", " and ", ", and ", "; ", " (ZD), ", ", the ", " Inc., ", " & Co., ", " and Sons, ",
            " de Lux, ", " of Yore, ", ", Ltd., ")
    )),
    unlisted("a row ends with the first small word", "<p>Here old players include Zedd with Quux.</p>", "Quux"),
    unlisted("no row is announced behind a point", "<p>Here are players. Such as are Quux.</p>", "Quux"),
    listed("a name with small letters first", "<p>Here old players include qUux.</p>", "qUux"),
    family("a common first word", (
        unlisted(f"a common first word {word} names nobody", f"<ul><li>{word} Kites</li></ul>", f"{word} yards")
        for word in spaced(
            "The General American National International Global United North South New First Advanced "
            "China Shanghai Jiangsu Zhejiang Shandong Beijing Hubei Hangzhou Guangdong Shenzhen Suzhou "
            "Royal Standard Universal Applied")
    )),
)  # fmt: skip

# --- digits that are no claims ------------------------------------------------------------------------------
REJECTED = (
    family("a date in", (
        row(f"a date in {month}", f"It opened on {month} 3, 2021, and on 4th {month} 2022.",
            rejects=((f"{month} 3, 2021", "date"), (f"4th {month} 2022", "date")))
        for month in spaced(
            "January February March April May June July August September October November December")
    )),
    family("digits that are a name or a quantity", (
        row(f"digits {figure} are {reason}", f"The plant was of {figure} so it is", rejects=((figure, reason),))
        for figure, reason in (("May 3", "date"), ("May 1st", "date"), ("May 2nd 2021", "date"),
            ("May 3rd", "date"), ("3 May", "date"), ("2021-05-03", "date"), ("3/5/2021", "date"),
            ("3.5.2021", "date"), ("Q4", "date"), ("2021-22", "year"), ("2021/2022", "year"),
            ("2021–22", "year"), ("2021—22", "year"), ("mid-2020s", "year"), ("2021", "year"),
            ("FY2021", "year"), ("FY 2021", "year"), ("2020s", "year"), ("2020's", "year"), ("1999", "year"),
            ("98%", "percentage"), ("98 percent", "percentage"), ("98 per cent", "percentage"),
            ("5-7%", "percentage"), ("9.5%", "percentage"), ("$30", "money"), ("€30", "money"),
            ("£30", "money"), ("¥30", "money"), ("₹30", "money"), ("USD 30", "money"), ("EUR 30", "money"),
            ("$1,250.50", "money"), ("12", "quantity"))
    )),
    family("digits in", (
        row(f"digits in {text}", f"The plant: {text} so it is.", rejects=((digits, reason),))
        for text, digits, reason in (("Q5", "5", "name"), ("1825", "1825", "quantity"),
            ("COVID-19", "19", "name"), ("5G", "5", "name"), ("A4", "4", "name"), ("3-ply", "3", "name"),
            ("x 12, then", "12", "quantity"), ("https://a.b/42", "42", "link"), ("www.a.b/42", "42", "link"),
            ("- 12", "12", "quantity"), ("(12)", "12", "quantity"), ("1" * 24, "1" * 24, "quantity"),
            ("1" * 25, "1" * 25, "name"))
    )),
    family("a quantity in", (
        row(f"a quantity in {unit}", f"The plant: 12{unit} of it.", rejects=(("12", "quantity"),))
        for unit in spaced(
            "mm cm m km nm μm um kg g mg µg mcg t ml mL l L W w kW KW kw MW GW V v kV mAh Ah Wh kWh A mA "
            "Hz kHz MHz GHz bar psi Pa kPa MPa oz lb lbs ft gal kN N dpi px MP GB TB MB KB Gbps Mbps dB "
            "rpm bpm in inch inches hp HP C F °C °F h s ms min unit units")
    )),
    family("numbering", (
        row(f"numbering {text}", text, rejects=((digits, "list"),))
        for text, digits in (("1. Boats", "1"), ("1) Boats", "1"), ("123. Boats", "123"),
            ("Boats: 1) paper", "1"), ("Boats; 2. paper", "2"), ("Boats. 2. Paper", "2"))
    )),
    row("a long number is no numbering", "1234. Boats", rejects=(("1234", "quantity"),)),
    row("a number inside a sentence is no numbering", "Boats 2. Paper", rejects=(("2", "quantity"),)),
    row("a point inside a number is no numbering", "1.5 boats", rejects=(("1", "quantity"), ("5", "quantity"))),
    row("years between claims", "In 2021 Europe held 20% of it; the 2022 sum is $30.",
        share("Europe", "20%", 20, year=2021), rejects=(("2021", "year"), ("2022", "year"), ("$30", "money"))),
    row("a claim is no reject", "Europe holds 20%.", share("Europe", "20%", 20), rejects=()),
)  # fmt: skip

# --- the other side of a rule -------------------------------------------------------------------------------
EDGES = (
    Example("a window whose first year is part of a name", "Kites fly.", (window("2032", None, 2032),),
        title="Kite Market A2025 to 2032"),
    each("too many letters for a placeholder", "XXXXXX|xxxxxx", "Europe holds {}% of the market."),
    family("the markets own money by", (
        firm(f"the markets own money by {words}", f"{words} came to $4 million.", size("$4 million", 4 * M))
        for words in ("Market revenue", "Industry revenue", "Global revenues", "Global sales",
            "Total market sales", "Sales of the paper market", "Revenue for the market",
            "Revenues in the old paper boat market", "Sales from the market", "Sales within the market",
            "Revenue of market")
    )),
    firm("sales beside a market are not its own", "Sales by Acme, a market leader, came to $4 million.",
        revenue("Acme", "$4 million", 4 * M)),
    each("a rate from a year behind",
        "the|the end of|the year|the years of|fiscal|FY|calendar|early|late|mid|the beginning of"
        "|the start of|the close of", "The market has a CAGR of 5% from {} 2021.", growth("5%", 5, start=2021)),
    each("a rate up to a year behind a size",
        "by|through|throughout|until|till|to|upto|towards|toward|before|into|ending in",
        "Worth $3 million, the market {} 2028 is growing 5%.", size("$3 million", 3 * M),
        growth("5%", 5, end=2028)),
    family("digits", (
        row(f"digits {figure} here are {reason}", f"The plant was of {figure} so it is",
            rejects=((figure, reason),))
        for figure, reason in (("1998-99", "year"), ("1998/1999", "year"), ("2021-1999", "year"),
            ("mid-1990s", "year"), ("FY1998", "year"))
    )),
    family("money that is spent in", (
        row(f"money that is spent in {word}", f"They spent $30 {word}.", rejects=((f"$30 {word}", "money"),))
        for word in ("thousand", "million", "billion", "trillion")
    )),
    each("a rate that", "reaches|may reach|is reaching", "The growth rate {} 5%.", growth("5%", 5)),
    row("a per cent behind money is none", "The market was worth $3 million, then 25% more.",
        size("$3 million", 3 * M)),
    row("a per cent behind no claim is none", "It cut its bill by 30%, then 25% more."),
    row("joined rates and their word behind", "A full 5% and 7% annual growth is what the market saw.",
        growth("5%", 5), growth("7%", 7)),
    row("money that is spent behind a size", "The market was worth $3 million, and it spent $4 million.",
        size("$3 million", 3 * M)),
    row("money that is spent and then an amount", "The yards spent $3 million, and then came $4 million."),
    row("an unlisted company in its market", "Quux reported sales of $4 million in this market.",
        revenue("Quux", "$4 million", 4 * M)),
    row("a listed company in its market", "Acme has sales of $4 million in this market.",
        revenue("Acme", "$4 million", 4 * M)),
    row("sales of nobody in a market", "Here the sales of $4 million are seen in this market.",
        size("$4 million", 4 * M)),
    firm("a value that comes from sales", "In its market Acme has a value of $4 million from sales.",
        revenue("Acme", "$4 million", 4 * M)),
    firm("a value of nobody among the players", "The value is $4 million.", size("$4 million", 4 * M)),
    firm("a value of a company behind a market", "In its market Acme has a value of $4 million.",
        size("$4 million", 4 * M, speaker="Acme")),
    family("a long name", (
        listed(f"a long name {name}", f"<p>Here old players include {name}, and Zedd.</p>", name)
        for name in ("Quux of Yore", "Quux the Old", "Quux de Lux", "Quux du Lac", "Quux van Dyk",
            "Quux von Dyk", "Quux & Kin", "Quux and Company", "Quux and Co", "Quux and Sons",
            "Quux and Partners", "Quux, Inc", "Quux, Ltd", "Quux, LLC", "Quux, Corp", "Quux, GmbH", "Quux, AG",
            "Quux, Co", "Quux, SA", "Quux Co. Ltd", "Quux Corp. Kites", "Quux Inc. Kites", "Quux Ltd. Kites",
            "Chr. Quux", "J. Quux", "3Quux", "Quux.io", "Qu-ux 4")
    )),
    listed("a name in bold of fifty-nine letters", f"<p>Then <b>Q{'x' * 58}</b> fly.</p>", f"Q{'x' * 58}"),
    unlisted("a name in bold of sixty letters", f"<p>Then <b>Q{'x' * 59}</b> fly.</p>", f"Q{'x' * 59}"),
    whole("a link goes on in the next paragraph", f"{KITES}<a href='x'>See<br>20% in Europe</a>",
        rejects=(("20", "link"),)),
    whole("bold goes on in the next paragraph",
        f"{KITES}<b>Kites<p>Players</b></p><p>Quux is valued at $4 million.</p>",
        revenue("Quux", "$4 million", 4 * M)),
    whole("an item in bold is no heading",
        f"{KITES}<ul><li><b>Players</b></li></ul><p>Quux is valued at $4 million.</p>"),
    whole("a paragraph before the title is none", "<p>See 2031</p><h1>Kite Market 2032</h1>",
        window("2032", None, 2032)),
    whole("the first line of a plain text", "Kite Market 2032\n\nThe market is worth $4 million.",
        window("2032", None, 2032), size("$4 million", 4 * M)),
    whole("the first line of a plain text with returns",
        "Kite Market 2032\r\n\r\nThe market is worth $4 million.", window("2032", None, 2032),
        size("$4 million", 4 * M)),
    whole("a first line before a title in Markdown", "See 2031\n\n# Kite Market 2032\n\nKites.",
        window("2032", None, 2032)),
    whole("a title with a line below", "Kite Market 2032\n====\n\nThe market is worth $4 million.",
        window("2032", None, 2032), size("$4 million", 4 * M)),
    family("a brand of the company meant by", (
        firm(f"a brand of the company meant by {words}",
            f"Acme sails. {words} brand Zedd reported sales of $3 million.",
            revenue("Acme", "$3 million", 3 * M))
        for words in ("The company's", "The firm’s", "The brand's", "The group's", "The organization's",
            "The organisation's", "The manufacturer's", "Its", "Their", "It says that the", "They say their")
    )),
    family("a rate in front of the company meant by", (
        firm(f"a rate in front of the company meant by {words}",
            f"Acme sails. With a growth of 5%, {words} on top.", growth("5%", 5, subject="Acme"))
        for words in ("its boats are", "the company is", "they are", "it is", "the firm is")
    )),
    firm("a rate in front of others", "Acme sails. With a growth of 5%, boats are on top.", growth("5%", 5)),
    firm("a company behind its sales in other words",
        "A sum of $3 million in sales came from so many yards and shops at Acme.",
        revenue("Acme", "$3 million", 3 * M)),
    row("a year and a contrast before the first figure",
        "In 2022, while all slept, the market was worth $4 million.", size("$4 million", 4 * M, year=2022)),
    row("the nearer of two starts", "Since 2020 all know that the market grows 5% from 2022.",
        growth("5%", 5, start=2022)),
    row("the nearer of two ends", "Until 2026 all know that the market grows 5% by 2030.",
        growth("5%", 5, end=2030)),
    firm("the last company of an earlier clause",
        "While Acme sleeps, Beta Works holds 4%, and sales of $3 million are new.",
        share("Beta Works", "4%", 4), revenue("Beta Works", "$3 million", 3 * M)),
    firm("sales of two companies and no other word", "Acme and Beta Works report sales of $3 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$3 million", 3 * M)),
    firm("a year behind and", "Acme had sales of $3 million and in 2022 Beta Works had $4 million.",
        revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$4 million", 4 * M, year=2022),
        misread=True),
    family("a year behind another clause", (
        firm(f"a year behind {word}", f"Acme had sales of $3 million {word} in 2022 Beta Works had $4 million.",
            revenue("Acme", "$3 million", 3 * M), revenue("Beta Works", "$4 million", 4 * M, year=2022))
        for word in ("while", "whereas")
    )),
    firm("the nearer year before sales", "Since 2020 it floats, and in 2022 Acme had sales of $4 million.",
        revenue("Acme", "$4 million", 4 * M, year=2022)),
    each("the one that acts and where", "within|in|across|of|from|to|into|throughout|over|by|within the|in the",
        "China has {} Asia-Pacific a share of 20%.", share("China", "20%", 20)),
    row("a span of the last century", "The market grew 5% from 1998 to 1999.",
        growth("5%", 5, start=1998, end=1999)),
    family("a date of two digits", (
        row(f"a date of two digits {figure}", f"The plant was of {figure} so it is",
            rejects=((figure, "date"),))
        for figure in ("13 May 2021", "May 13, 2021", "13 May", "13th May", "13/12/2021", "13.12.2021")
    )),
    row("growing as the first word", "Growing 5%, the market is new.", growth("5%", 5)),
    row("joined per cents of nothing", "A full 25% and 30% are mine."),
    each("italics are no heading", "*Players*|_Players_", "{}\nQuux is valued at $4 million.",
        size("$4 million", 4 * M)),
    firm("its share is the companys and not the places", "Acme sells to Europe. Its share is 12%.",
        share("Acme", "12%", 12)),
    row("a part before a second share of the whole", "Asia, led by China, holds 20%, or as some say 25%.",
        share("Asia", "20%", 20), share("Asia", "25%", 25)),
    firm("the growth of one that no list holds",
        "Acme is old. Quux reported sales of $4 million and a growth of 5%.",
        revenue("Quux", "$4 million", 4 * M), growth("5%", 5, subject="Quux")),
    firm("the last company of an earlier clause grows",
        "While Acme sleeps, Beta Works holds 4%, with a growth of 5%.", share("Beta Works", "4%", 4),
        growth("5%", 5, subject="Beta Works")),
    firm("a company just near enough behind a rate", f"With a growth of 5%, a{'h' * 54}, Acme leads.",
        growth("5%", 5, subject="Acme")),
    firm("a year behind and with one before it",
        "Acme had sales of $3 million in 2021 and in 2022 Beta Works had $4 million.",
        revenue("Acme", "$3 million", 3 * M, year=2021), revenue("Beta Works", "$4 million", 4 * M, year=2022)),
    row("a base just near enough", f"China, contributing a{'h' * 29} to the European market, holds 60%.",
        share("China", "60%", 60, of="Europe")),
    firm("a name just near enough behind a phrase in front",
        f"With sales of $3 million a{'h' * 58}, Quux grows.", revenue("Quux", "$3 million", 3 * M)),
    firm("words just few enough between a name and its deed",
        f"Acme is old. In yards Quux, known a{'h' * 79}, reported, with sales of $3 million.",
        revenue("Quux", "$3 million", 3 * M)),
    row("a rate and a number are no range", "The market grew 5% to 7 million boats.", growth("5%", 5),
        rejects=(("7", "quantity"),)),
    firm("joined sales behind a share",
        "Acme holds 4%, and Beta Works and Quux have sales of $2 million and $3 million.",
        share("Acme", "4%", 4), revenue("Beta Works", "$2 million", 2 * M),
        revenue("Quux", "$3 million", 3 * M)),
    firm("a company named behind the sales of another",
        "In yards Quux reported sales of $3 million in shops that Acme built.",
        revenue("Quux", "$3 million", 3 * M)),
    row("a share that is held yearly", "Europe holds 20% in boats sold per year.", share("Europe", "20%", 20)),
    firm("the market beside sales", "Its sales are old, and the market is worth $4 million.",
        size("$4 million", 4 * M)),
    firm("a name behind a comma that is no part of the first",
        "In yards Acme, Bolt says, has sales of $3 million.", revenue("Acme", "$3 million", 3 * M)),
    row("digits before a link", "Then 12 boats are at https://a.b/42 here",
        rejects=(("12", "quantity"), ("42", "link"))),
    family("a phrase in front of an unlisted name", (
        firm(f"a phrase in front of an unlisted name by {word}", f"{word} sales of $3 million, Quux grows.",
            revenue("Quux", "$3 million", 3 * M))
        for word in ("With", "At", "Valued at", "By")
    )),
    firm("a deed in front of an unlisted name", "Posting sales of $3 million, Quux grows.",
        revenue("Quux", "$3 million", 3 * M), misread=True),
    firm("a name in front of the one that acts", "In yards of Zedd, Quux reported sales of $3 million.",
        revenue("Quux", "$3 million", 3 * M)),
    each("a place that is meant above all", "Especially|Particularly|Notably", "{} China holds 20%.",
        share("China", "20%", 20)),
    row("a number of many groups", "The market is worth $1,111,111,111,111,111,111,111.",
        size("$1,111,111,111,111,111,111,111", 1.1111111111111111111111e21)),
    row("a number of many groups by points", "The market is worth €1.111.111.111.111.111.111,11.",
        size("€1.111.111.111.111.111.111,11", 1111111111111111111.11, unit="EUR")),
    row("a segment of four words behind a size",
        "It will have a size of $4 million in the big red toy boat segment.",
        size("$4 million", 4 * M, subject="big red toy boat segment")),
    row("a part behind four words", "Asia-Pacific, with so very many boats from China, holds 20%.",
        share("Asia-Pacific", "20%", 20)),
    family("a market size before a companys sales", (
        firm(f"a market size {words} before sales",
            f"With a market size {words} $4 million, Acme can widen its sales.",
            size("$4 million", 4 * M, hedge, speaker="Acme"))
        for words, hedge in (("of", "exact"), ("close to", "about"), ("exceeding", "over"),
            ("nearing", "about"), ("of approximately", "about"), ("of around", "about"), ("of about", "about"),
            ("of over", "over"))
    )),
    firm("what the market has generated", "Acme says that the market will have generated $4 million.",
        size("$4 million", 4 * M)),
    whole("a link that ends in the next paragraph", f"{KITES}<a href='x'>See 20% in Europe<br></a>",
        rejects=(("20", "link"),)),
    firm("a name that no list holds two sentences before",
        "Boats sell. Zedd is old. The boats float. Its revenue is $3 million.",
        revenue("Zedd", "$3 million", 3 * M)),
    row("a place that is only passed", "Europe holds 20%, or as some say 30%, ahead of China.",
        share("Europe", "20%", 20), share("Europe", "30%", 30)),
    firm("a company that grows behind a size", "The market was worth $3 million, and Acme grew 5%.",
        size("$3 million", 3 * M), growth("5%", 5, subject="Acme")),
    row("the year of the figure before", "At last, worth $3 million in 2021, it is now at $4 million.",
        size("$3 million", 3 * M, year=2021), size("$4 million", 4 * M)),
    row("the end of the clause before", "By 2030 it is worth $4 million, with a growth of 5%.",
        size("$4 million", 4 * M, year=2030), growth("5%", 5, end=2030)),
    row("a place just near enough behind", f"A full 25% is found here, a{'h' * 10}, Europe says of its market.",
        share("Europe", "25%", 25)),
    row("each just near enough behind", f"Europe and China hold 40% of a{'h' * 30} each.",
        share("Europe", "40%", 40), share("China", "40%", 40)),
    row("a hedge just near enough", f"Europe holds over {'some ' * 11}20%.",
        share("Europe", "20%", 20, "over")),
)  # fmt: skip

EXAMPLES = (
    *FIGURES, *HEDGED, *KINDS, *HOLDERS, *BASES, *GROWERS, *SPANS, *AMOUNT_YEARS, *SELLERS, *READING, *BLOCKS,
    *LISTED, *REJECTED, *EDGES,
)  # fmt: skip
