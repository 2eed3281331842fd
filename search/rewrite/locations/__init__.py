"""Translates what is typed after path: and url: into query plans."""

from search.rewrite.locations.path_pattern import make_path_plan
from search.rewrite.locations.url_pattern import make_url_plan

__all__ = ["make_path_plan", "make_url_plan"]
