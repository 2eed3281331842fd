"""Collects field values that are indexed whole, one a document or several, and writes them.

A field with one value a document becomes a doc-values column, a field with several
becomes postings.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from index.codec.actor_details import write_details
from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import DOC_VALUES
from index.codec.string_array import pack_strings
from index.codec.term_dictionary import sort_terms, write_term_dictionary
from index.writing.inversion.posting_runs import PostingRuns, make_value_run
from index.writing.inversion.postings_writer import write_postings

_LOW_HALF = (1 << 32) - 1


class ColumnWriter:
    """Collects one value a document and writes them as a doc-values column."""

    def __init__(self) -> None:
        self._values = _ValueIds()
        self._ids: list[AnyArray] = []

    def extend(self, values: Iterable[str]) -> None:
        """Adds the values of the next documents, an empty string for none."""
        self._ids.append(self._values.look_up(values))

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Writes the term dictionary and the column: 1 + ordinal, or 0 for no value."""
        cells = self._values.write(file, name)
        column = cells[_concatenate(self._ids)]
        file.put(name + DOC_VALUES, column.astype(np.min_scalar_type(len(cells) - 1)))


class MultiValueWriter:
    """Collects any number of values a document and writes them as postings."""

    def __init__(self) -> None:
        self._values = _ValueIds()
        self._ids: list[AnyArray] = []
        self._counts: list[AnyArray] = []

    def extend(self, values: Sequence[Sequence[str]]) -> None:
        """Adds the values of the next documents."""
        self._ids.append(self._values.look_up(chain.from_iterable(values)))
        self._counts.append(np.array([*map(len, values)], np.uint32))

    def write(self, file: ArrayFileWriter, name: str) -> AnyArray:
        """Writes the term dictionary and the postings, each value once a document.

        Returns:
            int64 array of shape (n_ids,): 1 + ordinal of each id's value, 0 for id 0.
        """
        cells = self._values.write(file, name)
        counts = _concatenate(self._counts)
        doc_ids = np.repeat(np.arange(len(counts)), counts)
        # Document and value in one integer: one sort orders both.
        pairs = np.sort(doc_ids << 32 | _concatenate(self._ids))
        pairs = pairs[(pairs & _LOW_HALF != 0) & (np.diff(pairs, prepend=-1) != 0)]
        runs = PostingRuns()
        runs.append(make_value_run(pairs & _LOW_HALF, pairs >> 32))
        write_postings(file, name, runs, cells - 1, len(cells) - 1)
        return cells


class ActorWriter(MultiValueWriter):
    """Collects the actors of documents, and details of each, and writes them."""

    def __init__(self) -> None:
        super().__init__()
        self._details: list[AnyArray] = []

    def extend_details(self, details: Iterable[Sequence[int]]) -> None:
        """Adds what `pack_details` returns for the values of the next documents."""
        self._details.append(np.array([*chain.from_iterable(details)], np.int64))

    def write(self, file: ArrayFileWriter, name: str) -> AnyArray:
        """Writes terms, postings and the details in the order of the postings.

        Returns:
            int64 array of shape (n_ids,): 1 + ordinal of each id's value, 0 for id 0.
        """
        cells = super().write(file, name)
        counts = _concatenate(self._counts)
        ordinals = cells[_concatenate(self._ids)]
        keys = ordinals << 32 | np.repeat(np.arange(len(counts)), counts)
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        kept = order[(keys > _LOW_HALF) & (np.diff(keys, prepend=-1) != 0)]
        write_details(file, _concatenate(self._details)[kept])
        return cells


class _ValueIds:
    """Numbers the different values of a field from 1, in order of first occurrence.

    The empty value has the id 0.
    """

    def __init__(self) -> None:
        self._ids: defaultdict[str, int] = defaultdict(None, {"": 0})
        self._ids.default_factory = self._ids.__len__

    def look_up(self, values: Iterable[str]) -> AnyArray:
        """Returns the id of each value, uint32 array of shape (n_values,)."""
        return np.array([*map(self._ids.__getitem__, values)], np.uint32)

    def write(self, file: ArrayFileWriter, name: str) -> AnyArray:
        """Writes the sorted values as a term dictionary.

        Returns:
            int64 array of shape (n_ids,): 1 + ordinal of each id's value, 0 for id 0.
        """
        _, *values = self._ids
        encoded = [value.encode("utf-8", "replace") for value in values]
        terms, ordinals = sort_terms(encoded)
        write_term_dictionary(file, name, pack_strings(terms))
        cells: AnyArray = np.concatenate(([0], ordinals + 1))
        return cells


def _concatenate(parts: Sequence[AnyArray]) -> AnyArray:
    return np.concatenate([np.zeros(0, np.int64), *parts])
