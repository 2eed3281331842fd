"""The values of fields that are taken whole: one an article, or any number."""

from collections.abc import Iterable

import numpy as np

from index.codec.flatfile import FlatFileWriter
from index.codec.lexicon import put_terms, sort_terms
from index.codec.postings import Runs, make_plain_run, write_postings


class Values:
    """The different values met, numbered in the order of their first coming."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def encoded(self) -> list[bytes]:
        """The values in the order of their numbers."""
        return [value.encode("utf-8", "replace") for value in self.numbers]


class SingleField:
    """A field of one value an article, kept as a column of ranks: 0 for no value."""

    def __init__(self) -> None:
        self._values = Values()
        self._column: list[int] = []

    def add(self, value: str) -> None:
        """Take the next article's value, empty for none."""
        numbers = self._values.numbers
        number = numbers.setdefault(value, len(numbers)) if value else -1
        self._column.append(number)

    def write(self, file: FlatFileWriter, name: str) -> None:
        """Write the values and the column."""
        terms, ranks = sort_terms(self._values.encoded())
        put_terms(file, name, terms)
        places = np.concatenate((ranks + 1, [0]))
        column = places[np.array(self._column, np.int64)]
        file.put(f"{name}.column", column.astype(np.min_scalar_type(len(terms))))


class MultiField:
    """A field of any number of values an article, kept as postings."""

    def __init__(self) -> None:
        self._values = Values()
        self._articles: list[int] = []
        self._terms: list[int] = []

    def add(self, article: int, values: Iterable[str]) -> None:
        """Take an article's values."""
        numbers = self._values.numbers
        terms = {numbers.setdefault(v, len(numbers)) for v in values if v}
        self._terms += terms
        self._articles += [article] * len(terms)

    def write(self, file: FlatFileWriter, name: str) -> None:
        """Write the values and the postings."""
        terms, ranks = sort_terms(self._values.encoded())
        put_terms(file, name, terms)
        run = make_plain_run(
            np.array(self._terms, np.int64), np.array(self._articles, np.int64)
        )
        runs = Runs()
        runs.append(run)
        write_postings(file, name, runs, ranks, len(terms))
