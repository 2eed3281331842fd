"""Reads HTML pages: the main text, all visible text, and what the page declares."""
