"""Take a market-research press release apart: its claims as data, and whether they can all be true.

The wings stand in one order, and an import points to an earlier one: tables, page, ledger, engine, readings, case,
checks, outside, audit, notebook, run. `make lint` holds it.
"""
