"""Answers requests: each module turns one into the values of its template."""
