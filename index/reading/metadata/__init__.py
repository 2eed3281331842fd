"""Reads the fields that files declare, such as title, date, outlet, language and URL.

Give it the values of a record, a page or a sidecar, get `DeclaredFields` with evidence
and confidence. `field_values` and `declared_dates` parse the values.
"""
