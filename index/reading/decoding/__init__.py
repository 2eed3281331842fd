"""Turns the bytes of files into text: decompression, encodings, lines."""
