"""Lists the actors in most articles, for Typer and for the short way."""

from typing import Any

from index.article import ActorType
from search.cli.opening import open_or_build
from search.cli.screen.answer_printing import print_answer
from search.cli.screen.shared_values import Shared
from search.option_table import ACTOR_OPTIONS, FILTER_OPTIONS, SHARED_OPTIONS
from search.output.tables.actor_table import answer_actors
from search.output.tables.answer import CommandAnswer
from search.query import Query, make_filter_query
from search.settings.config_file import Config


def answer_list(
    settings: Config,
    within: Query,
    *,
    limit: int = 30,
    page: int = 1,
    kind: ActorType | None = None,
) -> CommandAnswer:
    """Returns the answer of `actors`: those in most of the articles that match."""
    engine = open_or_build(settings)
    return answer_actors(
        engine.actors(limit=limit, page=page, kind=kind, within=within)
    )


def print_list(given: dict[str, Any]) -> None:
    """Prints the list of actors; ends with exit status 1 if there is none.

    Args:
        given: the values of options by parameter, as the short way reads them.
    """
    values = {option.name: option.not_given for option in ACTOR_OPTIONS} | given
    shared = Shared(**{option.name: values[option.name] for option in SHARED_OPTIONS})
    filters = {option.name: values[option.name] for option in FILTER_OPTIONS}
    own = {name: given[name] for name in ("limit", "page", "kind") if name in given}
    within = make_filter_query(**filters)
    print_answer(answer_list(shared.settings, within, **own), shared.output)
