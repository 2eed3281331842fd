"""Adds to a query the other ways to write its compounds and places."""

from collections.abc import Iterator, Sequence

from index.analysis.place_spellings import MAX_PLACE_WORDS
from search.query.tree import And, Boost, Node, Or, Phrase, TextField, Word
from search.query.unparse import RankedNode, query_words
from search.rewrite.compound_variants import (
    CompoundVariants,
    make_node,
    make_variant,
)

_MAX_WORDS = 8
"""A longer query has enough other words."""
_PHRASE_WEIGHT = 0.5
"""Of a variant of two words, so that together they weigh as much as one."""

Variants = dict[RankedNode, tuple[str, ...]]
"""The other ways in which articles write a word or phrase of the query."""


class CompoundExpander:
    """Adds variants of compounds and places to the trees of one query.

    Attributes:
        other_names: by name of a place, the other spellings that are searched too.
    """

    def __init__(self, compounds: CompoundVariants) -> None:
        self.other_names: dict[str, tuple[str, ...]] = {}
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
        for start, size, texts in self._find_runs(words):
            for word in words[start : start + size]:
                found[word] = tuple(dict.fromkeys((*found.get(word, ()), *texts)))
        return found

    def _expand(self, node: Node) -> Node:
        # The most frequent first.
        match node:
            case Word() | Phrase():
                return self._expand_word(node)
            case Or(parts):
                more = [
                    make_node(text, _field_of(parts[start]))
                    for start, _, texts in self._find_runs(parts)
                    for text in texts
                ]
                return Or((*map(self._expand, parts), *more))
            case And(parts):
                return And(tuple(self._expand_all(parts)))
            case Boost(part, factor):
                return Boost(self._expand(part), factor)
        return node

    def _expand_word(self, node: Word | Phrase) -> Node:
        self._find_place(node.text)
        found = [make_variant(text, node) for text in self._compounds.find(node.text)]
        if not found:
            return node
        return Or((node, *(_weigh(one, node) for one in found)))

    def _expand_all(self, parts: Sequence[Node]) -> Iterator[Node]:
        runs = {start: (size, texts) for start, size, texts in self._find_runs(parts)}
        at = 0
        while at < len(parts):
            taken, texts = runs.get(at, (1, ()))
            some = [self._expand(part) for part in parts[at : at + taken]]
            others = [make_node(text, _field_of(parts[at])) for text in texts]
            yield Or((And(tuple(some)), *others)) if others else some[0]
            at += taken

    def _find_runs(
        self, parts: Sequence[Node]
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Yields runs of words that make one word or a place: start, size, other ways."""
        for start in range(len(parts) - 1):
            texts = _list_words(parts[start : start + MAX_PLACE_WORDS])
            size, others = self._find_run(texts)
            if others:
                yield start, size, others

    def _find_run(self, texts: Sequence[str]) -> tuple[int, tuple[str, ...]]:
        if len(texts) > 1 and self._compounds.may_start_place(texts[0]):
            for size in range(len(texts), 1, -1):
                if others := self._find_place(" ".join(texts[:size])):
                    return size, others
        joined = self._compounds.join(*texts[:2]) if len(texts) > 1 else ""
        return 2, (joined,) if joined else ()

    def _find_place(self, text: str) -> tuple[str, ...]:
        place = self._compounds.find_place(text)
        if place is None:
            return ()
        self.other_names[place.name] = place.others
        return place.others


def _list_words(parts: Sequence[Node]) -> list[str]:
    """Lists the words that stand side by side at the start, all in one field."""
    words: list[str] = []
    for part in parts:
        if not isinstance(part, Word) or part.field != _field_of(parts[0]):
            break
        words.append(part.text)
    return words


def _field_of(part: Node) -> TextField | None:
    return part.field if isinstance(part, Word) else None


def _weigh(variant: Word | Phrase, typed: Word | Phrase) -> Node:
    if isinstance(variant, Phrase) and isinstance(typed, Word):
        return Boost(variant, _PHRASE_WEIGHT)
    return variant
