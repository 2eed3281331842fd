"""Counts words in an index, for the concordance and the measures."""
