"""Counts how many articles match a question over time, and which part of all they are."""
