"""Which names and words are known beforehand? Actors, outlets, word lists."""
