"""Turns the bytes of files into text.

`file_bytes` unpacks gzip and limits sizes, `encoding` and `legacy_encodings` find the
encoding and normalise characters, `file_lines` reads lines of files larger than memory.
"""
