"""Reads what other programs export: reference managers, messengers, social networks."""
