"""Gives the actors of an article their canonical names, each actor once."""

from collections.abc import Iterable
from dataclasses import replace

from index.article import Actor, ActorType, join_actors
from index.extract.actors.entity_linking import link_name
from index.extract.actors.transliteration_key import transliteration_key
from index.extract.gazetteer.gazetteer import Meaning
from index.extract.names.name_cache import NameCache

# Consecutive records declare the same few groups of actors.
_MAX_CACHED = 1 << 14


def canonicalize_declared(
    actors: tuple[Actor, ...], cache: NameCache, year: int | None = None
) -> tuple[Actor, ...]:
    """Returns the actors that a record declares, those listed under canonical names.

    Args:
        actors: the actors.
        cache: the gazetteer, with results for earlier records.
        year: the year of the record, None if unknown.
    """
    known = cache.declared
    canonical = known.get((actors, year))
    if canonical is None:
        if len(known) >= _MAX_CACHED:
            known.clear()
        canonical = known[actors, year] = _canonicalize(actors, cache, year)
    return canonical


def _canonicalize(
    actors: tuple[Actor, ...], cache: NameCache, year: int | None
) -> tuple[Actor, ...]:
    canonical = [
        actor
        if (meaning := link_name(actor.name, cache, year)) is None
        else _with_meaning(actor, meaning)
        for actor in actors
    ]
    return merge_spellings(canonical) if len(canonical) > 1 else tuple(canonical)


def _with_meaning(actor: Actor, meaning: Meaning) -> Actor:
    type_ = meaning.type if actor.type is ActorType.UNKNOWN else actor.type
    if (meaning.name, type_) == (actor.name, actor.type):
        return actor
    return replace(actor, name=meaning.name, type=type_)


def merge_spellings(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Merges actors whose names transliterate one name; the first spelling is kept."""
    given = tuple(actors)
    spellings: dict[str, str] = {}
    names = [
        spellings.setdefault(transliteration_key(actor.name) or actor.name, actor.name)
        for actor in given
    ]
    if len(spellings) == len(given):
        return given
    return join_actors(map(_renamed, given, names))


def _renamed(actor: Actor, name: str) -> Actor:
    return actor if actor.name == name else replace(actor, name=name)
