"""What does the query mean in this index? Synonyms, spelling, stop words, feedback."""
