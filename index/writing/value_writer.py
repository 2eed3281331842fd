"""The values of fields that are taken whole: one an article, or any number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from index.codec.array_file import Array, ArrayFileWriter
from index.codec.string_array import pack_strings
from index.codec.term_dictionary import sort_terms, write_term_dictionary
from index.writing.inversion.postings import Runs, make_plain_run, write_postings

_LOW = (1 << 32) - 1


class Values:
    """The different values met, numbered in the order of their first coming from 1 on.

    No value, the empty one, is 0.
    """

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(None, {"": 0})
        self._numbers.default_factory = self._numbers.__len__

    def number(self, values: Iterable[str]) -> Array:
        """The number of each value."""
        return np.array([*map(self._numbers.__getitem__, values)], np.uint32)

    def write(self, file: ArrayFileWriter, name: str) -> Array:
        """Write the values, sorted; by number the place of each from 1 on, 0 for none."""
        _, *values = self._numbers
        encoded = [value.encode("utf-8", "replace") for value in values]
        terms, ranks = sort_terms(encoded)
        write_term_dictionary(file, name, pack_strings(terms))
        places: Array = np.concatenate(([0], ranks + 1))
        return places


class SingleField:
    """A field of one value an article, kept as a column of places: 0 for no value."""

    def __init__(self) -> None:
        self._values = Values()
        self._column: list[Array] = []

    def extend(self, values: Iterable[str]) -> None:
        """Take the next articles' values, empty for none."""
        self._column.append(self._values.number(values))

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Write the values and the column."""
        places = self._values.write(file, name)
        column = places[_joined(self._column)]
        file.put(f"{name}.column", column.astype(np.min_scalar_type(len(places) - 1)))


class MultiField:
    """A field of any number of values an article, kept as postings."""

    def __init__(self) -> None:
        self._values = Values()
        self._numbers: list[Array] = []
        self._counts: list[Array] = []

    def extend(self, values: Sequence[Sequence[str]]) -> None:
        """Take the next articles' values."""
        self._numbers.append(self._values.number(chain.from_iterable(values)))
        self._counts.append(np.array([*map(len, values)], np.uint32))

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Write the values and the postings, each value once an article."""
        places = self._values.write(file, name)
        counts = _joined(self._counts)
        articles = np.repeat(np.arange(len(counts)), counts)
        # Article and value in one number, so that one sort makes both orderly.
        both = np.sort(articles << 32 | _joined(self._numbers))
        both = both[(both & _LOW != 0) & (np.diff(both, prepend=-1) != 0)]
        runs = Runs()
        runs.append(make_plain_run(both & _LOW, both >> 32))
        write_postings(file, name, runs, places - 1, len(places) - 1)


def _joined(parts: Sequence[Array]) -> Array:
    return np.concatenate([np.zeros(0, np.int64), *parts])
