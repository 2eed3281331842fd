"""Finds the publication date of an article.

Give `publication` an article and its layout, get a date with evidence and confidence.
The sources have a module each: `byline`, `url`, `relative`, `updated`, `inferred`.
`date_parser` finds the dates written in any text.
"""
