"""Take a market-research press release apart: its claims as data, and whether they can all be true."""
