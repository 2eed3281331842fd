"""Makes the documents that the cluster keeps, from the arrays of a local index.

Nothing is analysed again: terms, their order and their frequencies are in the postings.
A few thousand documents of a segment are inverted back at a time.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from index import schema
from index.codec.actor_details import TYPES, read_details
from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS, TEXT_FIELDS
from index.codec.snapshot import LiveSegment
from search.engines.opensearch import mapping
from search.engines.opensearch.sending.field_postings import (
    Int64Array,
    SegmentPostings,
    select_postings,
)
from search.executor.facets import label_date

_AT_ONCE = 2_000

_KEPT_MULTI = tuple(name for name in MULTI_FIELDS if name != schema.ACTOR_NAMES)
_DATE_LABELS = {mapping.YEAR: 4, mapping.MONTH: 7, mapping.DAY: 10}
_EMPTY: tuple[object, ...] = ("", [])


class SegmentDocuments:
    """Makes the documents of one segment.

    Args:
        segment: the segment.
        mean_lengths: of the text fields, in tokens, as norms are relative to.
    """

    def __init__(self, segment: LiveSegment, mean_lengths: Mapping[str, float]) -> None:
        self._segment = segment
        self._means = mean_lengths
        self._terms: dict[str, list[str]] = {}
        self._postings: dict[str, SegmentPostings] = {}

    def make(self, doc_ids: Int64Array) -> Iterator[dict[str, object]]:
        """Yields the documents, without their numbers and stamps.

        Args:
            doc_ids: int64 array of shape (n,), ascending.
        """
        for start in range(0, len(doc_ids), _AT_ONCE):
            yield from self._make(doc_ids[start : start + _AT_ONCE])

    def _make(self, doc_ids: Int64Array) -> Iterator[dict[str, object]]:
        reader = self._segment.reader
        columns: dict[str, Sequence[object]] = {
            mapping.STORED: [reader.stored_document(int(n)).decode() for n in doc_ids],
            mapping.BODY_LENGTH: reader.field_lengths(schema.BODY)[doc_ids].tolist(),
            **{field: self._single_values(field, doc_ids) for field in SINGLE_FIELDS},
            **{field: self._multi_values(field, doc_ids) for field in _KEPT_MULTI},
            mapping.DETAILS: self._actor_details(doc_ids),
        }
        columns |= self._fingerprints(doc_ids)
        columns |= self._texts(doc_ids)
        for n in range(len(doc_ids)):
            document = {name: column[n] for name, column in columns.items()}
            first, last = document[schema.DATE], document[schema.DATE_LAST]
            for name, length in _DATE_LABELS.items():
                document[name] = label_date(str(first), str(last), length)
            yield {
                name: value for name, value in document.items() if value not in _EMPTY
            }

    def _single_values(self, field: str, doc_ids: Int64Array) -> list[str]:
        names = ["", *self._names(field)]
        return [
            names[n] for n in self._segment.reader.doc_values(field)[doc_ids].tolist()
        ]

    def _names(self, field: str) -> list[str]:
        if field not in self._terms:
            dictionary = self._segment.reader.term_dictionary(field)
            self._terms[field] = [term.decode() for term in dictionary]
        return self._terms[field]

    def _multi_values(self, field: str, doc_ids: Int64Array) -> list[list[str]]:
        names = self._names(field)
        found: list[list[str]] = [[] for _ in doc_ids]
        for doc, ordinal in zip(*self._pairs(field, doc_ids)[:2], strict=True):
            found[doc].append(names[ordinal])
        return found

    def _actor_details(self, doc_ids: Int64Array) -> list[list[str]]:
        names = self._names(schema.ACTORS)
        docs, ordinals, kept = self._pairs(schema.ACTORS, doc_ids)
        details = read_details(self._segment.reader.file)
        found: list[list[str]] = [[] for _ in doc_ids]
        for doc, ordinal, mentions, kind in zip(
            docs,
            ordinals,
            details.mentions[kept].tolist(),
            details.types[kept].tolist(),
            strict=True,
        ):
            parts = (names[ordinal], TYPES[kind].value, str(mentions))
            found[doc].append(schema.SEPARATOR.join(parts))
        return found

    def _pairs(
        self, field: str, doc_ids: Int64Array
    ) -> tuple[list[int], list[int], Int64Array]:
        """The postings of some documents: their places in `doc_ids`, and ordinals."""
        postings, offsets = self._segment.reader.postings_lists(field)
        kept, places = select_postings(postings, doc_ids)
        ordinals = np.searchsorted(offsets.astype(np.int64), kept, side="right") - 1
        return places.tolist(), ordinals.tolist(), kept

    def _fingerprints(self, doc_ids: Int64Array) -> dict[str, Sequence[object]]:
        hashes, sizes = self._segment.reader.fingerprints(doc_ids)
        parts = np.split(hashes, np.cumsum(sizes)[:-1])
        return {
            mapping.FINGERPRINT: list(map(mapping.pack_hashes, parts)),
            mapping.HASHES: [" ".join(map(mapping.name_hash, one)) for one in parts],
        }

    def _texts(self, doc_ids: Int64Array) -> dict[str, Sequence[object]]:
        found: dict[str, Sequence[object]] = {}
        weights: dict[float, list[list[str]]] = {b: [] for b in mapping.DEGREES}
        for field in TEXT_FIELDS:
            one = self._postings_of(field).select(doc_ids)
            found[field] = one.join_terms()
            for b, written in weights.items():
                written.append(
                    one.write_weights(
                        self._means[field],
                        b=b,
                        weight=mapping.WEIGHTS[field],
                        mark=mapping.MARKS[field],
                    )
                )
        for b, written in weights.items():
            found[mapping.weight_field(b)] = [
                " ".join(filter(None, parts)) for parts in zip(*written, strict=True)
            ]
        return found

    def _postings_of(self, field: str) -> SegmentPostings:
        if field not in self._postings:
            self._postings[field] = SegmentPostings(
                self._segment.reader, field, self._names(field)
            )
        return self._postings[field]
