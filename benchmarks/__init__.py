"""Measures speed, size and memory beside other engines: `python -m benchmarks`."""
