"""Collects the entries of a feed: the texts first indexed since a search was saved."""

from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from search.desk.desk_file import Desk
from search.desk.saved_searches import SavedSearch
from search.engines import Engine
from search.following.looking import IndexLook, find_fresh, narrow, parse_saved
from search.query import View
from search.query.tree import OneOf
from search.query_errors import NoSuchNameError
from search.results.feed_entry import FeedEntry
from search.settings.config_file import Config

MOST_ENTRIES = 100
"""So many entries a feed keeps; a reader that looks in once a day misses none of them."""


class _Candidate(NamedTuple):
    first_seen: str
    text: str
    search: SavedSearch


def collect_entries(
    desk: Desk, look: IndexLook, searches: Iterable[SavedSearch], settings: Config
) -> list[FeedEntry]:
    """Collects the last entries of some saved searches, the newest first.

    They do not depend on when the searches were looked at: a feed reader keeps marks of
    its own.

    Raises:
        QueryError: a query cannot be understood any more.
    """
    candidates = [
        candidate
        for search in searches
        for candidate in _list_candidates(desk, look, search, settings)
    ]
    candidates.sort(key=attrgetter("first_seen", "text"), reverse=True)
    return [
        _make_entry(one, look.engine, settings) for one in candidates[:MOST_ENTRIES]
    ]


def _list_candidates(
    desk: Desk, look: IndexLook, search: SavedSearch, settings: Config
) -> list[_Candidate]:
    fresh = find_fresh(desk, look, after=search.saved)
    if not fresh:
        return []
    query = narrow(parse_saved(search, settings, View()), OneOf(frozenset(fresh)))
    try:
        return [
            _Candidate(fresh[text], text, search) for text in look.engine.texts(query)
        ]
    except NoSuchNameError:
        return []  # an outlet that nothing is from yet


def _make_entry(one: _Candidate, engine: Engine, settings: Config) -> FeedEntry:
    query = parse_saved(one.search, settings, View(limit=1, snippets=1))
    hit = engine.search(narrow(query, OneOf(frozenset([one.text])))).hits[0]
    return FeedEntry(one.search.name, one.text, one.first_seen, hit)
