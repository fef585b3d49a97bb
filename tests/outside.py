"""What the tests on the outside world share: cases about PACS, and reference tables with rows of their own."""

from dataclasses import replace

import pandas as pd

from helpers import parameters
from helpers.case import Case
from helpers.ledger import extract
from helpers.page import blocks as page_blocks
from helpers.page import country_lists
from helpers.page import lists as lists_of
from helpers.readings.assumptions import Assumptions
from helpers.tables import reference

KNOWN = reference.load(parameters.root() / parameters.REFERENCE)
A = Assumptions("2025-03-05")
TITLE = "PACS Market, 2025 to 2032"
SOURCE = {
    "source_title": "a source", "source_url": "https://a.example/b", "collected": "2026-01-31", "confidence": "high",
}  # fmt: skip


def of(*sentences, title=TITLE, known=KNOWN, players=(), number="", a=A):
    """The case of a page with these sentences, players and report number beside these reference tables."""
    listed = "".join(f"<li>{name}</li>" for name in players)
    players = f"<h2>Major Market Players</h2><ul>{listed}</ul>" if listed else ""
    link = f'<p><a href="https://shop.example/pacs-r{number}">sample</a></p>' if number else ""
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    page = page_blocks.parse(f"<h1>{title}</h1>{players}{text}{link}", "page.md")
    claims, _ = extract.read(page)
    return Case(claims, a, page, lists=country_lists.clean(lists_of.items(page)), reference=known)


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
