"""Sends a local index to a cluster: documents, words, and what stands beside them."""
