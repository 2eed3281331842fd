"""The options of the commands that cite, which have more formats than others."""

import inspect
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer

from search.cli.options import describe_command, make_parameter
from search.cli.screen.shared_values import Shared
from search.option_table import SHARED_OPTIONS
from search.output.citations.export_format import ExportFormat, choose_export_format
from search.query import find_today
from search.query_errors import OptionConflictError

TextsOption = Annotated[
    bool, typer.Option("--texts", help="Add the whole text of each article.")
]
AccessedOption = Annotated[
    str | None,
    typer.Option(
        "--accessed",
        metavar="DATE",
        help="The day on which you read them.",
        show_default="today",
    ),
]
CollapseOption = Annotated[
    bool, typer.Option("--collapse", help="Of copies of one text only the best hit.")
]
_FORMATS = (
    "Write text, ris, bibtex, csl-json, markdown, gexf, json, jsonl, csv or xlsx."
)


def with_citing_options(answer: Callable[..., object]) -> Callable[..., None]:
    """Makes a command of Typer of a function that prints citations.

    Args:
        answer: its parameter `shared` has the options that all commands share, and its
            parameter `form` the format of the citations.
    """
    own = [
        each
        for each in inspect.signature(answer).parameters.values()
        if each.name not in ("shared", "form")
    ]

    def command(**values: Any) -> None:  # noqa: ANN401  (Typer has checked them)
        given = {option.name: values.pop(option.name) for option in SHARED_OPTIONS}
        form = choose_export_format(given["form"], given["output"], json=given["json"])
        shared = Shared(**{**given, "form": form.plain, "json": False})
        answer(shared=shared, form=form, **values)

    options = [
        option._replace(kind=ExportFormat, help=_FORMATS)
        if option.name == "form"
        else option
        for option in SHARED_OPTIONS
    ]
    return describe_command(command, answer, [*own, *map(make_parameter, options)])


def read_accessed(text: str | None) -> date:
    """Returns the day that `--accessed` names, or today.

    Raises:
        OptionConflictError: it is no day.
    """
    if not text:
        return find_today()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise OptionConflictError(
            f"--accessed {text!r} is no day; write it as 2024-05-31"
        ) from None
