"""Frequencies the terms of whole sets of articles, in one pass over all postings."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.analysis.analyzer import DEFAULT_LANGUAGE
from index.analysis.stop_words import STOP_WORDS, stop_terms
from index.schema import LANGUAGE
from search.engines.measuring.counted_corpus import COUNTED, CountedCorpus
from search.executor import Executor
from search.executor.segment_context import SegmentContext

Frequencies = NDArray[np.int64]
Masks = Sequence[NDArray[np.bool_]]
"""Sets of documents: bool arrays of shape (n_docs,)."""


class FieldCounts(NamedTuple):
    """Frequencies of terms by ordinal, in a field of a segment.

    Attributes:
        segment: the segment.
        field: the field.
        counts: int64 array of shape (n_sets, n_terms).
    """

    segment: SegmentContext
    field: str
    counts: Frequencies


class TermCounts(NamedTuple):
    """Frequencies of terms in a whole index.

    Attributes:
        terms: the terms, in UTF-8.
        counts: int64 array of shape (n_sets, n_terms).
    """

    terms: list[bytes]
    counts: Frequencies

    def at_least(self, count: int) -> "TermCounts":
        """Returns the terms that the last set has at least so often."""
        kept = np.flatnonzero(self.counts[-1:].sum(axis=0) >= count)
        terms = [self.terms[place] for place in kept.tolist()]
        return TermCounts(terms, self.counts[:, kept])

    def name(self, places: Frequencies) -> list[str]:
        """Returns the terms at some places, an int64 array of shape (n,), as text."""
        return [self.terms[place].decode() for place in places.tolist()]


class StopTerms:
    """The stop words of a segment: a term is one in the texts of some languages.

    Attributes:
        languages: uint8 array of shape (n_docs,): for each document its language's
            number, the place in `codes`.
        codes: the languages of the documents.
    """

    def __init__(self, segment: SegmentContext) -> None:
        self._segment = segment
        values = ["", *segment.values(LANGUAGE)]
        self.codes = [value or DEFAULT_LANGUAGE for value in values]
        self.languages = segment.reader.doc_values(LANGUAGE)
        self._present: list[int] = np.unique(self.languages).tolist()

    @property
    def only_language(self) -> int | None:
        """The number of the language of all documents; None where there are several."""
        return self._present[0] if len(self._present) == 1 else None

    def list_ordinals(self, field: str) -> dict[int, Frequencies]:
        """Lists the stop words of each language that has some.

        Returns:
            By the language's number int64 ordinals of terms of the field, shape (n,).
        """
        find, found = self._segment.reader.find_ordinal, {}
        for number in self._present:
            if self.codes[number] in STOP_WORDS:
                terms = stop_terms(self.codes[number])
                ordinals = [find(field, term.encode()) for term in sorted(terms)]
                found[number] = np.array([n for n in ordinals if n >= 0], np.int64)
        return found

    def make_table(self, field: str) -> NDArray[np.bool_]:
        """Tells which terms of a field are stop words.

        Returns:
            bool array of shape (n_codes, n_terms + 1): a row a language, a column for
            each value of `TokenStream.terms`, the first for no token.
        """
        n_terms = len(self._segment.reader.term_dictionary(field))
        table = np.zeros((len(self.codes), n_terms + 1), np.bool_)
        for number, ordinals in self.list_ordinals(field).items():
            table[number, ordinals + 1] = True
        return table


class SegmentTermCounter:
    """Frequencies terms in sets of documents of one segment."""

    def __init__(self, segment: SegmentContext) -> None:
        self._segment = segment

    def count(self, masks: Masks, *, stop_words: bool) -> list[FieldCounts]:
        """Frequencies the terms of title and body.

        Args:
            masks: for each set a bool array of shape (n_docs,).
            stop_words: whether stop words are counted.
        """
        return [
            self._count_field(field, masks, stop_words=stop_words) for field in COUNTED
        ]

    def _count_field(
        self, field: str, masks: Masks, *, stop_words: bool
    ) -> FieldCounts:
        reader = self._segment.reader.postings_reader(field)
        lists = reader.read_lists()
        if len(lists.offsets) < 2:
            return FieldCounts(
                self._segment, field, np.zeros((len(masks), 0), np.int64)
            )
        frequencies = reader.read_all_frequencies()
        counts = np.stack(
            [
                np.add.reduceat(
                    frequencies * mask[lists.doc_ids],
                    lists.offsets[:-1].astype(np.int64),
                    dtype=np.int64,
                )
                for mask in masks
            ]
        )
        if not stop_words:
            self._leave_out(field, masks, counts)
        return FieldCounts(self._segment, field, counts)

    def _leave_out(self, field: str, masks: Masks, counts: Frequencies) -> None:
        """Takes from the counts those of stop words, in the texts of their languages."""
        reader = self._segment.reader
        for number, ordinals in self._stop_terms.list_ordinals(field).items():
            of_language = self._stop_terms.languages == number
            for ordinal in ordinals.tolist():
                postings = reader.postings(field, ordinal)
                exact = reader.exact_frequencies(field, postings)
                exact = exact * of_language[postings.doc_ids]
                for n, mask in enumerate(masks):
                    there = exact * mask[postings.doc_ids]
                    counts[n, ordinal] -= int(there.sum(dtype=np.int64))

    @cached_property
    def _stop_terms(self) -> StopTerms:
        return StopTerms(self._segment)


def count_terms(
    executor: Executor, corpora: Sequence[CountedCorpus], *, stop_words: bool
) -> list[FieldCounts]:
    """Frequencies the terms of corpora, segment by segment and field by field.

    Args:
        executor: of the index.
        corpora: the corpora.
        stop_words: whether stop words are counted.
    """
    return [
        counts
        for n, segment in enumerate(executor.segments)
        for counts in SegmentTermCounter(segment).count(
            [corpus.masks[n] for corpus in corpora], stop_words=stop_words
        )
    ]


def count_articles(executor: Executor, term: str, masks: Masks) -> int:
    """Frequencies the documents of a set that have a term in title or body.

    Args:
        executor: of the index.
        term: the term.
        masks: for each segment a bool array of shape (n_docs,).
    """
    count, data = 0, term.encode()
    for segment, mask in zip(executor.segments, masks, strict=True):
        having = np.zeros(segment.n_docs, np.bool_)
        for field in COUNTED:
            postings = segment.postings(field, data)
            if postings is not None:
                having[postings.doc_ids] = True
        count += int(np.count_nonzero(having & mask))
    return count


def join_counts(fields: Iterable[FieldCounts]) -> TermCounts:
    """Adds up the counts of all segments and fields, by term; leaves out what is 0."""
    numbers: dict[bytes, int] = {}
    parts: list[tuple[Frequencies, Frequencies]] = []
    n_sets = 0
    for one in fields:
        n_sets = len(one.counts)
        ordinals = np.flatnonzero(one.counts.any(axis=0))
        dictionary = one.segment.reader.term_dictionary(one.field)
        terms = dictionary.read_ordinals(ordinals)
        places = [numbers.setdefault(term, len(numbers)) for term in terms]
        parts.append((np.array(places, np.int64), one.counts[:, ordinals]))
    counts = np.zeros((n_sets, len(numbers)), np.int64)
    for columns, here in parts:
        counts[:, columns] += here  # a field has each term once
    return TermCounts(list(numbers), counts)


def look_up_counts(
    fields: Sequence[FieldCounts], terms: Sequence[bytes]
) -> Frequencies:
    """Adds up the counts of some terms.

    Returns:
        int64 array of shape (n_sets, len(terms)).
    """
    n_sets = len(fields[0].counts) if fields else 0
    counts = np.zeros((n_sets, len(terms)), np.int64)
    for one in fields:
        find = one.segment.reader.find_ordinal
        ordinals = np.array([find(one.field, term) for term in terms], np.int64)
        there = ordinals >= 0
        counts[:, there] += one.counts[:, ordinals[there]]
    return counts
