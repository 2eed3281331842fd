"""A whole query: what an article must match, and which part of the answer is wanted."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from search.query.filters import Filters, add_filters
from search.query.parser import parse_query
from search.query.prose import find_mere_words
from search.query.tree import Node


class Sort(StrEnum):
    """The order of the hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class FacetField(StrEnum):
    """What hits can be counted by."""

    OUTLET = "outlet"
    ACTOR = "actor"
    YEAR = "year"
    MONTH = "month"
    LANGUAGE = "language"


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
        expand: whether words of the best hits are looked for too.
        explain: whether each hit says how its score came about.
        collapse: whether copies of one text stand as one hit.
        stories: whether facets count copies of one text once.
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
    expand: bool = False
    explain: bool = False
    collapse: bool = False
    stories: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query.

    Attributes:
        text: the words as the user typed them.
        tree: what an article must match, and what makes it match better. Filters
            from options are in it, as required parts.
        view: which part of the answer is wanted, and how it is looked for.
        notices: what the user should know of how the text was read.
    """

    text: str
    tree: Node
    view: View = View()
    notices: tuple[str, ...] = ()


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
