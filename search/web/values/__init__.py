"""Turns results into the plain values that templates show."""
