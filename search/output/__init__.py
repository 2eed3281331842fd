"""Formats results: text pages in the terminal, HTML for notebooks, JSON and CSV."""
