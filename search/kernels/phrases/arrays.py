"""In numpy, which articles have words in order, near each other."""

from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import numpy as np

from index.kernels import gather
from search.kernels.arrays import find
from search.kernels.postings import Array, Articles, Stand


def find_phrase(
    stands: Sequence[Stand], order: Sequence[int], slop: int, among: Articles | None
) -> Articles:
    """The articles, in order, that have terms one after the other.

    Args:
        stands: the terms, each once.
        order: the number of the term of each word of the phrase.
        slop: how many places at most a word is after the one before.
        among: only these articles, in order, are looked at; None for all.

    Raises:
        IndexError: a place is not among the term's places.
    """
    lists = sorted((stand.articles for stand in stands), key=len)
    if among is not None:
        lists.insert(0, among)
    articles: Articles = reduce(_common, lists)
    if len(order) == 1 or not len(articles):
        return articles
    found = [_find_places(stand, articles) for stand in stands]
    words = [found[number] for number in order]
    return articles[_adjacent(words) if slop == 1 else _near(words, slop)]


def _common(articles: Articles, others: Articles) -> Articles:
    return articles[find(articles, others) >= 0]


class _Places(NamedTuple):
    """Where a word stands in some articles: `all[starts[n] : starts[n] + counts[n]]`."""

    all: Array
    starts: Array
    counts: Array

    def listed(self) -> tuple[Array, Array]:
        """For each place the number of its article, and the place."""
        owners = np.repeat(np.arange(len(self.counts)), self.counts)
        places = gather(self.all, self.starts, self.counts)
        return owners, places.astype(np.int64)

    def has(self, owners: Array, wanted: Array) -> Array:
        """Whether the word stands at each wanted place of an article.

        All places are sought at once, by halves: the word may be very common.
        """
        starts = self.starts.take(owners)
        stops = starts + self.counts.take(owners)
        before = starts - 1
        step = 1 << int(self.counts.max(initial=1)).bit_length()
        while step := step >> 1:
            middle = before + step
            less = self.all.take(middle, mode="clip") < wanted
            less &= middle < stops
            before += step * less
        before += 1
        found: Array = self.all.take(before, mode="clip") == wanted
        found &= before < stops
        return found


def _find_places(stand: Stand, articles: Articles) -> _Places:
    """Where the word stands in the articles, all of which have it."""
    frequencies = stand.frequencies.astype(np.int64)
    if len(stand.big):
        frequencies[stand.frequencies == 255] = stand.big
    at = find(articles, stand.articles)
    counts, stops = frequencies[at], np.cumsum(frequencies)[at]
    if len(stops) and stops[-1] > len(stand.places):
        raise IndexError("a place is not among the term's places")
    return _Places(stand.places, stops - counts, counts)


def _adjacent(words: Sequence[_Places]) -> Array:
    """The numbers of the articles that have all the words side by side."""
    order = sorted(range(len(words)), key=lambda n: int(words[n].counts.sum()))
    owners, here = words[order[0]].listed()
    here -= order[0]
    for n in order[1:]:
        kept = words[n].has(owners, here + n)
        owners, here = owners[kept], here[kept]
        if not len(here):
            break
    return np.unique(owners)


def _near(words: Sequence[_Places], slop: int) -> Array:
    """The numbers of the articles that have each word soon after the one before."""
    # So far apart that no word of one article is near one of another.
    gap = 1 + slop + max(int(some.all.max(initial=0)) for some in words)
    owners, here = words[0].listed()
    ends = owners * gap + here
    for some in words[1:]:
        owners, here = some.listed()
        keys = owners * gap + here
        before = ends.searchsorted(keys) - 1
        near = keys - ends.take(before, mode="clip") <= slop
        ends = keys[near & (before >= 0)]
        if not len(ends):
            break
    return np.unique(ends // gap)
