"""Adds to a query the other ways to write its compounds."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from search.query.tree import And, Boost, Node, Or, Phrase, Word
from search.query.unparse import RankedNode, query_words
from search.rewrite.compound_variants import CompoundVariants, make_node

_MAX_WORDS = 8
"""A longer query has enough other words."""
_PHRASE_WEIGHT = 0.5
"""Of a variant of two words, so that together they weigh as much as one."""

Variants = dict[RankedNode, tuple[str, ...]]
"""The other ways in which articles write a word or phrase of the query."""


class CompoundExpander:
    """Adds variants of compounds to the trees of one query."""

    def __init__(self, compounds: CompoundVariants) -> None:
        self._compounds = compounds

    def expand(self, tree: Node) -> Node:
        """Returns the tree with each compound joined by its variants.

        Excluded parts stay as they are.
        """
        return tree if len(query_words(tree)) > _MAX_WORDS else self._expand(tree)

    def find_variants(self, tree: Node) -> Variants:
        """Finds the variants of each word and phrase, also those of two words as one."""
        words = query_words(tree)
        if len(words) > _MAX_WORDS:
            return {}
        found: Variants = {}
        for word in words:
            texts = isinstance(word, (Word, Phrase)) and self._compounds.find(word.text)
            if texts:
                found[word] = texts
        for one, two, joined in self._joined(words):
            for word in (one, two):
                found[word] = (*found.get(word, ()), joined)
        return found

    def _expand(self, node: Node) -> Node:
        # The most frequent first.
        match node:
            case Word() | Phrase():
                return self._expand_word(node)
            case Or(parts):
                more = [
                    make_node(text, one.field) for one, _, text in self._joined(parts)
                ]
                return Or((*map(self._expand, parts), *more))
            case And(parts):
                return And(tuple(self._expand_all(parts)))
            case Boost(part, factor):
                return Boost(self._expand(part), factor)
        return node

    def _expand_word(self, node: Word | Phrase) -> Node:
        slop = node.slop if isinstance(node, Phrase) else 0
        found = [
            make_node(text, node.field, slop)
            for text in self._compounds.find(node.text)
        ]
        if not found:
            return node
        return Or((node, *(_weigh(one, node) for one in found)))

    def _expand_all(self, parts: Sequence[Node]) -> Iterator[Node]:
        joined = {(one, two): text for one, two, text in self._joined(parts)}
        rest = list(parts)
        while rest:
            pair = tuple(rest[:2])
            text = joined.get(pair)  # type: ignore[arg-type]
            taken = 2 if text else 1
            some = [self._expand(part) for part in rest[:taken]]
            field = rest[0].field if isinstance(rest[0], Word) else None
            yield Or((And(tuple(some)), make_node(text, field))) if text else some[0]
            rest = rest[taken:]

    def _joined(self, parts: Sequence[Node]) -> Iterator[tuple[Word, Word, str]]:
        """Yields words that stand side by side, with the one word that they make."""
        for one, two in pairwise(parts):
            if (
                isinstance(one, Word)
                and isinstance(two, Word)
                and one.field == two.field
            ):
                text = self._compounds.join(one.text, two.text)
                if text:
                    yield one, two, text


def _weigh(variant: Word | Phrase, typed: Word | Phrase) -> Node:
    if isinstance(variant, Phrase) and isinstance(typed, Word):
        return Boost(variant, _PHRASE_WEIGHT)
    return variant
