"""Counts the forms of words in sets of articles, each form for itself."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.measuring.counted_corpus import COUNTED, CountedCorpus
from search.engines.measuring.form_table import FormIds, FormTable
from search.engines.measuring.spans.token_stream import TokenStream
from search.engines.measuring.term_counts import StopTerms, TermCounts
from search.executor import Executor
from search.executor.segment_context import SegmentContext

Docs = NDArray[np.int64]


class CountedForms:
    """The forms of the articles of some corpora.

    Args:
        executor: of the index.
        articles: reads the texts.
        corpora: the corpora; an article may be in several.
        stop_words: whether stop words are counted.

    Attributes:
        names: the forms, in UTF-8.
    """

    def __init__(
        self,
        executor: Executor,
        articles: ArticleLookup,
        corpora: Sequence[CountedCorpus],
        *,
        stop_words: bool,
    ) -> None:
        self._executor = executor
        self._stop_words = stop_words
        self._labels: dict[tuple[int, str], FormIds] = {}
        table = FormTable(articles)
        for n, segment in enumerate(executor.segments):
            wanted = np.any([corpus.masks[n] for corpus in corpora], axis=0)
            read = table.read(segment, np.flatnonzero(wanted))
            for field, labels in read.items():
                self._labels[segment.doc_base, field] = labels
                if not stop_words:
                    self._leave_out(segment, field)
        self.names = table.list_forms()

    def labels(self, segment: SegmentContext, field: str) -> FormIds:
        """Returns by address 1 + the number of a form: int32 array of shape (size,)."""
        return self._labels[segment.doc_base, field]

    def count(self, corpora: Sequence[CountedCorpus]) -> TermCounts:
        """Counts the forms of corpora among those that were read."""
        counts = np.zeros((len(corpora), len(self.names) + 1), np.int64)
        for n, segment in enumerate(self._executor.segments):
            for field in COUNTED:
                labels = self.labels(segment, field)
                owners = _list_owners(TokenStream(segment, field))
                for row, corpus in zip(counts, corpora, strict=True):
                    inside = np.append(corpus.masks[n], False)[owners]
                    row += np.bincount(labels[inside], minlength=len(row))
        return TermCounts(self.names, counts[:, 1:])

    def count_articles(self, forms: Docs, corpus: CountedCorpus) -> Docs:
        """Counts the articles of a corpus that have each of some forms.

        Args:
            forms: numbers of forms: int64 array of shape (n,).
            corpus: the corpus.

        Returns:
            int64 array of shape (n,).
        """
        wanted = np.zeros(len(self.names) + 1, np.bool_)
        wanted[forms + 1] = True
        pairs = [np.zeros(0, np.int64)]
        for n, segment in enumerate(self._executor.segments):
            for field in COUNTED:
                stream, labels = (
                    TokenStream(segment, field),
                    self.labels(segment, field),
                )
                places = np.flatnonzero(wanted[labels])
                docs = stream.find_docs(places)
                kept = corpus.masks[n][docs]
                numbers = docs[kept] + segment.doc_base
                pairs.append(labels[places[kept]].astype(np.int64) << 32 | numbers)
        having = np.unique(np.concatenate(pairs)) >> 32
        return np.bincount(having, minlength=len(wanted))[forms + 1]

    def _leave_out(self, segment: SegmentContext, field: str) -> None:
        """Takes the stop words out of the labels of a field."""
        stream, stop = TokenStream(segment, field), StopTerms(segment)
        owners = _list_owners(stream)
        languages = np.append(stop.languages, 0)[owners]
        is_stop = stop.make_table(field)[languages, stream.terms]
        self._labels[segment.doc_base, field][is_stop] = 0


def _list_owners(stream: TokenStream) -> Docs:
    """Returns the document of each address, n_docs for those before the first: int64."""
    n_docs = len(stream.starts) - 1
    spans = np.diff(stream.starts, prepend=0)
    return np.repeat(np.append(n_docs, np.arange(n_docs)), spans)
