"""Makes queries of the parameters of a request, as the command line does of options."""

import datetime
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from search.option_table import FILTER_OPTIONS
from search.query import (
    Filters,
    Query,
    View,
    find_today,
    make_filter_query,
    make_query,
    parse_filters,
)
from search.query.punctuation import drop_punctuation
from search.settings.config_file import SearchConfig
from search.web.api.parameters import ParameterError

MAX_OFFSET = 100_000
"""So many hits may be before those of a page."""
MAX_FOLDED_OFFSET = 10_000
"""So many where copies are one hit: to fold 50,000 hits takes 11 s of a processor."""
_FILTERS = frozenset(option.name for option in FILTER_OPTIONS) - {"guesses"}
_VIEWED = frozenset(field.name for field in fields(View))
_MADE = frozenset({"words", "facet", "every_word", "full_text", "corpus"})
"""Those that are neither filters nor parts of the view as they stand."""
MEANT = _FILTERS | _VIEWED | _MADE
"""The options that mean something here."""


def make_search(values: Mapping[str, Any], defaults: SearchConfig) -> Query:
    """Makes the query of a search; copies are hits of their own, as in JSON.

    Args:
        values: the values of parameters, as `read_parameters` returns them.
        defaults: the defaults of options.

    Raises:
        QueryError: the query or a date cannot be understood.
        NoWordsError: it is only punctuation, and there is no filter and no facet.
        ParameterError: the page is too far down.
    """
    text, facets = values.get("words", ""), values.get("facet", ())
    today = find_today()
    filters = _read_filters(values, today)
    may_be_none = bool(facets) or filters != Filters()
    text = text and drop_punctuation(text, may_be_none=may_be_none)
    usual = {
        "limit": defaults.limit if text or not facets else 0,
        "snippets": defaults.snippets,
        "width": defaults.width,
        "semantic": defaults.semantic,
    }
    every_word = values.get("every_word")
    view = View(
        **usual | {name: value for name, value in values.items() if name in _VIEWED},
        facets=tuple(dict.fromkeys(facets)),
        facets_of_all=every_word is False,
    )
    most = MAX_FOLDED_OFFSET if view.collapse else MAX_OFFSET
    check_offset(view.page, view.limit, most=most)
    return make_query(
        text,
        filters,
        view,
        today=today,
        every_word=defaults.every_word if every_word is None else every_word,
    )


def make_within(values: Mapping[str, Any]) -> Query:
    """Makes the query of the articles that the filters choose.

    Raises:
        QueryError: a date cannot be understood.
    """
    chosen = _FILTERS | {"guesses"}
    return make_filter_query(
        **{name: value for name, value in values.items() if name in chosen}
    )


def check_offset(page: int, limit: int, *, most: int = MAX_OFFSET) -> None:
    """Checks that a page is not too far down: all hits before it have to be ranked.

    Raises:
        ParameterError: it is.
    """
    if (page - 1) * limit > most:
        raise ParameterError(
            f"page {page:,} begins after {most:,} hits; narrow the search, as by since and until"
        )


def _read_filters(values: Mapping[str, Any], today: datetime.date) -> Filters:
    given = {name: values[name] for name in _FILTERS if name in values}
    return parse_filters(**given, today=today)
