"""The plain values that a search returns."""
