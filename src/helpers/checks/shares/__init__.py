"""Shares of the market by region and country."""
