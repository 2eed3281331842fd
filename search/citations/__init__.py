"""Makes citations of articles, and counts which actors appear together."""
