"""Reads some articles of a cluster, and counts on this machine what is in them."""
