"""Explains the scores of hits part by part, in the words of the query."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from search.executor import TopDocs
from search.query import RankedNode
from search.query.tree import (
    And,
    Boost,
    Dated,
    Everything,
    Located,
    Named,
    Near,
    Node,
    Not,
    OneOf,
    Or,
    Phrase,
    Undated,
    Unknown,
    Word,
)
from search.query.unparse import unparse
from search.results.results import Hit
from search.results.score_explanation import ScorePart
from search.rewrite.actor_synonyms import ActorSynonym
from search.rewrite.translation import Translator

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor


class Explainer:
    """Explains the scores of one query.

    Attributes:
        tree: the query as it was scored.
        added: the words in it that relevance feedback added.
    """

    def __init__(
        self,
        tree: Node,
        added: Collection[str],
        executor: "SearchExecutor",
        translator: Translator,
    ) -> None:
        self.tree = tree
        self.added = added
        self._executor = executor
        self._translator = translator

    def add_to(self, hits: Iterable[Hit], found: TopDocs) -> Iterator[Hit]:
        """Yields the hits with the explanation of their scores.

        Args:
            hits: the hits of `found`, in its order.
            found: gives the document of each hit.
        """
        for hit, (doc, _) in zip(hits, found.hits, strict=True):
            yield replace(hit, explanation=self.explain(doc))

    def explain(self, doc: int) -> tuple[ScorePart, ...]:
        """Lists the parts that add up to the score of a document that matches."""
        return tuple(self._explain(self.tree, doc, 1.0))

    def _explain(self, node: Node, doc: int, boost: float) -> Iterator[ScorePart]:
        match node:
            case Boost(part, factor):
                yield from self._explain(part, doc, boost * factor)
            case And(parts) | Or(parts):
                for part in parts:
                    if self._matches(part, doc):
                        yield from self._explain(part, doc, boost)
            case Everything():
                return
            case ActorSynonym(_, name, _):
                yield from self._score_parts(node, name, doc, boost)
            case (
                Named() | Unknown() | Located() | Dated() | Undated() | OneOf() | Not()
            ):
                yield ScorePart(0.0, unparse(node), "filter")
            case _:
                yield from self._score_parts(node, unparse(node), doc, boost)

    def _matches(self, node: Node, doc: int) -> bool:
        plan = self._translator.translate(node)
        return self._executor.find_matching(plan, [doc])[0]

    def _score_parts(
        self, node: RankedNode | ActorSynonym, text: str, doc: int, boost: float
    ) -> Iterator[ScorePart]:
        plan = self._translator.translate(node if boost == 1 else Boost(node, boost))
        kind = "added" if text in self.added else _kind(node)
        for part in self._executor.explain(plan, doc):
            yield replace(part, text=text, kind=kind)


def _kind(node: RankedNode | ActorSynonym) -> str:
    match node:
        case ActorSynonym():
            return "actor"
        case Word():
            return "word"
        case Phrase():
            return "phrase"
        case Near():
            return "near"
    return "pattern"
