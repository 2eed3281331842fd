"""Writes citations: RIS, BibTeX, CSL-JSON, Markdown, GEXF, tables and readable ones."""
