"""The page for browsers: a report's text with its figures marked, beside the findings, in one file."""
