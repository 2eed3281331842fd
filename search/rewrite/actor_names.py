"""The names of the actors in one index: who is meant, and how articles call them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from index import schema
from index.analysis.name_terms import NAME_WORD, WHOLE_NAME, fold_name
from index.derived.aliases import ActorAliases
from index.derived.linked_names import LinkedNames
from index.schema import SEPARATOR

if TYPE_CHECKING:
    from search.executor.protocols import SearchVocabulary


class ActorNames:
    """Looks up names of actors: listed in an actors file, linked, or only indexed.

    Names given as `folded` are folded with `index.analysis.name_terms.fold_name`.
    """

    def __init__(
        self, vocabulary: "SearchVocabulary", aliases: ActorAliases, linked: LinkedNames
    ) -> None:
        self._vocabulary = vocabulary
        self._aliases = aliases
        self._linked = linked
        self._spellings: dict[str, tuple[tuple[str, str], ...]] = {}
        # A search asks for a name several times.
        self._find_terms = lru_cache(maxsize=1_024)(self._look_up)

    def resolve(self, name: str) -> tuple[str, ...]:
        """Finds the canonical names of the actors that a name, or a word of one, means."""
        folded = fold_name(name)
        if found := self._find_terms(folded, WHOLE_NAME):
            return found
        known = self.find_known(folded, name)
        return (known,) if known else self._find_terms(folded, NAME_WORD)

    def find_known(self, folded: str, typed: str) -> str | None:
        """Finds the listed or linked actor that a name means, if articles name it."""
        listed = self._aliases.find(folded, typed)
        name = (
            self._linked.aliases.find(folded, typed)
            if listed is None
            else self.canonical_name(listed)
        )
        return name if name and self.document_frequency(name) else None

    def may_start_name(self, folded: str) -> bool:
        """Tells whether a listed or linked name starts with the word; most words do not."""
        linked = self._linked
        return (
            self._aliases.has_prefix(folded)
            or linked.aliases.has_prefix(folded)
            or linked.has_surname(folded)
        )

    def find_indexed(self, folded: str) -> str | None:
        """Finds the only actor that articles call by this whole name."""
        found = self._find_terms(folded, WHOLE_NAME)
        return found[0] if len(found) == 1 else None

    def find_by_surname(self, folded: str) -> str | None:
        """Finds the only actor with this surname, if several of its names are linked."""
        if not self._linked.has_surname(folded):
            return None
        found = {
            *self._find_terms(folded, WHOLE_NAME),
            *self._find_terms(folded, NAME_WORD),
        }
        return found.pop() if len(found) == 1 else None

    def canonical_name(self, name: str) -> str:
        """Returns the canonical name of the actor that articles have under a name."""
        return self._linked.canonical_name(name)

    def indexed_names(self, canonical: str) -> tuple[str, ...]:
        """Lists the names under which articles have an actor, the canonical one first."""
        return self._linked.variants_of(canonical)

    def all_names(self, canonical: str) -> Iterator[str]:
        """Yields the names of an actor: those in articles, then the listed spellings."""
        names = self.indexed_names(canonical)
        yield from names
        for name in names:
            yield from self._aliases.spellings_of(name)

    def is_indexed(self, name: str) -> bool:
        """Tells whether articles have an actor under this very name."""
        return self._vocabulary.doc_frequency(schema.ACTORS, name) > 0

    def document_frequency(self, canonical: str) -> int:
        """Returns the number of articles that name an actor."""
        count = self._vocabulary.doc_frequency
        return sum(count(schema.ACTORS, one) for one in self.indexed_names(canonical))

    def spellings(self, canonical: str) -> tuple[tuple[str, str], ...]:
        """Lists the listed spellings of an actor that articles use: folded, and as is."""
        known = self._spellings.get(canonical)
        if known is None:
            pairs = {
                fold_name(spelling): spelling for spelling in self.all_names(canonical)
            }
            known = self._spellings[canonical] = tuple(
                pair
                for pair in pairs.items()
                if canonical in self._find_terms(pair[0], WHOLE_NAME)
            )
        return known

    def _look_up(self, folded: str, part: str) -> tuple[str, ...]:
        """Finds the actors with this name, or with this word in their name."""
        prefix = SEPARATOR.join((folded, part, ""))
        terms = self._vocabulary.terms(schema.ACTOR_NAMES, prefix)
        names = (self.canonical_name(term.rsplit(SEPARATOR, 1)[1]) for term in terms)
        return tuple(dict.fromkeys(names))
