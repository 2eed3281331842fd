"""Brings names that stand in another case to the nominative: Игоря Петрова, Игорь Петров.

Only names with a known given name, in a case that leaves one nominative, are changed.
"""

import re
from functools import lru_cache
from pathlib import Path

from index.extract.gazetteer.inflections import (
    declined_keys,
    nominatives,
)
from index.extract.gazetteer.word_lists import read_words

_FIRST_NAMES = Path(__file__).parents[1] / "data" / "cyrillic_first_names.txt"
_MAX_WORDS = 3
# Surnames with these endings have no cases.
_UNCHANGED = ("о", "е", "и", "у", "ю", "э", "ых", "их")
_IN_KO = re.compile("[бвгджзлмнпрстфхцчшщ]ко$")
# Endings of surnames, likeliest first.
_FEMALE_SURNAMES = (("ова", "ева", "єва"), ("а",), ("ская", "цкая"), ("я",))
_CONSONANTS = tuple("бвгджзклмнпрстфхцчшщ")
_MALE_SURNAMES = (
    ("ов", "ев", "ин", "єв", "ін"),
    _CONSONANTS,
    ("ий", "ый", "ій"),
    ("о", "й"),
    ("ь",),
    ("а",),
    ("я",),
)
# Men's names that end like women's.
_MALE = frozenset(
    "никита илья фома кузьма данила муса иса мустафа халифа абдулла микола".split()
)


@lru_cache(maxsize=1 << 14)
def to_nominative(name: str, language: str = "ru") -> str:
    """Returns a Cyrillic name of a person in the nominative, unchanged where unsure.

    Args:
        name: the name as written.
        language: two-letter code of its text; names are declined as in Russian or
            Ukrainian.

    >>> to_nominative("Дмитрием Медведевым"), to_nominative("Марию Захарову")
    ('Дмитрий Медведев', 'Мария Захарова')
    >>> to_nominative("Александра Петрова")
    'Александра Петрова'
    """
    words = name.lower().replace("ё", "е").split()
    if not 1 < len(words) <= _MAX_WORDS or "-" in name or not _is_cyrillic(words):
        return name
    if words[0] in first_names() or language not in {"ru", "uk"}:
        return name
    readings = {
        reading
        for given, case in nominatives(words[0], language)
        if given in first_names()
        for reading in _readings(given, case, words[1:], language)
    }
    if len(readings) != 1:
        return name
    return " ".join(word.capitalize() for word in readings.pop())


def _readings(
    given: str, case: int, words: list[str], language: str
) -> list[tuple[str, ...]]:
    """Lists the names in the nominative whose words are all in one case."""
    readings: list[tuple[str, ...]] = [(given,)]
    for word in words:
        readings = [
            (*reading, one)
            for reading in readings
            for one in _surnames(word, case, language, female=is_female_name(given))
        ]
    return readings


def _surnames(word: str, case: int, language: str, *, female: bool) -> list[str]:
    """Lists the nominatives of a word in a case, for a woman or a man, likeliest only."""
    found = [one for one, number in nominatives(word, language) if number == case]
    if not female and (in_ko := [one for one in found if _IN_KO.search(one)]):
        return in_ko
    for endings in _FEMALE_SURNAMES if female else _MALE_SURNAMES:
        likely = [one for one in found if one.endswith(endings)]
        if likely:
            return likely
    # Women's surnames in a consonant have no cases: Ангелы Меркель.
    unchanged = word.endswith(_UNCHANGED) or (
        female and word.endswith((*_CONSONANTS, "ь"))
    )
    return [word] if unchanged else []


def is_female_name(given: str) -> bool:
    """Checks for the ending of a woman's given name in the nominative."""
    return given.endswith(("а", "я")) and given not in _MALE


def is_given_name(key: str) -> bool:
    """Checks for a Cyrillic given name, in any case."""
    return key in _declined_first_names()


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Returns the known Cyrillic given names, in the nominative."""
    return read_words(_FIRST_NAMES.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _declined_first_names() -> frozenset[str]:
    names = first_names()
    return names | {case for name in names for case in declined_keys(name)}


def _is_cyrillic(words: list[str]) -> bool:
    return all("а" <= word[:1] <= "ґ" for word in words)
