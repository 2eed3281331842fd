"""Reads Word documents, from their ZIP file or from one XML file."""
