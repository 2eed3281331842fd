"""Guesses dates for the undated articles of an index from similar dated ones."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from index.article import Actor, ActorType, Article, Field, PartialDate
from index.codec.snapshot import Snapshot
from index.codec.stored_article import load_article
from index.derived.neighbours import count_terms, guess_dates
from index.schema import ACTORS, DATE

MAX_UNDATED = 500
"""With more undated articles none gets a guess: such a corpus has no dates to speak of."""

MAX_COMPARED = 2_000
"""Dated articles to read for the comparison, which takes about a second."""

_CANDIDATES = 20
_MIN_SHARED_ACTORS = 2
# An actor in a larger share of the articles occurs in many unrelated ones.
_MAX_SHARE = 0.02
_MIN_CUTOFF = 50


def guess_missing_dates(snapshot: Snapshot) -> dict[str, Field[PartialDate]]:
    """Guesses dates for the articles that state none.

    Returns:
        Guessed date by article id.
    """
    undated = list(_find_undated(snapshot))
    if not 0 < len(undated) <= MAX_UNDATED:
        return {}
    articles = [_read(snapshot, doc) for doc in undated]
    if snapshot.n_live_docs <= MAX_COMPARED:
        others = set(_list_live(snapshot)).difference(undated)
    else:
        others = _find_candidates(snapshot, articles).difference(undated)
    compared = [count_terms(article) for article in articles]
    compared += (count_terms(_read(snapshot, doc)) for doc in sorted(others))
    return guess_dates(compared)


def _find_undated(snapshot: Snapshot) -> Iterator[int]:
    for segment in snapshot.segments:
        found = np.flatnonzero(segment.reader.doc_values(DATE) == 0)
        yield from (segment.doc_base + int(n) for n in segment.filter_live(found))


def _list_live(snapshot: Snapshot) -> Iterator[int]:
    for segment in snapshot.segments:
        found = segment.filter_live(np.arange(segment.n_docs))
        yield from (segment.doc_base + int(n) for n in found)


def _read(snapshot: Snapshot, doc: int) -> Article:
    return load_article(snapshot.stored_document(doc), place=snapshot.file_of(doc))


def _find_candidates(snapshot: Snapshot, articles: list[Article]) -> set[int]:
    """Finds, for each article, the documents that share most of its rarer actors."""
    docs_by_actor: dict[str, list[int]] = {}
    found: set[int] = set()
    for article in articles:
        shared: Counter[int] = Counter()
        for actor in filter(_is_distinctive, article.actors):
            if actor.name not in docs_by_actor:
                docs_by_actor[actor.name] = _find_docs(snapshot, actor.name)
            shared.update(docs_by_actor[actor.name])
        best = shared.most_common(_CANDIDATES)
        found.update(doc for doc, count in best if count >= _MIN_SHARED_ACTORS)
        if len(found) >= MAX_COMPARED:
            break
    return found


def _is_distinctive(actor: Actor) -> bool:
    return actor.type is not ActorType.STATE


def _find_docs(snapshot: Snapshot, name: str) -> list[int]:
    """Finds the live documents that name an actor; none if the actor is too common."""
    term = name.encode("utf-8", "replace")
    cutoff = max(_MIN_CUTOFF, int(_MAX_SHARE * snapshot.n_live_docs))
    found: list[int] = []
    for segment in snapshot.segments:
        ordinal = segment.reader.find_ordinal(ACTORS, term)
        if ordinal < 0:
            continue
        alive = segment.filter_live(segment.reader.doc_ids(ACTORS, ordinal))
        if len(found) + len(alive) > cutoff:
            return []
        found += [segment.doc_base + int(n) for n in alive]
    return found
