"""Rewrites a query for one index: spelling, stop words, compounds, synonyms, feedback."""
