"""Extracts the fields of an article from its text: title, date, outlet, body, actors.

Give `enrich` an article as `index.reading` read it, get it with all fields filled in,
each with its basis and confidence. Fields that the file declares are kept.
"""

from index.extract.enrich import enrich
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.load import GazetteerFiles, load_gazetteer
from index.extract.names.name_cache import NameCache

__all__ = ["Gazetteer", "GazetteerFiles", "NameCache", "enrich", "load_gazetteer"]
