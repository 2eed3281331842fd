"""What is a term? Tokens, folding, stems and stop words: one account for both jobs."""
