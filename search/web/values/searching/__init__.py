"""What the pages of a search show."""
