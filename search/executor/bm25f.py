"""True BM25F: a word's occurrences in all fields are added up, then saturated once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from math import log
from typing import TypeVar

import numpy as np

from index.codec.norms import NORM_LENGTHS
from index.codec.segment import CAPPED_FREQUENCY
from search.executor.segment_context import (
    Array,
    Articles,
    Found,
    Probe,
    Scores,
    Segment,
    Term,
    recall,
)
from search.executor.statistics import Statistics
from search.kernels import probe_word, score_word
from search.kernels.postings import Forms, Occurrences

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


def saturate(occurrences: float, weight: float) -> float:
    """The score of weighed occurrences."""
    return weight * (K1 + 1) * occurrences / (occurrences + K1)


def weigh(frequencies: Amount, lengths: Amount, mean_length: float) -> Amount:
    """What occurrences in a field count, given the field's lengths."""
    return frequencies / (1 - B + B * lengths / mean_length)


class FieldWeights:
    """What occurrences in fields count."""

    def __init__(self, statistics: Statistics) -> None:
        self.statistics = statistics
        self._tables: dict[str, Scores] = {}

    def forms(self, segment: Segment, terms: Mapping[Term, float]) -> Forms:
        """What of terms there is in a segment, with what an occurrence counts."""
        forms, known = [], segment.occurrences
        find = partial(self._weigh, segment)
        for term, weight in terms.items():
            one = known[term] if term in known else recall(known, term, find)
            if one is not None:
                forms.append((one, weight))
        return forms

    def _weigh(self, segment: Segment, term: Term) -> Occurrences | None:
        field, _ = term
        postings = segment.postings(*term)
        if postings is None:
            return None
        articles, frequencies, _ = postings
        lengths, counted = segment.reader.norms(field), None
        exact = segment.reader.exact_frequencies(field, postings)
        if exact is not frequencies:
            mean = self.statistics.mean_length(field)
            counted = weigh(exact, NORM_LENGTHS[lengths[articles]], mean).astype(
                np.float32
            )
        return Occurrences(articles, frequencies, lengths, self._table(field), counted)

    def _table(self, field: str) -> Scores:
        """By frequency and length code."""
        table = self._tables.get(field)
        if table is None:
            frequencies = np.arange(CAPPED_FREQUENCY + 1, dtype=np.float64)[:, None]
            mean = self.statistics.mean_length(field)
            table = (
                weigh(frequencies, NORM_LENGTHS[None, :], mean)
                .astype(np.float32)
                .ravel()
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
        known: the terms that there are, by segment: a plan is of one query.
    """

    terms: Mapping[Term, float]
    weights: FieldWeights
    factor: float | None
    known: dict[int, Forms] = field(default_factory=dict)

    def size(self, segment: Segment) -> int:
        """As many as have any of the terms, at most."""
        count = sum([len(one.articles) for one, _ in self.forms(segment)])
        return min(count, segment.articles)

    def run(self, segment: Segment) -> Found:
        """The articles that have any of the terms."""
        return Found(*score_word(self.forms(segment), self.times, K1))

    def probe(self, segment: Segment, articles: Articles) -> Probe:
        """Those of the articles that have any of the terms."""
        forms = self.forms(segment)
        return Probe(*probe_word(forms, articles, self.times, K1))

    def forms(self, segment: Segment) -> Forms:
        """What of the terms there is in a segment, found once."""
        forms = self.known.get(id(segment))
        if forms is None:
            forms = self.weights.forms(segment, self.terms)
            self.known[id(segment)] = forms
        return forms

    @cached_property
    def times(self) -> float | None:
        """What saturated occurrences are multiplied by; None where nothing is scored."""
        return None if self.factor is None else self.factor * self.rarity * (K1 + 1)

    @cached_property
    def rarity(self) -> float:
        """The idf of all the terms together."""
        statistics = self.weights.statistics
        counts: dict[str, int] = {}
        for name, term in self.terms:
            counts[name] = counts.get(name, 0) + statistics.count(name, term)
        return rarity(statistics.articles, counts)
