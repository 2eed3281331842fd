"""The actors, outlets and words that name recognition knows beforehand."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from index.article import ActorType
from index.extract.gazetteer.name_keys import name_key
from index.extract.gazetteer.outlets import OutletDirectory


class Meaning(NamedTuple):
    """The actor that an alias can mean, and the condition for it.

    Attributes:
        name: the canonical name of the actor.
        type: the type of the actor.
        weak: whether the alias is a demonym or a seat of government.
        capitals: whether the alias must be written in capitals (US, not us).
        needs: folded words, of which the article must contain one; empty for no condition.
        years: the years in which the actor had the name; None if it always had it.
    """

    name: str
    type: ActorType
    weak: bool
    capitals: bool
    needs: frozenset[str]
    years: range | None = None


MAX_YEAR = 9999
"""The end of the years of a name that is still in use."""


def meanings_of_time(
    meanings: Sequence[Meaning], year: int | None
) -> Sequence[Meaning]:
    """Returns what a name can mean in a year, likeliest first.

    An actor who has the name in that year goes first. One who got it later cannot be
    meant; one who had it before may still be spoken of.

    Args:
        meanings: what the name can mean at any time.
        year: the year of the article; None if unknown, which changes nothing.
    """
    # Most names are not listed.
    if (
        not meanings
        or year is None
        or all(meaning.years is None for meaning in meanings)
    ):
        return meanings
    known = [one for one in meanings if not one.years or one.years.start <= year]
    known.sort(key=lambda one: _fit(one.years, year))
    return known


def _fit(years: range | None, year: int) -> int:
    """Ranks names: those of the year, those of all time, those of the past."""
    if years is None:
        return 1
    return 0 if year in years else 2


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """Known names and words; immutable, made by `GazetteerBuilder`.

    Equal to itself alone, so that what is computed from one can be cached.

    A key is the folded form of a name that `name_key` returns.

    Attributes:
        meanings: for the key of an alias, the actors it can mean, likeliest first.
        dated: the keys of aliases that mean something else in other years.
        max_words: for the first word of a key, the most words that a key with it has.
        abbreviations: for the code of a language, the actors that abbreviations mean
            in it alone, by key.
        aliases_by_name: for the canonical name of an actor, its other names.
        offices: keys of institutions that stand for their state (Kremlin).
        demonyms: for the key of a demonym, the name of the state.
        adjectives: for the name of a state, the demonym that stands before a noun.
        outlets: the news outlets.
        places: keys of places that are no actors.
        long_place_starts: first words of the places of several words.
        given_names: folded given names.
        surnames: folded surnames.
        common_words: English words that are no names even with a capital.
        fingerprint: hash of the data and rules. It changes whenever the same text could
            give other fields.
    """

    meanings: Mapping[str, Sequence[Meaning]] = field(default_factory=dict)
    dated: frozenset[str] = frozenset()
    max_words: Mapping[str, int] = field(default_factory=dict)
    abbreviations: Mapping[str, Mapping[str, Meaning]] = field(default_factory=dict)
    aliases_by_name: Mapping[str, Sequence[str]] = field(default_factory=dict)
    offices: frozenset[str] = frozenset()
    demonyms: Mapping[str, str] = field(default_factory=dict)
    adjectives: Mapping[str, str] = field(default_factory=dict)
    outlets: OutletDirectory = field(default_factory=OutletDirectory)
    places: frozenset[str] = frozenset()
    long_place_starts: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    surnames: Container[str] = frozenset()
    common_words: Container[str] = frozenset()
    fingerprint: str = ""

    def __contains__(self, name: object) -> bool:
        """Checks whether the name is the canonical name of a listed actor."""
        return name in self.aliases_by_name

    def canonical_actor(self, text: str) -> str | None:
        """Returns the likeliest actor that a name means, None if it is not listed.

        Demonyms and seats of government are not names of their state here.
        """
        strong = self.strong_meanings(text)
        return strong[0].name if strong else None

    def strong_meanings(self, name: str, year: int | None = None) -> list[Meaning]:
        """Returns the actors that a name can mean, other than as demonym or seat.

        Args:
            name: the name.
            year: the year of the article, None if unknown.
        """
        known = meanings_of_time(self.meanings.get(name_key(name), ()), year)
        return [meaning for meaning in known if not meaning.weak]

    def aliases(self, name: str) -> tuple[str, ...]:
        """Returns the other names of an actor, given its canonical name."""
        return tuple(self.aliases_by_name.get(name, ()))

    def adjective_of(self, state: str) -> str:
        """Returns the demonym that stands before a noun, or the state's name itself."""
        return self.adjectives.get(state, state)
