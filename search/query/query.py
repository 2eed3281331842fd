"""A whole query: what an article must match, and which part of the answer is wanted."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from index.value_classes import dataclass
from search.query.calendar import find_today
from search.query.clauses import all_of
from search.query.filters import Filters, add_filters, parse_filters
from search.query.parser import MAX_CHARACTERS, parse_plain_text, parse_readings
from search.query.prose import (
    describe_foreign_syntax,
    find_words_like_operators,
    is_sentence,
)
from search.query.tree import Node
from search.query.unparse import lowering_words
from search.query_errors import QueryError

# Fewer words, or fewer stop words among them, are a query that was mistyped.
_MIN_PROSE = 8
_WORDS_PER_STOP_WORD = 5
_AROUND = ".,;:!?()[]{}'’‘" + '"“”«»'


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
    DAY = "day"
    LANGUAGE = "language"
    TAG = "tag"


DATE_FACETS = (FacetField.YEAR, FacetField.MONTH, FacetField.DAY)
"""The facets in order of time; the others are in order of count."""


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
        semantic: whether the first hits are put in order by meaning, too.
        explain: whether each hit explains its score.
        collapse: whether near-duplicates are one hit.
        stories: whether facets count near-duplicates once.
        facets_of_all: whether facets count all articles with any of the words, rather
            than those that a reader would call hits.
        facet_rows: maximum number of values in a facet of names; None for all.
        crossed: two fields to count the hits of facets by together; of the second an
            article has one value.
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
    semantic: bool = False
    explain: bool = False
    collapse: bool = False
    stories: bool = False
    facets_of_all: bool = False
    facet_rows: int | None = None
    crossed: tuple[FacetField, FacetField] | None = None


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
    try:
        readings = parse_readings(text, sorted({every_word, True}), today=today)
    except QueryError as error:
        if len(text) > MAX_CHARACTERS or not _is_prose(text):
            raise
        tree = add_filters(parse_plain_text(text), filters)
        return Query(text, tree, view, (f"all of it read as words: {error.problem}",))
    trees = [add_filters(reading, filters) for reading in readings]
    strict = trees[-1] if trees[-1] != trees[0] else None
    return Query(text, trees[0], view, tuple(_describe_reading(text, trees[0])), strict)


def narrow_query(query: Query, nodes: Sequence[Node]) -> Query:
    """Returns the query with further parts that articles must match."""
    if not nodes:
        return query
    strict = query.every_word
    return replace(
        query,
        tree=all_of([*nodes, query.tree]),
        every_word=None if strict is None else all_of([*nodes, strict]),
    )


def make_filter_query(
    *,
    since: str | None = None,
    until: str | None = None,
    undated: bool = False,
    guesses: bool = False,
    **names: Sequence[str] | None,
) -> Query:
    """Returns the query that only the filters of options narrow.

    Args:
        since: the first day, month or year, as typed; None for none.
        until: the last day, month or year, as typed; None for none.
        undated: with dates, whether undated articles match too; without, they alone do.
        guesses: whether guessed dates count.
        names: for the other options of `parse_filters` the values typed; None for any.

    Raises:
        QueryError: a date cannot be understood.
    """
    today = find_today()
    filters = parse_filters(
        **{name: values or () for name, values in names.items()},
        since=since or "",
        until=until or "",
        undated=undated,
        today=today,
    )
    return make_query("", filters, View(guesses=guesses), today=today)


def _is_prose(text: str) -> bool:
    """Tells whether a text that is no query is plainly sentences, pasted from elsewhere."""
    words = text.split()
    return is_sentence(
        [word.strip(_AROUND) for word in words],
        min_words=_MIN_PROSE,
        min_stop_words=max(2, len(words) // _WORDS_PER_STOP_WORD),
    )


def _describe_reading(text: str, tree: Node) -> Iterator[str]:
    """Yields what of the text was not read as it might have been meant."""
    if words := find_words_like_operators(text):
        yield (
            f"{', '.join(words)} read as words, as in a sentence or headline: "
            "if you mean operators, put ( ) around what they join"
        )
    yield from describe_foreign_syntax(text)
    if excluded := lowering_words(tree):
        yield (
            f"articles with {', '.join(excluded)} come lower, as the question says: "
            f"-{excluded[0]} leaves them out"
        )
