"""What a segment's file holds, by name."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.codec.array_file import Array, ArrayFile
from index.codec.document import TEXT_FIELDS
from index.codec.fingerprints import (
    Fingerprints,
    read_all_fingerprints,
    read_fingerprints,
)
from index.codec.form_dictionary import FormDictionary
from index.codec.term_dictionary import TermDictionary
from index.schema import BODY, FORMS, SEPARATOR, TITLE

if TYPE_CHECKING:
    from index.codec.stored_fields import StoredFieldsReader

SUFFIX = ".arrays"

_NOTHING: Array = np.zeros(0, np.uint16)


CAPPED_FREQUENCY = 255
"""Frequencies from here on stand in a table of their own."""


class Postings(NamedTuple):
    """The articles that a term is in, and how often: CAPPED_FREQUENCY where too often."""

    doc_ids: Array
    frequencies: Array
    start: int


class PostingsLists(NamedTuple):
    """Postings lists of consecutive terms.

    Attributes:
        doc_ids: the documents of all lists, one list after the other: uint16 array of
            shape (n_postings,).
        offsets: where each list begins, and where the last ends: unsigned array of
            shape (n_terms + 1,), the first 0.
    """

    doc_ids: Array
    offsets: Array


class SegmentReader:
    """The arrays of one segment; whatever is read is verified first.

    Attributes:
        articles: how many there are, deleted ones too.
        token_counts: for each field of running text how many tokens all articles have.

    Raises:
        IndexDamagedError: the file is not as it was written, then or later.
    """

    def __init__(self, directory: Path, name: str) -> None:
        self.name = name
        self.file = ArrayFile(directory / f"{name}{SUFFIX}")
        self.n_docs: int = self.file.meta["articles"]
        self.token_counts: dict[str, int] = self.file.meta["tokens"]
        self.content_token_counts: dict[str, int] = self.file.meta["contents"]
        self._term_dictionaries: dict[str, TermDictionary | FormDictionary] = {}

    def term_dictionary(self, field: str) -> TermDictionary | FormDictionary:
        """The terms of a field; of FORMS, the forms of words with their terms."""
        terms = self._term_dictionaries.get(field)
        if terms is None:
            terms = (
                self.form_dictionary
                if field == FORMS
                else TermDictionary(self.file, field)
            )
            self._term_dictionaries[field] = terms
        return terms

    @cached_property
    def form_dictionary(self) -> FormDictionary:
        """The forms of the words of the fields of running text."""
        return FormDictionary(
            self.file, [TermDictionary(self.file, f) for f in TEXT_FIELDS]
        )

    def find_ordinal(self, field: str, term: bytes) -> int:
        """The rank of a term in a field, -1 where it is not there."""
        return self.term_dictionary(field).find(term)

    def doc_values(self, field: str) -> Array:
        """For each article the rank, from 1, of its value in a single field, or 0."""
        return self.file.whole(f"{field}.column")

    def postings(self, field: str, rank: int) -> Postings:
        """The postings of a term of a field of running text."""
        file = self.file
        start, stop = file.slice(f"{field}.first", rank, rank + 2).tolist()
        return Postings(
            file.slice(f"{field}.articles", start, stop),
            file.slice(f"{field}.frequencies", start, stop),
            start,
        )

    def doc_frequency(self, field: str, rank: int) -> int:
        """How many articles have a term, deleted ones too."""
        if f"{field}.column" in self.file:
            return int(np.count_nonzero(self.doc_values(field) == rank + 1))
        start, stop = self.file.slice(f"{field}.first", rank, rank + 2).tolist()
        return int(stop - start)

    def doc_ids(self, field: str, rank: int) -> Array:
        """The articles that have a term of any field but FORMS, in order."""
        if f"{field}.column" in self.file:
            found = np.flatnonzero(self.doc_values(field) == rank + 1)
            return found.astype(np.uint16)
        start, stop = self.file.slice(f"{field}.first", rank, rank + 2).tolist()
        return self.file.slice(f"{field}.articles", start, stop)

    def doc_ids_of_ordinals(self, field: str, ordinals: Array | range) -> list[Array]:
        """Returns the documents that contain any of some terms, of whatever field.

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
        if isinstance(ordinals, range) and ordinals and self.has_postings(field):
            start, stop = ordinals.start, ordinals.stop
            first = int(self.file.slice(f"{field}.first", start, start + 1)[0])
            last = int(self.file.slice(f"{field}.first", stop, stop + 1)[0])
            return [self.file.slice(f"{field}.articles", first, last)]
        return [self.doc_ids(field, int(ordinal)) for ordinal in ordinals]

    def has_postings(self, field: str) -> bool:
        """Returns whether the field has postings, rather than one value a document."""
        return f"{field}.first" in self.file

    def postings_lists(
        self, field: str, ordinals: range | None = None
    ) -> PostingsLists:
        """Returns the postings lists of consecutive terms, or of all terms of a field.

        Args:
            field: a field with postings.
            ordinals: the terms; None for all.

        Returns:
            The lists' documents as a uint16 array of shape (n_postings,), and their
            offsets as an unsigned array of shape (n_terms + 1,).
        """
        if ordinals is None:
            offsets = self.file.whole(f"{field}.first")
            return PostingsLists(self.file.whole(f"{field}.articles"), offsets)
        offsets = self.file.slice(f"{field}.first", ordinals.start, ordinals.stop + 1)
        first, last = int(offsets[0]), int(offsets[-1])
        doc_ids = self.file.slice(f"{field}.articles", first, last)
        return PostingsLists(doc_ids, offsets - offsets[0])

    def form_doc_ids(self, pair: bytes) -> Array:
        """The articles with the word of an entry of FORMS in any of its forms."""
        if self.find_ordinal(FORMS, pair) < 0:
            return _NOTHING
        term = pair.rpartition(SEPARATOR.encode())[2]
        found = [
            self.doc_ids(field, rank)
            for field in (TITLE, BODY)
            if (rank := self.find_ordinal(field, term)) >= 0
        ]
        return np.union1d(found[0], found[-1]) if found else _NOTHING

    def exact_frequencies(self, field: str, postings: Postings) -> Array:
        """The frequencies, however great: in a byte only where all of them fit."""
        # In most segments none is great, and none need be looked at.
        if not len(self.file.view(f"{field}.big_at")):
            return postings.frequencies
        big = np.flatnonzero(postings.frequencies == CAPPED_FREQUENCY)
        if not len(big):
            return postings.frequencies
        exact = postings.frequencies.astype(np.uint32)
        places = self.file.whole(f"{field}.big_at")
        at = np.searchsorted(places, big + postings.start)
        exact[big] = self.file.whole(f"{field}.big")[at]
        return exact

    def positions(self, field: str, rank: int) -> Array:
        """Where a term stands: article by article, as often as it is in each."""
        start, stop = self.file.slice(f"{field}.first_place", rank, rank + 2).tolist()
        return self.file.slice(f"{field}.places", start, stop)

    def field_lengths(self, field: str) -> Array:
        """Each article's number of tokens in a field of running text."""
        return self.file.whole(f"{field}.lengths")

    def content_lengths(self, field: str) -> Array:
        """Each article's number of tokens without stop words."""
        return self.file.whole(f"{field}.contents")

    def norms(self, field: str) -> Array:
        """Each article's length without stop words in a byte, as Whoosh codes it."""
        return self.file.whole(f"{field}.length_codes")

    def fingerprints(self, articles: Array | None = None) -> Fingerprints:
        """The sketches of the bodies of some articles, or of all."""
        if articles is None:
            return read_all_fingerprints(self.file)
        return read_fingerprints(self.file, articles)

    def small_stored_fields(self, article: int) -> dict[str, str]:
        """The small stored fields of an article."""
        # A search does without them, and so without Zstandard.
        from index.codec.small_stored_fields import BLOCK, read_small_stored_fields

        return read_small_stored_fields(self.file, article // BLOCK)[article % BLOCK]

    def stored_document(self, article: int) -> bytes:
        """What the article is given back as."""
        return self._store.read(article)

    def value(self, field: str, article: int) -> str:
        """The value of a single field, empty for none."""
        rank = int(self.doc_values(field)[article])
        return self.term_dictionary(field)[rank - 1].decode() if rank else ""

    @property
    def compression_dictionary(self) -> bytes:
        """What the stored texts were compressed with."""
        return self._store.dictionary

    @cached_property
    def _store(self) -> "StoredFieldsReader":
        # Only an answer with hits needs Zstandard.
        from index.codec.stored_fields import StoredFieldsReader

        return StoredFieldsReader(self.file)
