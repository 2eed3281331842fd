"""The options of the commands, as Typer takes them: names, values and help."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from search.cli.option_table import SEARCH_OPTIONS, Color, Option

_BY_NAME = {option.name: option for option in SEARCH_OPTIONS}


def with_options(search: Callable[..., None]) -> Callable[..., None]:
    """Returns the function with a signature that tells Typer the options of the table."""
    signature = inspect.signature(search)

    def command(**values: object) -> None:
        search(**values)

    command.__doc__ = search.__doc__
    command.__name__ = search.__name__
    parameters = [
        parameter.replace(annotation=_annotate(parameter.annotation, option))
        for parameter, option in zip(
            signature.parameters.values(), SEARCH_OPTIONS, strict=True
        )
    ]
    vars(command)["__signature__"] = signature.replace(parameters=parameters)
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def _annotate(kind: object, option: Option) -> object:
    return Annotated[kind, _declare(option.name)]


def _declare(name: str) -> Any:  # noqa: ANN401  (as Typer's own functions)
    """Returns what Typer needs to know of an option of the table."""
    option = _BY_NAME[name]
    if not option.flags:
        return typer.Argument(metavar=option.metavar, help=option.help)
    first, *others = option.flags
    return typer.Option(
        f"{first}/{option.off}" if option.off else first,
        *others,
        metavar=option.metavar,
        help=option.help,
        min=option.least,
        max=option.most,
        show_default=option.shows_default,
    )


ConfigOption = Annotated[Path | None, _declare("config")]
IndexOption = Annotated[list[Path] | None, _declare("index")]
CorpusOption = Annotated[str | None, _declare("corpus")]
ColorOption = Annotated[Color | None, _declare("color")]
HyperlinkOption = Annotated[Color | None, _declare("hyperlink")]
JsonOption = Annotated[bool, _declare("json")]
ArticleArgument = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="Its id, the start of its id, its path, or its rank in the last search.",
    ),
]
SimilarLimitOption = Annotated[
    int,
    typer.Option(
        "--limit", "-n", metavar="N", min=1, max=1_000, help="Maximum number of hits."
    ),
]
ActorLimitOption = Annotated[
    int,
    typer.Option(
        "--limit", "-n", metavar="N", min=1, max=10_000, help="Maximum number to print."
    ),
]
