"""Adds other spellings to words that must stand near each other.

Elsewhere another name of an actor is looked up as a name of the article; here it must
stand near another word, so that its spellings are looked for as words.
"""

from collections.abc import Iterator
from itertools import islice

from index.analysis.name_terms import fold_name
from search.query.proximity import map_words
from search.query.tree import And, Boost, Near, Node, Or, Phrase, Spellings, Word
from search.rewrite.compound_variants import CompoundVariants, make_node
from search.rewrite.term_resolver import TermResolver

_MAX_SPELLINGS = 16


class NearSpellings:
    """Adds the spellings that one index has of the words typed.

    Attributes:
        other_names: by canonical name of an actor or a place, its other spellings.
    """

    def __init__(self, resolver: TermResolver, compounds: CompoundVariants) -> None:
        self.other_names: dict[str, tuple[str, ...]] = {}
        self._actors = resolver.actors
        self._compounds = compounds

    def expand(self, node: Node) -> Node:
        """Returns the tree with `Spellings` for words in each `Near` of it."""
        if isinstance(node, Near):
            return map_words(node, self._expand_word)
        if isinstance(node, And | Or):
            return type(node)(tuple([self.expand(part) for part in node.parts]))
        if isinstance(node, Boost):
            return Boost(self.expand(node.part), node.factor)
        return node

    def _expand_word(self, node: Node) -> Node:
        if not isinstance(node, Word | Phrase):
            return node
        texts = dict.fromkeys((*self._names(node.text), *self._places(node.text)))
        texts |= dict.fromkeys(self._compounds.find(node.text))
        if not texts:
            return node
        return Spellings((node, *(make_node(text, node.field) for text in texts)))

    def _names(self, text: str) -> tuple[str, ...]:
        folded = fold_name(text)
        name = self._actors.find_known(folded, text)
        name = name or self._actors.find_by_surname(folded)
        found = tuple(islice(self._other_spellings(folded, name), _MAX_SPELLINGS))
        if name and found:
            self.other_names[name] = found
        return found

    def _other_spellings(self, folded: str, name: str | None) -> Iterator[str]:
        """Yields the spellings that the words typed do not find by themselves."""
        typed = folded.split()
        for key, spelling in self._actors.spellings(name) if name else ():
            if not set(typed) <= set(key.split()):
                yield spelling

    def _places(self, text: str) -> tuple[str, ...]:
        place = self._compounds.find_place(text)
        if place is None:
            return ()
        self.other_names[place.name] = place.others
        return place.others
