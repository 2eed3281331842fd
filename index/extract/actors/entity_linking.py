"""Entity linking: finds the one listed actor that a name means."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from index.article import ActorType
from index.extract.actors.transliteration_key import transliteration_key
from index.extract.gazetteer.gazetteer import Gazetteer, Meaning
from index.extract.gazetteer.name_keys import name_key
from index.extract.names.name_cache import NameCache

_MAX_CACHED = 1 << 17
# Only names of several parts have a transliteration key.
_SEPARATOR = re.compile(r"[\s-]")


def list_unambiguous_names(gazetteer: Gazetteer) -> Iterator[tuple[str, list[str]]]:
    """Yields each listed actor with those of its names that mean no other actor.

    Demonyms, seats and offices are left out: a search for Moscow is for the town.
    """
    for name in sorted(_names(gazetteer, lambda meaning: not meaning.weak)):
        spellings = (name, *gazetteer.aliases(name))
        yield name, [one for one in spellings if _is_only(gazetteer, one, name)]


def link_name(name: str, cache: NameCache, year: int | None = None) -> Meaning | None:
    """Returns the listed actor that a name means, None if there is none or several.

    A name that is not listed means the person whose name it transliterates.

    Args:
        name: the name.
        cache: the gazetteer, with results for earlier names.
        year: the year of the article, None if unknown.
    """
    known = cache.meanings
    try:
        return known[name]
    except KeyError:
        pass
    if len(known) >= _MAX_CACHED:
        known.clear()
    meaning = _only_meaning(cache.gazetteer, name, year)
    if meaning is None and (key := transliteration_key(name)):
        meaning = _people_by_key(cache.gazetteer).get(key)
    # Few names mean another actor in other years: those are not kept.
    if name_key(name) not in cache.gazetteer.dated:
        known[name] = meaning
    return meaning


@lru_cache(maxsize=1)  # made at the first use, since it takes 15 ms
def _people_by_key(gazetteer: Gazetteer) -> dict[str, Meaning | None]:
    """Returns the listed people by transliteration key, None where several share one."""
    people: dict[str, Meaning | None] = {}
    for name in _names(gazetteer, _is_person):
        for spelling in (name, *gazetteer.aliases(name)):
            _add_spelling(people, spelling, gazetteer)
    return people


def _add_spelling(
    people: dict[str, Meaning | None], spelling: str, gazetteer: Gazetteer
) -> None:
    key = transliteration_key(spelling) if _SEPARATOR.search(spelling) else ""
    if not key:
        return
    meaning = _only_meaning(gazetteer, spelling)
    known = people.setdefault(key, meaning)
    if meaning is None or known is None or known.name != meaning.name:
        people[key] = None


def _is_person(meaning: Meaning) -> bool:
    return meaning.type is ActorType.PERSON


def _names(gazetteer: Gazetteer, wanted: Callable[[Meaning], bool]) -> set[str]:
    meanings = chain.from_iterable(gazetteer.meanings.values())
    return {meaning.name for meaning in meanings if wanted(meaning)}


def _is_only(gazetteer: Gazetteer, spelling: str, name: str) -> bool:
    meaning = _only_meaning(gazetteer, spelling)
    return meaning is not None and meaning.name == name


def _only_meaning(
    gazetteer: Gazetteer, name: str, year: int | None = None
) -> Meaning | None:
    strong = gazetteer.strong_meanings(name, year)
    if strong and any(meaning.years for meaning in strong):
        strong = strong[:1]  # who else had the name had it at another time
    return strong[0] if len(strong) == 1 and not strong[0].needs else None
