"""Serves the pages in a browser, and the interface for programs, from this machine."""
