"""A whole question, from what a user typed and chose."""

import datetime

from search.query.filters import Filters, add_filters
from search.query.parser import parse_query
from search.query.prose import find_mere_words
from search.query.tree import Query, View


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
    words = find_mere_words(text)
    notice = (
        f"{', '.join(words)} taken for words, as in a sentence or headline: "
        "where operators are meant, put ( ) around what they join"
    )
    return Query(text, tree, view, (notice,) if words else ())
