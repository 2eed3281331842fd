"""Scorers: what runs a node of a plan over one segment, and what builds them from a plan.

`scorer` is the protocol; `scorer_builder` makes the tree of scorers for a plan.
"""
