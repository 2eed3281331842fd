"""An index as its measures see it: what finds matches, corpora and names."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.measuring.asked_query import AskedQuery, RewritesQueries, ask
from search.engines.measuring.counted_corpus import (
    CountedCorpus,
    drop_copies,
    find_filters,
    select_corpus,
)
from search.engines.measuring.spans.answer_spans import FieldSpans, SpanFinder
from search.engines.measuring.word_naming import WordNamer
from search.executor import Executor
from search.executor.plan import MatchAll
from search.query.query import Query
from search.rewrite.term_resolver import TermResolver

if TYPE_CHECKING:
    from search.engines.measuring.form_counts import CountedForms


class MatchedCorpus(NamedTuple):
    """The matches of a query, in the articles that its filters leave.

    Attributes:
        asked: the query.
        corpus: the articles, with a match and without.
        found: the matches.
        frequency: number of matches.
    """

    asked: AskedQuery
    corpus: CountedCorpus
    found: list[FieldSpans]
    frequency: int


class ChosenArticles(NamedTuple):
    """Articles that a query matches, and what is to know of how it was read.

    Attributes:
        numbers: int64 array of shape (n,), ascending: numbers of documents.
        notices: a line each.
    """

    numbers: NDArray[np.int64]
    notices: tuple[str, ...]


class MeasuredIndex:
    """Finds what is counted in one index.

    Attributes:
        executor: searches it.
        articles: reads its articles.
        spans: finds matches.
        namer: names terms.
    """

    def __init__(
        self,
        executor: Executor,
        articles: ArticleLookup,
        resolver: TermResolver,
        rewrite: RewritesQueries,
    ) -> None:
        self.executor = executor
        self.articles = articles
        self.spans = SpanFinder(executor, articles, resolver)
        self.namer = WordNamer(executor, articles, resolver)
        self._resolver = resolver
        self._rewrite = rewrite

    @property
    def live(self) -> NDArray[np.int64]:
        """The numbers of all documents: int64 array of shape (n,), ascending."""
        return self.executor.find_all(MatchAll())

    def ask(self, query: Query) -> AskedQuery:
        """Makes a query ready; see `asked_query.ask`."""
        return ask(query, self._rewrite, self._resolver)

    def choose(self, query: Query) -> ChosenArticles:
        """Finds the articles that match a query, which need not have words."""
        rewritten, translator = self._rewrite(query)
        numbers = self.executor.find_all(translator.translate(rewritten.scored))
        notices = dict.fromkeys([*rewritten.notices, *translator.notices])
        return ChosenArticles(numbers, tuple(notices))

    def select(self, numbers: NDArray[np.int64], *, stories: bool) -> CountedCorpus:
        """Makes a corpus of documents.

        Args:
            numbers: int64 array of shape (n,), ascending.
            stories: whether of near-duplicates only the first is taken.
        """
        if stories:
            numbers = drop_copies(self.executor, numbers)
        return select_corpus(self.executor, numbers)

    def read_forms(
        self, corpora: Sequence[CountedCorpus], *, stop_words: bool
    ) -> "CountedForms":
        """Reads the forms of all articles of some corpora."""
        # It tokenises texts, which few measures do.
        from search.engines.measuring.form_counts import CountedForms

        return CountedForms(
            self.executor, self.articles, corpora, stop_words=stop_words
        )

    def match(self, query: Query, *, stories: bool) -> MatchedCorpus:
        """Finds the matches of a query in the corpus that its filters leave.

        Args:
            query: the query.
            stories: whether of near-duplicates only the first is in the corpus.
        """
        asked = self.ask(query)
        filters = Query(query.text, find_filters(query.tree), query.view)
        corpus = self.select(self.choose(filters).numbers, stories=stories)
        matching = self.executor.find_all(asked.plan)
        numbers = np.intersect1d(matching, corpus.numbers, assume_unique=True)
        found = self.spans.find(asked, numbers)
        frequency = sum(len(one.docs) for one in found)
        return MatchedCorpus(asked, corpus, found, frequency)
