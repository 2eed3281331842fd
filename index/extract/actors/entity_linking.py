"""The names of listed actors that mean them and nobody else."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from index.article import ActorType
from index.extract.actors.transliteration_key import transliteration_key
from index.extract.gazetteer.gazetteer import Gazetteer, Meaning
from index.extract.names.name_cache import NameCache

_MOST_KEPT = 1 << 17
# A name of one part has no form.
_PARTED = re.compile(r"[\s-]")


def list_unambiguous_names(gazetteer: Gazetteer) -> Iterator[tuple[str, list[str]]]:
    """Each listed actor with its spellings; those that can mean another are left out.

    Demonyms, seats and offices are no names: a search for Moscow is one for the town.
    """
    for name in sorted(_names(gazetteer, lambda one: not one.weak)):
        spellings = (name, *gazetteer.aliases(name))
        yield name, [one for one in spellings if _is_sure(gazetteer, one, name)]


def link_name(name: str, cache: NameCache) -> Meaning | None:
    """The listed actor that a name or a transliteration of it means, and no other."""
    kept = cache.meanings
    try:
        return kept[name]
    except KeyError:
        pass
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    found = _sure(cache.gazetteer, name)
    if found is None and (form := transliteration_key(name)):
        found = _people_by_key(cache).get(form)
    kept[name] = found
    return found


def _people_by_key(cache: NameCache) -> dict[str, Meaning | None]:
    """Whom the forms of listed people mean: made when first needed, in 15 ms."""
    by_form = cache.people
    if not by_form:
        gazetteer = cache.gazetteer
        for person in _names(gazetteer, lambda one: one.type is ActorType.PERSON):
            for spelling in (person, *gazetteer.aliases(person)):
                if (
                    form := transliteration_key(spelling)
                    if _PARTED.search(spelling)
                    else ""
                ):
                    meaning = _sure(gazetteer, spelling)
                    known = by_form.setdefault(form, meaning)
                    if meaning is None or known is None or known.name != meaning.name:
                        by_form[form] = None
        by_form[""] = None
    return by_form


def _names(gazetteer: Gazetteer, wanted: Callable[[Meaning], bool]) -> set[str]:
    known = chain.from_iterable(gazetteer.meanings.values())
    return {meaning.name for meaning in known if wanted(meaning)}


def _is_sure(gazetteer: Gazetteer, spelling: str, name: str) -> bool:
    meaning = _sure(gazetteer, spelling)
    return meaning is not None and meaning.name == name


def _sure(gazetteer: Gazetteer, name: str) -> Meaning | None:
    strong = gazetteer.strong_meanings(name)
    return strong[0] if len(strong) == 1 and not strong[0].needs else None
