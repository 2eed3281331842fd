"""How does a batch of texts become postings? Tokenising, interning, inverting."""
