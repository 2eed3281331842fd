"""Runs queries from the command line or stdin, and chooses what is printed of them."""
