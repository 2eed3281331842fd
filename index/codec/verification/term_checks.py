"""Verifies the term dictionary and the form dictionary of a segment."""

import numpy as np
from numpy.typing import NDArray

from index.codec import array_names as names
from index.codec.document import TEXT_FIELDS
from index.codec.segment import SegmentReader
from index.codec.string_array import PADDING, StringArray
from index.codec.verification.requirements import Requirements, is_ascending
from index.schema import FORMS


def verify_terms(reader: SegmentReader, field: str) -> int:
    """Verifies that the terms of a field are text, sorted, and where they are looked for.

    Returns:
        The number of terms.

    Raises:
        IndexDamagedError: they are not.
    """
    file, require = reader.file, Requirements(reader.path, field)
    lengths = file.whole(field + names.TERM_LENGTHS).astype(np.int64)
    ends = lengths.cumsum()
    data = file.whole(field + names.TERM_BYTES)
    size = int(lengths.sum())
    require(size == len(data), "terms of another length")
    blocks = (ends - lengths)[:: names.TERM_BLOCK]
    offsets = file.whole(field + names.TERM_BLOCK_OFFSETS)
    require(np.array_equal(blocks, offsets), "blocks of terms elsewhere")
    terms = StringArray(data.tobytes() + bytes(PADDING), ends - lengths, ends)
    firsts = terms.take(np.arange(0, len(terms), names.TERM_BLOCK)).prefix_keys()
    prefixes = file.whole(field + names.TERM_BLOCK_PREFIXES)
    require(np.array_equal(firsts, prefixes), "other beginnings of blocks")
    _verify_order(terms, require, distinct=field != FORMS)
    return len(terms)


def verify_forms(reader: SegmentReader) -> None:
    """Verifies that each form belongs to terms that there are.

    Raises:
        IndexDamagedError: one does not.
    """
    require = Requirements(reader.path, FORMS)
    n_terms = sum(len(reader.term_dictionary(field)) for field in TEXT_FIELDS)
    ordinals = reader.file.whole(FORMS + names.TERM_ORDINALS)
    require((ordinals < n_terms).all(), "a term that there is not")
    order = reader.file.whole(FORMS + names.BY_TERM)
    counts = _count(order, len(ordinals))
    require((counts == 1).all(), "not each form in the order of terms")
    require(is_ascending(ordinals[order]), "another order of terms")


def _verify_order(terms: StringArray, require: Requirements, *, distinct: bool) -> None:
    before = b""
    for n, term in enumerate(terms.to_list()):
        ordered = before < term or (not distinct and before == term) or not n
        require(ordered, "terms that are not sorted")
        require(_is_text(term), "a term that is no text")
        before = term


def _is_text(term: bytes) -> bool:
    try:
        term.decode()
    except UnicodeDecodeError:
        return False
    return True


def _count(numbers: NDArray[np.uint32], size: int) -> NDArray[np.int64]:
    """Counts each number below a size; int64 array of shape (size,)."""
    return np.bincount(numbers[numbers < size], minlength=size)
