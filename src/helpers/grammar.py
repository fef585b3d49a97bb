r"""The wording of claims, as tables. To teach the reader a new phrase, add one line to the table it belongs to.

Every entry is a pattern and an example sentence of its own; the figure that the entry bears on stands in the
example as "<figure>", and the tests walk over all of them. Patterns ignore case. `_` means one or more spaces.
"""

import re


def words(*entries: str) -> str:
    """Join patterns into one; "_" stands for spaces."""
    return "(?:" + "|".join(entries).replace("_", r"\s+") + ")"


def compiled(pattern: str) -> re.Pattern:
    """Compile a pattern that ignores case."""
    return re.compile(pattern.replace("_", r"\s+"), re.IGNORECASE)


# --- Hedges: words before a figure that say how firmly it is meant -------------------------------------------
HEDGES = {
    "about": (
        ("about", "Boats hold about <12%> of the market."),
        ("around", "The market is worth around <$3 million>."),
        ("approximately", "Revenue was approximately <$3 million>."),
        ("approx\\.?", "Revenue was approx. <$3 million>."),
        ("an?_approximate", "Asia holds an approximate <20%> share."),
        ("roughly", "Revenue was roughly <$3 million>."),
        ("nearly", "Europe holds nearly <20%> of the market."),
        ("near(?:ing|s)?", "The market is nearing <$3 million>."),
        ("close_to", "Europe holds close to <20%> of the market."),
        ("approach(?:ing|ed|es)?", "The market is approaching <$3 million>."),
        ("approximated_(?:at|to)", "Revenue is approximated at <$3 million>."),
        ("circa|ca\\.", "Revenue was circa <$3 million>."),
        ("some(?=_$)|somewhere_around", "The market is somewhere around <$3 million>."),
        ("~|≈|±", "Europe holds ~<20%> of the market."),
        ("in_the_(?:range|vicinity|region|neighbou?rhood|ballpark)_of", "Revenue is in the range of <$3 million>."),
        ("in_the_order_of", "Revenue is in the order of <$3 million>."),
        ("an_estimated", "Europe holds an estimated <20%> of the market."),
    ),
    "over": (
        ("over", "The market is worth over <$3 million>."),
        ("more_than", "Europe holds more than <20%> of the market."),
        ("above", "Growth is expected at a CAGR of above <5%>."),
        ("exceed(?:ing|s|ed)?", "Revenue exceeded <$3 million>."),
        ("in_excess_of", "Revenue is in excess of <$3 million>."),
        ("surpass(?:ing|es|ed)?", "The market will surpass <$3 million>."),
        ("at_least", "Europe holds at least <20%> of the market."),
        ("upwards?_of", "Revenue is upwards of <$3 million>."),
        ("greater_than|higher_than", "The market grows at a CAGR greater than <5%>."),
        ("past|beyond", "The market will climb past <$3 million>."),
        ("crossing|cross(?:es|ed)?|topp?(?:ing|s|ed)", "The market is crossing <$3 million>."),
        ("a_minimum_of|no_less_than|not_less_than", "Europe holds no less than <20%> of the market."),
        ("[>≥]", "Europe holds ><20%> of the market."),
    ),
    "under": (
        ("under", "The market is worth under <$3 million>."),
        ("below", "Europe holds below <20%> of the market."),
        ("less_than|fewer_than|lower_than", "Europe holds less than <20%> of the market."),
        ("up_to", "The market may reach up to <$3 million>."),
        ("almost", "Europe holds almost <20%> of the market."),
        ("just_shy_of|a_maximum_of|at_most|no_more_than|not_more_than", "Europe holds at most <20%> of the market."),
        ("[<≤]", "The market grows at a CAGR of ≤ <5%>."),
    ),
}
# Words that may stand between a hedge and its figure ("over a total of", "exceeding an annual").
FILLERS = words("an?", "the", "of", "at", "to", "by", "be", "is", "total", "annual", "overall", "just", "USD", "even", "reach(?:ing)?", "valued")
# Nouns of the trade that "estimated" may hedge together with their figure: "an estimated share of 20%".
NOUNS = words(
    "market", "shares?", "CAGR", "compound", "annual", "growth", "rates?", "revenues?", "sales", "turnover", "valuation",
    "value", "size", "worth", "contribution", "total", "yearly", "global", "overall", "stake", "portion", "figures?",
    "\\(CAGR\\)", "shares_of", "income", "percentage", "presence", "earnings", "holding",
)  # fmt: skip
ESTIMATED = (
    (f"(?:an|its|their|the|with|of|at|and|,)_estimated(?:_{NOUNS})*(?:_(?:of|at|is|was|to_be|around))?", "Asia has an estimated share of <20%>."),
    (f"{NOUNS},?(?:_(?:is|are|was|were|being))?_estimat(?:ed|ions?)_(?:at|to_be)", "Its revenue, estimated at <$3 million>, rose."),
    ("estimat(?:es|ions?)_of_[^,.;]{0,40}?_(?:at|to|of)", "Estimations of their revenue standing at <$3 million> differ."),
)

