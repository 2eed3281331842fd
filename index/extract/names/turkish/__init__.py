"""Names of Turkish texts: compounds, offices, and endings."""
