"""Reads downloads of Nexis, LexisNexis Academic, Lexis Advance and Nexis Uni.

Of the older ones, `nexis_text.py` reads plain text, and `nexis_html.py` turns HTML into such;
`nexis_uni.py` reads the text of the newer Word, RTF and PDF files. `nexis_labels.py` knows
the words of all of them, which are in reading/data/nexis.txt.
"""
