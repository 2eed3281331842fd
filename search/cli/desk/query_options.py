"""Gives commands that keep or repeat queries the options of a search that choose articles."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from search.cli.options import describe_command, make_parameter
from search.desk.typed_query import TypedQuery
from search.option_table import FILTER_OPTIONS, SEARCH_OPTIONS
from search.output.tables.answer import CommandAnswer

_READING = ("every_word", "correct", "exact", "expand")
_OPTIONS = (
    *FILTER_OPTIONS,
    *(option for option in SEARCH_OPTIONS if option.name in _READING),
)

SearchNameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The name of the saved search.")
]


def with_typed_query(
    answer: Callable[..., CommandAnswer | None],
) -> Callable[..., CommandAnswer | None]:
    """Gives a function that returns an answer the options that choose articles.

    Args:
        answer: its parameter `typed` has a query with these options and no words.
    """
    own = [
        each
        for each in inspect.signature(answer).parameters.values()
        if each.name != "typed"
    ]

    def asked(**values: Any) -> CommandAnswer | None:  # noqa: ANN401  (Typer checked them)
        given = {option.name: values.pop(option.name) for option in _OPTIONS}
        return answer(typed=_make_query(given), **values)

    return describe_command(asked, answer, [*own, *map(make_parameter, _OPTIONS)])


def _make_query(given: dict[str, Any]) -> TypedQuery:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in given.items()
        if value is not None
    }
    return TypedQuery(**values)
