"""The names of listed actors that mean them and nobody else."""

from collections.abc import Iterator

from index.extract.gazetteer import Gazetteer
from index.extract.tokens import name_key


def known_names(gazetteer: Gazetteer) -> Iterator[tuple[str, list[str]]]:
    """Each listed actor with its spellings; those that can mean another are left out.

    Demonyms, seats and offices are no names: a search for Moscow is one for the town.
    """
    names = {
        meaning.name
        for known in gazetteer.meanings.values()
        for meaning in known
        if not meaning.weak
    }
    for name in sorted(names):
        spellings = (name, *gazetteer.aliases(name))
        yield name, [one for one in spellings if _is_sure(gazetteer, one, name)]


def _is_sure(gazetteer: Gazetteer, spelling: str, name: str) -> bool:
    known = gazetteer.meanings.get(name_key(spelling), ())
    strong = [meaning for meaning in known if not meaning.weak]
    return len(strong) == 1 and strong[0].name == name and not strong[0].needs
