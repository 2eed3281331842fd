"""Shows trends: as a chart in the terminal, as a picture, and as records for programs."""
