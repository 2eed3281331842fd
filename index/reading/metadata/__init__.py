"""What does a file state about its articles? Field names, values, dates."""
