"""Measures the quality of retrieval and extraction on folders of judged material."""
