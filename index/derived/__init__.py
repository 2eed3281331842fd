"""Derives data from a whole index after each commit, and keeps it in files beside it.

Aliases of listed actors, linked names and guessed dates depend on all articles or on
the user's lists, so they are not part of any segment.
"""
