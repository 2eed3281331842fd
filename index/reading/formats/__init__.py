"""Reads the articles of one file, with a module for each format.

`records` reads tables and JSON, `pages` HTML; `plain_text` files of one article.
`front_matter` and `sidecar` read the fields that users write by hand.
"""
