"""Draws pictures as inline SVG, each with its table."""
