"""What is done to each posting of each query."""
