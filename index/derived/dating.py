"""A second look at an index just built: dates for articles that do not say theirs."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.article import Actor, ActorType, Article, Field, PartialDate
from index.codec.snapshot import Snapshot
from index.codec.stored_article import load_article
from index.derived.guesses import Guesses, dump_guesses, guesses_file
from index.derived.neighbours import guess_dates, tell_story
from index.schema import ACTORS, DATE

MOST_UNDATED = 500
"""Where more articles have no date, none is guessed: the corpus is of another kind."""

MOST_STORIES = 2_000
"""How many articles are read for a comparison: a second's worth."""

_NEIGHBOURS = 20
_FEWEST_SHARED = 2
# An actor of more of the articles is in many stories.
_COMMON_SHARE = 0.02
_FEWEST_COMMON = 50


def date_by_neighbours(directory: Path, *, changed: bool) -> int:
    """Guess dates for the last commit's undated articles; how many got one.

    Where the commit before was of the same articles, its guesses stay.
    """
    snapshot = Snapshot(directory)
    generation = snapshot.toc.generation
    file = guesses_file(directory, generation)
    if changed or not file.carry_over():
        file.write(dump_guesses(_guess(snapshot)))
    file.remove_older()
    return len(Guesses(directory, generation).dates)


def _guess(snapshot: Snapshot) -> dict[str, Field[PartialDate]]:
    undated = list(_undated(snapshot))
    if not 0 < len(undated) <= MOST_UNDATED:
        return {}
    wanted = [_read(snapshot, number) for number in undated]
    if snapshot.n_live_docs <= MOST_STORIES:
        others = set(_living(snapshot)).difference(undated)
    else:
        others = _neighbours(snapshot, wanted).difference(undated)
    stories = [tell_story(article) for article in wanted]
    stories += (tell_story(_read(snapshot, number)) for number in sorted(others))
    return guess_dates(stories)


def _undated(snapshot: Snapshot) -> Iterator[int]:
    for segment in snapshot.segments:
        found = np.flatnonzero(segment.reader.doc_values(DATE) == 0)
        yield from (segment.doc_base + int(n) for n in segment.filter_live(found))


def _living(snapshot: Snapshot) -> Iterator[int]:
    for segment in snapshot.segments:
        found = segment.filter_live(np.arange(segment.n_docs))
        yield from (segment.doc_base + int(n) for n in found)


def _read(snapshot: Snapshot, number: int) -> Article:
    return load_article(snapshot.stored_document(number))


def _neighbours(snapshot: Snapshot, wanted: list[Article]) -> set[int]:
    """For each article those that share most of its less common actors."""
    bearers: dict[str, list[int]] = {}
    found: set[int] = set()
    for article in wanted:
        shared: Counter[int] = Counter()
        for actor in filter(_is_telling, article.actors):
            if actor.name not in bearers:
                bearers[actor.name] = _bearers(snapshot, actor.name)
            shared.update(bearers[actor.name])
        likeliest = shared.most_common(_NEIGHBOURS)
        found.update(number for number, count in likeliest if count >= _FEWEST_SHARED)
        if len(found) >= MOST_STORIES:
            break
    return found


def _is_telling(actor: Actor) -> bool:
    return actor.type is not ActorType.STATE


def _bearers(snapshot: Snapshot, name: str) -> list[int]:
    """The articles that name an actor, none where too many do to tell anything."""
    term = name.encode("utf-8", "replace")
    most = max(_FEWEST_COMMON, int(_COMMON_SHARE * snapshot.n_live_docs))
    found: list[int] = []
    for segment in snapshot.segments:
        rank = segment.reader.find_ordinal(ACTORS, term)
        if rank < 0:
            continue
        alive = segment.filter_live(segment.reader.doc_ids(ACTORS, rank))
        if len(found) + len(alive) > most:
            return []
        found += [segment.doc_base + int(n) for n in alive]
    return found
