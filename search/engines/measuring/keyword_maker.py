"""Finds keywords: the words that one set of articles says more than another."""

import numpy as np
from numpy.typing import NDArray

from search.engines.measuring.counted_corpus import CountedCorpus
from search.engines.measuring.measured_index import MeasuredIndex
from search.engines.measuring.term_counts import (
    count_articles,
    count_terms,
    join_counts,
)
from search.engines.measuring.word_ranking import make_keywords, rank_keywords
from search.measures.keyness import TwoCounts
from search.measures.measure_views import KeywordsView
from search.query.query import Query
from search.query_errors import NoArticlesError
from search.results.word_statistics import ArticleSet, Keywords


def find_keywords(
    index: MeasuredIndex,
    target: Query,
    reference: Query | None,
    within: Query | None,
    view: KeywordsView,
) -> Keywords:
    """Finds the keywords of the articles that a query matches.

    Raises:
        NoArticlesError: a set has no text to count words in.
    """
    allowed = index.choose(within).numbers if within else None
    chosen, notices = _choose(index, target, allowed)
    if reference is None:
        others = np.setdiff1d(index.live if allowed is None else allowed, chosen)
    else:
        others, more = _choose(index, reference, allowed)
        notices += more
    first = index.select(chosen, stories=view.stories)
    second = index.select(others, stories=view.stories)
    text = reference.text if reference else ""
    sets = _describe(target.text, first), _describe(text, second)
    terms = join_counts(
        count_terms(index.executor, [first, second], stop_words=view.stop_words)
    )
    counts = TwoCounts(*terms.counts.astype(np.float64), first.tokens, second.tokens)
    order = rank_keywords(counts, terms.terms, view)
    shown = order[: view.limit]
    names = terms.name(shown)
    words = index.namer.name(names, (second if view.negative else first).masks)
    having = [count_articles(index.executor, name, first.masks) for name in names]
    return Keywords(
        *sets,
        measure=view.measure.value,
        rows=tuple(make_keywords(counts, shown, words, having)),
        total=len(order),
        shared=len(np.intersect1d(first.numbers, second.numbers)),
        notices=tuple(dict.fromkeys(notices)),
    )


def _choose(
    index: MeasuredIndex, query: Query, allowed: NDArray[np.int64] | None
) -> tuple[NDArray[np.int64], tuple[str, ...]]:
    numbers, notices = index.choose(query)
    return (numbers if allowed is None else np.intersect1d(numbers, allowed)), notices


def _describe(text: str, corpus: CountedCorpus) -> ArticleSet:
    if not corpus.tokens:
        raise NoArticlesError(text or "all other articles")
    return ArticleSet(text, len(corpus.numbers), corpus.tokens)
