"""A survey of many reports: pages to tables in parts, what belongs together among them, and how usual a verdict is."""
