"""Concordances and the statistics of words: formulas, and how their counts are made.

The formulas (`association`, `keyness`, `dispersion`) know numbers alone; docs/measures.md
gives their sources.
"""
