"""Which characters are these bytes? Decompression, encodings, lines."""
