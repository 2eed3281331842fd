"""Reads RTF documents: control words, code pages, paragraphs."""
