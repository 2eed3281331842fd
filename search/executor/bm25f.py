"""True BM25F: a word's occurrences in all fields are added up, then saturated once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import TypeVar

import numpy as np

from index.codec.lengths import LENGTHS
from index.codec.postings import BIG_FREQUENCY
from index.codec.segment import Postings, SegmentData
from search.executor.context import Array, Articles, Found, Probe, Scores, Segment
from search.executor.scoring import Statistics, make_codes

K1 = 1.5
B = 0.7

Amount = TypeVar("Amount", float, Array)


def rarity(articles: int, counts: Mapping[str, int]) -> float:
    """Lucene's idf of a word, from how many articles have its terms in each field.

    A word is in as many articles as have it in the field that most have it in: near
    enough, and known without reading a posting.
    """
    count = min(articles, max(counts.values(), default=0))
    return log(1 + (articles - count + 0.5) / (count + 0.5))


def saturate(occurrences: Amount, weight: float) -> Amount:
    """The scores of weighed occurrences."""
    return weight * (K1 + 1) * occurrences / (occurrences + K1)


def weigh(frequencies: Amount, lengths: Amount, mean_length: float) -> Amount:
    """What occurrences in a field count, given the field's lengths."""
    return frequencies / (1 - B + B * lengths / mean_length)


class FieldWeights:
    """What occurrences in fields count, and what they score alone, by table."""

    def __init__(self, statistics: Statistics) -> None:
        self.statistics = statistics
        self._tables: dict[str, Scores] = {}

    def weigh(
        self, data: SegmentData, field: str, postings: Postings, at: Array | None = None
    ) -> Scores:
        """What the occurrences of postings count; `at`: of these of them only."""
        articles, frequencies = postings.articles, postings.frequencies
        if at is not None:
            articles, frequencies = articles[at], frequencies[at]
        codes = make_codes(data, field, articles, frequencies)
        weighed: Scores = self._table(field).take(codes)
        if data.has_big(field):
            exact = data.exact_frequencies(field, postings)
            exact = exact if at is None else exact[at]
            big = np.flatnonzero(frequencies == BIG_FREQUENCY)
            lengths = LENGTHS[codes[big] & 0xFF].astype(np.float64)
            mean = self.statistics.mean_length(field)
            weighed[big] = weigh(exact[big].astype(np.float64), lengths, mean)
        return weighed

    def _table(self, field: str) -> Scores:
        table = self._tables.get(field)
        if table is None:
            frequencies = np.arange(BIG_FREQUENCY + 1, dtype=np.float64)[:, None]
            mean = self.statistics.mean_length(field)
            table = (
                weigh(frequencies, LENGTHS[None, :], mean).astype(np.float32).ravel()
            )
            self._tables[field] = table
        return table


@dataclass(frozen=True, eq=False)
class WordForms:
    """A word: terms in fields, and what an occurrence of each counts.

    Attributes:
        terms: (field, term) to what it counts, more than 0.
        weights: what occurrences count in each field.
        factor: what scores are multiplied by; None where nothing is scored.
    """

    terms: Mapping[tuple[str, bytes], float]
    weights: FieldWeights
    factor: float | None

    @property
    def positive(self) -> bool:
        """Whether each article that matches scores more than 0."""
        return self.factor is not None and self.factor > 0

    def size(self, segment: Segment) -> int:
        """As many as have any of the terms, at most."""
        count = sum(len(found.articles) for _, _, found in self._postings(segment))
        return min(count, segment.articles)

    def run(self, segment: Segment) -> Found:
        """The articles that have any of the terms."""
        sums, lists = segment.sums, self._postings(segment)
        if not lists:
            return Found(np.zeros(0, np.uint16), None)
        if len(lists) == 1:
            return self._scored(lists[0][2].articles, self._count(segment, *lists[0]))
        for one in lists:
            np.add.at(sums, one[2].articles, self._count(segment, *one))
        articles = np.flatnonzero(sums != 0).astype(np.uint16)
        counted = sums.take(articles)
        sums.fill(0)
        return self._scored(articles, counted)

    def add_to(self, segment: Segment, sums: Scores) -> None:
        """Add the scores to sums."""
        lists = self._postings(segment)
        if not lists:
            return
        lists.sort(key=lambda one: len(one[2].articles))
        *few, (field, weight, most) = lists
        weights = self._count(segment, field, weight, most)
        np.add.at(sums, most.articles, saturate(weights, self._weight))
        if few:
            self._add_few(segment, sums, few, (most.articles, weights))

    def _add_few(
        self,
        segment: Segment,
        sums: Scores,
        few: Sequence["_Counted"],
        most: tuple[Articles, Scores],
    ) -> None:
        """Add what further occurrences in some articles make of their scores."""
        articles = np.concatenate([one[2].articles for one in few])
        counted = np.concatenate([self._count(segment, *one) for one in few])
        if len(few) > 1:
            articles, places = np.unique(articles, return_inverse=True)
            counted = np.bincount(places, counted).astype(np.float32)
        at = most[0].searchsorted(articles)
        at[at == len(most[0])] = 0
        before = np.where(most[0][at] == articles, most[1][at], np.float32(0))
        after = saturate(before + counted, self._weight)
        np.add.at(sums, articles, after - saturate(before, self._weight))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that have any of the terms."""
        sums = np.zeros(len(articles), np.float32)
        for field, weight, postings in self._postings(segment):
            at, mask = segment.find(articles, postings.articles)
            counted = self.weights.weigh(segment.data, field, postings, at)
            sums[mask] += counted * np.float32(weight)
        return Probe(sums != 0, self._scored(articles, sums).scores)

    def _postings(self, segment: Segment) -> "list[_Counted]":
        found = []
        for (field, term), weight in self.terms.items():
            postings = segment.postings(field, term)
            if postings is not None:
                found.append((field, weight, postings))
        return found

    def _count(
        self, segment: Segment, field: str, weight: float, postings: Postings
    ) -> Scores:
        counted = self.weights.weigh(segment.data, field, postings)
        if weight != 1.0:
            counted *= np.float32(weight)
        return counted

    def _scored(self, articles: Articles, counted: Scores) -> Found:
        if self.factor is None:
            return Found(articles, None)
        return Found(articles, saturate(counted, self._weight))

    @property
    def _weight(self) -> float:
        return (self.factor or 0.0) * self.rarity

    @cached_property
    def rarity(self) -> float:
        """The idf of all the terms together."""
        statistics = self.weights.statistics
        counts: dict[str, int] = {}
        for field, term in self.terms:
            counts[field] = counts.get(field, 0) + statistics.count(field, term)
        return rarity(statistics.articles, counts)


_Counted = tuple[str, float, Postings]
