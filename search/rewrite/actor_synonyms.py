"""Synonym expansion for names of actors: a name finds articles with its other names."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from index.analysis.name_terms import fold_name
from index.value_classes import dataclass
from search.query import RankedNode
from search.query.tree import And, Boost, Named, NameField, Node, Or, Phrase, Word
from search.rewrite.term_resolver import TermResolver

_MAX_NAME_WORDS = 4
_SYNONYM_WEIGHT = 0.2
"""Against a word's own: an article with the word ranks before one with a synonym."""


@dataclass(frozen=True, slots=True)
class ActorSynonym(Named):
    """Articles that name an actor, by its canonical name; each scores the weight."""

    weight: float


class ActorSynonymExpander:
    """Adds to a query the articles that name its actors by other names.

    Attributes:
        names: the canonical name of the actor that a word or phrase names.
        other_names: by canonical name, the other names that are searched too.
    """

    def __init__(self, resolver: TermResolver) -> None:
        self.names: dict[RankedNode, str] = {}
        self.other_names: dict[str, tuple[str, ...]] = {}
        self._resolver = resolver
        self._known = resolver.actors

    def expand(self, tree: Node) -> Node:
        """Returns the tree with each name in it joined by an `ActorSynonym`.

        Excluded parts stay as they are.
        """
        return _join(self._expand_parts([tree], all_of=False))

    def _expand(self, node: Node) -> Node:
        match node:
            case Or(parts):
                return Or(tuple(self._expand_parts(parts, all_of=False)))
            case And(parts):
                return And(tuple(self._expand_parts(parts, all_of=True)))
            case Boost(part, factor):
                return Boost(self.expand(part), factor)
            case Phrase(text, 0, None, False):
                folded = fold_name(text)
                name = self._known.find_known(folded, text)
                name = name or self._find_indexed(folded)
                return _join(self._with_synonym([node], folded, name, all_of=True))
            case _:
                return node

    def _expand_parts(self, parts: Sequence[Node], *, all_of: bool) -> list[Node]:
        expanded: list[Node] = []
        typed = list(map(_bare_text, parts))
        folded = [fold_name(text) if text else "" for text in typed]
        start = 0
        while start < len(parts):
            run = list(takewhile(bool, folded[start : start + _MAX_NAME_WORDS]))
            size, name = self._longest_name(typed[start:], run, n_parts=len(parts))
            words = parts[start : start + size]
            if name:
                text = " ".join(run[:size])
                expanded += self._with_synonym(words, text, name, all_of=all_of)
            else:
                expanded += map(self._expand, words)
            start += size
        return expanded

    def _longest_name(
        self, typed: Sequence[str], run: Sequence[str], *, n_parts: int
    ) -> tuple[int, str | None]:
        """Finds the longest known name that the run of words starts with.

        Returns:
            How many words it has, and the canonical name of its actor; 1 and None
            where the run starts with no name.
        """
        if not run or (len(run) < n_parts and not self._known.may_start_name(run[0])):
            return 1, None
        for size in range(len(run), 0, -1):
            folded = " ".join(run[:size])
            name = self._known.find_known(folded, " ".join(typed[:size]))
            if name is None and size == 1:
                name = self._known.find_by_surname(folded)
            # Only for the query as a whole: a look-up in the index takes longer.
            if name is None and size == n_parts:
                name = self._find_indexed(folded)
            if name:
                return size, name
        return 1, None

    def _find_indexed(self, folded: str) -> str | None:
        return self._known.find_indexed(folded) if " " in folded else None

    def _with_synonym(
        self, nodes: Sequence[Node], folded: str, name: str | None, *, all_of: bool
    ) -> list[Node]:
        others = (
            list(self._other_spellings(folded, name, all_of=all_of)) if name else []
        )
        if not name or not others:
            return list(nodes)
        for node in nodes:
            if isinstance(node, (Word, Phrase)):
                self.names[node] = name
        self.other_names[name] = tuple(others)
        idf = self._resolver.idf(self._known.document_frequency(name))
        synonym = ActorSynonym(NameField.ACTOR, name, _SYNONYM_WEIGHT * idf)
        if not all_of:
            return [*nodes, synonym]
        return [Or((nodes[0] if len(nodes) == 1 else And(tuple(nodes)), synonym))]

    def _other_spellings(
        self, folded: str, name: str, *, all_of: bool
    ) -> Iterator[str]:
        """Yields the spellings that the words typed do not find by themselves."""
        typed = set(folded.split())
        for key, spelling in self._known.spellings(name):
            words = set(key.split())
            if not (typed <= words if all_of else typed & words):
                yield spelling


def _bare_text(node: Node) -> str:
    return node.text if isinstance(node, Word) and node.field is None else ""


def _join(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))
