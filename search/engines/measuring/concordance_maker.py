"""Makes concordances: finds the lines of an answer, and brings them in order."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from operator import attrgetter

from index.schema import DATE, OUTLET
from search.engines.hits import HitBuilder
from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.measuring.asked_query import AskedQuery
from search.executor import Executor
from search.measures.concordance.concordance_view import ConcordanceView
from search.measures.concordance.line_builder import (
    LinePlace,
    MarkedText,
    build_line,
    build_lines,
    sort_key,
)
from search.results.concordance import Concordance, ConcordanceLine
from search.results.results import Mark

_BLOCK = 1_000
"""So many articles are in memory at once."""


class ConcordanceMaker:
    """Makes concordances of one index."""

    def __init__(self, executor: Executor, articles: ArticleLookup) -> None:
        self._executor = executor
        self._articles = articles

    def make(self, asked: AskedQuery, view: ConcordanceView) -> Concordance:
        """Makes the concordance of a query."""
        builder = HitBuilder(asked.patterns, asked.query.view)
        reader = _MarkedArticles(builder, self._articles)
        if view.order.is_of_articles:
            numbers = self._order_articles(asked, view)
            lines = reader.list_lines(numbers, view)
        else:
            numbers = self._rank(asked)
            lines = reader.sort_lines(numbers, view)
        return Concordance(
            query=asked.query,
            lines=tuple(lines),
            total=reader.total,
            articles=reader.n_articles,
            matching=len(numbers),
            corrected=asked.corrected,
            absent=asked.absent,
            notices=asked.notices,
        )

    def _rank(self, asked: AskedQuery) -> list[int]:
        """Lists the documents that match, best first."""
        found = self._executor.search(asked.plan, limit=len(self._articles))
        return [number for number, _ in found.hits]

    def _order_articles(self, asked: AskedQuery, view: ConcordanceView) -> list[int]:
        """Lists the documents that match in an order that needs no text."""
        numbers = self._rank(asked)
        if not view.order.keys:
            return numbers
        values = self._executor.snapshot.values_of
        dates, outlets = values(DATE, numbers), values(OUTLET, numbers)
        keys = [
            view.order.make_key((), "", (), date=date, outlet=outlet)
            for date, outlet in zip(dates, outlets, strict=True)
        ]
        return [numbers[n] for n in sorted(range(len(numbers)), key=keys.__getitem__)]


class _MarkedArticles:
    """Reads articles and the marks in them.

    Attributes:
        total: number of marks read so far.
        n_articles: number of articles read so far that have one.
    """

    def __init__(self, builder: HitBuilder, articles: ArticleLookup) -> None:
        self._builder = builder
        self._articles = articles
        self.total = self.n_articles = 0

    def list_lines(
        self, numbers: Sequence[int], view: ConcordanceView
    ) -> list[ConcordanceLine]:
        """Lists the first lines of articles, in their order."""
        lines: list[ConcordanceLine] = []
        for _, texts in self._read(numbers):
            for text in texts:
                if len(lines) < view.limit:
                    lines += build_lines(text, view)
        return lines[: view.limit]

    def sort_lines(
        self, numbers: Sequence[int], view: ConcordanceView
    ) -> list[ConcordanceLine]:
        """Lists the first lines in the order of the words around the matches."""
        places = nsmallest(view.limit, self._find_places(numbers, view))
        wanted: dict[int, dict[int, int]] = {}
        for rank, place in enumerate(places):
            wanted.setdefault(place.document, {})[place.number] = rank
        lines: dict[int, ConcordanceLine] = {}
        counts = self.total, self.n_articles
        for document, texts in self._read(list(wanted)):
            for number, (text, mark) in enumerate(_list_marks(texts)):
                if number in wanted[document]:
                    lines[wanted[document][number]] = build_line(text, mark, view)
        self.total, self.n_articles = counts
        return [lines[rank] for rank in range(len(places))]

    def _find_places(
        self, numbers: Sequence[int], view: ConcordanceView
    ) -> Iterator[LinePlace]:
        for rank, (document, texts) in enumerate(self._read(numbers)):
            for number, (text, mark) in enumerate(_list_marks(texts)):
                key = sort_key(text, mark, view.order)
                yield LinePlace(key, rank, number, document)

    def _read(self, numbers: Sequence[int]) -> Iterator[tuple[int, list[MarkedText]]]:
        """Yields the documents that have a mark, each with its texts that have one."""
        for start in range(0, len(numbers), _BLOCK):
            block = numbers[start : start + _BLOCK]
            articles = self._articles.read_all(block)
            for number, article in zip(block, articles, strict=True):
                texts = [
                    MarkedText(article, *found)
                    for found in self._builder.find_matches(article)
                ]
                if texts:
                    self.n_articles += 1
                    self.total += sum(map(len, map(attrgetter("marks"), texts)))
                    yield number, texts


def _list_marks(texts: Sequence[MarkedText]) -> Iterator[tuple[MarkedText, Mark]]:
    return ((text, mark) for text in texts for mark in text.marks)
