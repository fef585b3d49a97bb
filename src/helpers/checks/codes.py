"""The checks by their codes, which stay the same from version to version, with the words that readers see."""

CHECKS = {
    "growth.together": "growth and size together",
    "growth.conflict": "growth: conflict",
    "growth.smallest_change": "growth: smallest mend",
    "growth.repairs": "growth repairs",
    "growth.candidate_errors": "possible error in growth",
    "growth.two_sizes": "two sizes and a rate",
    "growth.left": "growth left",
    "growth.history": "history",
    "shares.together": "shares together",
    "shares.conflict": "shares: conflict",
    "shares.repairs": "share repairs",
    "shares.candidate_errors": "possible error in shares",
    "shares.one_year": "shares of one year",
    "shares.inside": "inside its region",
    "shares.left": "left for other regions",
    "repeats.quantity": "one quantity, printed twice",
    "revenues.market": "revenue and market",
    "completeness.left_out": "left out of verdicts",
    "completeness.blanks": "blanks",
    "completeness.window": "window kept",
    "completeness.listed": "listed and sized",
    "completeness.regions": "regions and shares",
    "lists.countries": "country list",
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
    "growth.history": "older than the forecast",
    "lists.countries": "not plainly one country in its place",
}
# Checks whose sentences are proofs: for the tables, not for an answer.
EVIDENCE = ("growth.conflict", "growth.smallest_change", "shares.conflict")
