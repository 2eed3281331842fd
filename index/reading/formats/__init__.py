"""Reads the articles of one file, with a module for each format."""
