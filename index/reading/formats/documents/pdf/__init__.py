"""Reads PDF documents: lines of a page, their order, paragraphs, margins, title."""
