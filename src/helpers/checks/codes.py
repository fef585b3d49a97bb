"""The checks by their codes, which stay the same from version to version, with the words that readers see."""

CHECKS = {
    "growth.together": "growth and size together",
    "growth.two_sizes": "two sizes and a rate",
    "growth.left": "growth left",
    "shares.together": "shares together",
    "shares.one_year": "shares of one year",
    "shares.inside": "inside its region",
    "repeats.quantity": "one quantity, printed twice",
    "parts.whole": "part and whole",
    "parts.sum": "parts together",
    "parts.product": "size times share",
    "increments.sizes": "increment and sizes",
    "rank.first": "first, as said and as printed",
    "direction.sizes": "rise or fall, as said and as printed",
    "headline.text": "headline and text",
    "revenues.market": "revenue and market",
    "completeness.left_out": "left out of verdicts",
    "completeness.beyond": "more than is tested",
    "filings.revenue": "revenue as filed",
    "filings.on_file": "revenue on file",
    "publishers.growth": "growth elsewhere",
    "publishers.size": "size elsewhere",
    "editions.headline": "headline elsewhere",
    "editions.number": "one report number",
    "editions.shares": "shares elsewhere",
    "editions.countries": "country list elsewhere",
}
# What is noted and judged by no verdict.
NOTES = {
    "completeness.left_out": "not sure, so left out of verdicts",
    "completeness.blanks": "left blank",
    "completeness.alone": "without a partner",
    "completeness.listed": "listed without a figure",
    "completeness.regions": "in the list or with a share, not both",
    "growth.history": "older than the forecast",
    "lists.countries": "not plainly one country in its place",
}
