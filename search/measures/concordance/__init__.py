"""Makes the lines of a concordance: a match with the text before and after it."""
