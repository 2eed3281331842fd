"""Reads what news databases export: many articles in a file, each with labelled fields.

`find_bundle.py` asks each database's module whether a text or page is an export of it;
`bundle.py` makes articles of what it found.
"""
