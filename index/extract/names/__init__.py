"""Which words of a text are names? Named-entity recognition."""
