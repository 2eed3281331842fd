"""What `corpus-search index` shows while it works: progress, each file, a log."""
