"""Finds the matches of a query among the tokens of an index, in arrays."""
