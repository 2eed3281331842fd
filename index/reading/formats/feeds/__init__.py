"""Reads feeds, news in XML as agencies send it, and collections in SGML."""
