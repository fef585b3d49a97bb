"""The page beside the world: filings, other publishers, other editions."""
