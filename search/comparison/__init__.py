"""Puts side by side what outlets, languages or periods say of one question."""
