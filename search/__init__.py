"""JOB 2: from words to hits."""
