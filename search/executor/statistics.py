"""Statistics of the whole index that scores depend on."""

from functools import cached_property

import numpy as np

from index.codec.snapshot import LiveSegment, Snapshot

_MAX_CACHED = 16_384


class IndexStatistics:
    """Counts over the live documents of a snapshot; they are cached."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._doc_frequencies: dict[tuple[str, bytes], int] = {}
        self._mean_lengths: dict[str, float] = {}

    @cached_property
    def n_docs(self) -> int:
        """Number of documents."""
        return sum(segment.n_live_docs for segment in self._snapshot.segments)

    def mean_field_length(self, field: str) -> float:
        """Returns the mean length of a text field in tokens, without stop words.

        Documents without the field do not count: where few articles have a title, the
        titles would all seem long. It is 1.0 where no document has the field.
        """
        mean = self._mean_lengths.get(field)
        if mean is None:
            segments = self._snapshot.segments
            n_tokens = sum(self.count_tokens(segment, field) for segment in segments)
            n_docs = sum(self.count_filled(segment, field) for segment in segments)
            mean = self._mean_lengths[field] = n_tokens / (n_docs or 1) or 1.0
        return mean

    def doc_frequency(self, field: str, term: bytes) -> int:
        """Returns the number of documents that have a term in a field."""
        key = (field, term)
        df = self._doc_frequencies.get(key)
        if df is None:
            segments = self._snapshot.segments
            df = sum(self.count_docs(segment, field, term) for segment in segments)
            if len(self._doc_frequencies) >= _MAX_CACHED:
                self._doc_frequencies.clear()
            self._doc_frequencies[key] = df
        return df

    def count_tokens(self, segment: LiveSegment, field: str) -> int:
        """Returns the tokens of a text field in a segment, without stop words."""
        n_tokens = segment.reader.content_token_counts[field]
        if segment.live_docs is None:
            return n_tokens
        return n_tokens - int(
            segment.reader.content_lengths(field)[segment.deleted_doc_ids].sum()
        )

    def count_filled(self, segment: LiveSegment, field: str) -> int:
        """Returns the number of documents of a segment with words in a text field."""
        norms = segment.reader.norms(field)
        return int(np.count_nonzero(segment.select_live(norms)))

    def count_docs(self, segment: LiveSegment, field: str, term: bytes) -> int:
        """Returns the number of documents of a segment that have a term in a field."""
        ordinal = segment.reader.find_ordinal(field, term)
        if ordinal < 0:
            return 0
        if segment.live_docs is None:
            return segment.reader.doc_frequency(field, ordinal)
        doc_ids = segment.reader.doc_ids(field, ordinal)
        return int(np.count_nonzero(segment.live_docs.take(doc_ids)))
