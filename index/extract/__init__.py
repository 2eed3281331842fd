"""Extracts title, date, outlet, language, body and actors from an article's text."""

from index.extract.enrich import enrich
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.load import load_gazetteer
from index.extract.names.name_cache import NameCache

__all__ = ["Gazetteer", "NameCache", "enrich", "load_gazetteer"]
