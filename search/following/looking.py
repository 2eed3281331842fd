"""Looks at saved searches: opens the index, learns its texts, and finds what is new."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from search.desk.desk_file import Desk, open_existing
from search.desk.desk_place import DeskPlace, find_desk
from search.desk.known_texts import (
    Learned,
    last_number,
    learn_texts,
    list_learned,
    make_keys,
)
from search.desk.saved_searches import SavedSearch, mark_looked_at
from search.engines import Engine, open_engine
from search.query import Query, View, find_today
from search.query.clauses import all_of
from search.query.query import Sort
from search.query.tree import Everything, Node, Not, OneOf
from search.results.new_articles import NewArticles
from search.results.results import Hit
from search.settings.config_file import Config

ALL_TEXTS = Query("", Everything())
"""Finds the texts of all articles."""


class IndexLook(NamedTuple):
    """An index as it is looked at, and what the desk knows of its texts.

    Attributes:
        engine: of the index.
        place: of the desk.
        looked: the number up to which the desk has learned of the index.
        texts: ids of all texts of the index.
    """

    engine: Engine
    place: DeskPlace
    looked: int
    texts: Sequence[str]


def begin_look(
    desk: Desk, place: DeskPlace, open_index: Callable[[], Engine]
) -> IndexLook:
    """Opens the index, and teaches the desk the texts that it does not know.

    The desk is held while the index is opened: what another command has taught it before
    is then in the index that is opened, and what it teaches later has a higher number.

    Args:
        desk: the desk.
        place: where it is.
        open_index: opens the index.
    """
    with desk.changing():
        engine = open_index()
        texts = engine.texts(ALL_TEXTS)
        looked = learn_texts(desk, place.corpus, make_keys(texts))
    return IndexLook(engine, place, looked, texts)


def learn_index(settings: Config) -> None:
    """Teaches the desk the texts of an index, if a search of it was ever saved.

    Where each run of `corpus-search index` ends so, a text that comes and goes between two
    looks is known afterwards, and the time when it was first indexed is right.
    """
    place = find_desk(settings)
    desk = open_existing(place.path)
    if desk is None:
        return
    with desk:
        if last_number(desk, place.corpus):
            begin_look(desk, place, partial(open_engine, settings))


def find_new(
    desk: Desk, look: IndexLook, search: SavedSearch, view: View, settings: Config
) -> NewArticles:
    """Finds what is new to a saved search, and parts copies of earlier stories from it.

    Args:
        desk: the desk.
        look: the look.
        search: the saved search.
        view: how many hits are wanted, and how they are shown.
        settings: tell whether an article usually needs every word.

    Raises:
        QueryError: the query cannot be understood any more.
        NoSuchNameError: it names what the index does not have.
    """
    fresh = find_fresh(desk, look, after=search.looked)
    nothing = NewArticles(search, look.looked)
    if not fresh:
        return nothing
    query = parse_saved(search, settings, replace(view, sort=Sort.NEWEST))
    engine = look.engine
    found = engine.texts(narrow(query, OneOf(frozenset(fresh))))
    if not found:
        return nothing
    earlier = Query("", all_of([Not(OneOf(frozenset(fresh)))]))
    originals = engine.find_originals(found, earlier)
    new = frozenset(found) - originals.keys()
    stories, n_stories, n_articles = _search(engine, query, new, collapse=True)
    copies, n_copies, _ = _search(engine, query, originals, collapse=False)
    return NewArticles(
        search,
        look.looked,
        stories,
        copies,
        n_articles=n_articles,
        n_stories=n_stories,
        n_copies=n_copies,
        first_seen={text: fresh[text] for text in found},
        originals=originals,
    )


def find_fresh(desk: Desk, look: IndexLook, *, after: int) -> dict[str, str]:
    """Returns the texts of the index learned after a number, with the time of each."""
    learned = list_learned(desk, look.place.corpus, after)
    times = _list_times(learned) if learned else {}
    if not times:
        return {}
    keys = make_keys(look.texts).tolist()
    pairs = zip(look.texts, keys, strict=True)
    return {text: times[key] for text, key in pairs if key in times}


def parse_saved(search: SavedSearch, settings: Config, view: View) -> Query:
    """Makes the query of a saved search, as of today.

    Raises:
        QueryError: it cannot be understood any more.
    """
    every = settings.search.every_word
    return search.query.parse(view, today=find_today(), every_word=every)


def narrow(query: Query, node: Node) -> Query:
    """Returns the query with one more part that articles must match."""
    return replace(query, tree=all_of([node, query.tree]), every_word=None)


def end_look(desk: Desk, look: IndexLook, shown: Iterable[NewArticles]) -> None:
    """Notes that what is new was shown whole; it is not new from now on."""
    with desk.changing():
        for one in shown:
            mark_looked_at(desk, look.place.corpus, one.search.name, one.looked)


def _search(
    engine: Engine,
    query: Query,
    texts: Iterable[str] | Mapping[str, str],
    *,
    collapse: bool,
) -> tuple[tuple[Hit, ...], int, int]:
    """Returns the hits among some texts, the number of stories, and that of articles."""
    ids = frozenset(texts)
    if not ids:
        return (), 0, 0
    view = replace(query.view, collapse=collapse)
    results = engine.search(narrow(replace(query, view=view), OneOf(ids)))
    stories = results.total if results.stories is None else results.stories
    return results.hits, stories, results.total


def _list_times(learned: Iterable[Learned]) -> dict[int, str]:
    return {key: one.at for one in learned for key in one.texts.tolist()}
