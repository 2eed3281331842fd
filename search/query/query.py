"""A whole query: what an article must match, and which part of the answer is wanted."""

import datetime
from enum import StrEnum

from index.value_classes import dataclass
from search.query.filters import Filters, add_filters
from search.query.parser import parse_readings
from search.query.prose import find_foreign_operators, find_words_like_operators
from search.query.tree import Node


class Sort(StrEnum):
    """The order of the hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class FacetField(StrEnum):
    """The fields that hits can be counted by."""

    OUTLET = "outlet"
    ACTOR = "actor"
    AUTHOR = "author"
    YEAR = "year"
    MONTH = "month"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class View:
    """The part of the answer that is wanted, and how the words are looked up.

    Attributes:
        sort: the order of the hits.
        limit: maximum number of hits on a page.
        page: number of the page, from 1.
        facets: the fields to count all hits by.
        snippets: maximum number of snippets in a hit.
        width: approximate length of a snippet in characters.
        correct: whether a word that occurs in no article is replaced by a similar one.
        exact: whether a name finds only this spelling, not the actor's other names.
        guesses: whether dates guessed from other articles count in filters.
        expand: whether significant terms of the best hits are added to the query.
        explain: whether each hit explains its score.
        collapse: whether near-duplicates are one hit.
        stories: whether facets count near-duplicates once.
        facets_of_all: whether facets count all articles with any of the words, rather
            than those that a reader would call hits.
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
    facets_of_all: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A whole query.

    Attributes:
        text: the text as the user typed it.
        tree: what an article must match, and what raises its score. Filters from
            options are required parts of it.
        view: which part of the answer is wanted.
        notices: what the user should know of how the text was parsed.
        every_word: the tree that requires every word; None where `tree` is that.
    """

    text: str
    tree: Node
    view: View = View()
    notices: tuple[str, ...] = ()
    every_word: Node | None = None


def make_query(
    text: str,
    filters: Filters = Filters(),
    view: View = View(),
    *,
    today: datetime.date,
    every_word: bool = False,
) -> Query:
    """Parses `text` into a query, narrowed by the filters.

    Args:
        text: the query as typed, in the language of docs/query-language.md; an empty
            one matches every article.
        filters: the filters that options give.
        view: which part of the answer is wanted.
        today: the day that "last week" and the like count from.
        every_word: whether an article needs every word, not only some.

    Raises:
        QueryError: at the place in the text that cannot be understood.
    """
    readings = parse_readings(text, dict.fromkeys((every_word, True)), today=today)
    trees = [add_filters(reading, filters) for reading in readings]
    strict = trees[-1] if trees[-1] != trees[0] else None
    words, foreign = find_words_like_operators(text), find_foreign_operators(text)
    notice = (
        f"{', '.join(words)} read as words, as in a sentence or headline: "
        "if you mean operators, put ( ) around what they join"
    )
    other = (
        f"{', '.join(foreign)} read as words: operators are AND, OR, NOT, and w/5 for "
        "words near each other"
    )
    notices = [notice] * bool(words) + [other] * bool(foreign)
    return Query(text, trees[0], view, tuple(notices), strict)
