"""The actors of an article under the names to go by, each of them once."""

from collections.abc import Iterable
from dataclasses import replace

from index.article import Actor, ActorType, join_actors
from index.extract.actors.entity_linking import link_name
from index.extract.actors.transliteration_key import transliteration_key
from index.extract.gazetteer.gazetteer import Meaning
from index.extract.names.name_cache import NameCache

# Records that follow each other declare the same few actors together.
_MOST_KEPT = 1 << 14


def canonicalize_declared(
    actors: tuple[Actor, ...], cache: NameCache
) -> tuple[Actor, ...]:
    """The actors that a record declares, those listed by their canonical names."""
    kept = cache.declared
    settled = kept.get(actors)
    if settled is None:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        settled = kept[actors] = _settled(actors, cache)
    return settled


def _settled(actors: tuple[Actor, ...], cache: NameCache) -> tuple[Actor, ...]:
    settled = [
        actor
        if (meaning := link_name(actor.name, cache)) is None
        else _settle(actor, meaning)
        for actor in actors
    ]
    return merge_spellings(settled) if len(settled) > 1 else tuple(settled)


def merge_spellings(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """The actors, transliterations of one name made one: an article has each once."""
    given = tuple(actors)
    known: dict[str, str] = {}
    names = [
        known.setdefault(transliteration_key(actor.name) or actor.name, actor.name)
        for actor in given
    ]
    if len(known) == len(given):
        return given
    return join_actors(map(_renamed, given, names))


def _renamed(actor: Actor, name: str) -> Actor:
    return actor if actor.name == name else replace(actor, name=name)


def _settle(actor: Actor, meaning: Meaning) -> Actor:
    kind = meaning.type if actor.type is ActorType.UNKNOWN else actor.type
    if (meaning.name, kind) == (actor.name, actor.type):
        return actor
    return replace(actor, name=meaning.name, type=kind)
