"""Refuses requests that no reader of the corpus makes, and bounds those that one does.

Each module is one ASGI middleware; `protection.py` puts them in their order.
"""
