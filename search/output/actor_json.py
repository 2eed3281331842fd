"""Formats lists, profiles and merges of actors as JSON; docs/json.md documents it."""

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
    """Returns a list of actors as JSON."""
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
    """Returns the profile of an actor as JSON."""
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
    """Returns suggested merges as JSON."""
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
