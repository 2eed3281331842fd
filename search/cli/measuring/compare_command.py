"""The command that puts side by side what outlets, languages or periods report."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import inspect
import shutil
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer

from search.cli.opening import open_or_build
from search.cli.options import describe_command, make_parameter
from search.cli.screen.shared_values import Shared
from search.cli.searching.words_query import make_words_query
from search.option_table import QUERY_OPTIONS
from search.output.tables.answer import CommandAnswer
from search.query import Query, find_today
from search.query_errors import OptionConflictError

PeriodOption = Annotated[
    list[str] | None,
    typer.Option(
        "--period",
        metavar="DATE",
        help="A side: a year, month or range; twice or more.",
    ),
]
_FIELDS = ("outlet", "language", "period")


def _with_sides(
    answer: Callable[..., CommandAnswer],
) -> Callable[..., CommandAnswer]:
    """Gives the command the options of a query, of which one names the sides."""
    own = [
        each
        for each in inspect.signature(answer).parameters.values()
        if each.name not in ("asked", "field", "names")
    ]

    def asking(**values: Any) -> CommandAnswer:  # noqa: ANN401  (Typer has checked them)
        given = {option.name: values.pop(option.name) for option in QUERY_OPTIONS}
        field, names = _find_sides({**given, "period": values["period"]})
        if field in given and names:
            given[field] = None
        asked = make_words_query(values["shared"].settings.search, **given)
        return answer(asked=asked, field=field, names=names, **values)

    return describe_command(asking, answer, [*own, *map(make_parameter, QUERY_OPTIONS)])


def _find_sides(given: dict[str, Any]) -> tuple[str, list[str]]:
    """Finds the option that is given twice: the field of the sides, and their names."""
    named = {field: given.get(field) or [] for field in _FIELDS}
    several = [field for field in _FIELDS if len(named[field]) > 1]
    if len(several) > 1:
        raise OptionConflictError(
            f"--{several[0]} and --{several[1]} are given twice: which are the sides?"
        )
    if several:
        return several[0], named[several[0]]
    single = [field for field in _FIELDS if named[field]]
    if single:
        raise OptionConflictError(
            f"a comparison needs two sides: give --{single[0]} once for each"
        )
    return _FIELDS[0], []


@_with_sides
def compare(
    shared: Shared,
    asked: Query,
    field: str,
    names: list[str],
    period: PeriodOption = None,
) -> CommandAnswer:
    """Compares what outlets, languages or periods report on one question.

    \b
    corpus-search compare Wagner                              the two outlets with most hits
    corpus-search compare Wagner --outlet BBC --outlet TASS
    corpus-search compare ceasefire --language en --language tr --since 2020
    corpus-search compare Haftar --period 2019 --period 2020
    corpus-search compare Wagner --outlet BBC --outlet TASS --json

    Of each side: how many articles, when, the best hits, and the actors that no other side
    names. Then the stories that several sides report, with the passages of each, and the
    actors and numbers that only one of the articles has. Up to four sides.
    """
    # No search needs them.
    from search.comparison.compare import compare_sides
    from search.comparison.sides import SideField, make_sides
    from search.output.comparing.comparison_page import answer_comparison
    from search.output.trends.trend_page import ChartLook

    engine = open_or_build(shared.settings)
    sides = make_sides(engine, asked, SideField(field), names, today=find_today())
    encoding = "utf-8" if shared.output.path else sys.stdout.encoding or ""
    look = ChartLook(
        shutil.get_terminal_size().columns, encoding.lower().startswith("utf")
    )
    return answer_comparison(compare_sides(engine, sides), look)
