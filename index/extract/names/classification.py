"""Classifies a name by its own words: person, organisation, place, or no name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from index.article import ActorType
from index.extract.gazetteer import word_classes
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.nominative import is_given_name
from index.extract.names.mentions import NameWord

NameClass = tuple[ActorType | None, str]
"""The type of actor, None for a place, and the rule that decides; no rule, no name."""

NOTHING: NameClass = (None, "")
UNSURE: NameClass = (None, "unsure")
_PERSON, _ORGANISATION = ActorType.PERSON, ActorType.ORGANISATION

_PERSON_PARTICLES = frozenset({"bin", "ibn", "al", "el", "von", "van", "abu", "arap"})
_UNDERTAKINGS = frozenset(
    {"operation", "exercise", "hurricane", "typhoon", "uss", "hms"}
)
# Surnames that are place words too.
_PLACE_SURNAMES = frozenset(
    {"west", "north", "forest", "hill", "hills", "parks", "rivers", "rock", "ford"}
)
_MAX_PERSON_WORDS = 5
_FIRST_CYRILLIC = "\u0400"
_NUMERAL = re.compile("[IVXL]+")
_INITIALS = re.compile(r"(?:\w\.)+")


def classify_by_words(
    words: Sequence[NameWord], gazetteer: Gazetteer, *, titled: bool
) -> NameClass:
    """Returns the class of a name by its words alone.

    Args:
        words: the words of the name.
        gazetteer: the known names and words.
        titled: whether a title stands before the name.

    Returns:
        The class; NOTHING if the words are no name, UNSURE if they do not decide.
    """
    if len(words) == 1:
        return _of_one(words[0], gazetteer, titled=titled)
    if _is_place(words, gazetteer) and not titled:
        return None, "place"
    if len(words) == 2 and _has_place_surname(words, gazetteer):
        return _PERSON, "given name"
    found = _by_common_parts(words)
    # After a title, a place word is a surname: Colonel Adam Brook.
    if found is not None and not (titled and found[1] == "place word"):
        return found
    if titled and words[0].kind == "X":
        return _PERSON, "title"
    if _reads_as_person(words, gazetteer):
        return _PERSON, "given name"
    return UNSURE


def _of_one(word: NameWord, gazetteer: Gazetteer, *, titled: bool) -> NameClass:
    if word.key in word_classes.ORG_ALONE:
        return _ORGANISATION, "organisation word"
    if word.kind in "LE-c" or word.key in word_classes.TITLE_PARTS or len(word.key) < 2:
        return NOTHING
    if word.key >= _FIRST_CYRILLIC and word.key in gazetteer.places:
        return None, "place"
    if titled and word.kind == "X":
        # Ms. Gross is a person, Mr. Chairman is not.
        plain = (
            word.key in gazetteer.common_words and word.key not in gazetteer.surnames
        )
        return NOTHING if plain else (_PERSON, "title")
    return UNSURE


def _is_place(words: Sequence[NameWord], gazetteer: Gazetteer) -> bool:
    return " ".join(word.key for word in words) in gazetteer.places


def _has_place_surname(words: Sequence[NameWord], gazetteer: Gazetteer) -> bool:
    first, last = words[0].key, words[1].key
    return (
        last in _PLACE_SURNAMES
        and first in gazetteer.given_names
        and first not in gazetteer.places
    )


def _by_common_parts(words: Sequence[NameWord]) -> NameClass | None:
    """Returns the class that a common word in a name gives: Bank, River, Conference."""
    last = words[-1]
    heads = any(
        word.key in word_classes.ORG_HEADS and after.key in {"of", "for"}
        for word, after in pairwise(words)
    )
    if last.kind == "O" or heads or last.key in word_classes.ORG_ALONE:
        return _ORGANISATION, "organisation word"
    # Romance languages put the organisation word first: Fuerzas Unidas del Sur.
    if words[0].kind == "O" and words[0].key not in word_classes.ORG_WORDS:
        return _ORGANISATION, "organisation word"
    if any(word.text == "&" for word in words):
        return _ORGANISATION, "organisation word"
    if last.kind in "E-" or words[0].key in _UNDERTAKINGS:
        return NOTHING
    # World War II, Super Bowl XX.
    if words[-2].kind == "E" and _NUMERAL.fullmatch(last.text):
        return NOTHING
    if last.kind == "L" or words[0].key in word_classes.PLACE_HEADS:
        return None, "place word"
    return None


def _reads_as_person(words: Sequence[NameWord], gazetteer: Gazetteer) -> bool:
    if len(words) > _MAX_PERSON_WORDS or any(word.kind in "OLE" for word in words):
        return False
    first, last = words[0], words[-1]
    if last.key in gazetteer.common_words and last.key not in gazetteer.surnames:
        return False
    if first.key in gazetteer.given_names or _INITIALS.fullmatch(first.text):
        return True
    if first.key >= _FIRST_CYRILLIC and is_given_name(first.key):
        return True
    if any(word.kind == "c" for word in words[1:]):
        return any(word.key in _PERSON_PARTICLES for word in words)
    if first.key in gazetteer.common_words:
        return False
    return last.text[:3].lower() in {"al-", "el-"} or last.key in gazetteer.surnames
