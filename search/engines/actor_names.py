"""Whom a name means in one index, and what else the articles call them."""

from index import schema
from index.aliases import Aliases
from index.names import WHOLE, WORD, fold_name
from index.schema import SEPARATOR
from search.executor.vocabulary import Vocabulary


class ActorNames:
    """The names of actors in an index: those listed, and those found in its articles."""

    def __init__(self, vocabulary: Vocabulary, aliases: Aliases) -> None:
        self._vocabulary = vocabulary
        self._aliases = aliases
        self._spellings: dict[str, tuple[tuple[str, str], ...]] = {}

    def resolve(self, name: str) -> tuple[str, ...]:
        """The actors that a name, or one word of it, may mean."""
        folded = fold_name(name)
        if found := self._found(folded, WHOLE):
            return found
        listed = self.listed(folded, name)
        return (listed,) if listed else self._found(folded, WORD)

    def listed(self, folded: str, typed: str) -> str | None:
        """The listed actor that a name means, where articles tell of him."""
        name = self._aliases.find(folded, typed)
        return name if name and self.articles_of(name) else None

    def may_begin(self, folded: str) -> bool:
        """Whether a listed name may have this first word: of most words none has."""
        return self._aliases.begin_with(folded)

    def found(self, folded: str) -> str | None:
        """The one actor that articles call so."""
        found = self._found(folded, WHOLE)
        return found[0] if len(found) == 1 else None

    def articles_of(self, name: str) -> int:
        """How many articles an actor is in."""
        return self._vocabulary.count(schema.ACTORS, name)

    def spellings(self, name: str) -> tuple[tuple[str, str], ...]:
        """How articles spell an actor's name, of the listed ways: folded, and as is."""
        known = self._spellings.get(name)
        if known is None:
            pairs = {
                fold_name(spelling): spelling
                for spelling in (name, *self._aliases.of(name))
            }
            known = self._spellings[name] = tuple(
                pair for pair in pairs.items() if self._is_written(pair[0], name)
            )
        return known

    def _is_written(self, folded: str, name: str) -> bool:
        return name in self._found(folded, WHOLE)

    def _found(self, folded: str, rank: str) -> tuple[str, ...]:
        prefix = SEPARATOR.join((folded, rank, ""))
        terms = self._vocabulary.terms(schema.ACTOR_NAMES, prefix)
        return tuple(term.rsplit(SEPARATOR, 1)[1] for term in terms)