# --- Kinds -----------------------------------------------------------------------------------------------------
# What stands right behind a per cent and settles what it is.
PERCENT_AFTER = {
    "growth": (
        ("CAGR|compound_annual", "The market shows a <5%> CAGR."),
        ("(?:annual|yearly|average_annual)(?:ly)?\\b", "Sales of the market rise <5%> annually."),
        ("per_(?:year|annum)|a_year|each_year|p\\.a\\.", "The market grows <5%> per year."),
        ("year[- ](?:over|on)[- ]year|yoy", "Sales rose <5%> year-over-year."),
        ("growth", "The company expects <5%> growth."),
    ),
    "share": (
        (
            "(?:(?:of|in)_)?(?:(?:the|its|total|overall|global|world|worldwide|entire|regional|projected|estimated|this|substantial|significant|revenue|dominant|notable)_)*(?:market|share|stake|valuation|slice|portion|industry)\\b",
            "Europe leads with a <20%> market share.",
        ),
        ("of_(?:the_)?(?:global|total|overall|world(?:wide)?|market['’]s)\\b", "Europe makes up <20%> of global demand."),
    ),
    "": (
        ("of_(?:its|their|the_company['’]s|all|patients|consumers|customers|users|households|people|adults|energy)", "It spends <20%> of its sales on research."),
        ("pur(?:e|ity)|concentration|efficien\\w+|accuracy|alcohol|recycled|discount|humidity|solution", "It sells acid of <98%> purity."),
        ("(?:less|lower|fewer|faster|cheaper|reduction|decrease|savings?|margin|profit)\\b", "It needs <20%> less energy."),
    ),
}  # fmt: skip
# What stands before a per cent; the nearest one decides.
PERCENT_BEFORE = {
    "growth": (
        ("CAGR|growth|growing|grow|grows|grew|grown", "The market will grow at a CAGR of <5%>."),
        ("expand(?:ing|s|ed)?|expansion", "The market is expanding at <5%> a year."),
        ("annual(?:ly)?_(?:rate|increase|rise)|annual(?:ised|ized)?", "The market has an annual rate of <5%>."),
        ("(?:at|with)_an?_(?:\\w+_)?rate_of", "The market rises at a rate of <5%>."),
    ),
    "share": (
        ("shares?|stakes?|portion|slice", "North America has a share of <30%>."),
        ("hold(?:s|ing)?|held", "North America holds <30%>."),
        ("account(?:s|ed|ing)?_for|accounting", "Europe accounts for <20%>."),
        ("captur(?:e|es|ed|ing)", "Europe is capturing <20%>."),
        ("contribut(?:e|es|ed|ing|ions?)", "Europe contributes <20%>."),
        ("represent(?:s|ed|ing)?|compris(?:e|es|ed|ing)|constitut(?:e|es|ed|ing)", "Europe represents <20%>."),
        ("command(?:s|ed|ing)?|dominat(?:e|es|ed|ing)|dominan(?:t|ce)", "Europe commands <20%>."),
        ("lead(?:s|ing)?|led|follow(?:s|ed|ing)?|trail(?:s|ing)?", "Asia follows with <20%>."),
        ("secur(?:e|es|ed|ing)|claim(?:s|ed|ing)?|garner(?:s|ed|ing)?|attain(?:s|ed|ing)?|mak(?:e|es|ing)_up", "Asia secures <20%>."),
        ("valuation|valued|remaining|remainder|rest|occup(?:y|ies|ying)|possess(?:es)?", "The rest is a valuation of <20%>."),
        ("reach(?:es|ing|ed)?", "Asia is expected to reach <20%>."),
        ("dominat\\w*|majority|responsible_for|takes?|taking", "Asia is responsible for <20%>."),
    ),
    "": (
        ("reduc\\w+|cut(?:s|ting)?|sav(?:e|es|ing|ings)|lower(?:s|ed|ing)?|decreas\\w+|declin\\w+|dropp?\\w*", "It cut its energy bill by <20%>."),
        ("improv\\w+|boost\\w*|enhanc\\w+|efficien\\w+|productivity|accuracy|yields?", "It improved output by <20%>."),
        ("margins?|profits?|costs?|prices?|purity|pure|concentrations?|discounts?|tax", "It has a margin of <20%>."),
        ("increas\\w+|rise|rose|rising|jump\\w*|surg\\w+", "Imports were to increase by <20%>."),
    ),
}  # fmt: skip
MONEY_BEFORE = {
    "revenue": (
        ("revenues?|sales|turnover|net_sales|earnings|billings", "Acme had revenue of <$3 million>."),
    ),
    "size": (
        ("market_(?:size|value|valuation|revenues?|sales|worth|volume)|size|valu(?:e|ed|ation|ing)|worth", "The market was valued at <$3 million>."),
        ("(?:market|industry|sector|segment)(?:['’]s)?", "The market will reach <$3 million>."),
    ),
    "": (
        ("invest(?:ed|s|ing|ments?)?|fund(?:s|ed|ing)?|spen(?:d|ds|ding|t)|R&D|rais(?:e|ed|ing)|grants?|expenditures?|capital", "It invested <$3 million> in a plant."),
        ("capitali[sz]ation|market_cap|assets?|equity", "It has a market capitalization of <$3 million>."),
        ("acqui(?:re|red|res|ring|sitions?)|purchased?|bought|deals?|contracts?|merger", "It acquired Beta for <$3 million>."),
        ("profits?|income|EBITDA|margins?", "It made a profit of <$3 million>."),
        ("prices?|priced|pricing|costs?|fees?|savings|retail(?:s|ing)?|models?|per_unit|budgets?|fines?|damages", "It costs <$30>."),
    ),
}  # fmt: skip
MONEY_AFTER = {
    "revenue": (
        ("(?:in|of)_(?:\\w+_){0,3}?(?:revenues?|sales|turnover)|(?:revenues?|sales|turnover)\\b", "Acme made <$3 million> in annual sales."),
    ),
    "size": (
        ("(?:\\w+_)?(?:market|valuation|industry|sector)\\b|in_(?:size|value|valuation|market)", "It is a <$3 million> market."),
    ),
    "": (
        ("(?:in|of|for)_(?:\\w+_){0,2}?(?:invest\\w+|fund\\w+|R&D|research|profits?|net_income|assets|capital)|(?:investment|acquisition|deal|contract|fund)\\b", "It put <$3 million> in research."),
        ("per_(?:unit|tonn?e?|kg|kilogram|piece|litre|liter)", "It sells at <$30> per unit."),
    ),
}  # fmt: skip
# Sales whose growth or share is no company's: "market revenue", "sales of the market".
MARKET_MONEY = compiled(words("market_(?:revenues?|sales)", "(?:revenues?|sales)_(?:of|for|in|from|within)_the_(?:\\w+_){0,6}?market", "(?:industry|global|total_market)_(?:revenues?|sales)"))  # fmt: skip

