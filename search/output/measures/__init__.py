"""Shows concordances and the statistics of words: pages, records and rows."""
