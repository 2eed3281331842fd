"""Makes the answer of a list of actors; docs/json.md documents it."""

from functools import partial
from typing import TYPE_CHECKING, Any

from search.output.plain_page import ACTORS, QUIET, Page, Span
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.unseen_characters import replace_controls
from search.output.wording import count_of

if TYPE_CHECKING:
    from search.results.actor_results import ActorCount, ActorList

ACTOR_COLUMNS = ("name", "type", "articles", "mentions")


def answer_actors(found: "ActorList") -> CommandAnswer:
    """Makes the answer of `actors`: a list of actors, one a row."""
    actors = [record_actor(actor) for actor in found.actors]
    counts = {"total": found.total, "articles": found.articles}
    counts["read"] = found.matching
    return CommandAnswer(
        {"schema": SCHEMA, **counts, "actors": actors},
        ACTOR_COLUMNS,
        None,
        actors,
        found=bool(actors),
        print_page=partial(_print_actors, found),
    )


def record_actor(actor: "ActorCount") -> dict[str, Any]:
    """Returns the facts of an actor by column."""
    return {
        "name": actor.name,
        "type": actor.type.value,
        "articles": actor.articles,
        "mentions": actor.mentions,
    }


def _print_actors(found: "ActorList", page: Page) -> None:
    """Prints a table of articles, mentions, type and name."""
    shown = f" · {len(found.actors):,} shown" if len(found.actors) < found.total else ""
    within = (
        f" in {count_of(found.matching, 'article')}"
        if found.matching < found.articles
        else ""
    )
    page.print_spans([Span(f"{count_of(found.total, 'actor')}{within}{shown}")])
    if not found.actors:
        return
    page.print_blank()
    header = f"{'articles':>8}  {'mentions':>8}  {'type':<12}  name"
    page.print_spans([Span(header, QUIET)])
    for actor in found.actors:
        row = f"{actor.articles:>8,}  {actor.mentions:>8,}  {actor.type:<12}  "
        name = Span(replace_controls(actor.name), ACTORS)
        page.print_spans([Span(row), name], hang=34)
