"""Engines on the last commit of an index, shared by threads, and what is kept of it."""
