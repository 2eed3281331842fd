"""Reads the articles of one file, with a module for each format.

Records are in `json_records` and `csv_records`; files with one article in `plain_text`
and `html`. `front_matter` and `sidecar` read the fields that users write by hand.
"""
