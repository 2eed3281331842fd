"""Whom do the names mean? Coreference and canonical names."""
