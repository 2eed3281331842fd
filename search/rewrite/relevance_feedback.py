"""More words for a question: those that tell its best hits from other articles."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.article import Article
from search.query import query_words
from search.query.clauses import all_of, any_of
from search.query.tree import And, Boost, Everything, Node, Or, Phrase, Word
from search.rewrite.significant_terms import find_telling_terms
from search.rewrite.term_resolver import TermResolver

MOST_HITS = 10
"""How many of the best hits the words are taken from."""

_MOST_WORDS = 60
# What all the words added weigh, against those of the question.
_SHARE = 0.7
# A hit that scores half of what the best does counts a sixty-fourth of it.
_STEEPNESS = 6


class Expansion(NamedTuple):
    """A question with words added, and these words, the most telling first."""

    tree: Node
    words: tuple[str, ...] = ()


def expand(
    tree: Node,
    hits: Sequence[tuple[Article, float]],
    resolver: TermResolver,
    articles: int,
    *,
    required: bool,
) -> Expansion:
    """The question with the words that tell its best hits from other articles.

    Filters stay filters. An article that has none of the question's own words is found
    by those added, but not where words are `required`: there they only rank.
    """
    best = max((score for _, score in hits), default=0.0)
    typed = query_words(tree)
    if best <= 0 or not typed:
        return Expansion(tree)
    weighed = ((article, (score / best) ** _STEEPNESS) for article, score in hits)
    known = frozenset(_terms(tree, resolver))
    found = find_telling_terms(weighed, resolver, articles, _MOST_WORDS, known)
    if not found:
        return Expansion(tree)
    share = _SHARE * len(typed) / sum(term.weight for term in found)
    added = [Boost(Word(term.spelling), share * term.weight) for term in found]
    words = tuple(term.spelling for term in found)
    return Expansion(_widen(tree, added, required=required), words)


def requires_words(tree: Node) -> bool:
    """Whether a question, as parsed, says of some words that they must be there."""
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
            for reading in resolver.term_sequences(word.text):
                yield from reading


def _widen(tree: Node, added: Sequence[Node], *, required: bool) -> Node:
    if required:
        return all_of([tree, Or((*added, Everything()))])
    parts = tree.parts if isinstance(tree, And) else (tree,)
    filters = [part for part in parts if not query_words(part)]
    worded = [part for part in parts if query_words(part)]
    return all_of([*filters, any_of([all_of(worded), *added])])
