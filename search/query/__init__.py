"""Parses what the user typed, and the options given, into a `Query`.

Give `make_query` a text, `Filters` and a `View`; it returns a `Query` that holds a
tree of `search.query.tree` nodes. Every tree it returns keeps these rules:

- A `Not` stands only in an `And`, beside a part that is no `Not`.
- An `Or` that holds `Everything` is optional: its other parts raise the score of an
  article, but none is required.
- `And` and `Or` have at least two parts.
"""

from search.query.calendar import find_today
from search.query.dates import parse_range, parse_since, parse_until
from search.query.filters import Filters, add_filters, parse_filters
from search.query.parser import parse_plain_text, parse_query
from search.query.query import (
    FacetField,
    Query,
    Sort,
    View,
    make_filter_query,
    make_query,
)
from search.query.unparse import RankedNode, named_actors, query_words

__all__ = [
    "FacetField",
    "Filters",
    "Query",
    "RankedNode",
    "Sort",
    "View",
    "add_filters",
    "find_today",
    "make_filter_query",
    "make_query",
    "named_actors",
    "parse_filters",
    "parse_plain_text",
    "parse_query",
    "parse_range",
    "parse_since",
    "parse_until",
    "query_words",
]
