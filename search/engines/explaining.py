"""How a hit's score came about, in the words of the question."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from search.executor import Executor, TopDocs
from search.query import RankedNode
from search.query.tree import (
    And,
    Boost,
    Dated,
    Everything,
    Named,
    Node,
    Not,
    Or,
    Phrase,
    Undated,
    Word,
)
from search.query.unparse import unparse
from search.results.results import Hit
from search.results.score_explanation import ScorePart
from search.rewrite.actor_synonyms import ActorSynonym
from search.rewrite.translation import Translator


class Explainer:
    """Explains scores of one question.

    Attributes:
        tree: the question, as it was ranked by.
        added: the words in it that the user did not type.
    """

    def __init__(
        self,
        tree: Node,
        added: Collection[str],
        executor: Executor,
        translator: Translator,
    ) -> None:
        self.tree = tree
        self.added = added
        self._executor = executor
        self._translator = translator

    def add_to(self, hits: Iterable[Hit], found: TopDocs) -> Iterator[Hit]:
        """The hits that were found, each with what its score adds up from."""
        for hit, (number, _) in zip(hits, found.hits, strict=True):
            yield replace(hit, explanation=self.explain(number))

    def explain(self, number: int) -> tuple[ScorePart, ...]:
        """What the score of an article that the question finds adds up from."""
        return tuple(self._explain(self.tree, number, 1.0))

    def _explain(self, node: Node, number: int, boost: float) -> Iterator[ScorePart]:
        match node:
            case Boost(part, factor):
                yield from self._explain(part, number, boost * factor)
            case And(parts) | Or(parts):
                for part in parts:
                    if self._matches(part, number):
                        yield from self._explain(part, number, boost)
            case Everything():
                return
            case ActorSynonym(_, name, _):
                yield from self._parts(node, name, number, boost)
            case Named() | Dated() | Undated() | Not():
                yield ScorePart(0.0, unparse(node), "filter")
            case _:
                yield from self._parts(node, unparse(node), number, boost)

    def _matches(self, node: Node, number: int) -> bool:
        query = self._translator.query(node)
        return self._executor.matches(query, [number])[0]

    def _parts(
        self, node: RankedNode | ActorSynonym, text: str, number: int, boost: float
    ) -> Iterator[ScorePart]:
        query = self._translator.query(node if boost == 1 else Boost(node, boost))
        kind = "added" if text in self.added else _kind(node)
        for part in self._executor.explain(query, number):
            yield replace(part, text=text, kind=kind)


def _kind(node: RankedNode | ActorSynonym) -> str:
    match node:
        case ActorSynonym():
            return "actor"
        case Word():
            return "word"
        case Phrase():
            return "phrase"
    return "pattern"
