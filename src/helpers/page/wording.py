"""The wording of claims, as tables. To teach a new phrase, add one line to the table it belongs to.

Every entry stands beside an example sentence of its own, with the figure it bears on marked "<figure>";
the tests walk over all of them. Two notations are used, and the comment above each table says which:

* words: the forms of a word, separated by spaces; a trailing star stands for any ending ("improv*").
* pattern: a regular expression that ignores case, in which "_" stands for one or more spaces.
"""

import re
from collections.abc import Iterable


def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern of these tables."""
    return re.compile(pattern.replace("_", r"\s+"), re.IGNORECASE)


def either(rows: Iterable[tuple[str, str]]) -> str:
    """Join the patterns of a table's rows into one."""
    return "(?:" + "|".join(pattern for pattern, _ in rows) + ")"


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of the words; a loop takes half the time of `any` over so few."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


# --- Hedges: patterns before a figure that say how firmly it is meant -----------------------------
# No "_" stands inside brackets: a text is searched backwards for the words of these patterns, one by one.
HEDGES = {
    "about": (
        ("about|around", "Boats hold about <12%> of the market."),
        ("approximat(?:e(?:ly)?|ing)|approx\\.?", "Revenue was approximately <$3 million>."),
        ("approximated_(?:at|to)", "Its revenue is approximated at <$3 million>."),
        ("roughly", "Its revenue was roughly <$3 million>."),
        ("nearly", "Europe holds nearly <20%> of the market."),
        ("near(?:ing|ed|s)?", "The market is nearing <$3 million>."),
        ("close_to", "Europe holds close to <20%> of the market."),
        ("approach(?:ing|ed|es)?", "The market is approaching <$3 million>."),
        ("circa", "Its revenue was circa <$3 million>."),
        ("~|≈", "Europe holds ~<20%> of the market."),
        (
            "in_the_(?:range|vicinity|region|neighbou?rhood|order)_of",
            "Its revenue is in the range of <$3 million>.",
        ),
        ("an_estimated", "Europe holds an estimated <20%> of the market."),
        ("give_or_take|plus_or_minus", "Europe holds give or take <20%> of the market."),
    ),
    "over": (
        ("over", "The market is worth over <$3 million>."),
        ("no_less_than|not_less_than|a_minimum_of", "Europe holds no less than <20%> of the market."),
        ("more_than|greater_than|higher_than", "Europe holds more than <20%> of the market."),
        ("above", "The market grows at a CAGR above <5%>."),
        ("exceed(?:ing|s|ed)?|in_excess_of", "Its revenue exceeded <$3 million>."),
        ("surpass(?:ing|es|ed)?", "The market will surpass <$3 million>."),
        ("at_least", "Europe holds at least <20%> of the market."),
        ("upwards?_of", "Its revenue is upwards of <$3 million>."),
        ("past|beyond", "The market will climb past <$3 million>."),
        ("cross(?:ing|es|ed)?|topp(?:ing|ed)|tops", "The market is crossing <$3 million>."),
        ("(?:to|will|may|could|should|would)_top", "The market is set to top <$3 million>."),
        ("(?:no|not|never)_(?:less|fewer|lower)_than", "Europe holds never less than <20%> of the market."),
        ("(?:no|not|never)_(?:below|under)", "Europe holds not under <20%> of the market."),
        (
            "(?:not|never)_(?:fallen|fall|dropped|gone|been)_(?:below|under)",
            "Its share has never fallen below <20%>.",
        ),
        ("[>≥]", "Europe holds ><20%> of the market."),
    ),
    "under": (
        ("under", "The market is worth under <$3 million>."),
        ("no_more_than|not_more_than|a_maximum_of|at_most", "Europe holds at most <20%> of the market."),
        ("(?:no|not|never)_(?:higher|greater)_than", "Europe holds no higher than <20%> of it."),
        ("(?:not|never)_(?:above|over|beyond)", "Europe's share is not above <20%> of the market."),
        (
            "(?:not|never|cannot|without|\\w+n['’]t)_(?:exceed(?:ing)?|surpass(?:ing)?|top(?:ping)?|cross(?:ing)?)",
            "Europe's share will not exceed <20%> of the market.",
        ),
        (
            "(?:not|never)_to_(?:exceed|surpass|top|cross)",
            "Europe's share is never to exceed <20%> of the market.",
        ),
        ("as_(?:much|many|high)_as", "Europe holds as much as <20%> of the market."),
        ("short_of|shy_of", "Europe holds just short of <20%> of the market."),
        ("below", "Europe holds below <20%> of the market."),
        ("less_than|fewer_than|lower_than", "Europe holds less than <20%> of the market."),
        ("up_to", "The market may reach up to <$3 million>."),
        ("almost", "Europe holds almost <20%> of the market."),
        ("[≤]", "The market grows at a CAGR of ≤ <5%>."),
    ),
}
# Hedges right behind a figure: patterns.
HEDGES_BEHIND = {
    "about": (("(?:or_so|or_thereabouts|,?_give_or_take)", "Europe holds <20%> or so of the market."),),
    "over": (
        ("or_(?:more|over|above|higher|greater|better)", "Europe holds <20%> or more of the market."),
        (
            "and_(?:more|above|higher)(?=\\s*(?:[.,;)]|of_the\\b|$))",
            "Europe holds <20%> and more of the market.",
        ),
    ),
    "under": (
        ("or_(?:less|under|below|lower|fewer)", "Europe holds <20%> or less of the market."),
        ("at_(?:the_)?most", "Europe holds <20%> at most."),
    ),
}
# Pattern: what may stand between a hedge and its figure ("over a total of", "exceeding an annual").
FILLER = "(?:an?|the|of|at|to|by|be|is|total|annual|overall|just|even|reaching|valued|some)"
# Pattern: nouns of the trade, which "estimated" hedges together with their figure.
NOUN = (
    "(?:market|shares?|CAGR|compound|annual|growth|rates?|revenues?|sales|turnover|valuation|value|size|worth"
    "|contribution|total|yearly|global|overall|stake|portion|figures?|increase|rise|expansion|\\(CAGR\\)|income|percentage|earnings)"
)
# Patterns: "estimated" and "approximate" as hedges of a noun. As the main verb ("is estimated to reach", "was
# estimated at") the first is none.
ESTIMATED = (
    (f"an_approximate(?:_{NOUN})+(?:_(?:of|at))?", "Asia has an approximate share of <20%>."),
    (f"(?:an|its|their|the|with|of|at|and|,)_estimated(?:_{NOUN})*(?:_(?:of|at|is|was|to_be))?",
     "Asia has an estimated share of <20%>."),
    (f"{NOUN},?_estimated_(?:at|to_be)", "Its sales estimated at <$3 million> rose."),
    ("estimat(?:es|ions?)_of_[^,.;]{0,40}?_(?:at|to|of)", "Estimations of its sales stand at <$3 million>."),
)  # fmt: skip
# Words of decline that make a rate negative: patterns before the figure and right behind it.
DECLINES = (
    ("f[ae]ll(?:s|en|ing)?|falling", "The market fell by <5%> in 2022."),
    ("declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)", "The market declined at a CAGR of <5%>."),
    ("shr[aiu]nk(?:s|ing)?|shrunken", "The market shrank <5%> in 2022."),
    ("contract(?:s|ed|ing)?|contraction", "The market contracted by <5%> in 2022."),
    (
        "dropp?(?:s|ed|ing)?|slump(?:s|ed|ing)?|plung(?:e[sd]?|ing)|tumbl(?:e[sd]?|ing)",
        "The market dropped <5%> in 2022.",
    ),
    (
        "s[ai]nk(?:s|ing)?|sunk|slid(?:es?|ing)?|slipp?(?:s|ed|ing)?|div(?:e[sd]?|ing)",
        "The market slid <5%> in 2022.",
    ),
    ("los(?:es?|t|ing)|down|negative|minus", "The market was down <5%> in 2022."),
)
DECLINES_BEHIND = (
    (
        "(?:declin(?:es?|ing)|decreases?|drops?|falls?|contractions?|slumps?|plunges?|losses|loss)\\b",
        "It saw a <5%> decline in 2022.",
    ),
    ("(?:lower|less|fewer|down|smaller)\\b", "The market was <5%> lower than in 2021."),
)
# --- Kinds: what a figure measures; the kind "" says that it is no claim --------------------------
# Patterns right behind a per cent; they settle it.
PERCENT_AFTER = {
    "growth": (
        ("CAGR|compound_annual", "The market shows a <5%> CAGR."),
        ("(?:average_)?(?:annual|yearly)(?:ly)?\\b", "The market rises <5%> annually."),
        ("per_(?:year|annum)|(?:a|each|every)_year|p\\.a\\.", "The market grows <5%> per year."),
        ("year[- ](?:over|on)[- ]year|yoy", "Its sales rose <5%> year-over-year."),
        ("growth", "The market sees <5%> growth."),
    ),
    "share": (
        ("(?:of|in)_(?:(?:the|its|total|overall|global|world|worldwide|entire|regional|projected|estimated|this"
         "|market['’]s)_)*(?:market|share|valuation|industry)\\b", "Europe leads with <20%> of the market."),
        ("(?:(?:total|overall|global|projected|estimated|substantial|significant|revenue|dominant|notable|regional)_)*"
         "(?:market_(?:share|valuation|value)|share|stake|slice|portion|valuation)\\b",
         "Europe leads with a <20%> market share."),
        ("of_(?:the_)?(?:global|total|overall|world(?:wide)?|market['’]s)\\b",
         "Europe makes <20%> of global demand."),
    ),
    "": (
        ("of_(?:its|their|the_company['’]s|all|patients|consumers|customers|users|households|people|adults|energy"
         "|respondents|companies|cases|businesses|organi[sz]ations)\\b", "It spends <20%> of its sales."),
        ("pur(?:e|ity)|concentration|efficien\\w+|accuracy|alcohol|recycled|discount|humidity|solution",
         "It sells acid of <98%> purity."),
        ("(?:less|lower|fewer|faster|cheaper|reduction|decrease|savings?|margin|profit)\\b",
         "It uses <20%> less oil."),
    ),
}  # fmt: skip
# Words before a per cent; the nearest one decides.
PERCENT_BEFORE = {
    "growth": (
        ("CAGR", "The market has a CAGR of <5%>."),
        ("growth grow grows growing grew grown", "The market will grow by <5%>."),
        ("expand expands expanded expanding expansion", "The market is expanding by <5%>."),
        ("annual annually annualized", "The market has an annual rate of <5%>."),
    ),
    "share": (
        ("share shares stake stakes portion slice", "North America has a share of <30%>."),
        ("hold holds holding held", "North America holds <30%>."),
        ("account accounts accounted accounting", "Europe accounts for <20%>."),
        ("captur*", "Europe is capturing <20%>."),
        ("contribut*", "Europe contributes <20%>."),
        ("represent* compris* constitut*", "Europe represents <20%>."),
        ("command* dominat* dominan*", "Europe commands <20%>."),
        ("lead leads leading led follow follows followed following trail*", "Asia follows with <20%>."),
        ("secur* claim* garner* attain* make makes making", "Asia secures <20%>."),
        ("valuation valued remaining remainder rest occup* possess*", "Asia is the rest at <20%>."),
        ("reach reaches reached reaching", "Asia is expected to reach <20%>."),
        ("majority responsible take takes taking", "Asia is responsible for <20%>."),
    ),
    "": (
        ("reduc* cut cuts cutting save saves saving savings", "It cut its energy bill by <20%>."),
        ("lower lowers lowered lowering decreas* declin* drop*", "Its rivals' prices fell lower by <20%>."),
        ("improv* boost* enhanc* efficien* productivity accuracy yield*", "It improved output by <20%>."),
        ("margin margins profit* cost costs price prices pur* concentration* discount* tax* tariff*",
         "It has a margin of <20%>."),
        ("increas* rise rises rose rising jump* surg*", "Imports were to increase by <20%>."),
    ),
}  # fmt: skip
# Patterns right behind an amount of money; they settle it.
MONEY_AFTER = {
    "revenue": (
        ("(?:in|of)_(?:\\w+_){0,3}?(?:revenues?|sales|turnover)|(?:revenues?|sales|turnover)\\b",
         "Acme made <$3 million> in annual sales."),
    ),
    "size": (
        ("(?:\\w+_)?(?:market|valuation|industry|sector)\\b|in_(?:size|value|valuation|market)",
         "It is a <$3 million> market."),
    ),
    "": (
        ("(?:in|of|for|on)_(?:\\w+_){0,2}?(?:invest\\w+|fund\\w+|R&D|research|profits?|net_income|assets|capital)"
         "|(?:investment|acquisition|deal|contract|fund)\\b", "It put <$3 million> in research."),
        ("per_(?:unit|tonn?e?|kg|kilogram|piece|litre|liter)", "It sells at <$30> per unit."),
    ),
}  # fmt: skip
# Words before an amount of money; the nearest one decides.
MONEY_BEFORE = {
    "revenue": (
        ("revenue revenues sales turnover earnings billings", "Acme had revenue of <$3 million>."),
        ("generat* earn earned earns posted posting recorded recording reported reporting",
         "Acme's brick unit generated <$3 million>."),
    ),
    "size": (
        ("size value values valued valuation valuing worth", "The market was valued at <$3 million>."),
        ("market markets industry sector segment", "The market will reach <$3 million>."),
    ),
    "": (
        ("invest* fund funds funding spend* spent R&D raise raised raising grant* expenditure* capital",
         "It invested <$3 million> in a plant."),
        ("capitalization capitalisation cap asset assets equity", "Its capitalization is <$3 million>."),
        ("acqui* purchas* bought deal deals contract* merger", "It acquired Beta for <$3 million>."),
        ("profit* income EBITDA margin*", "It made a profit of <$3 million>."),
        ("price* pricing cost costs costing fee fees savings retail* budget* fine fined damages",
         "It costs <$30>."),
    ),
}  # fmt: skip
# Patterns around money on pages of any kind that is no trade of a market or a company.
NO_TRADE = (
    (
        "\\b(?:licens\\w+|royalt\\w+|milestone|upfront)_[^,;.]{0,60}",
        "It signed licensing agreements valued at <$3 million>.",
    ),
    (
        "\\b(?:deals?|contracts?|agreements?|transactions?)_[^,;.]{0,30}",
        "It signed deals worth <$3 million>.",
    ),
    (
        "\\b(?:buybacks?|share_repurchase|dividends?|debt|loans?|receivable|cash|proceeds|consideration)\\b",
        "It holds <$3 million> in cash.",
    ),
    ("\\b(?:earnings_per_share|EPS|per_share|a_share)\\b", "It has earnings per share of <$3>."),
    (
        "\\b(?:allocated|allocates|budget\\w*|grants?|subsid(?:y|ies)|funding|invest(?:ed|ing|ments?)|raised"
        "|pledg(?:es?|ed|ing)|earmark(?:s|ed)|donat(?:es?|ed|ing)|set_aside|committed|award(?:s|ed)?|granted)\\b",
        "It allocated <$3 million> to kites.",
    ),
)
# Patterns right behind such money.
NO_TRADE_BEHIND = (
    (
        "_(?:\\w+_)?(?:acquisition|licensing|deal|contract|buyback|valuation|funding|investment|debt|loan)\\b",
        "It made a <$3 million> licensing deal.",
    ),
    (
        "_(?:a|per|each)_(?:\\w+_)?(?:share|unit|piece|head|month|user|kg|tonn?e|litre|barrel)\\b",
        "It earned <$3> a share.",
    ),
    (
        ",?_or_[$€£¥]?\\d[\\d.,]*_(?:cents_)?(?:a|per)_(?:\\w+_)?share\\b",
        "It earned <$3 million>, or $2 a share.",
    ),
)
# Pattern: money that is the market's own although it is called revenue or sales.
MARKET_MONEY = (
    ("(?:market|industry|global|total_market)_(?:revenues?|sales)", "Total market revenue was <$3 million>."),
    ("(?:revenues?|sales)_(?:of|for|in|from|within)_(?:the_)?(?:\\w+_){0,6}?market",
     "The revenue of the market was <$3 million>."),
)  # fmt: skip
# Before a sum by which a market grows: "will grow by $3 million"; and behind one: "$3 million of growth".
INCREMENT = compiled(
    rf"\b(?:(?:grow|expand|increas|ris|climb|swell|advanc)\w*|grew|rose)_(?:in_(?:size"
    rf"|value)_)?by_(?:{FILLER}_)?(?:\w+_){{0,2}}$"
    r"|\b(?:absolute|incremental)_(?:dollar_|\$_)?(?:opportunity|growth|revenues?|value|gain)(?:_[\w-]+){0,5}?"
    r"(?:_(?:of|at|worth|is|reach(?:es|ing)?)_(?:\w+_){0,2}|\s*[:|–—]\s*)$"
    r"|\b(?:market|industry|sector|segment)_(?:\w+_){0,3}?(?:add|adds|added|gain|gains|gained)_(?:an?_)?(?:\w+_){0,2}$"
)
ADDED = compiled(
    r"_(?:in|of)_(?:absolute|incremental|additional)_(?:\w+_)?(?:growth|opportunit\w+|revenues?|sales|value)\b"
)
# --- Who a figure is about: patterns --------------------------------------------------------------
TOGETHER = compiled(
    r"\b(?:together|collectively|combined|jointly|in_total|a_total_of|cumulatively|altogether)\b"
)
EACH = compiled(r"\b(?:each|both|apiece|respectively|individually)\b")
# "The company", "its revenue": the company meant is the one named last.
THE_COMPANY = compiled(
    r"\b(?:the_(?:company|firm|brand|corporation|manufacturer|organi[sz]ation|group|business)|company['’]s)\b"
)
ANAPHOR = compiled(rf"{THE_COMPANY.pattern}|\b(?:its?|they|their)\b")
# Before a place that is only a part or a cause: "APAC, particularly China, holds 20%".
ASIDE = compiled(
    r"\b(?:particularly|especially|notably|including|primarily|mainly|largely|led_by|driven_by|fuell?ed_by|such_as"
    r"|like|with_(?:\w+_){1,4}(?:from|in|by)|due_to|predominantly|specifically|propelled_by|owing_to|where"
    r"|(?:prominently_)?featuring|supported_by|spearheaded_by)(?:_(?:in|by|from|the|countries|nations|like))*_$"
)
# Before a place that is where something happens and not who does it: "within North America".
OBLIQUE = compiled(r"\b(?:within|in|across|of|from|to|into|throughout|over|by)(?:_the)?_$")
# Around a place that is the whole of which a share is a part: "20% of the European market".
BASE_BEFORE = compiled(
    r"\b(?:of|share_in|dominat\w+|lead\w*|contribut\w+_[^,.;]{1,30}_to)_(?:the_)?(?:total_|overall_)?$"
)
BASE_AFTER = compiled(r"(?:['’]s)?_(?:market|figure|total|share|region|regional|segment)\b")
# Between a share and the holder named behind it: "40% of the market in Europe", "30% from Asia".
HOLDER = compiled(
    r"[\s*)]*(?:(?:of|in)_the_(?:total_|global_|overall_)?market_|market_|shares?_)*(?:is_|are_|being_)?(?:each_)?"
    r"(?:in|from|for|by|to|coming_from|attributed_to|held_by|expected_from|belongs_to|shared_among|comes_from"
    r"|going_to|captured_by|shared_by|distributed_among)_(?:the_|other_)?"
)
SEGMENT = compiled(r"\bthe_((?:[\w/&-]+_){0,3}?[\w/&+%-]+)_(?:segment|sub-?segment|category)s?\b")
# A market that is named in full; one without a word of the page's own title and headings is another market.
# Words with capitals may be short for the page's own.
FULL_MARKET = compiled(r"\bglobal_((?:(?-i:[a-z][a-z-]*)_){1,4}?)(?:market|industry)\b")
IN_SEGMENT = compiled(r"_(?:in|for|within|from)_the_((?:[\w/&-]+_){1,4}(?:segment|sub-?segment))\b")
# Words before "growing" or "expanding" that make it an adjective: "a growing segment at 10%".
ADJECTIVE = {
    "a", "an", "the", "this", "its", "their", "fast", "fastest",
}  # fmt: skip
# A segment that a company leads, and its share is a share of: "Acme leads the kite segment with 20%".
LED = compiled(r"\b(?:dominat|lead)\w*_the_((?:[\w/&-]+_){1,4}(?:segment|sub-?segment))_with\b")
# The market as what a clause speaks of, and not "its market reach" or "with strong market growth, ".
MARKET_SUBJECT = compiled(
    r"(?<!\bits )(?<!\btheir )\b(?:market|industry|sector)"
    r"(?:_(?:size|value|valuation|revenues?|itself|landscape|as_a_whole|overall))?"
    r"(?:_\([^)]*\))?(?:['’]s)?,?(?:_(?:for|in|of)_[^,.;]{1,60}?)?_(?:is|are|was|were|will|has|have|had|to|could|may"
    r"|should|shows?|exhibit\w*|continues?|expected|projected|anticipated|grow(?!th,)\w*|expan\w+|witness\w*"
    r"|experienc\w+"
    r"|valued|reach\w*|at|with|CAGR|being|poised|set)\b"
)
# Companies that a sentence leaves unnamed: "several firms report sales of $3 million".
UNNAMED = compiled(
    r"\b((?:several|some|many|various)_(?:\w+_)?(?:companies|players|firms|manufacturers|brands|vendors))\b"
)
# What a company does, behind a name that no list of the page holds: "Acme reported".
ACTS = compiled(
    r"(?:['’]s?)?(?:_\([^)]*\))?"
    r"(?:,_(?:known|renowned|recogni[sz]ed|famous|based|headquartered|another|an?)_[^,.;]{1,80}(?=,))?"
    r",?_(?:\w+ly_)?(?:has|had|have|report|generat|record|post|achiev|earn|with|boast|show|saw|is|was|announc"
    r"|revenue|sales|sold|sells|disclos|reach|\d{4}|also|recent|annual|total|contribut|reveal|at|estimat"
    r"|claims|stand|enjoys|captur|maintain|garner|hold)"
)
# What stands behind a name that opens a sentence: "Acme, known for its bricks, ", "Acme leads".
OPENS = compiled(
    r"(?:['’]s?)?(?:_\([^)]*\))?(?:,_(?:an?|the|another|one|known|renowned|recogni[sz]ed|with|based"
    r"|headquartered|part|which"
    r"|also|primarily|having|founded|established|focused|focusing)\b|_(?:is|has|have|was|leads?|speciali[sz]es"
    r"|focuses|offers"
    r"|provides|targets|collaborates|stands|remains|continues|boasts|holds|excels|emphasi[sz]es|leverages"
    r"|manufactures|produces"
    r"|operates|develops|also|reported|recorded|generated|generates|achieved|posted)\b)"
)
# --- Years and horizons ---------------------------------------------------------------------------
# Words before a year, and what they make of it: where a span begins, where it ends, or the year meant.
YEARS = {
    "from": (
        ("from since after", "growing at <5%> from 2021"),
        ("starting in|starting from|beginning in|beginning from", "growing at <5%> starting in 2021"),
    ),
    "by": (
        ("by through throughout until till to upto towards toward before into", "rising <5%> through 2028"),
        ("ending in", "growing at <5%> for the span ending in 2028"),
    ),
    "in": (
        ("in for as during within around over", "worth <$3 million> in 2023"),
    ),
}  # fmt: skip
# Words that may stand between those and the year.
YEAR_FILLERS = {
    "the", "end", "of", "year", "years", "fiscal", "fy", "calendar", "early", "late", "mid",
    "beginning", "start", "close",
}  # fmt: skip
# A year as it stands in a text: of four digits, or of two behind a mark of the fiscal year or a quarter
# ("FY24", "4Q23").
_FISCAL = r"(?:FY|CY)(?:_|['’]|_['’])?"
YEAR = re.compile(
    rf"(?:{_FISCAL}|(?:[1-4]Q|[12]H|Q[1-4]|H[12])['’]?)?(?P<year>(?:19|20)\d\d)(?![\ds]|[.,]\d|%)"
    rf"|(?:{_FISCAL}|(?:[1-4]Q|[12]H)['’]?|(?:Q[1-4]|H[12])['’])(?P<short>\d\d)(?![\d%]|[.,]\d)".replace(
        "_", r"\s"
    )
)
# What stands behind a year of a span up to its last year: "2024 to 2031", "FY19-FY24", "2024-31", "2025/26".
SPAN = compiled(
    rf"\s*[EF]?\s*(?:to|-|–|—|through|until|till|and)\s*(?:by_)?(?:{_FISCAL})?(?P<year>(?:19|20)\d\d)(?![\d%])"
    rf"|(?:-|–|/)(?:{_FISCAL})?(?P<short>\d\d)(?![\w%]|[.,/-]\d)"
)
# Behind a number that looks like a year and counts things.
COUNTED = compiled(
    r"_(?:new_|metric_|million_)?(?:units?|tonn?es?|tons?|pieces|sets|stores|shops|outlets|employees|people"
    r"|workers|jobs"
    r"|customers|patients|users|vehicles|cars|companies|vessels|ships|hospitals|plants|sites|beds|rooms|homes"
    r"|megawatts|MW|GW"
    r"|kg|km|miles|litres|liters|barrels)\b"
)
# Pattern: the report's own horizon, without years.
PERIOD = compiled(
    r"\b(?:forecast(?:ed|ing)?|projection|projected|prediction|predicted|assessment|analysis)"
    r"_(?:period|timeframe|timeline|horizon|years)\b"
)
NUMERALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_COUNT = rf"(\d+|{'|'.join(NUMERALS)})"
# Patterns: a number of coming years, and a vague one.
COMING = compiled(
    rf"\b(?:next|coming|upcoming|following|subsequent)_(?:{_COUNT}(?:\s*(?:-|–|to|or)\s*{_COUNT})?(?:_|-)years?"
    rf"|(decade))\b"
)
VAGUE = compiled(
    r"\b(?:(?:next|coming|upcoming|following)_(?:(?:few|several|couple_of)_)?years?|foreseeable_future"
    r"|years_(?:to_come|ahead))\b"
)
# --- What numbers are that are no claims: patterns around a run of digits -------------------------
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
# Reason, pattern, example, and signs or words in small letters: each match holds one of them ("" if it need not).
REASONS = (
    (
        "date",
        rf"(?:{_MONTH})_\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?_\d{{4}})?",
        "The plant opened on <May 3, 2021>.",
        _MONTHS,
    ),
    (
        "date",
        rf"\d{{1,2}}(?:st|nd|rd|th)?_(?:{_MONTH})\b(?:,?_\d{{4}})?",
        "The plant opened on <3 May 2021>.",
        _MONTHS,
    ),
    (
        "date",
        r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\bQ[1-4]\b",
        "The plant opened on <2021-05-03>.",
        ("-", "/", ".", "q"),
    ),
    (
        "year",
        r"(?:19|20)\d\d\s?[-–—/]\s?(?:(?:19|20)?\d\d)(?![\w-])|mid-(?:19|20)\d0s",
        "The years <2021-22> were good.",
        ("-", "–", "—", "/"),
    ),
    (
        "year",
        r"(?<![\w.,-])(?:FY\s?)?(?:19|20)\d\d(?:s|['’]s)?(?![\w]|[.,]\d|-\d{3})",
        "The plant opened in <2021>.",
        ("",),
    ),
    (
        "year",
        r"(?<!\w)(?:FY\s?['’]?|[1-4]Q['’]?|[12]H['’]?)\d\d(?![\w%]|[.,]\d)",
        "The plant opened in <FY21>.",
        ("fy", "q", "h"),
    ),
    (
        "percentage",
        r"\d+(?:[.,]\d+)*\s?(?:[-–]\s?\d+(?:[.,]\d+)*\s?)?(?:%|percent\b|per_cent\b)",
        "It is <98%> pure.",
        ("%", "cent"),
    ),
    (
        "money",
        r"(?:[$€£¥₹]|\bUSD|\bEUR)\s?\d+(?:[.,]\d+)*(?:_(?:thousand|million|billion|trillion))?",
        "It costs <$30>.",
        ("$", "€", "£", "¥", "₹", "usd", "eur"),
    ),
)
# Pattern: units right behind a number; other letters there make the digits part of a name ("5mm", but "5G").
UNIT = re.compile(
    r"\s?(?:mm|cm|m|km|nm|μm|um|kg|g|mg|µg|mcg|t|ml|mL|l|L|W|w|kW|KW|kw|MW|GW|V|v|kV|mAh|Ah|Wh|kWh|A|mA|Hz|kHz|MHz"
    r"|GHz|bar|psi|Pa|kPa|MPa|oz|lbs?|ft|gal|kN|N|dpi|px|MP|GB|TB|MB|KB|Gbps|Mbps|dB|rpm|bpm|in|inch(?:es)?|hp|HP"
    r"|°?C|°?F|h|s|ms|min|units?)\b"
)
