"""Shows what `corpus-search index` does: progress, each file, a log."""
