"""A commit of an index: its table of contents, its manifest and the files derived from it."""
