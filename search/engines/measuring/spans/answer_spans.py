"""Finds the matches of a query in the articles of an answer, as addresses of tokens."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.analysis.analyzer import DEFAULT_LANGUAGE, analyse
from index.analysis.stemmers import stemmed_as
from index.schema import ACTORS, BODY, PAGE, TITLE
from search.engines.hits import HitBuilder
from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.measuring.asked_query import AskedQuery
from search.engines.measuring.spans.pattern_addresses import Spans, find_spans
from search.engines.measuring.spans.token_stream import Addresses, TokenStream
from search.executor import Executor
from search.executor.plan import Disjunction, KeywordFilter
from search.highlight.pattern_matcher import HighlightPattern
from search.results.results import Mark
from search.rewrite.term_resolver import TermResolver

FIELDS = (TITLE, BODY, PAGE)
"""In the order of an article's lines."""
_BLOCK = 1_000


class FieldSpans(NamedTuple):
    """The matches in one field of a segment.

    Attributes:
        stream: the tokens of the field.
        spans: the matches, in order.
        docs: int64 array of shape (n,): the document of each, as its id in the segment.
    """

    stream: TokenStream
    spans: Spans
    docs: NDArray[np.int64]

    @property
    def numbers(self) -> NDArray[np.int64]:
        """The number of each match's document: int64 array of shape (n,)."""
        return self.docs + self.stream.segment.doc_base

    def keep(self, kept: NDArray[np.bool_]) -> "FieldSpans":
        """Returns some of the matches; `kept` is a bool array of shape (n,)."""
        spans = Spans(self.spans.first[kept], self.spans.last[kept])
        return FieldSpans(self.stream, spans, self.docs[kept])


class SpanFinder:
    """Finds matches in one index."""

    def __init__(
        self, executor: Executor, articles: ArticleLookup, resolver: TermResolver
    ) -> None:
        self._executor = executor
        self._articles = articles
        self._resolver = resolver

    def find(
        self, asked: AskedQuery, numbers: NDArray[np.int64], *, with_page: bool = False
    ) -> list[FieldSpans]:
        """Finds the matches in some documents: what a search marks in title and body.

        Args:
            asked: the query.
            numbers: int64 array of shape (n,): numbers of documents.
            with_page: whether words that ask for the page around an article are found.
        """
        found = list(self._find_words(asked.patterns, numbers, with_page=with_page))
        unread = self._find_unread(asked, found, numbers)
        if len(unread):
            found = [one.keep(~np.isin(one.numbers, unread)) for one in found]
            found += self._read_mentions(asked, unread)
        return [one for one in found if len(one.docs)]

    def _find_words(
        self,
        patterns: Sequence[HighlightPattern],
        numbers: NDArray[np.int64],
        *,
        with_page: bool,
    ) -> Iterator[FieldSpans]:
        wanted = np.zeros(self._executor.n_docs, np.bool_)
        wanted[numbers] = True
        for segment in self._executor.segments:
            base = segment.doc_base
            here = wanted[base : base + segment.n_docs]
            for field in FIELDS if with_page else FIELDS[:2]:
                stream = TokenStream(segment, field)
                fitting = [
                    one for one in patterns if field != PAGE or one.field == PAGE
                ]
                spans = find_spans(stream, fitting)
                found = FieldSpans(stream, spans, stream.find_docs(spans.first))
                yield found.keep(here[found.docs])

    def _find_unread(
        self,
        asked: AskedQuery,
        found: Sequence[FieldSpans],
        numbers: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        """Finds the articles that name an actor of the query otherwise than it does.

        Returns:
            Numbers of documents: int64 array of shape (n_found,), ascending.
        """
        unread = [np.zeros(0, np.int64)]
        for pattern in asked.patterns:
            if pattern.name:
                named = self._find_naming(pattern.name)
                having = found
                if len(asked.patterns) > 1:
                    having = list(self._find_words([pattern], numbers, with_page=False))
                known = [one.numbers for one in having]
                lacking = np.setdiff1d(named, np.concatenate(known or [unread[0]]))
                unread.append(np.intersect1d(lacking, numbers))
        return np.unique(np.concatenate(unread))

    def _find_naming(self, name: str) -> NDArray[np.int64]:
        indexed = self._resolver.actors.indexed_names(name)
        plans = [KeywordFilter(ACTORS, one) for one in indexed]
        return self._executor.find_all(Disjunction(plans))

    def _read_mentions(
        self, asked: AskedQuery, numbers: NDArray[np.int64]
    ) -> Iterator[FieldSpans]:
        """Finds the marks in the texts of articles, and which tokens they cover."""
        builder = HitBuilder(asked.patterns, asked.query.view)
        streams: dict[tuple[int, str], list[tuple[int, int, int]]] = {}
        for start in range(0, len(numbers), _BLOCK):
            block = numbers[start : start + _BLOCK].tolist()
            articles = self._articles.read_all(block)
            for number, article in zip(block, articles, strict=True):
                language = article.language.value or DEFAULT_LANGUAGE
                for field, text, marks in builder.find_matches(article):
                    live, doc_id = self._executor.snapshot.locate(number)
                    places = streams.setdefault((live.doc_base, field), [])
                    found = _locate_marks(text, language, marks)
                    places += [(doc_id, first, last) for first, last in found]
        for segment in self._executor.segments:
            for field in FIELDS:
                if there := streams.get((segment.doc_base, field)):
                    yield _make_spans(TokenStream(segment, field), there)


def _locate_marks(
    text: str, language: str, marks: Iterable[Mark]
) -> Iterator[tuple[int, int]]:
    """Yields the positions of the first and last token of each mark."""
    tokens = list(analyse(text, stemmed_as(language)))
    ends = np.array([token.end for token in tokens])
    starts = np.array([token.start for token in tokens])
    for mark in marks:
        first = int(ends.searchsorted(mark.start, side="right"))
        last = int(starts.searchsorted(mark.end)) - 1
        if first <= last:
            yield first, last


def _make_spans(
    stream: TokenStream, places: Sequence[tuple[int, int, int]]
) -> FieldSpans:
    docs, first, last = np.array(places, np.int64).T
    starts: Addresses = stream.starts[docs]
    return FieldSpans(stream, Spans(starts + first, starts + last), docs)
