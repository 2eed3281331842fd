"""The options of the commands, as Typer takes them: names, values and help."""

import inspect
from collections.abc import Callable, Sequence
from typing import Annotated, Any, TypeVar

import typer

from index.article import ActorType
from search.cli.screen.answer_printing import print_answer
from search.cli.screen.shared_values import Shared
from search.cli.searching.words_query import make_words_query
from search.option_table import (
    ACTOR_LIMIT,
    ACTOR_TYPE,
    FILTER_OPTIONS,
    PAGE,
    QUERY_OPTIONS,
    SEARCH_OPTIONS,
    SHARED_OPTIONS,
    Option,
)
from search.output.tables.answer import CommandAnswer
from search.query import make_filter_query
from search.query.query import Sort

_Result = TypeVar("_Result")


def with_shared_options(
    answer: Callable[..., CommandAnswer | None],
) -> Callable[..., None]:
    """Makes a command of Typer of a function that returns an answer.

    Args:
        answer: its parameter `shared` has the options that all commands share; where it
            returns None, it has printed all there is.
    """
    signature = inspect.signature(answer)
    own = [each for each in signature.parameters.values() if each.name != "shared"]

    def command(**values: Any) -> None:  # noqa: ANN401  (as above)
        given = {option.name: values.pop(option.name) for option in SHARED_OPTIONS}
        shared = Shared(**given)
        found = answer(shared=shared, **values)
        if found is not None:
            print_answer(found, shared.output)

    shared = [make_parameter(option) for option in SHARED_OPTIONS]
    return describe_command(command, answer, [*own, *shared])


def with_filter_options(
    answer: Callable[..., CommandAnswer | None],
) -> Callable[..., CommandAnswer | None]:
    """Gives a function that returns an answer the options that choose articles.

    Args:
        answer: its parameter `within` has the query of the articles chosen.
    """
    own = [
        each
        for each in inspect.signature(answer).parameters.values()
        if each.name != "within"
    ]

    def filtered(**values: Any) -> CommandAnswer | None:  # noqa: ANN401  (as above)
        given = {option.name: values.pop(option.name) for option in FILTER_OPTIONS}
        return answer(within=make_filter_query(**given), **values)

    return describe_command(
        filtered, answer, [*own, *map(make_parameter, FILTER_OPTIONS)]
    )


def with_query_options(
    answer: Callable[..., CommandAnswer | None],
) -> Callable[..., CommandAnswer | None]:
    """Gives a function that returns an answer the words and options of a query.

    Args:
        answer: its parameter `asked` has the query; its parameter `shared`, the options
            that all commands share; its parameter `speakers`, if it has one, the actors
            of the filter.
    """
    parameters = inspect.signature(answer).parameters
    own = [parameters[name] for name in parameters if name not in ("asked", "speakers")]

    def asking(**values: Any) -> CommandAnswer | None:  # noqa: ANN401  (as above)
        given = {option.name: values.pop(option.name) for option in QUERY_OPTIONS}
        defaults = values["shared"].settings.search
        if "speakers" in parameters:
            values["speakers"] = given["actor"]
        return answer(asked=make_words_query(defaults, **given), **values)

    return describe_command(asking, answer, [*own, *map(make_parameter, QUERY_OPTIONS)])


def with_options(search: Callable[..., None]) -> Callable[..., None]:
    """Returns the function with a signature that tells Typer the options of the table."""

    def command(**values: object) -> None:
        search(**values)

    return describe_command(
        command,
        search,
        [
            parameter.replace(annotation=_annotate(parameter.annotation, option))
            for parameter, option in zip(
                inspect.signature(search).parameters.values(),
                SEARCH_OPTIONS,
                strict=True,
            )
        ],
    )


def describe_command(
    command: Callable[..., _Result],
    origin: Callable[..., object],
    parameters: Sequence[inspect.Parameter],
) -> Callable[..., _Result]:
    """Returns a command with the parameters that Typer shall see, and the origin's name."""
    command.__doc__ = origin.__doc__
    command.__name__ = origin.__name__
    vars(command)["__signature__"] = inspect.Signature(
        [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in parameters]
    )
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    return command


def make_parameter(option: Option) -> inspect.Parameter:
    """Returns the parameter that tells Typer an option of the table."""
    kind: Any = list[option.kind] if option.is_list else option.kind  # type: ignore[name-defined]
    default = option.not_given
    hint = kind | None if default is None else kind
    return inspect.Parameter(
        option.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=_annotate(hint, option),
    )


def _annotate(kind: object, option: Option) -> object:
    return Annotated[kind, _declare(option)]


def _declare(option: Option) -> Any:  # noqa: ANN401  (as Typer's own functions)
    """Returns what Typer needs to know of an option of the table."""
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
        show_default=option.default or True,
        rich_help_panel=option.group or None,
    )


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
ActorLimitOption = Annotated[int, _declare(ACTOR_LIMIT)]
ActorTypeOption = Annotated[ActorType | None, _declare(ACTOR_TYPE)]
CopiesLimitOption = Annotated[
    int,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=1,
        max=10_000,
        help="Maximum number of copies.",
    ),
]
PageOption = Annotated[int, _declare(PAGE)]
_OF_SEARCH = {option.name: option for option in SEARCH_OPTIONS}
ExactOption = Annotated[bool, _declare(_OF_SEARCH["exact"])]
CorrectOption = Annotated[bool, _declare(_OF_SEARCH["correct"])]
SortOption = Annotated[Sort, _declare(_OF_SEARCH["sort"])]
