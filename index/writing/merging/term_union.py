"""The union of the terms of several segments."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.snapshot import LiveSegment
from index.codec.string_array import StringArray, union_strings
from index.codec.term_dictionary import TermDictionary, write_term_dictionary


class TermUnion(NamedTuple):
    """The terms that some fields have in any of the segments.

    Attributes:
        terms: the terms, sorted, each once. A term's id is its index here.
        ids: for each field and segment the term id by ordinal.
    """

    terms: StringArray
    ids: Mapping[str, Sequence[AnyArray]]


def unite_terms(segments: Sequence[LiveSegment], fields: Sequence[str]) -> TermUnion:
    """Merges the term dictionaries of some fields of the segments."""
    files = [segment.reader.file for segment in segments]
    dictionaries = [
        TermDictionary(file, field).to_string_array()
        for field in fields
        for file in files
    ]
    union, ids = union_strings(dictionaries)
    each = iter(ids)
    return TermUnion(union, {field: [next(each) for _ in files] for field in fields})


def write_used_terms(
    file: ArrayFileWriter, field: str, union: TermUnion, used_ids: Iterable[AnyArray]
) -> AnyArray:
    """Writes the term dictionary of a field.

    Args:
        file: the file of the merged segment.
        field: the name of the field.
        union: the terms.
        used_ids: integer arrays of shape (n,) with the ids of the terms to write.

    Returns:
        int64 array of shape (len(union.terms),): ordinal by term id, -1 for terms that
        are not used.
    """
    is_used = np.zeros(len(union.terms), np.bool_)
    for ids in used_ids:
        is_used[ids] = True
    write_term_dictionary(file, field, union.terms.take(np.flatnonzero(is_used)))
    return np.where(is_used, np.cumsum(is_used) - 1, -1)
