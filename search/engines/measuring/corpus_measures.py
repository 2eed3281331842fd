"""Answers what is asked of the words of an index: the concordance."""

from functools import cached_property

from index.derived.opened_index import OpenedIndex
from search.engines.damage import name_damage
from search.engines.lookup.article_lookup import ArticleLookup
from search.engines.measuring.answer_spans import SpanFinder
from search.engines.measuring.asked_query import RewritesQueries, ask
from search.engines.measuring.concordance_maker import ConcordanceMaker
from search.executor import Executor
from search.measures.concordance.concordance_view import ConcordanceView
from search.query.query import Query
from search.results.concordance import Concordance
from search.rewrite.term_resolver import TermResolver


class CorpusMeasures:
    """See `search.engines.Measures`.

    Attributes:
        opened: the files that it reads.
    """

    def __init__(
        self,
        opened: OpenedIndex,
        executor: Executor,
        articles: ArticleLookup,
        resolver: TermResolver,
        rewrite: RewritesQueries,
    ) -> None:
        self.opened = opened
        self._executor = executor
        self._articles = articles
        self._resolver = resolver
        self._rewrite = rewrite

    @name_damage
    def concordance(
        self, query: Query, view: ConcordanceView = ConcordanceView()
    ) -> Concordance:
        """See `search.engines.Measures`."""
        asked = ask(query, self._rewrite, self._resolver)
        maker = ConcordanceMaker(self._executor, self._articles, self._spans)
        return maker.make(asked, view)

    @cached_property
    def _spans(self) -> SpanFinder:
        return SpanFinder(self._executor, self._articles, self._resolver)
