"""A query is its words, narrowed by the filters of the options."""

from datetime import date

import pytest

from search.query import Filters, View, add_filters, make_query, query_words
from search.query.parser import parse_query
from search.query.query import FacetField, Query, Sort
from search.query.tree import (
    And,
    Dated,
    DateRange,
    Everything,
    Fuzzy,
    Named,
    NameField,
    Or,
    Phrase,
    Prefix,
    TextField,
    Undated,
    Wildcard,
    Word,
    WordRange,
)
from search.query_errors import QueryError

TODAY = date(2020, 3, 31)
DUVAR, BBC = (Named(NameField.OUTLET, name) for name in ("duvar", "bbc"))
HAFTAR = Named(NameField.ACTOR, "Haftar")
SINCE = Dated(DateRange(date(2019, 12, 1), None))


def test_a_query_holds_what_was_typed_and_chosen() -> None:
    view = View(Sort.NEWEST, 5, page=2, facets=(FacetField.YEAR,), snippets=1, width=80)
    assert make_query(
        "Wagner", Filters(actors=("Haftar",)), view, today=TODAY
    ) == Query(
        text="Wagner",
        tree=And((HAFTAR, Word("Wagner"))),
        view=view,
    )


def test_nothing_typed_and_nothing_chosen_asks_for_everything() -> None:
    assert make_query("", today=TODAY) == Query(text="", tree=Everything())


def test_options_make_the_same_tree_as_the_words() -> None:
    typed = "outlet:duvar outlet:bbc actor:Haftar language:en date:2019 a b"
    chosen = Filters(
        outlets=("duvar", "bbc"),
        actors=("Haftar",),
        languages=("en",),
        dates=(DateRange(date(2019, 1, 1), date(2019, 12, 31)),),
    )
    assert make_query("a b", chosen, today=TODAY).tree == parse_query(
        typed, today=TODAY
    )


@pytest.mark.parametrize(
    ("filters", "tree"),
    [
        (Filters(), Everything()),
        (Filters(outlets=("duvar", "bbc")), Or((DUVAR, BBC))),
        (Filters(outlets=("duvar",), actors=("Haftar",)), And((DUVAR, HAFTAR))),
        (Filters(since=date(2019, 12, 1)), SINCE),
        (Filters(undated=True), Undated()),
        (Filters(since=date(2019, 12, 1), undated=True), Or((SINCE, Undated()))),
        (Filters(since=date(2019, 12, 1), until=date(2019, 12, 31)), Dated(DateRange(date(2019, 12, 1), date(2019, 12, 31)))),
    ],
)  # fmt: skip
def test_any_of_a_kind_and_all_kinds_together(filters: Filters, tree: object) -> None:
    assert add_filters(Everything(), filters) == tree


def test_until_before_since_is_an_error() -> None:
    with pytest.raises(QueryError, match=r"swap the two$"):
        add_filters(
            Everything(), Filters(since=date(2020, 1, 1), until=date(2019, 12, 1))
        )


def test_the_words_of_a_query_are_those_that_rank() -> None:
    text = 'outlet:duvar a^2 -b "c d" (title:e* OR f?g) h~ [i TO j] -(k) date:2019 * +l'
    assert query_words(parse_query(text, today=TODAY)) == (
        Word("l"),
        Word("a"),
        Phrase("c d"),
        Prefix("e", TextField.TITLE),
        Wildcard("f?g"),
        Fuzzy("h"),
        WordRange("i", "j"),
    )
