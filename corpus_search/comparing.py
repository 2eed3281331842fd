"""The methods of a corpus that count over time, and compare."""

from typing import TYPE_CHECKING, Unpack

from corpus_search.asking import ask
from corpus_search.keywords import Choosing, Narrowing, check_number, choose
from corpus_search.result_tables import ResultTable, TableParts
from search.query import find_today
from search.query.tree import NameField
from search.results.comparison import Comparison
from search.results.trend_lines import PeriodUnit, Trend

if TYPE_CHECKING:
    from search.engines import Engine


class TrendTable(ResultTable, Trend):
    """A trend, which is a table with a row for each period of each line, too.

    Its attributes are those of `Trend`.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<TrendTable by {self.by}: {len(self.lines)} lines>"

    def to_svg(self, *, relative: bool = False) -> str:
        """Returns a picture of the lines, as SVG.

        Args:
            relative: whether it shows shares, not counts.
        """
        # Few programs draw.
        from search.output.trends.svg_chart import draw_chart

        return draw_chart(self, relative=relative)

    def _repr_svg_(self) -> str:
        return self.to_svg()

    def _list_parts(self) -> TableParts:
        from search.output.trends.trend_page import COLUMNS, list_rows

        return list_rows(self), COLUMNS


class ComparisonTable(ResultTable, Comparison):
    """A comparison, which is a table with a row for each article of each story, too.

    Its attributes are those of `Comparison`.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        names = ", ".join(side.label for side in self.sides)
        return f"<ComparisonTable {names}: {len(self.stories)} stories>"

    def _list_parts(self) -> TableParts:
        from search.output.comparing.comparison_page import COLUMNS, list_rows

        return list_rows(self), COLUMNS


class ComparingMethods:
    """The methods of `Corpus` that count over time, and compare."""

    __slots__ = ()

    _engine: "Engine"

    def trend(  # noqa: PLR0913  (the options of the command)
        self,
        *texts: str,
        by: str = PeriodUnit.MONTH,
        lines: str = "query",
        top: int = 6,
        smooth: int = 0,
        stories: bool = False,
        exact: bool = False,
        correct: bool = True,
        **choosing: Unpack[Choosing],
    ) -> TrendTable:
        """Counts the articles of each period that match, and all articles beside them.

        Args:
            texts: a query a line: an article counts with all its words; none counts all.
            by: what a point stands for: day, week, month, quarter or year.
            lines: query, or outlet or language: a line for each of these.
            top: so many outlets or languages, those with most articles.
            smooth: number of periods of the moving mean; 0 for none.
            stories: whether copies of one text are counted once.
            exact: whether a name finds only that spelling.
            correct: whether a word that occurs nowhere is replaced by one much like it.
            choosing: among which articles, as in `search`; shares are of these.

        Raises:
            QueryError: a text or a date cannot be understood.
            OptionError: an argument has a value that it cannot have.
        """
        # No search needs it.
        from search.trends.trend import MOST_LINES, TrendView, measure_trend

        field = None if lines == "query" else choose("lines", lines, NameField)
        view = TrendView(
            choose("by", by, PeriodUnit),
            stories,
            check_number("smooth", smooth, least=0, most=1_000),
            field,
            check_number("top", top, least=1, most=MOST_LINES),
        )
        line = Narrowing(exact=exact, correct=correct, all=True)
        asked = [ask(text, line) for text in texts]
        within = ask("", choosing)
        return TrendTable.of(measure_trend(self._engine, asked, within, view))

    def compare(
        self,
        text: str,
        *sides: str,
        by: str = "outlet",
        **narrowing: Unpack[Narrowing],
    ) -> ComparisonTable:
        """Compares what outlets, languages or periods report on one question.

        Args:
            text: the question, as in `search`.
            sides: two to four outlets, languages or periods; none for the two with most
                hits.
            by: what the sides are: outlet, language or period.
            narrowing: what else an article must be, as in `search`.

        Raises:
            QueryError: as for `search`; also NoSuchNameError and OptionError.
            OptionConflictError: there is one side, or there are more than four.
        """
        # No search needs them.
        from search.comparison.compare import compare_sides
        from search.comparison.sides import SideField, make_sides

        found = make_sides(
            self._engine,
            ask(text, narrowing),
            choose("by", by, SideField),
            sides,
            today=find_today(),
        )
        return ComparisonTable.of(compare_sides(self._engine, found))
