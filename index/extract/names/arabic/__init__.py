"""Recognises names in Arabic text, which has no capitals, by how Arabic builds names."""
