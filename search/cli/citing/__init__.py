"""The commands that cite and export articles, and that list quotations."""
