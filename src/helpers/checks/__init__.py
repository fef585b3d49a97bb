"""A case to findings: what fits, what does not, and by how much; no picture, no world."""
