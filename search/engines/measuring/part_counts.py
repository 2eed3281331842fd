"""Counts a word by the parts of a corpus: articles, outlets or months."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.engines.measuring.counted_corpus import COUNTED, CountedCorpus
from search.engines.measuring.spans.answer_spans import FieldSpans
from search.executor import Executor
from search.measures.measure_views import CountBy
from search.query.query import FacetField

_MONTH = len("2019-12")


class PartCounts(NamedTuple):
    """The parts of a corpus that have any token.

    Attributes:
        names: the name of each part: an outlet or month, empty for unknown; for articles
            the number of the document.
        counts: int64 array of shape (n_parts,): occurrences of the word.
        sizes: int64 array of shape (n_parts,): tokens.
        left_out: number of articles that belong to no part: without a known month.
    """

    names: list[str]
    counts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    left_out: int = 0


def count_parts(
    executor: Executor, corpus: CountedCorpus, found: Sequence[FieldSpans], by: CountBy
) -> PartCounts:
    """Counts the matches of a word, and the tokens, in each part of a corpus."""
    counts = np.zeros(executor.n_docs, np.int64)
    for one in found:
        if one.stream.field in COUNTED:
            counts += np.bincount(one.numbers, minlength=executor.n_docs)
    sizes = np.concatenate(
        [
            sum(
                segment.reader.field_lengths(field).astype(np.int64)
                for field in COUNTED
            )
            for segment in executor.segments
        ]
    )
    counts, sizes = counts[corpus.numbers], sizes[corpus.numbers]
    if by is CountBy.ARTICLE:
        filled = sizes > 0
        names = [str(number) for number in corpus.numbers[filled].tolist()]
        return PartCounts(names, counts[filled], sizes[filled])
    names, parts = _assign(executor, corpus, by)
    return _add_up(names, parts, counts, sizes, by)


def _assign(
    executor: Executor, corpus: CountedCorpus, by: CountBy
) -> tuple[list[str], NDArray[np.int64]]:
    """Returns the names of parts, and the part of each document of the corpus."""
    reader = executor.facet_reader(FacetField(by.value))
    numbers: dict[str, int] = {}
    found = [np.zeros(0, np.int64)]
    for segment, mask in zip(executor.segments, corpus.masks, strict=True):
        values = reader.read(segment, np.flatnonzero(mask).astype(np.uint16))
        here = [numbers.setdefault(name, len(numbers)) for name in values.names]
        parts = np.zeros(int(mask.sum()), np.int64)
        parts[values.docs] = np.array(here, np.int64)[values.values]
        found.append(parts)
    return list(numbers), np.concatenate(found)


def _add_up(
    names: list[str],
    parts: NDArray[np.int64],
    counts: NDArray[np.int64],
    sizes: NDArray[np.int64],
    by: CountBy,
) -> PartCounts:
    n = len(names)
    by_part = np.bincount(parts, counts, n).astype(np.int64)
    tokens = np.bincount(parts, sizes, n).astype(np.int64)
    # An article of which only the year is known belongs to no month.
    is_part = np.array([by is not CountBy.MONTH or len(one) == _MONTH for one in names])
    left_out = int(np.bincount(parts, minlength=n)[~is_part].sum()) if n else 0
    kept = np.flatnonzero(is_part & (tokens > 0)) if n else np.zeros(0, np.int64)
    return PartCounts(
        [names[place] for place in kept.tolist()], by_part[kept], tokens[kept], left_out
    )
