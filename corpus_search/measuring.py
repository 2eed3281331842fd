"""The methods of a corpus that count words, and the tables that they return."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

from corpus_search.asking import ask
from corpus_search.keywords import Choosing, Narrowing, check_number, choose
from corpus_search.result_tables import ResultTable, TableParts
from search.query import Query
from search.results.concordance import Concordance, ConcordanceLine
from search.results.word_statistics import (
    Collocate,
    Collocates,
    CorpusPart,
    Dispersion,
    Keyword,
    Keywords,
)

if TYPE_CHECKING:
    from search.engines import Engine

_MOST_ROWS = 1_000_000


class KwicLines(ResultTable, Concordance):
    """The lines of a concordance; iterates over them."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[ConcordanceLine]:
        return iter(self.lines)

    def __repr__(self) -> str:
        return f"<KwicLines {self.query.text!r}: {len(self)} of {self.total:,}>"

    def _list_parts(self) -> TableParts:
        from search.output.measures.concordance_page import answer_concordance

        return answer_concordance(self).table


class CollocateTable(ResultTable, Collocates):
    """Collocates, the most attracted first; iterates over them."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Collocate]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<CollocateTable {self.query.text!r}: {len(self)} of {self.total:,}>"

    def _list_parts(self) -> TableParts:
        from search.output.measures.word_tables import answer_collocates

        return answer_collocates(self).table


class KeywordTable(ResultTable, Keywords):
    """Keywords, the surest first; iterates over them."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Keyword]:
        return iter(self.rows)

    def __repr__(self) -> str:
        return f"<KeywordTable {self.target.text!r}: {len(self)} of {self.total:,}>"

    def _list_parts(self) -> TableParts:
        from search.output.measures.word_tables import answer_keywords

        return answer_keywords(self).table


class DispersionTable(ResultTable, Dispersion):
    """The parts of a corpus with their counts; iterates over them."""

    __slots__ = ()

    def __len__(self) -> int:
        return len(self.parts)

    def __iter__(self) -> Iterator[CorpusPart]:
        return iter(self.parts)

    def __repr__(self) -> str:
        dp = "" if self.dp is None else f", DP {self.dp:.3f}"
        return f"<DispersionTable {self.query.text!r}: {self.count:,}{dp}>"

    def _list_parts(self) -> TableParts:
        from search.output.measures.word_tables import answer_dispersion

        return answer_dispersion(self).table


