"""How fast the answers come, beside other engines: `python -m benchmarks`."""
