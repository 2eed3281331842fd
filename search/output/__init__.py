"""How do results look? Text pages, JSON, CSV and the terminal."""
