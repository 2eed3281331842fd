"""Prints the desk: saved searches, what is new to them, tags and notes."""
