"""Reads EPUB books: the package, its chapters, the articles in them."""
