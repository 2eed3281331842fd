"""The kernels in numpy: what each gives, and how where nothing could be compiled."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from search.kernels.postings import (
    Array,
    Articles,
    Forms,
    Mask,
    Occurrences,
    Ranked,
    Scores,
    Wanted,
)

# From here on a binary search for each is cheaper than to look at all.
_MUCH_LONGER = 16


def score_word(
    forms: Forms, factor: float | None, k1: float
) -> tuple[Articles, Scores | None]:
    """The articles with any form of a word, in order, and their scores.

    Args:
        forms: of these occurrences are added up.
        factor: that many times x / (x + k1) is the score; None scores nothing.
        k1: how slowly occurrences saturate.

    Raises:
        IndexError: an article is not of the segment.
    """
    if len(forms) == 1:
        ((occurrences, weight),) = forms
        articles, counted = occurrences.articles, _weigh(occurrences, weight)
    else:
        sums = _count(forms, len(forms[0][0].lengths) if forms else 0)
        articles = np.flatnonzero(sums != 0).astype(np.uint16)
        counted = sums.take(articles)
    return articles, None if factor is None else _saturate(counted, factor, k1)


def probe_word(
    forms: Forms, articles: Articles, factor: float | None, k1: float
) -> tuple[Mask, Scores | None]:
    """Which of some articles, in order, have any form of a word, and their scores.

    Those that have none score 0.
    """
    sums = np.zeros(len(articles), np.float32)
    for occurrences, weight in forms:
        at = find(articles, occurrences.articles)
        sums[at >= 0] += _weigh(occurrences, weight, at[at >= 0])
    return sums != 0, None if factor is None else _saturate(sums, factor, k1)


def _count(forms: Forms, size: int) -> Scores:
    """For each article of a segment what occurrences in it count."""
    sums = np.zeros(size, np.float32)
    for occurrences, weight in forms:
        # Numpy adds so twice as fast as by indexing.
        np.add.at(sums, occurrences.articles, _weigh(occurrences, weight))
    return sums


def _weigh(occurrences: Occurrences, weight: float, at: Array | None = None) -> Scores:
    articles, frequencies, lengths, table, counted = occurrences
    if at is not None:
        articles, frequencies = articles[at], frequencies[at]
        counted = None if counted is None else counted[at]
    if counted is None:
        codes = np.left_shift(frequencies, 8, dtype=np.uint16)
        # `take` is twice as fast as indexing here.
        codes |= lengths.take(articles)
        counted = table.take(codes)
    return counted * np.float32(weight)


def _saturate(counted: Scores, factor: float, k1: float) -> Scores:
    return np.float32(factor) * counted / (counted + np.float32(k1))


def unite(found: Sequence[tuple[Articles, Scores | None]]) -> tuple[Articles, Scores]:
    """The articles that any of several lists has, in order, and their scores.

    Args:
        found: lists of articles, with scores in order; those add up, None are zeros.
    """
    size = max((int(one.max(initial=0)) + 1 for one, _ in found), default=0)
    sums, marks = np.zeros(size, np.float32), np.zeros(size, np.bool_)
    for articles, scores in found:
        marks[articles] = True
        if scores is not None:
            np.add.at(sums, articles, scores)
    united = np.flatnonzero(marks)
    return united.astype(np.uint16), sums.take(united)


def keep(
    mask: Mask, articles: Articles, scores: Scores | None, more: Scores | None
) -> tuple[Articles, Scores | None]:
    """The articles of a mask, and their scores: two that add up, None are zeros."""
    if scores is None or more is None:
        both = more if scores is None else scores
    else:
        both = scores + more
    return articles[mask], None if both is None else both[mask]


def find(articles: Articles, holders: Articles) -> NDArray[np.int32]:
    """Where among the holders each article is, -1 where it is not; both in order."""
    if not len(holders) or not len(articles):
        return np.full(len(articles), -1, np.int32)
    if len(holders) > _MUCH_LONGER * len(articles):
        at = holders.searchsorted(articles).astype(np.int32)
        at[holders.take(at, mode="clip") != articles] = -1
        return at
    places = np.empty(int(max(articles[-1], holders[-1])) + 1, np.uint16)
    places[holders] = np.arange(len(holders))
    # Where no holder is, there stands anything.
    at = places.take(articles).astype(np.int32)
    at[holders.take(at, mode="clip") != articles] = -1
    return at


def select_range(column: Array, articles: Articles, low: int, high: int) -> Mask:
    """Which of some articles have more than `low` and at most `high` in a column.

    Raises:
        IndexError: an article is not of the segment.
    """
    ranks = column.take(articles)
    return (ranks > low) & (ranks <= high)


def choose_best(articles: Articles, scores: Scores, wanted: Wanted) -> Ranked:
    """The hits that are wanted, of articles in order with such scores."""
    most, least, base = wanted
    chosen = np.flatnonzero(scores > least)
    if len(chosen) > most:
        chosen = _choose(chosen, scores[chosen], most)
    numbers = (articles[chosen].astype(np.int64) + base).tolist()
    return sorted(zip((-scores[chosen]).tolist(), numbers, strict=True))


def _choose(places: Array, scores: Scores, count: int) -> Array:
    if not count:
        return places[:0]
    last = np.partition(scores, len(scores) - count)[len(scores) - count]
    sure, equal = places[scores > last], places[scores == last]
    return np.concatenate((sure, equal[: count - len(sure)]))


def choose_best_of_words(
    words: Sequence[tuple[Forms, float]],
    k1: float,
    live: Mask | None,
    wanted: Wanted,
) -> tuple[int, Ranked]:
    """How many articles have any of some words, and the hits that are wanted of them.

    The scores of the words add up.

    Args:
        words: the forms of each, and its factor, more than 0; see `score_word`.
        k1: see there.
        live: for each article of the segment whether it counts; None where all do.
        wanted: these hits.

    Raises:
        IndexError: an article is not of the segment.
    """
    size = max((len(forms[0][0].lengths) for forms, _ in words if forms), default=0)
    sums = np.zeros(size, np.float32)
    for forms, factor in words:
        sums += _saturate(_count(forms, size), factor, k1)
    if live is not None and size:
        sums *= live
    # What has any of the words scores more than 0.
    articles = np.flatnonzero(sums > max(wanted.least, 0))
    ranked = choose_best(articles.astype(np.uint16), sums[articles], wanted)
    return int(np.count_nonzero(sums != 0)), ranked
