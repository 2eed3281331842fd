"""The commands that count words: concordance, collocates, keywords, dispersion."""
