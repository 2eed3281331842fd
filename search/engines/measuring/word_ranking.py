"""Ranks words by a measure, and makes the rows of collocates and keywords."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from search.engines.measuring.term_counts import TermCounts
from search.measures.association import PairCounts, measure_association
from search.measures.keyness import (
    TwoCounts,
    log_ratio,
    measure_keyness,
    percent_diff,
    signed_g2,
)
from search.measures.measure_views import Association, KeywordsView
from search.results.word_statistics import Collocate, CountedWord, Keyword

Order = NDArray[np.int64]


def rank_words(
    scores: NDArray[np.float64], counts: NDArray[np.float64], terms: Sequence[bytes]
) -> Order:
    """Returns the order of words: the highest score first, then the most frequent.

    Args:
        scores: float64 array of shape (n,).
        counts: float64 array of shape (n,).
        terms: n terms, by which equal ones are ordered.

    Returns:
        Indexes of words: int64 array of shape (n,).
    """
    names = np.argsort(np.array(terms, dtype=object), kind="stable")
    places = np.empty(len(names), np.int64)
    places[names] = np.arange(len(names))
    return np.lexsort((places, -counts, -scores))


def make_collocates(
    near: TermCounts, pairs: PairCounts, order: Order, words: Sequence[CountedWord]
) -> Iterator[Collocate]:
    """Yields the rows of collocates.

    Args:
        near: their counts near the word.
        pairs: their counts in windows and corpus, as `near` has them.
        order: which of them, int64 array of shape (n,).
        words: their names, in this order.
    """
    chosen = pairs._replace(joint=pairs.joint[order], collocate=pairs.collocate[order])
    columns = {
        each.value: measure_association(chosen, each).tolist() for each in Association
    }
    expected = chosen.expected.tolist()
    for n, (place, word) in enumerate(zip(order.tolist(), words, strict=True)):
        left, right, joint = near.counts[:, place].tolist()
        yield Collocate(
            word,
            joint=joint,
            left=left,
            right=right,
            frequency=int(pairs.collocate[place]),
            expected=expected[n],
            measures={name: values[n] for name, values in columns.items()},
        )


def rank_keywords(
    counts: TwoCounts, terms: Sequence[bytes], view: KeywordsView
) -> Order:
    """Returns the order of the words that one set says more, or less, than the other.

    Returns:
        int64 array of shape (n_keywords,).
    """
    sign = -1 if view.negative else 1
    is_key = sign * (counts.target_rate - counts.reference_rate) > 0
    side = counts.reference if view.negative else counts.target
    places = np.flatnonzero(is_key & (side >= view.min_count))
    scores = sign * measure_keyness(counts, view.measure)[places]
    names = [terms[place] for place in places.tolist()]
    return places[rank_words(scores, side[places], names)]


def make_keywords(
    counts: TwoCounts,
    order: Order,
    words: Sequence[CountedWord],
    articles: Sequence[int],
) -> Iterator[Keyword]:
    """Yields the rows of keywords.

    Args:
        counts: the counts of all words.
        order: which of them, int64 array of shape (n,).
        words: their names, in this order.
        articles: number of articles of the first set that have each, in this order.
    """
    chosen = counts._replace(
        target=counts.target[order], reference=counts.reference[order]
    )
    columns = zip(
        words,
        articles,
        chosen.target.tolist(),
        chosen.reference.tolist(),
        chosen.target_rate.tolist(),
        chosen.reference_rate.tolist(),
        signed_g2(chosen).tolist(),
        log_ratio(chosen).tolist(),
        percent_diff(chosen).tolist(),
        strict=True,
    )
    for word, having, target, reference, rate, other, g2, ratio, diff in columns:
        yield Keyword(
            word,
            target=int(target),
            reference=int(reference),
            target_rate=rate,
            reference_rate=other,
            articles=having,
            g2=g2,
            log_ratio=ratio,
            percent_diff=None if diff == float("inf") else diff,
        )
