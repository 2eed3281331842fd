"""Whom a name means in one index, and what else the articles call them."""

from index import schema
from index.analysis.name_terms import WHOLE, WORD, fold_name
from index.derived.aliases import Aliases
from index.derived.linked_names import LinkedNames
from index.schema import SEPARATOR
from search.executor.vocabulary import Vocabulary


class ActorNames:
    """The names of actors in an index: listed, linked, or only found in its articles."""

    def __init__(
        self, vocabulary: Vocabulary, aliases: Aliases, linked: LinkedNames
    ) -> None:
        self._vocabulary = vocabulary
        self._aliases = aliases
        self._linked = linked
        self._spellings: dict[str, tuple[tuple[str, str], ...]] = {}

    def resolve(self, name: str) -> tuple[str, ...]:
        """The actors that a name, or one word of it, may mean."""
        folded = fold_name(name)
        if found := self._found(folded, WHOLE):
            return found
        listed = self.listed(folded, name)
        return (listed,) if listed else self._found(folded, WORD)

    def listed(self, folded: str, typed: str) -> str | None:
        """The listed or linked actor that a name means, where articles tell of him."""
        name = self._aliases.find(folded, typed)
        if name is None:
            name = self._linked.spellings.find(folded, typed)
        return name if name and self.articles_of(name) else None

    def may_begin(self, folded: str) -> bool:
        """Whether a name that is known may begin so: with most words none does."""
        linked = self._linked
        return (
            self._aliases.begin_with(folded)
            or linked.spellings.begin_with(folded)
            or linked.has_surname(folded)
        )

    def found(self, folded: str) -> str | None:
        """The one actor that articles call so."""
        found = self._found(folded, WHOLE)
        return found[0] if len(found) == 1 else None

    def with_surname(self, folded: str) -> str | None:
        """The one actor of this surname, if several names of his are linked."""
        if not self._linked.has_surname(folded):
            return None
        found = {*self._found(folded, WHOLE), *self._found(folded, WORD)}
        return found.pop() if len(found) == 1 else None

    def one_of(self, name: str) -> str:
        """The name to go by of an actor."""
        return self._linked.one_of(name)

    def all_of(self, name: str) -> tuple[str, ...]:
        """The names under which articles have the actor who goes by this one."""
        return self._linked.all_of(name)

    def articles_of(self, name: str) -> int:
        """How many articles an actor is in."""
        count = self._vocabulary.count
        return sum(count(schema.ACTORS, one) for one in self.all_of(name))

    def spellings(self, name: str) -> tuple[tuple[str, str], ...]:
        """How articles spell an actor's name, of the listed ways: folded, and as is."""
        known = self._spellings.get(name)
        if known is None:
            pairs = {
                fold_name(spelling): spelling
                for spelling in (*self.all_of(name), *self._aliases.of(name))
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
        names = (self.one_of(term.rsplit(SEPARATOR, 1)[1]) for term in terms)
        return tuple(dict.fromkeys(names))
