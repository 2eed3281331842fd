"""Makes answers of profiles and merges of actors; docs/json.md documents them."""

from functools import partial
from typing import Any

from search.output import actor_pages
from search.output.results_json import dump_counts, dump_snippet
from search.output.tables.actor_table import ACTOR_COLUMNS, record_actor
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.results.actor_results import (
    ActorPassage,
    ActorProfile,
    MergeSuggestions,
)

_PROFILE_COLUMNS = (
    *ACTOR_COLUMNS,
    *("aliases", "spellings", "years", "months", "outlets", "companions"),
)
_PAIR_COLUMNS = (
    *("likeness", "left", "left_type", "left_articles", "left_path"),
    *("right", "right_type", "right_articles", "right_path"),
)


def answer_profile(profile: ActorProfile) -> CommandAnswer:
    """Makes the answer of `actors show`: the profile of an actor, in one row."""
    record = {
        "schema": SCHEMA,
        **record_actor(profile.actor),
        "read": profile.read,
        "spellings": dump_counts(profile.spellings),
        "aliases": list(profile.aliases),
        "years": dump_counts(profile.years),
        "months": dump_counts(profile.months),
        "outlets": dump_counts(profile.outlets),
        "companions": dump_counts(profile.companions),
    }
    return CommandAnswer(
        record, _PROFILE_COLUMNS, partial(actor_pages.paint_profile, profile)
    )


def answer_suggestions(suggestions: MergeSuggestions) -> CommandAnswer:
    """Makes the answer of `actors suggest`: suggested merges, one a row."""
    pairs = [
        {
            "likeness": round(pair.likeness, 3),
            "actors": [_actor_passage(pair.left), _actor_passage(pair.right)],
        }
        for pair in suggestions.pairs
    ]
    counts = {"compared": suggestions.compared, "total": suggestions.total}
    return CommandAnswer(
        {"schema": SCHEMA, **counts, "pairs": pairs},
        _PAIR_COLUMNS,
        partial(actor_pages.paint_merge_suggestions, suggestions),
        [{**pair, **_sides(pair)} for pair in pairs],
        found=bool(pairs),
    )


def _sides(pair: dict[str, Any]) -> dict[str, Any]:
    """Returns the two actors of a pair side by side, for a row of a table."""
    sides = zip(("left", "right"), pair["actors"], strict=True)
    return {
        key: value
        for side, actor in sides
        for key, value in (
            (side, actor["name"]),
            *((f"{side}_{name}", actor[name]) for name in ("type", "articles", "path")),
        )
    }


def _actor_passage(side: ActorPassage) -> dict[str, Any]:
    passage = None if side.passage is None else dump_snippet(side.passage)
    return {**record_actor(side.actor), "path": side.path, "passage": passage}
