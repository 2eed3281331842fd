"""What the user asks: the words typed and the options given, as a tree.

`make_query` is the way in. Of its tree one may rely on: a Not stands in an And only,
beside a part that is none; an Or that holds Everything is made of wishes, which rank
but are not required; And and Or have two parts at least.
"""

from search.query.dates import parse_range, parse_since, parse_until
from search.query.filters import Filters, add_filters
from search.query.parser import parse_query
from search.query.plain import plain_words
from search.query.question import make_query
from search.query.tree import View
from search.query.unparse import RankedNode, named_actors, query_words

__all__ = [
    "Filters",
    "RankedNode",
    "View",
    "add_filters",
    "make_query",
    "named_actors",
    "parse_query",
    "parse_range",
    "parse_since",
    "parse_until",
    "plain_words",
    "query_words",
]
