"""Searches an index: from the words that a user types to hits on a page."""
