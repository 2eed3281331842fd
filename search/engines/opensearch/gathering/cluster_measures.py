"""Answers what is asked of the words of an index in a cluster; see `gathered_index`."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from search.engines.measuring.collocate_maker import find_collocates
from search.engines.measuring.concordance_maker import ConcordanceMaker
from search.engines.measuring.counted_corpus import find_filters
from search.engines.measuring.dispersion_maker import measure_dispersion
from search.engines.measuring.keyword_maker import find_keywords
from search.engines.measuring.measured_index import MeasuredIndex
from search.measures.concordance.concordance_view import ConcordanceView
from search.measures.measure_views import CollocatesView, DispersionView, KeywordsView
from search.query.query import Query
from search.query.tree import Everything
from search.results.concordance import Concordance
from search.results.word_statistics import Collocates, Dispersion, Keywords

Measured = TypeVar("Measured")


class MeasuresGathered(Protocol):
    """Gathers the articles that match any of some queries, and measures them."""

    def __call__(
        self, queries: Sequence[Query], measure: Callable[[MeasuredIndex], Measured]
    ) -> Measured:
        """Returns the measure.

        Raises:
            TooManyToGatherError: so many articles are not read.
        """


class ClusterMeasures:
    """See `search.engines.Measures`."""

    def __init__(self, measure: MeasuresGathered) -> None:
        self._measure = measure

    def concordance(
        self, query: Query, view: ConcordanceView = ConcordanceView()
    ) -> Concordance:
        """See `search.engines.Measures`."""
        return self._measure(
            [query], lambda index: ConcordanceMaker(index).make(query, view)
        )

    def collocates(
        self, query: Query, view: CollocatesView = CollocatesView()
    ) -> Collocates:
        """See `search.engines.Measures`."""
        return self._measure(
            [_drop_words(query)], lambda index: find_collocates(index, query, view)
        )

    def keywords(
        self,
        target: Query,
        reference: Query | None = None,
        within: Query | None = None,
        view: KeywordsView = KeywordsView(),
    ) -> Keywords:
        """See `search.engines.Measures`."""
        everything = Query("", Everything(), target.view)
        chosen = (
            [target, reference]
            if reference is not None and within is None
            else [within or everything]
        )
        return self._measure(
            chosen,
            lambda index: find_keywords(index, target, reference, within, view),
        )

    def dispersion(
        self, query: Query, view: DispersionView = DispersionView()
    ) -> Dispersion:
        """See `search.engines.Measures`."""
        return self._measure(
            [_drop_words(query)], lambda index: measure_dispersion(index, query, view)
        )


def _drop_words(query: Query) -> Query:
    return Query(query.text, find_filters(query.tree), query.view)
