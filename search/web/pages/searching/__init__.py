"""The pages of a search: its answer, all values of a facet, and the files to save."""
