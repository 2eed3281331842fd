"""The engine for an index with columnar segments on this machine."""
