"""A Whoosh query that ranks several terms as one: BM25F over Whoosh's own postings."""

from collections.abc import Iterator, Mapping
from typing import Any

from whoosh import matching
from whoosh.query import Query

from search.executor.bm25f import compute_idf, normalise_length, saturate
from search.executor.plan import B

Term = tuple[str, str]


class SynonymQuery(Query):  # type: ignore[misc]  # Whoosh has no type hints
    """Documents with any of the terms, scored by BM25F as if all were one term.

    Whoosh's own searcher scores them, document by document, as the executor does.

    Attributes:
        weights: (field, term) to the weight of an occurrence.
        boost: factor of the scores.
    """

    def __init__(self, weights: Mapping[Term, float], boost: float = 1.0) -> None:
        self.weights = dict(weights)
        self.boost = boost

    def __repr__(self) -> str:
        return f"SynonymQuery({self.weights!r}, boost={self.boost!r})"

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, SynonymQuery)
            and self.weights == other.weights
            and self.boost == other.boost
        )

    def __hash__(self) -> int:
        return hash((frozenset(self.weights.items()), self.boost))

    def has_terms(self) -> bool:
        return True

    def terms(self, phrases: bool = False) -> Any:  # noqa: ANN401
        return iter(self.weights)

    def field(self) -> None:
        return

    def estimate_size(self, reader: Any) -> int:  # noqa: ANN401
        return sum(int(reader.doc_frequency(*term)) for term in self.weights)

    def matcher(self, searcher: Any, context: Any = None) -> Any:  # noqa: ANN401
        parent = searcher.get_parent()
        doc_frequencies: dict[str, int] = {}
        occurrences: dict[int, float] = {}
        for (field, text), weight in self.weights.items():
            df = sum(1 for _ in _postings(parent.reader(), field, text))
            doc_frequencies[field] = doc_frequencies.get(field, 0) + df
            mean = _mean_length(parent.reader(), field)
            for number, frequency in _postings(searcher.reader(), field, text):
                length = searcher.doc_field_length(number, field, 1)
                counted = weight * normalise_length(frequency, length, mean, B)
                occurrences[number] = occurrences.get(number, 0.0) + counted
        idf = self.boost * compute_idf(parent.doc_count(), doc_frequencies)
        numbers = sorted(occurrences)
        scores = [float(saturate(occurrences[n], idf)) for n in numbers]
        return matching.ListMatcher(numbers, scores)


def _mean_length(reader: Any, field: str) -> float:  # noqa: ANN401
    """Mean length over the documents with the field that are not deleted."""
    tokens = documents = 0
    for leaf, _ in reader.leaf_readers():
        # Whoosh's own codec cannot tell: it counts the deleted ones too.
        ask = getattr(leaf.codec(), "live_field_length", None)
        live = leaf.field_length(field) if ask is None else ask(leaf.segment(), field)
        tokens += int(live)
        lengths = (leaf.doc_field_length(n, field, 0) for n in leaf.all_doc_ids())
        documents += sum(bool(length) for length in lengths)
    return float(tokens / (documents or 1)) or 1.0


def _postings(reader: Any, field: str, text: str) -> Iterator[tuple[int, float]]:  # noqa: ANN401
    if (field, text) not in reader:
        return
    matcher = reader.postings(field, text)
    while matcher.is_active():
        yield matcher.id(), matcher.weight()
        matcher.next()
