"""The names and words known beforehand: actors, outlets, word lists."""
