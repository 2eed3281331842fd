"""Finds the outlet that published an article, from what its page says of its site."""
