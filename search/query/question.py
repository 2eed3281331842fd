"""A whole question, from what a user typed and chose."""

import datetime
from dataclasses import dataclass

from search.query.filters import Filters, add_filters
from search.query.parser import parse_query
from search.query.tree import FacetField, Query, Sort


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the answer is wanted, and how much of it.

    Attributes:
        sort: the order of the hits.
        limit: how many hits, at most.
        page: which page of `limit` hits, from 1.
        facets: what to count all the hits by.
        snippets: how many snippets a hit, at most.
        width: how many characters a snippet, about.
        correct: whether a word that occurs nowhere is taken for one much like it.
        exact: whether a name finds only what is written so, not its bearer's articles.
        guesses: whether dates guessed from other articles count in filters.
    """

    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    page: int = 1
    facets: tuple[FacetField, ...] = ()
    snippets: int = 2
    width: int = 240
    correct: bool = True
    exact: bool = False
    guesses: bool = False


def make_query(
    text: str,
    filters: Filters = Filters(),
    view: View = View(),
    *,
    today: datetime.date,
    every_word: bool = False,
) -> Query:
    """The question in `text`, narrowed by the filters; no text asks for everything.

    Raises:
        QueryError: pointing at the place in the text that cannot be understood.
    """
    tree = add_filters(parse_query(text, every_word=every_word, today=today), filters)
    return Query(
        text=text,
        tree=tree,
        sort=view.sort,
        limit=view.limit,
        page=view.page,
        facets=view.facets,
        snippets=view.snippets,
        width=view.width,
        correct=view.correct,
        exact=view.exact,
        guesses=view.guesses,
    )
