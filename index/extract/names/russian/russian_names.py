"""Finds the names of a Russian text that a run of capitals does not show whole."""

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.names.mentions import NameMention
from index.extract.names.russian.quoted_names import find_quoted_names
from index.extract.names.russian.russian_bodies import find_russian_bodies

# Replaces the letters of a name that was found, so that no run of capitals has them.
_MASK = "x"


def find_russian_names(text: str, gazetteer: Gazetteer) -> list[NameMention]:
    """Returns the bodies and quoted names of a text, in order, without overlaps."""
    found = [*find_russian_bodies(text, gazetteer), *find_quoted_names(text, gazetteer)]
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[NameMention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def mask_names(text: str, mentions: list[NameMention]) -> str:
    """Replaces the letters of the mentions by small ones, so that offsets stay."""
    parts = []
    end = 0
    for mention in mentions:
        parts += [text[end : mention.start], _MASK * (mention.end - mention.start)]
        end = mention.end
    return "".join([*parts, text[end:]])
