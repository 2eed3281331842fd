"""Terms under which actors and authors are looked up by name: whole, by one word, or by key.

A term of ACTOR_NAMES or AUTHOR_NAMES has three parts, separated by SEPARATOR: the folded name or word,
WHOLE_NAME or NAME_WORD, and the name. For a transliteration key the parts are
an empty string, the key, and the actor's name.
"""

from collections.abc import Iterator

from index.analysis.analyzer import find_tokens, fold
from index.schema import SEPARATOR

WHOLE_NAME = "0"
"""Marks terms of whole names. They sort before those of their words."""

NAME_WORD = "1"
"""Marks terms of single words of a name."""

MIN_WORD_CHARACTERS = 3
"""No shorter word of an actor's name has a term of its own."""


def fold_name(name: str) -> str:
    """Folds a name for look-up: folded words with one space between them.

    >>> fold_name("Fayez  Al-Sarraj"), fold_name("U.N.")
    ('fayez al sarraj', 'un')
    """
    if name.isascii() and name.isalnum():
        return name.lower()  # one plain word, as most are
    return " ".join(_words(name))


def make_name_terms(name: str, surfaces: tuple[str, ...]) -> Iterator[str]:
    """Yields the terms by which an actor with these spellings can be looked up."""
    for spelling in dict.fromkeys((name, *surfaces)):
        for folded, kind in _lookups(spelling):
            yield SEPARATOR.join((folded, kind, name))


def make_author_terms(name: str) -> Iterator[str]:
    """Yields the terms by which an author can be looked up: by the name, by each word.

    >>> [term.replace(SEPARATOR, "|") for term in make_author_terms("Jane Wu")]
    ['jane wu|0|Jane Wu', 'jane|1|Jane Wu', 'wu|1|Jane Wu']
    """
    words = _words(name)
    if not words:
        return
    yield SEPARATOR.join((" ".join(words), WHOLE_NAME, name))
    for word in words if len(words) > 1 else ():
        yield SEPARATOR.join((word, NAME_WORD, name))


def make_key_term(key: str, name: str) -> str:
    """Returns the term that sorts a name next to others of its transliteration key."""
    return SEPARATOR.join(("", key, name))


def _lookups(spelling: str) -> Iterator[tuple[str, str]]:
    words = _words(spelling)
    if not words:
        return
    yield " ".join(words), WHOLE_NAME
    if len(words) > 1:
        yield from (
            (word, NAME_WORD) for word in words if len(word) >= MIN_WORD_CHARACTERS
        )


def _words(name: str) -> list[str]:
    tokens = (fold(name[start:end]) for start, end in find_tokens(name))
    words = (token.replace(".", "").replace("‐", "-").split("-") for token in tokens)
    return [word for parts in words for word in parts if word]
