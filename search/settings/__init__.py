"""Settings: finds config.yaml, reads it, and finds the index that it or the user names."""
