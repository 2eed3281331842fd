"""How does each file format hold its articles? One module a format."""