# --- Who a figure is about -------------------------------------------------------------------------------------
TOGETHER = compiled(r"\b(?:together|collectively|combined|jointly|in_total|a_total_of|cumulative(?:ly)?|altogether)\b")
EACH = compiled(r"\b(?:each|both|apiece|respectively|individually)\b")
# Words after which a place is only a part or a cause of what the figure is about.
ASIDE = compiled(
    r"\b(?:particularly|especially|notably|including|primarily|mainly|largely|led_by|driven_by|fue(?:l|ll)ed_by|such_as|like|with_(?:\w+_){1,4}(?:from|in|by)|due_to"
    r"|predominantly|specifically|propelled_by|owing_to|where|supported_by|spearheaded_by)(?:_(?:in|by|from|the|countries|nations|like))*_$"
)
ANAPHOR = compiled(r"\b(?:the_(?:company|firm|brand|corporation|manufacturer|organi[sz]ation|group|business)|its|it|their|they|company['’]s)\b")
SEGMENT = compiled(
    r"(?:\bthe_|\b)((?:[\w/&-]+\s){0,3}?[\w/&+%-]+)_(?:segment|sub-?segment|category|application|sub-?sector|type)s?\b"
)

# The market as what a clause speaks of, and not as part of "its market share".
MARKET_SUBJECT = compiled(
    r"\b(?:market|industry|sector)(?:_(?:size|value|valuation|revenues?|itself|landscape|as_a_whole|overall))?(?:_\([^)]*\))?(?:['’]s)?,?"
    r"(?:_(?:for|in|of)_[^,.;]{1,60}?)?_(?:is|are|was|were|will|has|have|had|to|could|may|should|shows?|exhibit\w*|continues?|expected|projected|anticipated|growing"
    r"|grow\w*|expan\w+|witness\w*|experienc\w+|valued|reach\w*|at|with|growth|CAGR|being|poised|set)\b"
)
OBLIQUE = compiled(r"\b(?:within|in|across|of|from|to|into|throughout|over|by)(?:_the)?_$")

