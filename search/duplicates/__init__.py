"""Folds hits that are near-duplicates of one text; give it hits, get groups or clusters."""
