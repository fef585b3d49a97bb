"""Sentences to claims: which figure of a page says what of whom, and the tables of them."""
