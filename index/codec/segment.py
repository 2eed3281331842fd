"""Reads a segment: its terms, postings, doc values, field lengths and stored fields."""

from collections.abc import Iterator
from functools import cached_property, reduce
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray, ArrayFile
from index.codec.array_names import (
    CONTENT_LENGTHS,
    DOC_VALUES,
    FIELD_LENGTHS,
    NORMS,
)
from index.codec.document import TEXT_FIELDS
from index.codec.fingerprints import (
    Fingerprints,
    read_all_fingerprints,
    read_fingerprints,
)
from index.codec.form_dictionary import FormDictionary
from index.codec.postings_reader import (
    Postings,
    PostingsLists,
    PostingsReader,
)
from index.codec.term_dictionary import TermDictionary
from index.codec.verification.segment_layout import check_layout
from index.kernels.array_types import DocIds
from index.schema import FORMS, SEPARATOR

if TYPE_CHECKING:
    from index.codec.stored_fields import StoredFieldsReader

SUFFIX = ".arrays"

_NO_DOCS: DocIds = np.zeros(0, np.uint16)


class SegmentReader:
    """Reads one segment; every array is verified before it is given out.

    A term is known by its ordinal, a document by its id: both count from 0.

    Attributes:
        name: the name of the segment.
        file: its arrays.
        n_docs: documents in the segment, deleted ones included.
        token_counts: for each field of running text the tokens of all documents.
        content_token_counts: the same without stop words.

    Raises:
        IndexDamagedError: the file is not as it was written, now or at a later read.
    """

    def __init__(self, directory: Path, name: str) -> None:
        self.name = name
        self.file = ArrayFile(directory / f"{name}{SUFFIX}")
        check_layout(self.file)
        self.n_docs: int = self.file.meta["n_docs"]
        self.token_counts: dict[str, int] = self.file.meta["token_counts"]
        self.content_token_counts: dict[str, int] = self.file.meta[
            "content_token_counts"
        ]
        self._term_dictionaries: dict[str, TermDictionary | FormDictionary] = {}
        self._postings: dict[str, PostingsReader] = {}

    def term_dictionary(self, field: str) -> TermDictionary | FormDictionary:
        """Returns the terms of a field; for FORMS, the form dictionary."""
        terms = self._term_dictionaries.get(field)
        if terms is None:
            if field == FORMS:
                terms = self.form_dictionary
            else:
                terms = TermDictionary(self.file, field)
            self._term_dictionaries[field] = terms
        return terms

    @cached_property
    def form_dictionary(self) -> FormDictionary:
        """Surface forms of the words of the fields of running text."""
        texts = [TermDictionary(self.file, field) for field in TEXT_FIELDS]
        return FormDictionary(self.file, texts)

    def find_ordinal(self, field: str, term: bytes) -> int:
        """Finds the ordinal of a term in a field, -1 where the field lacks the term."""
        return self.term_dictionary(field).find(term)

    def has_doc_values(self, field: str) -> bool:
        """Returns whether the field has one value a document, rather than postings."""
        return field + DOC_VALUES in self.file

    def doc_values(self, field: str) -> AnyArray:
        """Reads the doc-values column of a field.

        Returns:
            Unsigned array of shape (n_docs,), dtype uint8, uint16 or uint32: for each
            document 1 + the ordinal of its value, 0 for no value.
        """
        return self.file.whole(field + DOC_VALUES)

    def value(self, field: str, doc_id: int) -> str:
        """Returns a document's value in a field with doc values, empty for none."""
        ordinal = int(self.doc_values(field)[doc_id]) - 1
        return self.term_dictionary(field)[ordinal].decode() if ordinal >= 0 else ""

    def read_values(
        self, field: str, doc_ids: NDArray[np.int64]
    ) -> tuple[list[str], NDArray[np.intp]]:
        """Reads the values of documents in a field with doc values.

        Args:
            field: the field.
            doc_ids: int64 array of shape (n_docs,), in any order.

        Returns:
            The different values in order of their ordinals, empty for none, and for each
            document the place of its value among them: intp array of shape (n_docs,).
        """
        # A column holds ordinals from 1; 0 is no value.
        present, places = np.unique(
            self.doc_values(field)[doc_ids].astype(np.int64), return_inverse=True
        )
        terms = self.term_dictionary(field).read_ordinals(present[present > 0] - 1)
        none = [""] * int(np.count_nonzero(present == 0))
        return [*none, *(term.decode() for term in terms)], places

    def postings(self, field: str, ordinal: int) -> Postings:
        """Reads a term's postings list in a field of running text.

        Returns:
            Doc ids (uint16) and capped frequencies (uint8), of shape (n_postings,).
        """
        return self.postings_reader(field).read(ordinal)

    def postings_lists(
        self, field: str, ordinals: range | None = None
    ) -> PostingsLists:
        """Reads the postings lists of consecutive terms, or of all terms of a field.

        Returns:
            Doc ids as a uint16 array of shape (n_postings,), and the lists' offsets as a
            uint32 or uint64 array of shape (n_terms + 1,).
        """
        return self.postings_reader(field).read_lists(ordinals)

    def postings_reader(self, field: str) -> PostingsReader:
        """Returns what reads the postings of a field."""
        reader = self._postings.get(field)
        if reader is None:
            reader = self._postings[field] = PostingsReader(self.file, field)
        return reader

    def doc_frequency(self, field: str, ordinal: int) -> int:
        """Counts the documents that contain a term, deleted ones included."""
        if self.has_doc_values(field):
            return int(np.count_nonzero(self.doc_values(field) == ordinal + 1))
        return self.postings_reader(field).count(ordinal)

    def doc_ids(self, field: str, ordinal: int) -> DocIds:
        """Finds the documents that contain a term of any field but FORMS.

        Returns:
            uint16 array of shape (doc_frequency,), ascending.
        """
        if self.has_doc_values(field):
            found = np.flatnonzero(self.doc_values(field) == ordinal + 1)
            return found.astype(np.uint16)
        return self.postings_reader(field).read_doc_ids(range(ordinal, ordinal + 1))

    def doc_ids_of_ordinals(
        self, field: str, ordinals: NDArray[np.int64] | range
    ) -> list[DocIds]:
        """Finds the documents that contain any of some terms, of whatever field.

        Args:
            field: the field of the terms.
            ordinals: int64 array of shape (n_terms,), or a range, ascending.

        Returns:
            uint16 arrays of shape (n_postings,), ascending where they are of one term.
            The lists of a range of terms stand one after the other in one array.
        """
        if field == FORMS:
            pairs = self.form_dictionary.read_ordinals(np.asarray(ordinals, np.int64))
            return [self.form_doc_ids(pair) for pair in pairs]
        if isinstance(ordinals, range) and ordinals and not self.has_doc_values(field):
            return [self.postings_reader(field).read_doc_ids(ordinals)]
        return [self.doc_ids(field, int(ordinal)) for ordinal in ordinals]

    def form_doc_ids(self, pair: bytes) -> DocIds:
        """Finds the documents that contain the term of a `form TAB term` in any form.

        Returns:
            uint16 array of shape (n_found,), ascending; empty for an unknown pair.
        """
        if self.find_ordinal(FORMS, pair) < 0:
            return _NO_DOCS
        term = pair.rpartition(SEPARATOR.encode())[2]
        found = [
            self.doc_ids(field, ordinal)
            for field in TEXT_FIELDS
            if (ordinal := self.find_ordinal(field, term)) >= 0
        ]
        return reduce(np.union1d, found) if found else _NO_DOCS

    def exact_frequencies(
        self, field: str, postings: Postings
    ) -> NDArray[np.uint8 | np.uint32]:
        """Returns the frequencies of a postings list without the cap.

        Returns:
            uint8 array of shape (n_postings,): the very array of `postings` where no
            frequency is capped; else a uint32 array.
        """
        return self.postings_reader(field).exact_frequencies(postings)

    def positions(self, field: str, ordinal: int) -> AnyArray:
        """Reads the positions of a term's occurrences in a field of running text.

        Returns:
            uint16 or uint32 array of shape (n_occurrences,): document by document, as
            many for each as the term's frequency in it.
        """
        return self.postings_reader(field).read_positions(ordinal)

    def field_lengths(self, field: str) -> NDArray[np.uint32]:
        """Reads each document's tokens in a field: uint32 array of shape (n_docs,)."""
        return self.file.whole(field + FIELD_LENGTHS)

    def content_lengths(self, field: str) -> NDArray[np.uint32]:
        """Reads the tokens that are no stop words: uint32 array of shape (n_docs,)."""
        return self.file.whole(field + CONTENT_LENGTHS)

    def norms(self, field: str) -> NDArray[np.uint8]:
        """Reads the coded content lengths: uint8 array of shape (n_docs,)."""
        return self.file.whole(field + NORMS)

    def fingerprints(self, doc_ids: AnyArray | None = None) -> Fingerprints:
        """Reads the near-duplicate fingerprints of some documents' bodies, or of all.

        Args:
            doc_ids: integer array of shape (n,), or None for all documents.

        Returns:
            Hashes as a uint16 array, and their number for each document as an int64
            array of shape (n,).
        """
        if doc_ids is None:
            return read_all_fingerprints(self.file)
        return read_fingerprints(self.file, doc_ids)

    @property
    def path(self) -> Path:
        """The segment's file."""
        return self.file.path

    def small_stored_fields(self, doc_id: int) -> dict[str, str]:
        """Returns the small stored fields of a document (url, digest)."""
        # A search does without them, and so without Zstandard.
        from index.codec.small_stored_fields import read_small_stored_fields

        return read_small_stored_fields(self.file, doc_id)

    def all_small_stored_fields(self) -> Iterator[dict[str, str]]:
        """Yields the small stored fields of each document, in order of doc ids."""
        from index.codec.small_stored_fields import read_all_small_stored_fields

        return read_all_small_stored_fields(self.file)

    def stored_document(self, doc_id: int) -> bytes:
        """Returns the stored bytes of a document (index.codec.stored_article)."""
        return self.stored_fields.read(doc_id)

    @cached_property
    def stored_fields(self) -> "StoredFieldsReader":
        """Reads the stored documents, and knows what they were compressed with."""
        # Only an answer with hits needs Zstandard.
        from index.codec.stored_fields import StoredFieldsReader

        return StoredFieldsReader(self.file)

    def release_memory(self) -> None:
        """Drops what has been read from memory; it is read again when asked for."""
        self.file.release_memory()
