"""Finds the publication date of an article: `publication` lists the sources."""
