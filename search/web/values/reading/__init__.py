"""What the pages of articles show."""
