"""JOB 1: from files to an index."""
