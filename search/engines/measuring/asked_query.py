"""A query made ready to be counted: its plan, its patterns, and what is said of it."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from search.engines.highlight_patterns import (
    find_absent_words,
    make_actor_patterns,
    make_highlight_patterns,
)
from search.executor.plan import Plan
from search.highlight.pattern_matcher import HighlightPattern
from search.query import query_words
from search.query.query import Query
from search.query.tree import Word
from search.query.unparse import unparse
from search.query_errors import NothingToCountError
from search.results.results import AbsentWord
from search.rewrite.rewrite import RewrittenQuery
from search.rewrite.term_resolver import TermResolver
from search.rewrite.translation import Translator

_OPERATORS = re.compile(r"\b(?:AND|OR|NOT)\b|[()|&]")


class RewritesQueries(Protocol):
    """The function of an engine that rewrites a query for its index."""

    def __call__(self, query: Query) -> tuple[RewrittenQuery, Translator]:
        """Returns the query as rewritten, and what translates it into plans."""


class AskedQuery(NamedTuple):
    """A query, as an index understands it.

    Attributes:
        query: the query.
        plan: finds the articles that match.
        patterns: what is looked for in their texts: the words, or without words the
            actors of the filters.
        corrected: query words that occur in no article, and the words searched instead.
        absent: the other query words that occur in no article.
        notices: what the user should know of how the query was read.
    """

    query: Query
    plan: Plan
    patterns: list[HighlightPattern]
    corrected: Mapping[str, str]
    absent: tuple[AbsentWord, ...]
    notices: tuple[str, ...]


def ask(query: Query, rewrite: RewritesQueries, resolver: TermResolver) -> AskedQuery:
    """Makes a query ready.

    Raises:
        NothingToCountError: it has neither words nor actors to look for.
        NoSuchNameError: it names what the index does not have.
    """
    rewritten, translator = rewrite(query)
    plan = translator.translate(rewritten.scored)
    patterns = make_highlight_patterns(rewritten, translator, resolver)
    patterns = patterns or list(make_actor_patterns(rewritten, resolver))
    if not patterns:
        raise NothingToCountError
    return AskedQuery(
        query,
        plan,
        patterns,
        rewritten.corrected,
        find_absent_words(patterns, resolver),
        tuple(
            dict.fromkeys(
                [*rewritten.notices, *translator.notices, *_hint_at_phrase(query)]
            )
        ),
    )


def _hint_at_phrase(query: Query) -> Iterator[str]:
    """Yields how to look for words side by side, where they are looked for one by one."""
    words = query_words(query.tree)
    one_by_one = query.every_word is not None and not _OPERATORS.search(query.text)
    if one_by_one and len(words) > 1 and all(isinstance(one, Word) for one in words):
        typed = " ".join(unparse(one) for one in words)
        yield f"each word is looked for by itself; side by side: '\"{typed}\"'"
