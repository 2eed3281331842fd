"""Pseudo-relevance feedback: expands a query with significant terms of its best hits.

After Rocchio (1971): the hits of a first search are taken for relevant, and their terms
are added to the query with a lower weight than its own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.article import Article
from search.query import query_words
from search.query.clauses import all_of, any_of
from search.query.tree import And, Boost, Everything, Node, Or, Phrase, Word
from search.rewrite.significant_terms import find_significant_terms
from search.rewrite.term_resolver import TermResolver

MAX_FEEDBACK_HITS = 10
"""The terms are taken from so many of the best hits."""

_MAX_TERMS = 60
_ADDED_SHARE = 0.7
"""The boosts of all added terms, as a share of those of the query's own words."""
_STEEPNESS = 6
"""A hit with half the score of the best weighs 2 ** -6 of it."""


class FeedbackExpansion(NamedTuple):
    """An expanded tree, and the words added, the most significant first."""

    tree: Node
    words: tuple[str, ...] = ()


def expand_by_feedback(
    tree: Node,
    hits: Sequence[tuple[Article, float]],
    resolver: TermResolver,
    *,
    required: bool,
) -> FeedbackExpansion:
    """Expands the query with the terms that set its best hits apart from other articles.

    Filters stay filters.

    Args:
        tree: the query.
        hits: the best hits of the query, each with its score.
        resolver: gives the terms and document frequencies of the index.
        required: whether an article needs the query's own words. If so, the added words
            only raise scores; otherwise they find articles too.
    """
    best = max((score for _, score in hits), default=0.0)
    typed = query_words(tree)
    if best <= 0 or not typed:
        return FeedbackExpansion(tree)
    found = find_significant_terms(
        ((article, (score / best) ** _STEEPNESS) for article, score in hits),
        resolver,
        limit=_MAX_TERMS,
        excluded=frozenset(_terms(tree, resolver)),
    )
    if not found:
        return FeedbackExpansion(tree)
    share = _ADDED_SHARE * len(typed) / sum(term.weight for term in found)
    added = [Boost(Word(term.spelling), share * term.weight) for term in found]
    words = tuple(term.spelling for term in found)
    return FeedbackExpansion(_add(tree, added, required=required), words)


def requires_words(tree: Node) -> bool:
    """Tells whether a parsed query requires some of its words in every hit.

    >>> requires_words(Or((Word("Wagner"), Word("Libya"))))
    False
    >>> requires_words(And((Word("Wagner"), Word("Libya"))))
    True
    """
    parts = tree.parts if isinstance(tree, And) else (tree,)
    worded = [part for part in parts if query_words(part)]
    if len(worded) != 1:
        return True
    choices = worded[0].parts if isinstance(worded[0], Or) else worded
    bare = (one.part if isinstance(one, Boost) else one for one in choices)
    return not any(isinstance(one, Word) and one.field is None for one in bare)


def _terms(tree: Node, resolver: TermResolver) -> Iterator[str]:
    for word in query_words(tree):
        if isinstance(word, Word | Phrase):
            for sequence in resolver.term_sequences(word.text):
                yield from sequence


def _add(tree: Node, added: Sequence[Node], *, required: bool) -> Node:
    if required:
        return all_of([tree, Or((*added, Everything()))])
    parts = tree.parts if isinstance(tree, And) else (tree,)
    filters = [part for part in parts if not query_words(part)]
    worded = [part for part in parts if query_words(part)]
    return all_of([*filters, any_of([all_of(worded), *added])])
