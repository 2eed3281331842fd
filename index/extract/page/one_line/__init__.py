"""Finds the headline in a text that has lost its line breaks.

Give `headline_seams` the head of the text and its other seams, get the seams around the
headline; `deck_seams` divides it from a deck, `repeated_lines` finds what stands twice.
"""
