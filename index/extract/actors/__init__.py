"""Finds the actors that names mean: entity linking, coreference, canonical names."""
