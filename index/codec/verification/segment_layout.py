"""Checks the header of a segment's file: each array is there, in a dtype and size it may have.

A file with sound checksums can still come from a stranger. What is checked here costs a
look at the header; `ArrayFile` checks each slice that is read, and
`index.codec.verification` every value.
"""

from collections.abc import Iterator, Mapping

from index.codec import array_names as names
from index.codec.array_file import ArrayFile
from index.codec.document import (
    INDEXED_FIELDS,
    MULTI_FIELDS,
    SINGLE_FIELDS,
    TEXT_FIELDS,
)
from index.errors import IndexDamagedError
from index.schema import ACTORS, FORMS

MAX_DOCS = 1 << 16
"""Documents in a segment, at most: a doc id has 16 bits."""
MAX_COUNT = 1 << 48
"""A number of tokens that no segment reaches."""

_BYTES, _SHORTS, _NUMBERS = ("|u1",), ("<u2",), ("<u4",)
_LONGS = ("<u8",)
_OFFSETS = (*_NUMBERS, *_LONGS)
_NARROW = (*_BYTES, *_SHORTS, *_NUMBERS)

Expected = tuple[str, tuple[str, ...], int | None]
"""Name of an array, the dtypes that it may have, its size or None for any size."""


def check_layout(file: ArrayFile) -> None:
    """Checks the arrays and the metadata of a segment.

    Raises:
        IndexDamagedError: an array is missing, or its dtype, size or place is wrong.
    """
    n_docs = file.meta.get("n_docs")
    if type(n_docs) is not int or not 0 <= n_docs <= MAX_DOCS:
        raise IndexDamagedError(file.path, f"{n_docs!r} is no number of documents")
    for key in ("token_counts", "content_token_counts"):
        _check_counts(file, key, file.meta.get(key))
    for name, dtypes, size in _list_arrays(file, n_docs):
        found, count = file.describe(name)
        if found not in dtypes or size not in (None, count):
            raise IndexDamagedError(file.path, f"{name} is {found} of {count} elements")


def _check_counts(file: ArrayFile, key: str, counts: object) -> None:
    if not isinstance(counts, Mapping) or not all(
        type(counts.get(field)) is int and 0 <= counts[field] < MAX_COUNT
        for field in TEXT_FIELDS
    ):
        raise IndexDamagedError(file.path, f"{key} are no numbers of tokens")


def _list_arrays(file: ArrayFile, n_docs: int) -> Iterator[Expected]:
    for field in (*INDEXED_FIELDS, FORMS):
        n_terms = file.describe(field + names.TERM_LENGTHS)[1]
        n_blocks = -(-n_terms // names.TERM_BLOCK)
        yield field + names.TERM_LENGTHS, _NARROW, None
        yield field + names.TERM_BLOCK_OFFSETS, _NUMBERS, n_blocks
        yield field + names.TERM_BLOCK_PREFIXES, _LONGS, n_blocks
        yield field + names.TERM_BYTES, _BYTES, None
    for field in SINGLE_FIELDS:
        yield field + names.DOC_VALUES, _NARROW, n_docs
    for field in (*TEXT_FIELDS, *MULTI_FIELDS):
        n_terms = file.describe(field + names.TERM_LENGTHS)[1]
        yield field + names.POSTINGS_OFFSETS, _OFFSETS, n_terms + 1
        yield field + names.DOC_IDS, _SHORTS, None
    n_postings = file.describe(ACTORS + names.DOC_IDS)[1]
    yield names.ACTOR_MENTIONS, _NARROW, n_postings
    yield names.ACTOR_TYPES, _BYTES, n_postings
    for field in TEXT_FIELDS:
        yield from _list_text_arrays(file, field, n_docs)
    n_forms = file.describe(FORMS + names.TERM_LENGTHS)[1]
    yield FORMS + names.TERM_ORDINALS, _NUMBERS, n_forms
    yield FORMS + names.BY_TERM, _NUMBERS, n_forms
    yield names.STORED_BYTES, _BYTES, None
    yield names.STORED_OFFSETS, _LONGS, n_docs + 1
    yield names.STORED_DICTIONARY, _BYTES, None
    yield names.SMALL_STORED_BYTES, _BYTES, None
    yield names.SMALL_STORED_OFFSETS, _NUMBERS, -(-n_docs // names.SMALL_BLOCK) + 1
    yield names.FINGERPRINT_HASHES, _SHORTS, None
    yield names.FINGERPRINT_OFFSETS, _NUMBERS, n_docs + 1


def _list_text_arrays(file: ArrayFile, field: str, n_docs: int) -> Iterator[Expected]:
    n_terms = file.describe(field + names.TERM_LENGTHS)[1]
    n_postings = file.describe(field + names.DOC_IDS)[1]
    n_capped = file.describe(field + names.CAPPED_INDEXES)[1]
    yield field + names.FREQUENCIES, _BYTES, n_postings
    yield field + names.CAPPED_INDEXES, _NUMBERS, None
    yield field + names.CAPPED_FREQUENCIES, _NUMBERS, n_capped
    yield field + names.POSITION_OFFSETS, _OFFSETS, n_terms + 1
    yield field + names.POSITIONS, (*_SHORTS, *_NUMBERS), None
    yield field + names.FIELD_LENGTHS, _NUMBERS, n_docs
    yield field + names.CONTENT_LENGTHS, _NUMBERS, n_docs
    yield field + names.NORMS, _BYTES, n_docs
