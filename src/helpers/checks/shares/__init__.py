"""Shares: what they add up to, and which part lies inside which whole."""
