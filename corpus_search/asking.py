"""Makes queries of a text and keyword arguments."""

from typing import Any

from corpus_search.keywords import Choosing, Narrowing, choose, list_texts
from search.query import Query, View, find_today, make_query, parse_filters
from search.query.query import Sort


def ask(
    text: str, narrowing: Choosing | Narrowing, *, sort: str = Sort.RELEVANCE
) -> Query:
    """Makes the query of all articles that a text finds and keyword arguments choose.

    Raises:
        QueryError: the text or a date cannot be understood.
        OptionError: an argument has a value that it cannot have.
    """
    given: dict[str, Any] = dict(narrowing)
    today = find_today()
    view = View(
        sort=choose("sort", sort, Sort),
        snippets=0,
        **{name: given.pop(name) for name in _OF_VIEW if name in given},
    )
    every_word = bool(given.pop("all", False))
    days = {name: str(given.pop(name, "") or "") for name in ("since", "until")}
    undated = given.pop("undated", False)
    names: dict[str, Any] = {name: list_texts(value) for name, value in given.items()}
    filters = parse_filters(**names, **days, undated=undated, today=today)
    return make_query(text, filters, view, today=today, every_word=every_word)


_OF_VIEW = ("correct", "exact", "expand", "guesses", "semantic", "stories")
