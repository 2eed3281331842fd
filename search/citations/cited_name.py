"""Splits the names of authors into family and given names, where that is sure."""

import re
from functools import cache
from pathlib import Path

from index.analysis.analyzer import fold
from index.extract.gazetteer.nominative import first_names as cyrillic_first_names
from index.extract.gazetteer.word_lists import FamilyNames, read_words
from index.value_classes import dataclass

_DATA = Path(__file__).parents[2] / "index" / "extract" / "data"
_FAMILY_FIRST = ("hu", "ja", "ko", "vi", "zh")
_MOST_CHARS = 100
_PARTICLES = frozenset(
    "al bin da das de dei del della den der di do dos du el ibn la le ter van von zu".split()
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][^\W\d_.'’`-]*(?:[-'’`.][^\W\d_]+)*\.?")


@dataclass(frozen=True, slots=True)
class CitedName:
    """The name of an author.

    Attributes:
        literal: the name as it is written.
        family: the family name, empty where that is not sure.
        given: the given names, empty where the family name is.
    """

    literal: str
    family: str = ""
    given: str = ""


def split_name(name: str, language: str = "") -> CitedName:
    """Splits a name; that of an agency or office, and what is not sure, stays whole.

    A name is split at the comma of "Family, Given", after a known given name and
    initials, or before a known family name. "García Márquez" may be one family name or two: of three words the one in
    the middle must be a known given name, an initial or a particle.

    Args:
        name: the name as the article states it.
        language: the ISO 639-1 code of the article; in some the family name comes first.

    >>> split_name("Ursula von der Leyen").family, split_name("Smith, Jane K.").given
    ('von der Leyen', 'Jane K.')
    >>> split_name("Reuters Staff")
    CitedName(literal='Reuters Staff', family='', given='')
    """
    name = " ".join(name.split())
    if len(name) > _MOST_CHARS:
        return CitedName(name)
    family, comma, given = name.partition(", ")
    if comma:
        sure = _is_family(family.split()) and _are_given(given.split())
        return CitedName(name, family, given) if sure else CitedName(name)
    words = name.split()
    count = _count_given(words)
    if language in _FAMILY_FIRST or not _is_family(words[count:]):
        return CitedName(name)
    if not _are_given(words[:count]) and not _is_known_family(words):
        return CitedName(name)
    return CitedName(name, " ".join(words[count:]), " ".join(words[:count]))


def _count_given(words: list[str]) -> int:
    """Counts the given names and initials at the beginning; one word is left."""
    if _is_known_family(words):
        return 1
    count = 0
    while count < len(words) - 1 and _is_given(words[count]):
        count += 1
    return count


def _are_given(words: list[str]) -> bool:
    """Tells whether these are given names, at least one of them a known one."""
    return all(map(_is_given, words)) and any(map(_is_known, words))


def _is_given(word: str) -> bool:
    return bool(_INITIAL.fullmatch(word)) or _is_known(word)


def _is_known(word: str) -> bool:
    return all(fold(part) in _first_names() for part in word.split("-"))


def _is_known_family(words: list[str]) -> bool:
    """Tells whether these are an unknown name and a family name: Vusala Abbasova."""
    return (
        len(words) == 2
        and fold(words[0]) not in _read_list("everyday_words.txt")
        and fold(words[1]) in FamilyNames(_read_list("family_names.txt"))
    )


def _is_family(words: list[str]) -> bool:
    """Tells whether words are a family name: one word, perhaps after particles."""
    if not words:
        return False
    *particles, last = words
    return (
        all(word.lower() in _PARTICLES for word in particles)
        and bool(_WORD.fullmatch(last))
        and last[:1].isupper()
    )


@cache
def _first_names() -> frozenset[str]:
    return _read_list("first_names.txt") | cyrillic_first_names()


@cache
def _read_list(name: str) -> frozenset[str]:
    return read_words((_DATA / name).read_text("utf-8"))
