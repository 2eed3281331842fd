"""Finds keywords: the words that one set of articles says more than another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from search.engines.measuring.counted_corpus import CountedCorpus
from search.engines.measuring.measured_index import MeasuredIndex
from search.engines.measuring.term_counts import (
    TermCounts,
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

if TYPE_CHECKING:
    from search.engines.measuring.form_counts import CountedForms


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
    first, second, notices = _select(index, target, reference, within, view)
    forms = None
    if view.forms:
        forms = index.read_forms([first, second], stop_words=view.stop_words)
    terms = _count(index, [first, second], forms, view)
    said, said_there = terms.counts.astype(np.float64)
    counts = TwoCounts(said, said_there, first.tokens, second.tokens)
    order = rank_keywords(counts, terms.terms, view)
    shown = order[: view.limit]
    names = terms.name(shown)
    masks = (second if view.negative else first).masks
    words = index.namer.name(names, masks, forms=view.forms)
    if forms is None:
        having = [count_articles(index.executor, name, first.masks) for name in names]
    else:
        having = forms.count_articles(shown, first).tolist()
    return Keywords(
        ArticleSet(target.text, len(first.numbers), first.tokens),
        ArticleSet(
            reference.text if reference else "", len(second.numbers), second.tokens
        ),
        measure=view.measure.value,
        rows=tuple(make_keywords(counts, shown, words, having)),
        total=len(order),
        shared=len(np.intersect1d(first.numbers, second.numbers)),
        notices=notices,
    )


def _select(
    index: MeasuredIndex,
    target: Query,
    reference: Query | None,
    within: Query | None,
    view: KeywordsView,
) -> tuple[CountedCorpus, CountedCorpus, tuple[str, ...]]:
    """Selects the two sets of articles."""
    allowed = index.choose(within).numbers if within else index.live
    chosen = index.choose(target)
    numbers = np.intersect1d(chosen.numbers, allowed)
    others, notices = np.setdiff1d(allowed, numbers), chosen.notices
    if reference is not None:
        found = index.choose(reference)
        others = np.intersect1d(found.numbers, allowed)
        notices = tuple(dict.fromkeys([*notices, *found.notices]))
    first = index.select(numbers, stories=view.stories)
    second = index.select(others, stories=view.stories)
    for text, corpus in ((target.text, first), (reference and reference.text, second)):
        if not corpus.tokens:
            raise NoArticlesError(text or "all other articles")
    return first, second, notices


def _count(
    index: MeasuredIndex,
    corpora: Sequence[CountedCorpus],
    forms: "CountedForms | None",
    view: KeywordsView,
) -> TermCounts:
    if forms is not None:
        return forms.count(corpora)
    return join_counts(count_terms(index.executor, corpora, stop_words=view.stop_words))
