"""A word in all its forms and fields, ranked as one term: true BM25F."""

from collections.abc import Iterator, Mapping
from typing import Any

from whoosh import matching
from whoosh.query import Query

Term = tuple[str, str]


class FormsAcrossFields(Query):  # type: ignore[misc]  # Whoosh has no type hints
    """Articles with any of the terms; all of them count as one in the ranking.

    Each occurrence counts by its field's weight and its article's length there; the sum
    is then saturated once. Whoosh's own searcher scores it as the executor does.

    Attributes:
        weights: what an occurrence of each term, as (field, text), counts.
        boost: what the scores are multiplied by.
    """

    def __init__(self, weights: Mapping[Term, float], boost: float = 1.0) -> None:
        self.weights = dict(weights)
        self.boost = boost

    def __repr__(self) -> str:
        return f"FormsAcrossFields({self.weights!r}, boost={self.boost!r})"

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, FormsAcrossFields)
            and self.weights == other.weights
            and self.boost == other.boost
        )

    def __hash__(self) -> int:
        return hash((frozenset(self.weights.items()), self.boost))

    def has_terms(self) -> bool:
        """It has."""
        return True

    def terms(self, phrases: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        """The terms."""
        return iter(self.weights)

    def field(self) -> None:
        """No single one."""

    def estimate_size(self, reader: Any) -> int:  # noqa: ANN401
        """At most how many articles match."""
        return sum(int(reader.doc_frequency(*term)) for term in self.weights)

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ANN401
        """Whoosh's way of walking the articles that match."""
        # Numpy is imported where it is used: this class alone needs Whoosh only.
        from search.executor.bm25f import rarity, saturate, weigh

        parent = searcher.get_parent()
        counts: dict[str, int] = {}
        occurrences: dict[int, float] = {}
        for (field, text), weight in self.weights.items():
            count = sum(1 for _ in _postings(parent.reader(), field, text))
            counts[field] = counts.get(field, 0) + count
            mean = _mean_length(parent.reader(), field)
            for number, frequency in _postings(searcher.reader(), field, text):
                length = searcher.doc_field_length(number, field, 1)
                counted = weight * weigh(frequency, length, mean)
                occurrences[number] = occurrences.get(number, 0.0) + counted
        rare = self.boost * rarity(parent.doc_count(), counts)
        numbers = sorted(occurrences)
        scores = [float(saturate(occurrences[n], rare)) for n in numbers]
        return matching.ListMatcher(numbers, scores)


def _mean_length(reader: Any, field: str) -> float:  # noqa: ANN401
    """Of the articles that are not deleted."""
    tokens = 0
    for leaf, _ in reader.leaf_readers():
        # Whoosh's own codec cannot tell: it counts the deleted ones too.
        ask = getattr(leaf.codec(), "live_field_length", None)
        live = leaf.field_length(field) if ask is None else ask(leaf.segment(), field)
        tokens += int(live)
    return float(tokens / (reader.doc_count() or 1)) or 1.0


def _postings(reader: Any, field: str, text: str) -> Iterator[tuple[int, float]]:  # noqa: ANN401
    if (field, text) not in reader:
        return
    matcher = reader.postings(field, text)
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()
