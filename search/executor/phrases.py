"""Words in order, near each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.codec.segment import Postings
from index.kernels import gather
from search.executor.compound import add
from search.executor.context import Array, Articles, Found, Probe, Segment
from search.executor.leaves import Word


@dataclass(frozen=True)
class Phrase:
    """Words of one field, each after the one before, no more than `slop` places on."""

    words: Sequence[Word]
    slop: int

    def size(self, segment: Segment) -> int:
        """No more than have the rarest word."""
        return min(word.size(segment) for word in self.words)

    def run(self, segment: Segment) -> Found:
        """The articles that have the phrase; it scores as its words do."""
        return self._search(segment, None)

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that have it."""
        found, few = self._search(segment, articles)
        mask = segment.intersect(articles, found)
        if few is None:
            return Probe(mask, None)
        scores = np.zeros(len(articles), np.float32)
        scores[mask] = few
        return Probe(mask, scores)

    def _search(self, segment: Segment, among: Articles | None) -> Found:
        postings = [word.postings(segment) for word in self.words]
        holders = [one for one in postings if one is not None]
        nothing = Found(np.zeros(0, np.uint16), None)
        if len(holders) < len(self.words):
            return nothing
        articles = _common(segment, holders, among)
        if not len(articles):
            return nothing
        articles = self._in_order(segment, holders, articles)
        scores = None
        scored = [word for word in self.words if word.weight is not None]
        for word in scored:
            scores = add(scores, word.probe(segment, articles).scores)
        return Found(articles, scores)

    def _in_order(
        self, segment: Segment, postings: Sequence[Postings], articles: Articles
    ) -> Articles:
        if len(self.words) == 1:
            return articles
        # One look at the places of a word that the phrase has twice.
        known: dict[bytes, _Places] = {}
        for word, one in zip(self.words, postings, strict=True):
            if word.term not in known:
                known[word.term] = _find_places(segment, word, one, articles)
        places = [known[word.term] for word in self.words]
        if self.slop == 1:
            return articles[_adjacent(places)]
        return articles[_near(places, self.slop)]


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


def _common(
    segment: Segment, postings: Sequence[Postings], among: Articles | None
) -> Articles:
    """The articles that have all the words."""
    lists = sorted((one.articles for one in postings), key=len)
    articles = lists.pop(0) if among is None else among
    for others in lists:
        articles = articles[segment.intersect(articles, others)]
        if not len(articles):
            break
    return articles


def _find_places(
    segment: Segment, word: Word, postings: Postings, articles: Articles
) -> _Places:
    """Where the word stands in the articles, all of which have it."""
    data = segment.data
    frequencies = postings.frequencies
    if data.has_big(word.field):
        frequencies = data.exact_frequencies(word.field, postings)
    at = segment.locate(articles, postings.articles)
    counts = frequencies.take(at).astype(np.int32)
    starts = np.cumsum(frequencies, dtype=np.int32).take(at) - counts
    rank = data.find(word.field, word.term)
    return _Places(data.places(word.field, rank), starts, counts)


def _adjacent(places: Sequence[_Places]) -> Array:
    """The numbers of the articles that have all the words side by side."""
    order = sorted(range(len(places)), key=lambda n: int(places[n].counts.sum()))
    owners, here = places[order[0]].listed()
    here -= order[0]
    for n in order[1:]:
        kept = places[n].has(owners, here + n)
        owners, here = owners[kept], here[kept]
        if not len(here):
            break
    return np.unique(owners)


def _near(places: Sequence[_Places], slop: int) -> Array:
    """The numbers of the articles that have each word soon after the one before."""
    # So far apart that no word of one article is near one of another.
    gap = 1 + slop + max(int(some.all.max(initial=0)) for some in places)
    owners, here = places[0].listed()
    ends = owners * gap + here
    for some in places[1:]:
        owners, here = some.listed()
        keys = owners * gap + here
        before = ends.searchsorted(keys) - 1
        near = keys - ends.take(before, mode="clip") <= slop
        ends = keys[near & (before >= 0)]
        if not len(ends):
            break
    return np.unique(ends // gap)
