"""Finds the collocates of a query: the words that stand near its matches."""

import numpy as np
from numpy.typing import NDArray

from search.engines.measuring.collocate_counter import NEAR, NearCounter
from search.engines.measuring.measured_index import MatchedCorpus, MeasuredIndex
from search.engines.measuring.term_counts import TermCounts, count_terms, look_up_counts
from search.engines.measuring.word_ranking import make_collocates, rank_words
from search.measures.association import PairCounts, measure_association
from search.measures.measure_views import CollocatesView
from search.query.query import Query
from search.results.word_statistics import Collocates


def find_collocates(
    index: MeasuredIndex, query: Query, view: CollocatesView
) -> Collocates:
    """Finds the collocates of the words of a query."""
    matched = index.match(query, stories=view.stories)
    asked, corpus, _, frequency = matched
    counter = NearCounter(left=view.left, right=view.right, stop_words=view.stop_words)
    near, frequencies = (_count_forms if view.forms else _count_terms)(
        index, matched, counter, view
    )
    pairs = PairCounts(
        joint=near.counts[NEAR:].sum(axis=0).astype(np.float64),
        collocate=frequencies.astype(np.float64),
        word=frequency,
        window=counter.window_tokens,
        total=corpus.tokens,
    )
    scores = measure_association(pairs, view.measure)
    order = rank_words(scores, pairs.joint, near.terms)[: view.limit]
    words = index.namer.name(near.name(order), corpus.masks, forms=view.forms)
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


def _count_terms(
    index: MeasuredIndex,
    matched: MatchedCorpus,
    counter: NearCounter,
    view: CollocatesView,
) -> tuple[TermCounts, NDArray[np.int64]]:
    """Counts terms near the matches, and in the whole corpus."""
    near = counter.count(matched.found).at_least(view.min_count)
    corpora = [matched.corpus]
    whole = count_terms(index.executor, corpora, stop_words=view.stop_words)
    return near, look_up_counts(whole, near.terms)[0]


def _count_forms(
    index: MeasuredIndex,
    matched: MatchedCorpus,
    counter: NearCounter,
    view: CollocatesView,
) -> tuple[TermCounts, NDArray[np.int64]]:
    """Counts forms near the matches, and in the whole corpus."""
    forms = index.read_forms([matched.corpus], stop_words=view.stop_words)
    near = counter.count_forms(matched.found, forms)
    kept = np.flatnonzero(near.counts[NEAR] >= view.min_count)
    return near.at_least(view.min_count), forms.count([matched.corpus]).counts[0, kept]
