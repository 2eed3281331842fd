"""What an index knows of actors, as JSON; docs/json.md says its form."""

from typing import Any

from search.output.results_json import SCHEMA, dump, dump_counts, dump_snippet
from search.results.actor_results import (
    ActorCount,
    ActorList,
    ActorPassage,
    ActorProfile,
    MergeSuggestions,
)


def dump_actors(found: ActorList) -> str:
    """The actors of an index, those in most articles first."""
    return dump(
        {
            "schema": SCHEMA,
            "total": found.total,
            "articles": found.articles,
            "read": found.read,
            "actors": [_actor(actor) for actor in found.actors],
        }
    )


def dump_profile(profile: ActorProfile) -> str:
    """What an index knows of an actor."""
    return dump(
        {
            "schema": SCHEMA,
            **_actor(profile.actor),
            "read": profile.read,
            "spellings": dump_counts(profile.spellings),
            "aliases": list(profile.aliases),
            "years": dump_counts(profile.years),
            "months": dump_counts(profile.months),
            "outlets": dump_counts(profile.outlets),
            "companions": dump_counts(profile.companions),
        }
    )


def dump_merge_suggestions(suggestions: MergeSuggestions) -> str:
    """Pairs of actors that may be one, likeliest first."""
    found = [
        {
            "likeness": round(pair.likeness, 3),
            "actors": [_actor_passage(pair.left), _actor_passage(pair.right)],
        }
        for pair in suggestions.pairs
    ]
    counts = {"compared": suggestions.compared, "total": suggestions.total}
    return dump({"schema": SCHEMA, **counts, "pairs": found})


def _actor_passage(side: ActorPassage) -> dict[str, Any]:
    passage = None if side.passage is None else dump_snippet(side.passage)
    return {**_actor(side.actor), "path": side.path, "passage": passage}


def _actor(actor: ActorCount) -> dict[str, Any]:
    return {
        "name": actor.name,
        "type": actor.type.value,
        "articles": actor.articles,
        "mentions": actor.mentions,
    }
