"""Translates what must stand near each other for the executor."""

from collections.abc import Callable, Iterator
from itertools import product

from search.executor.plan import NearFilter, PhraseFilter, Plan
from search.kernels.near import (
    AnyOccurrence,
    NearOccurrences,
    OccurrencePlan,
    TermOccurrences,
)
from search.query.tree import Boost, Near, Node, Or, Phrase, Word
from search.rewrite.term_expansion import FormPairs, Pattern
from search.rewrite.term_resolver import TermResolver

_MAX_PHRASES = 4
"""Pairs of single terms: so many are found sooner as phrases in any order."""

Expand = Callable[[Pattern], FormPairs]


class Nearness:
    """Builds the filters for one index.

    Args:
        resolver: analyses words.
        expand: gives the forms and terms of a pattern.
    """

    def __init__(self, resolver: TermResolver, expand: Expand) -> None:
        self._resolver = resolver
        self._expand = expand

    def list_terms(self, node: Node) -> list[list[str]]:
        """Lists for each part of a chain its terms, of which any will do."""
        if isinstance(node, Near):
            return [*self.list_terms(node.first), *self.list_terms(node.second)]
        return [sorted({term for terms in self._sequences(node) for term in terms})]

    def make_filters(self, field: str, node: Near) -> Iterator[Plan]:
        """Yields filters of a field of which a document must match any."""
        found = self.find_occurrences(node)
        pairs = _pair_terms(found)
        if not pairs:
            yield NearFilter(field, found)
        for pair in pairs:
            yield PhraseFilter(field, pair, node.slop, not node.in_order)

    def find_occurrences(self, node: Near) -> NearOccurrences:
        """Returns what is near what, in terms."""
        first, second = self._part(node.first), self._part(node.second)
        return NearOccurrences(first, second, node.slop, node.in_order)

    def _part(self, node: Node) -> OccurrencePlan:
        match node:
            case Near():
                return self.find_occurrences(node)
            case Or(parts) if any(isinstance(part, Near) for part in parts):
                return AnyOccurrence(tuple(map(self._part, parts)))
            case Boost(part, _):
                return self._part(part)
            case _:
                return TermOccurrences(tuple(dict.fromkeys(self._sequences(node))))

    def _sequences(self, node: Node) -> Iterator[tuple[str, ...]]:
        match node:
            case Word(text) | Phrase(text):
                yield from self._resolver.term_sequences(text)
            case Near(first, second, _, _):
                yield from self._sequences(first)
                yield from self._sequences(second)
            case Or(parts):
                for part in parts:
                    yield from self._sequences(part)
            case Boost(part, _):
                yield from self._sequences(part)
            case _:
                yield from dict.fromkeys((term,) for _, term in self._expand(node))  # type: ignore[arg-type]


def _pair_terms(near: NearOccurrences) -> list[tuple[str, str]]:
    """Lists the pairs of terms that are near each other, if they are few and no phrases."""
    first, second = near.first, near.second
    if isinstance(first, TermOccurrences) and isinstance(second, TermOccurrences):
        few = len(first.sequences) * len(second.sequences) <= _MAX_PHRASES
        if few and max(map(len, (*first.sequences, *second.sequences))) == 1:
            return [(a, b) for (a,), (b,) in product(first.sequences, second.sequences)]
    return []
