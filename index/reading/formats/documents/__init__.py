"""Reads documents: the paragraphs of PDF, Word, RTF, ODT and EPUB files.

Each module turns a file into a `DocumentText`; `document_text.py` makes articles of it.
"""
