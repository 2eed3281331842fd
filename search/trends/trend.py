"""Counts the articles of each period that match questions, and all articles beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from search.engines import Engine
from search.output.wording import count_of
from search.query.clauses import all_of
from search.query.query import FacetField, Query
from search.query.tree import Named, NameField, Node, Undated, Unknown
from search.query_errors import OptionConflictError
from search.results.results import Results
from search.results.trend_lines import PeriodUnit, Trend, TrendLine, TrendPoint
from search.trends.moving_mean import smooth_points
from search.trends.period_numbers import (
    facet_of,
    find_main_run,
    name_period,
    number_period,
)

MOST_LINES = 12
"""More lines cannot be told apart."""
MOST_PERIODS = 10_000
"""27 years of days."""
ALL_ARTICLES = "all articles"


class TrendView(NamedTuple):
    """How a trend is counted.

    Attributes:
        by: what a point stands for.
        stories: whether near-duplicates are counted once.
        smooth: number of periods of the moving mean; 0 for none.
        lines: the field of whose values each has a line; None for a line a question.
        most: how many values have a line, those with most articles.
    """

    by: PeriodUnit = PeriodUnit.MONTH
    stories: bool = False
    smooth: int = 0
    lines: NameField | None = None
    most: int = 6


class _Line(NamedTuple):
    label: str
    query: Query
    whole: Query
    value: str | None = None


class _Counts(NamedTuple):
    """The counts of a query: by number of its period, and what has none.

    Attributes:
        by_period: number of articles by period.
        undated: number of those without a date.
        coarse: number of those with a date that is less exact than a period.
        results: what the query answered.
    """

    by_period: Mapping[int, int]
    undated: int
    coarse: int
    results: Results


def measure_trend(
    engine: Engine, asked: Sequence[Query], within: Query, view: TrendView = TrendView()
) -> Trend:
    """Counts articles over time.

    Args:
        engine: on the corpus.
        asked: a question a line; none for all articles.
        within: the articles of which shares are taken; filters alone.
        view: how to count.

    Raises:
        OptionConflictError: there would be too many lines, or too many periods.
        NoSuchNameError: a query names what the index does not hold.
    """
    questions = [_narrow(query, within.tree) for query in asked]
    lines, left_out = _list_lines(engine, questions or [within], within, view)
    if len(lines) > MOST_LINES:
        raise OptionConflictError(
            f"{len(lines)} lines cannot be told apart: ask for {MOST_LINES} at most"
        )
    counter = _Counter(engine, view)
    found = [counter.count(line.query) for line in lines]
    wholes = [counter.count(line.whole) for line in lines]
    periods = _find_periods(wholes, view.by)
    made = [
        _make_line(line, one, whole, periods, counter)
        for line, one, whole in zip(lines, found, wholes, strict=True)
    ]
    return Trend(view.by, tuple(made), view.stories, view.smooth, left_out)


def _narrow(query: Query, *nodes: Node) -> Query:
    return replace(query, tree=all_of([*nodes, query.tree]), every_word=None)


def _list_lines(
    engine: Engine, questions: Sequence[Query], within: Query, view: TrendView
) -> tuple[list[_Line], int]:
    """Lists the lines, and counts the values of the field that have none."""
    if view.lines is None:
        lines = [_Line(one.text or ALL_ARTICLES, one, within) for one in questions]
        return lines, 0
    lines, left_out = [], 0
    for query in questions:
        values = _list_values(engine, query, FacetField(view.lines.value))
        left_out = max(left_out, len(values) - view.most)
        for value in values[: view.most]:
            node = Named(view.lines, value) if value else Unknown(view.lines)
            label = value or f"{view.lines.value} unknown"
            label = f"{query.text} · {label}" if len(questions) > 1 else label
            both = _narrow(query, node), _narrow(within, node)
            lines.append(_Line(label, *both, value))
    return lines or [_Line(ALL_ARTICLES, within, within)], left_out


def _list_values(engine: Engine, query: Query, field: FacetField) -> list[str]:
    view = replace(query.view, limit=0, facets=(field,), facets_of_all=True)
    counts = engine.search(replace(query, view=view)).facets[field]
    return [one.value for one in counts if one.count]


class _Counter:
    """Counts queries, each once."""

    def __init__(self, engine: Engine, view: TrendView) -> None:
        self.view = view
        self._engine = engine
        self._known: dict[Node, _Counts] = {}

    def count(self, query: Query) -> _Counts:
        if query.tree not in self._known:
            self._known[query.tree] = self._count(query)
        return self._known[query.tree]

    def count_guessed(self, query: Query, undated: int) -> int:
        """Counts the undated articles of a query that have a guessed date."""
        if not undated:
            return 0
        view = replace(query.view, guesses=True)
        rest = self._count(_narrow(replace(query, view=view), Undated()))
        return undated - rest.undated

    def _count(self, query: Query) -> _Counts:
        facet = facet_of(self.view.by)
        view = replace(
            query.view,
            limit=0,
            facets=(facet,),
            facets_of_all=True,
            stories=self.view.stories,
            crossed=None,
        )
        results = self._engine.search(replace(query, view=view))
        by_period: dict[int, int] = {}
        undated = coarse = 0
        for value, count in ((one.value, one.count) for one in results.facets[facet]):
            number = number_period(value, self.view.by) if count else None
            if number is not None:
                by_period[number] = by_period.get(number, 0) + count
            elif value:
                coarse += count
            else:
                undated += count
        return _Counts(by_period, undated, coarse, results)


def _find_periods(wholes: Iterable[_Counts], by: PeriodUnit) -> range:
    """Finds the periods that have a point: all from the first article to the last."""
    sums: dict[int, int] = {}
    for whole in wholes:
        for number, count in whole.by_period.items():
            sums[number] = sums.get(number, 0) + count
    periods = find_main_run(list(sums), by, sums.__getitem__)
    if len(periods) > MOST_PERIODS:
        raise OptionConflictError(
            f"{count_of(len(periods), by.value)} are more than {MOST_PERIODS:,}: "
            "take a longer --by, or fewer years with --since"
        )
    return periods


def _make_line(
    line: _Line, found: _Counts, whole: _Counts, periods: range, counter: _Counter
) -> TrendLine:
    view = counter.view
    points = [
        TrendPoint(
            name_period(number, view.by),
            found.by_period.get(number, 0),
            whole.by_period.get(number, 0),
        )
        for number in periods
    ]
    shown = sum(point.count for point in points)
    return TrendLine(
        line.label,
        line.query.text,
        tuple(smooth_points(points, view.smooth)),
        sum(whole.by_period.values()) + whole.undated + whole.coarse,
        line.value,
        found.undated,
        counter.count_guessed(line.query, found.undated),
        found.coarse,
        sum(found.by_period.values()) - shown,
        found.results.corrected,
        found.results.absent,
        found.results.notices,
    )
