"""How names of outlets and actors are asked for: by any spelling, or one word of them."""

from collections.abc import Iterator

from index.analysis.analyzer import find_tokens, fold
from index.schema import SEPARATOR

WHOLE_NAME = "0"
NAME_WORD = "1"


def fold_name(name: str) -> str:
    """The name as it is looked up: folded words, one space between them.

    >>> fold_name("Fayez  Al-Sarraj"), fold_name("U.N.")
    ('fayez al sarraj', 'un')
    """
    if name.isascii() and name.isalnum():
        return name.lower()  # one plain word, as most are
    return " ".join(_words(name))


def make_name_terms(name: str, surfaces: tuple[str, ...]) -> Iterator[str]:
    """The terms of ACTOR_NAMES by which an actor with these spellings is asked for."""
    for spelling in dict.fromkeys((name, *surfaces)):
        for folded, rank in _lookups(spelling):
            yield SEPARATOR.join((folded, rank, name))


def make_key_term(form: str, name: str) -> str:
    """The term of ACTOR_NAMES by which names of one form are found side by side."""
    return SEPARATOR.join(("", form, name))


def _lookups(spelling: str) -> Iterator[tuple[str, str]]:
    words = _words(spelling)
    if not words:
        return
    yield " ".join(words), WHOLE_NAME
    if len(words) > 1:
        yield from ((word, NAME_WORD) for word in words if len(word) > 2)


def _words(name: str) -> list[str]:
    tokens = (fold(name[start:end]) for start, end in find_tokens(name))
    words = (token.replace(".", "").replace("‐", "-").split("-") for token in tokens)
    return [word for parts in words for word in parts if word]
