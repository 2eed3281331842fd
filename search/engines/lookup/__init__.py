"""Finds and reads the articles of an index by id and path."""
