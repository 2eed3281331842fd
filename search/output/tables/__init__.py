"""Formats answers as records and rows: JSON, JSON lines, CSV and Excel workbooks."""
