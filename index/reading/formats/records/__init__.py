"""Reads records: the rows of tables, and the values of JSON."""
