"""Names in a question: their bearers' articles are found whatever these call them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import log

from index.analysis.name_terms import fold_name
from search.query import RankedNode
from search.query.tree import And, Boost, Named, NameField, Node, Or, Phrase, Word
from search.rewrite.actor_names import ActorNames

_LONGEST_NAME = 4
_MOST_SHOWN = 8
# Against a word's own: an article with the word stays before one with another spelling.
_WEIGHT = 0.2


@dataclass(frozen=True, slots=True)
class Mentioned(Named):
    """Articles of the actor of this very name; each scores the weight."""

    weight: float


class OtherNames:
    """A question with the articles of the actors that it names.

    Attributes:
        names: whom a word or phrase of it names.
        notices: for a reader, what else these are called.
    """

    def __init__(self, known: ActorNames, articles: int) -> None:
        self.names: dict[RankedNode, str] = {}
        self.notices: list[str] = []
        self._known = known
        self._articles = articles

    def add_to(self, tree: Node) -> Node:
        """The tree, each name in it or else the articles of the one it means."""
        return _only(self._extend_parts([tree], all_of=False))

    def _extend(self, node: Node) -> Node:
        match node:
            case Or(parts):
                return Or(tuple(self._extend_parts(parts, all_of=False)))
            case And(parts):
                return And(tuple(self._extend_parts(parts, all_of=True)))
            case Boost(part, factor):
                return Boost(self.add_to(part), factor)
            case Phrase(text, 0, None):
                folded = fold_name(text)
                name = self._known.listed(folded, text) or self._found(folded)
                return _only(self._with_mentions([node], folded, name, all_of=True))
            case _:
                return node

    def _extend_parts(self, parts: Sequence[Node], *, all_of: bool) -> list[Node]:
        extended: list[Node] = []
        typed = list(map(_bare_text, parts))
        folded = list(map(fold_name, typed))
        place = 0
        while place < len(parts):
            run = list(takewhile(bool, folded[place : place + _LONGEST_NAME]))
            size, name = self._longest_name(typed[place:], run, whole=len(parts))
            some = parts[place : place + size]
            if name:
                text = " ".join(run[:size])
                extended += self._with_mentions(some, text, name, all_of=all_of)
            else:
                extended += map(self._extend, some)
            place += size
        return extended

    def _longest_name(
        self, typed: Sequence[str], run: Sequence[str], *, whole: int
    ) -> tuple[int, str | None]:
        if not run or (len(run) < whole and not self._known.may_begin(run[0])):
            return 1, None
        for size in range(len(run), 0, -1):
            folded = " ".join(run[:size])
            name = self._known.listed(folded, " ".join(typed[:size]))
            if name is None and size == 1:
                name = self._known.with_surname(folded)
            # Looked up in the index itself only once: that takes longer.
            if name is None and size == whole:
                name = self._found(folded)
            if name:
                return size, name
        return 1, None

    def _found(self, folded: str) -> str | None:
        return self._known.found(folded) if " " in folded else None

    def _with_mentions(
        self, nodes: Sequence[Node], folded: str, name: str | None, *, all_of: bool
    ) -> list[Node]:
        others = list(self._others(folded, name, all_of=all_of)) if name else []
        if not name or not others:
            return list(nodes)
        for node in nodes:
            if isinstance(node, Word | Phrase):
                self.names[node] = name
        more = ", …" if len(others) > _MOST_SHOWN else ""
        shown = f"{', '.join(others[:_MOST_SHOWN])}{more}"
        self.notices.append(f"also searched: {shown} (names of {name}; --exact)")
        rarity = log(1 + self._articles / (self._known.articles_of(name) + 1))
        mentioned = Mentioned(NameField.ACTOR, name, _WEIGHT * rarity)
        if not all_of:
            return [*nodes, mentioned]
        return [Or((nodes[0] if len(nodes) == 1 else And(tuple(nodes)), mentioned))]

    def _others(self, folded: str, name: str, *, all_of: bool) -> Iterator[str]:
        """The spellings that what was typed does not find by itself."""
        typed = set(folded.split())
        for key, spelling in self._known.spellings(name):
            words = set(key.split())
            if not (typed <= words if all_of else typed & words):
                yield spelling


def _bare_text(node: Node) -> str:
    return node.text if isinstance(node, Word) and node.field is None else ""


def _only(nodes: Sequence[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else Or(tuple(nodes))
