"""Answers what is asked of the words of an index: lines, collocates, keywords, dispersion."""

from index.derived.opened_index import OpenedIndex
from search.engines.damage import name_damage
from search.engines.measuring.collocate_maker import find_collocates
from search.engines.measuring.concordance_maker import ConcordanceMaker
from search.engines.measuring.dispersion_maker import measure_dispersion
from search.engines.measuring.keyword_maker import find_keywords
from search.engines.measuring.measured_index import MeasuredIndex
from search.measures.concordance.concordance_view import ConcordanceView
from search.measures.measure_views import CollocatesView, DispersionView, KeywordsView
from search.query.query import Query
from search.results.concordance import Concordance
from search.results.word_statistics import Collocates, Dispersion, Keywords


class CorpusMeasures:
    """See `search.engines.Measures`.

    Attributes:
        opened: the files that it reads.
    """

    def __init__(self, opened: OpenedIndex, index: MeasuredIndex) -> None:
        self.opened = opened
        self._index = index

    def verify(self) -> None:
        """Verifies the whole index; raises what it finds."""
        # No sound index needs it.
        from index.derived.index_checks import verify_index

        verify_index(self.opened)

    @name_damage
    def concordance(
        self, query: Query, view: ConcordanceView = ConcordanceView()
    ) -> Concordance:
        """See `search.engines.Measures`."""
        return ConcordanceMaker(self._index).make(query, view)

    @name_damage
    def collocates(
        self, query: Query, view: CollocatesView = CollocatesView()
    ) -> Collocates:
        """See `search.engines.Measures`."""
        return find_collocates(self._index, query, view)

    @name_damage
    def keywords(
        self,
        target: Query,
        reference: Query | None = None,
        within: Query | None = None,
        view: KeywordsView = KeywordsView(),
    ) -> Keywords:
        """See `search.engines.Measures`."""
        return find_keywords(self._index, target, reference, within, view)

    @name_damage
    def dispersion(
        self, query: Query, view: DispersionView = DispersionView()
    ) -> Dispersion:
        """See `search.engines.Measures`."""
        return measure_dispersion(self._index, query, view)
