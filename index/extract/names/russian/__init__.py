"""Names of Russian texts: bodies, quoted names, and people in the nominative."""
