"""How do articles become a commit? Builds, workers, segments, merges."""
