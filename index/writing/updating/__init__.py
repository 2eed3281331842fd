"""Compares the files with the last commit: what is new, changed, gone, or too much gone."""
