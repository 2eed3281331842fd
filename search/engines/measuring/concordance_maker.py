"""Makes concordances: finds the lines of an answer, and brings them in order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.hits import HitBuilder
from search.engines.measuring.asked_query import AskedQuery
from search.engines.measuring.line_sorting import sort_spans
from search.engines.measuring.measured_index import MeasuredIndex
from search.engines.measuring.spans.answer_spans import FIELDS, FieldSpans
from search.measures.concordance.concordance_view import ConcordanceView
from search.measures.concordance.line_builder import (
    MarkedText,
    build_line,
    sort_key,
)
from search.query.query import Query
from search.results.concordance import Concordance, ConcordanceLine

_BLOCK = 1_000
"""So many articles are in memory at once."""


class LinePlace(NamedTuple):
    """Where a line stands: which mark of which text.

    Attributes:
        document: number of the document.
        field: index of the text's field in FIELDS.
        place: the place of the mark among those of the text, from 0.
    """

    document: int
    field: int
    place: int


class ConcordanceMaker:
    """Makes concordances of one index.

    The lines are found and brought in order in arrays; only the texts of the lines that
    are wanted are read.
    """

    def __init__(self, index: MeasuredIndex) -> None:
        self._executor = index.executor
        self._index = index

    def make(self, query: Query, view: ConcordanceView) -> Concordance:
        """Makes the concordance of a query."""
        asked = self._index.ask(query)
        ranked = self._rank(asked, view)
        found = self._index.spans.find(asked, np.unique(ranked), with_page=True)
        places = _list_places(found)
        order = self._sort(found, places, ranked, view)
        wanted = [LinePlace(*place) for place in places[order[: view.limit]].tolist()]
        return Concordance(
            query=query,
            lines=tuple(self._build_lines(asked, wanted, view)),
            total=len(places),
            articles=len(np.unique(places[:, 0])),
            matching=len(ranked),
            corrected=asked.corrected,
            absent=asked.absent,
            notices=asked.notices,
        )

    def _rank(self, asked: AskedQuery, view: ConcordanceView) -> NDArray[np.int64]:
        """Lists the documents that match, best first where that is the order."""
        if view.order.keys:
            return self._executor.find_all(asked.plan)
        found = self._executor.search(asked.plan, limit=self._executor.n_docs)
        return np.array([number for number, _ in found.hits], np.int64)

    def _sort(
        self,
        found: Sequence[FieldSpans],
        places: NDArray[np.int64],
        ranked: NDArray[np.int64],
        view: ConcordanceView,
    ) -> NDArray[np.int64]:
        """Returns the order of the lines: those of an article as they stand in it."""
        ranks = np.zeros(self._executor.n_docs, np.int64)
        ranks[ranked] = np.arange(len(ranked))
        documents, fields, marks = places.T
        natural = np.lexsort((marks, fields, ranks[documents]))
        if not view.order.keys or not found:
            return natural
        ties = np.empty(len(natural), np.int64)
        ties[natural] = np.arange(len(natural))
        return sort_spans(found, view.order, ties, self._executor.snapshot)

    def _build_lines(
        self, asked: AskedQuery, wanted: Sequence[LinePlace], view: ConcordanceView
    ) -> Iterator[ConcordanceLine]:
        """Builds lines, in order; those sorted by words are compared by their forms."""
        builder = HitBuilder(asked.patterns, asked.query.view)
        by_document: dict[int, list[int]] = {}
        for rank, place in enumerate(wanted):
            by_document.setdefault(place.document, []).append(rank)
        built: list[tuple[tuple[str, ...], int, ConcordanceLine]] = []
        for number, texts in self._read(list(by_document), builder):
            for rank in by_document[number]:
                text = texts.get(FIELDS[wanted[rank].field])
                if text is not None and wanted[rank].place < len(text.marks):
                    mark = text.marks[wanted[rank].place]
                    key = sort_key(text, mark, view.order)
                    built.append((key, rank, build_line(text, mark, view)))
        built.sort(key=lambda one: one[:2])
        return (line for _, _, line in built)

    def _read(
        self, numbers: Sequence[int], builder: HitBuilder
    ) -> Iterator[tuple[int, dict[str, MarkedText]]]:
        """Yields the texts of documents by field, with their marks."""
        for start in range(0, len(numbers), _BLOCK):
            block = numbers[start : start + _BLOCK]
            articles = self._index.articles.read_all(block)
            for number, article in zip(block, articles, strict=True):
                found = builder.find_matches(article)
                yield (
                    number,
                    {one[0]: MarkedText(article, *one) for one in found},
                )


def _list_places(found: Iterable[FieldSpans]) -> NDArray[np.int64]:
    """Lists where the matches stand: document, field and place in the text.

    Returns:
        int64 array of shape (n_matches, 3).
    """
    parts = [np.zeros((0, 3), np.int64)]
    for one in found:
        place = np.arange(len(one.docs)) - one.docs.searchsorted(one.docs)
        field = np.full(len(place), FIELDS.index(one.stream.field))
        parts.append(np.stack((one.numbers, field, place), axis=1))
    return np.concatenate(parts)
