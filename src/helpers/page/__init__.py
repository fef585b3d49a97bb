"""One page: its text, and what stands where in it; no claim."""