# --- Years and horizons ----------------------------------------------------------------------------------------
YEAR = r"(?<![\d.,$€£¥-])(?:19|20)\d\d(?![\d%]|[.,]\d)"
_Y = r"((?:19|20)\d\d)(?![\d%]|[.,]\d)"
_FISCAL = r"(?:(?:the_)?(?:end_of|year|fiscal_year|fiscal|FY|early|late|mid)[_-]?(?:of_)?)*"
YEARS = {
    "span": (
        (rf"(?:from|between|during|over|in|of|for|\()?_?{_FISCAL}{_Y}_?(?:to|-|–|—|and|through|until|till)_?(?:by_)?{_Y}", "growing at <5%> from 2021 to 2026"),
    ),
    "from": (
        (rf"(?:from|since|starting(?:_in|_from)?|beginning(?:_in|_from)?|after)_{_FISCAL}{_Y}", "growing at <5%> from 2021"),
    ),
    "by": (
        (rf"(?:by|through(?:out)?|until|till|up_?to|to|towards?|ending(?:_in)?|before|into)_{_FISCAL}{_Y}", "growing at <5%> through 2028"),
    ),
    "in": (
        (rf"(?:in|for|as_of|during|at_the_end_of|over|of|as_at|within|around)_{_FISCAL}{_Y}", "worth <$3 million> in 2023"),
        (rf"\(?(?<![\w-]){_FISCAL}{_Y}(?:['’]s)?", "with 2022 sales of <$3 million>"),
    ),
}  # fmt: skip
NUMERALS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "decade": 10, "fifteen": 15}
PERIOD = compiled(r"\b(?:forecast(?:ed|ing)?|projection|projected|prediction|predicted|assessment|analysis)_(?:period|timeframe|timeline|horizon|years)\b")
VAGUE = compiled(r"\b(?:(?:next|coming|upcoming|following)_(?:(?:few|several|couple_of)_)?years?|foreseeable_future|years_(?:to_come|ahead))\b")
_COUNT = rf"(\d+|{'|'.join(NUMERALS)})"
COMING = compiled(
    rf"\b(?:next|coming|upcoming|following|subsequent)_(?:{_COUNT}(?:_?(?:-|–|to|or)_?{_COUNT})?[_-]years?|(decade))\b"
)

# --- What numbers are that are no claims -----------------------------------------------------------------------
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
REASONS = (
    ("date", rf"(?:{MONTHS})_\d{{1,2}}(?:st|nd|rd|th)?,?(?:_\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?_(?:{MONTHS})(?:_\d{{4}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|Q[1-4](?:_\d{{4}})?", "The plant opened on 3 May 2021."),
    ("year", r"(?<![\w.,-])(?:FY)?(?:19|20)\d\d(?:s|['’]s)?(?![\w]|[.,]\d)|(?:19|20)\d\d_?[-–—]_?(?:(?:19|20)\d\d|\d\d)(?![\w])|(?<=mid-)(?:19|20)\d0s", "The plant opened in 2021."),
    ("percentage", r"\d[\d.,]*_?(?:[-–]_?\d[\d.,]*_?)?(?:%|percent\b|per_cent\b)", "It is 98% pure."),
    ("money", r"[$€£¥₹]_?\d[\d.,]*(?:_(?:thousand|million|billion|trillion))?", "It costs $30."),
)  # fmt: skip
