"""Declines Slavic names, so that Хафтара is found as Хафтар."""

from collections.abc import Iterator
from functools import lru_cache

# Genitive, dative, instrumental and prepositional for each ending of the nominative.
_ENDINGS = (
    ("ский", ("ского", "скому", "ским", "ском")),
    ("ский", ("ського", "ському", "ським", "ському")),
    ("ній", ("нього", "ньому", "нім", "ньому")),
    ("ый", ("ого", "ому", "ым", "ом")),
    ("ий", ("ого", "ому", "им", "ом")),
    ("ия", ("ии", "ию", "ией", "ии")),
    ("ая", ("ой", "ую", "ой", "ой")),
    ("ов", ("ова", "ову", "овым", "ове")),
    ("ев", ("ева", "еву", "евым", "еве")),
    ("ин", ("ина", "ину", "иным", "ине")),
    ("ова", ("овой", "ову", "овой", "овой")),
    ("ина", ("ины", "ину", "иной", "ине")),
    ("а", ("ы", "у", "ой", "е")),
    ("я", ("и", "ю", "ей", "е")),
    ("ь", ("я", "ю", "ем", "е")),
    ("й", ("я", "ю", "ем", "е")),
)
_ENDINGS_AFTER_CONSONANT = ("а", "у", "ом", "е")
_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")
_CASES = 4


def slavic_cases(name: str) -> Iterator[str]:
    """Yields the other cases of a Cyrillic name; all its words are in the same case.

    >>> list(slavic_cases("Халифа Хафтар"))[0]
    'Халифы Хафтара'
    """
    words = name.split()
    cyrillic = words and all("а" <= word[-1:].lower() <= "я" for word in words)
    if not cyrillic or name.isupper():
        return
    forms = [_decline(word) for word in words]
    for case in range(_CASES):
        yield " ".join(form[case] for form in forms)


@lru_cache(maxsize=1 << 12)
def declined_keys(key: str) -> tuple[str, ...]:
    """Returns the other cases of the key of a name, none if it is not Cyrillic.

    >>> declined_keys("хафтар")
    ('хафтара', 'хафтару', 'хафтаром', 'хафтаре')
    """
    return tuple(slavic_cases(key)) if "а" <= key[:1] <= "я" else ()


def _decline(word: str) -> tuple[str, ...]:
    """Returns the four other cases of a word, or the word itself for each."""
    for ending, cases in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return tuple(word[: -len(ending)] + case for case in cases)
    if word[-1] in _CONSONANTS:
        return tuple(word + case for case in _ENDINGS_AFTER_CONSONANT)
    return (word,) * _CASES
