"""How names of outlets and actors are asked for: by any spelling, or one word of them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from index.analysis import find_tokens, fold
from index.article import Actor
from index.schema import SEPARATOR

WHOLE = "0"
WORD = "1"


def fold_name(name: str) -> str:
    """The name as it is looked up: folded words, one space between them.

    >>> fold_name("Fayez  Al-Sarraj"), fold_name("U.N.")
    ('fayez al sarraj', 'un')
    """
    return " ".join(_words(name))


def actor_name_terms(actors: Iterable[Actor]) -> Iterator[str]:
    """Every term of ACTOR_NAMES for these actors, each once."""
    found = (_terms_of(actor.name, actor.surfaces) for actor in actors)
    return iter(dict.fromkeys(chain.from_iterable(found)))


# The same few actors are in article after article.
@lru_cache(maxsize=1 << 14)
def _terms_of(name: str, surfaces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        SEPARATOR.join((folded, rank, name))
        for spelling in (name, *surfaces)
        for folded, rank in _lookups(spelling)
    )


def _lookups(spelling: str) -> Iterator[tuple[str, str]]:
    words = _words(spelling)
    if not words:
        return
    yield " ".join(words), WHOLE
    if len(words) > 1:
        yield from ((word, WORD) for word in words if len(word) > 2)


def _words(name: str) -> list[str]:
    tokens = (fold(name[start:end]) for start, end in find_tokens(name))
    words = (token.replace(".", "").replace("‐", "-").split("-") for token in tokens)
    return [word for parts in words for word in parts if word]
