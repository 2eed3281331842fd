"""Merges segments: give it segments of an index, get one segment without deleted ones."""
