"""What the tests on the outside world share: pages about PACS, and reference tables with rows of their own."""

from dataclasses import replace

import pandas as pd

from helpers import case
from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.readings.assumptions import Assumptions
from helpers.tables import reference

KNOWN = reference.load(case.root() / case.REFERENCE)
A = Assumptions("2025-03-05")
SOURCE = {
    "source_title": "a source", "source_url": "https://a.example/b", "collected": "2026-01-31", "confidence": "high",
}  # fmt: skip


def claims(*sentences, title="PACS Market, 2025 to 2032"):
    """The ledger of a page with these sentences."""
    players = "<h2>Major Market Players</h2><ul><li>GE Healthcare</li><li>Acme</li></ul>"
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return ledger.build(page_blocks.parse(f"<h1>{title}</h1>{players}{text}", "page.md"))


def with_revenue(*rows):
    """Reference tables in which Acme's revenue is (fiscal year, start, end, revenue, currency[, confidence])."""
    filled = [
        {"revenue_id": f"r{n}", "company": "Acme", "fiscal_year": year, "period_start": start, "period_end": end,
         "part": "whole company", "revenue": revenue, "rounded_to": 1e6, "currency": currency, "basis": "filed",
         "note": None, **SOURCE, **({"confidence": more[0]} if more else {})}
        for n, (year, start, end, revenue, currency, *more) in enumerate(rows)
    ]  # fmt: skip
    return replace(KNOWN, revenue=pd.DataFrame(filled), companies={"acme": "Acme"})


def rate(base, quote, start, end, value, step=0.0001, **other):
    """One row of the table of exchange rates."""
    return {
        "rate_id": "x1", "base": base, "quote": quote, "period_start": start, "period_end": end, "rate": value,
        "rounded_to": step, "method": "mean of daily rates", "observations": 250, **SOURCE, **other,
    }  # fmt: skip
