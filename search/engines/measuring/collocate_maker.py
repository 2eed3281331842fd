"""Finds the collocates of a query: the words that stand near its matches."""

import numpy as np

from search.engines.measuring.collocate_counter import NearCounter
from search.engines.measuring.measured_index import MeasuredIndex
from search.engines.measuring.term_counts import count_terms, look_up_counts
from search.engines.measuring.word_ranking import make_collocates, rank_words
from search.measures.association import PairCounts, measure_association
from search.measures.measure_views import CollocatesView
from search.query.query import Query
from search.results.word_statistics import Collocates


def find_collocates(
    index: MeasuredIndex, query: Query, view: CollocatesView
) -> Collocates:
    """Finds the collocates of the words of a query."""
    asked, corpus, found, frequency = index.match(query, stories=view.stories)
    counter = NearCounter(left=view.left, right=view.right, stop_words=view.stop_words)
    near = counter.count(found).at_least(view.min_count)
    whole = count_terms(index.executor, [corpus], stop_words=view.stop_words)
    pairs = PairCounts(
        joint=near.counts.sum(axis=0).astype(np.float64),
        collocate=look_up_counts(whole, near.terms)[0].astype(np.float64),
        word=frequency,
        window=counter.window_tokens,
        total=corpus.tokens,
    )
    scores = measure_association(pairs, view.measure)
    order = rank_words(scores, pairs.joint, near.terms)[: view.limit]
    words = index.namer.name(near.name(order), corpus.masks)
    return Collocates(
        query=query,
        measure=view.measure.value,
        rows=tuple(make_collocates(near, pairs, order, words)),
        total=len(near.terms),
        frequency=frequency,
        window_tokens=counter.window_tokens,
        tokens=corpus.tokens,
        articles=len(corpus.numbers),
        corrected=asked.corrected,
        absent=asked.absent,
        notices=asked.notices,
    )
