"""Corrects words that no article has, where they are more likely mistakes than words."""
