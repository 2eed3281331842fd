"""Reads the articles of one file, with a module for each format.

`records` reads tables and JSON, `pages` HTML; `plain_text` files of one article.
`databases` has the bundles of news databases, `documents` PDF, Word and the like,
`containers` archives, mails and feeds, `exports` what other programs export.
`registry.py` says which function reads which format. `front_matter` and `sidecar` read the fields that users write by hand.
"""