class MeasuringMethods:
    """The methods of `Corpus` that count words."""

    __slots__ = ()

    _engine: "Engine"

    def kwic(
        self,
        text: str,
        *,
        sort: str = "none",
        limit: int = 1_000,
        window: int | None = None,
        width: int = 50,
        **narrowing: Unpack[Narrowing],
    ) -> KwicLines:
        """Lists the matches of a query with the text around them.

        Args:
            text: what to look for.
            sort: the order of the lines: "left1,right1", "right", "date", "outlet",
                "none" for the best articles first.
            limit: lines, at most.
            window: words on each side; None for `width`.
            width: columns of text on each side.
            narrowing: which articles, as in `search`.

        Raises:
            SortError: there is no such order.
            QueryError: as for `search`; also NoSuchNameError and OptionError.
        """
        # Few programs count words.
        from search.measures.concordance.concordance_view import ConcordanceView
        from search.measures.concordance.line_order import parse_order

        view = ConcordanceView(
            limit=check_number("limit", limit, least=1, most=_MOST_ROWS),
            order=parse_order(sort),
            window=window and check_number("window", window, least=1, most=100),
            width=check_number("width", width, least=5, most=500),
        )
        measures = self._engine.measures
        return KwicLines.of(measures.concordance(ask(text, narrowing), view))

    def collocates(
        self,
        text: str,
        *,
        measure: str = "logdice",
        window: int = 5,
        left: int | None = None,
        right: int | None = None,
        min_count: int = 3,
        stop_words: bool = False,
        forms: bool = False,
        limit: int = 100,
        **narrowing: Unpack[Narrowing],
    ) -> CollocateTable:
        """Finds the words that stand near the matches of a query.

        Args:
            text: what to look for.
            measure: logdice, g2, mi, mi3, t or dice.
            window: words on each side that are near.
            left: words before the match that are near; None for `window`.
            right: words after it; None for `window`.
            min_count: only words that are near so often.
            stop_words: whether stop words are rows.
            forms: whether each form is counted for itself.
            limit: rows, at most.
            narrowing: in which articles, as in `search`; `stories` counts copies once.

        Raises:
            QueryError: as for `search`; also NoSuchNameError and OptionError.
        """
        from search.measures.measure_views import MAX_SPAN, Association, CollocatesView

        sides = (window if side is None else side for side in (left, right))
        before, after = (
            check_number("window", side, least=0, most=MAX_SPAN) for side in sides
        )
        view = CollocatesView(
            measure=choose("measure", measure, Association),
            left=before,
            right=after,
            min_count=check_number("min_count", min_count, least=1, most=_MOST_ROWS),
            stop_words=stop_words,
            forms=forms,
            stories=narrowing.get("stories", False),
            limit=check_number("limit", limit, least=1, most=_MOST_ROWS),
        )
        found = self._engine.measures.collocates(ask(text, narrowing), view)
        return CollocateTable.of(found)

    def keywords(
        self,
        text: str,
        against: str | None = None,
        *,
        measure: str = "g2",
        negative: bool = False,
        min_count: int = 3,
        stop_words: bool = False,
        forms: bool = False,
        stories: bool = False,
        limit: int = 100,
        **choosing: Unpack[Choosing],
    ) -> KeywordTable:
        """Finds the words that some articles say more than others.

        Args:
            text: the query of the articles, such as "outlet:BBC".
            against: the query of the others; None for all other articles.
            measure: g2, logratio or diff.
            negative: whether to list what they say less.
            min_count: only words that they say so often.
            stop_words: whether stop words are rows.
            forms: whether each form is counted for itself.
            stories: whether copies of one text are counted once.
            limit: rows, at most.
            choosing: filters of both sets, as in `search`.

        Raises:
            NoArticlesError: a set has no text.
            QueryError: as for `search`; also NoSuchNameError and OptionError.
        """
        from search.measures.measure_views import Keyness, KeywordsView

        view = KeywordsView(
            measure=choose("measure", measure, Keyness),
            negative=negative,
            min_count=check_number("min_count", min_count, least=1, most=_MOST_ROWS),
            stop_words=stop_words,
            forms=forms,
            stories=stories,
            limit=check_number("limit", limit, least=1, most=_MOST_ROWS),
        )
        within = ask("", choosing) if choosing else None
        reference: Query | None = None if against is None else ask(against, {})
        found = self._engine.measures.keywords(ask(text, {}), reference, within, view)
        return KeywordTable.of(found)

    def dispersion(
        self,
        text: str,
        *,
        by: str = "outlet",
        limit: int = 1_000,
        **narrowing: Unpack[Narrowing],
    ) -> DispersionTable:
        """Measures how evenly the matches of a query are spread.

        Args:
            text: what to look for.
            by: the parts: article, outlet or month.
            limit: parts that are listed, at most.
            narrowing: in which articles, as in `search`; `stories` counts copies once.

        Raises:
            QueryError: as for `search`; also NoSuchNameError and OptionError.
        """
        from search.measures.measure_views import CountBy, DispersionView

        view = DispersionView(
            by=choose("by", by, CountBy),
            stories=narrowing.get("stories", False),
            limit=check_number("limit", limit, least=1, most=_MOST_ROWS),
        )
        found = self._engine.measures.dispersion(ask(text, narrowing), view)
        return DispersionTable.of(found)
