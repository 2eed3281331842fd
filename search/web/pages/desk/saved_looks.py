"""Looks at the saved searches of a corpus for the pages that show them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from search.desk.desk_file import Desk
from search.desk.saved_searches import SavedSearch, choose_searches, list_searches
from search.following.looking import IndexLook, begin_look, find_new
from search.query import View
from search.query_errors import NoSuchNameError, QueryError
from search.results.new_articles import NewArticles
from search.web.corpora import Corpora, OpenCorpus


class SavedLook(NamedTuple):
    """A saved search, and what is new to it.

    Attributes:
        search: the search.
        found: what is new to it.
        problem: why that cannot be said; empty if it can.
    """

    search: SavedSearch
    found: NewArticles
    problem: str = ""


@contextmanager
def looking(corpora: Corpora, corpus: OpenCorpus) -> Iterator[tuple[Desk, IndexLook]]:
    """Opens the desk and looks at the last commit of the corpus; no search counts as seen."""
    with Desk(corpus.desk.place.path) as desk:
        yield (
            desk,
            begin_look(
                desk,
                corpus.desk.place,
                lambda: corpora.open(corpus.name, now=True).engine,
            ),
        )


def count_new(corpora: Corpora, corpus: OpenCorpus) -> list[SavedLook]:
    """Counts what is new to each saved search, in the order of their names."""
    with corpus.desk.opened() as desk:
        if desk is None or not list_searches(desk, corpus.desk.place.corpus):
            return []
    with looking(corpora, corpus) as (desk, look):
        searches = list_searches(desk, corpus.desk.place.corpus)
        view = View(limit=0, snippets=0)
        return [_look(desk, look, one, view, corpus) for one in searches]


def find_saved(corpus: OpenCorpus, name: str) -> SavedSearch:
    """Finds a saved search.

    Raises:
        NoSuchSearchError: there is none of this name.
    """
    with corpus.desk.opened() as desk:
        return choose_searches(desk, corpus.desk.place.corpus, [name])[0]


def list_new(
    corpora: Corpora, corpus: OpenCorpus, search: SavedSearch, view: View
) -> SavedLook:
    """Lists what is new to a saved search."""
    with looking(corpora, corpus) as (desk, look):
        return _look(desk, look, search, view, corpus)


def _look(
    desk: Desk, look: IndexLook, search: SavedSearch, view: View, corpus: OpenCorpus
) -> SavedLook:
    try:
        return SavedLook(search, find_new(desk, look, search, view, corpus.settings))
    except (NoSuchNameError, QueryError) as error:
        # Such as an outlet that nothing is from yet: nothing of it is new.
        return SavedLook(search, NewArticles(search, look.looked), str(error))
