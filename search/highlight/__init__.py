"""Finds the query words in a text, and selects the passages that show them."""
