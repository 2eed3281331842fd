"""Inverts the texts of a field into runs of postings, and counts their tokens."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.analysis.analyzer import find_tokens
from index.codec.string_array import PADDING
from index.kernels.array_types import DocIds, Offsets, TermIds
from index.writing.inversion.batch_tokenizer import TextEncoder, find_spans
from index.writing.inversion.fingerprint_writer import FingerprintWriter
from index.writing.inversion.posting_runs import PostingRuns, make_text_run
from index.writing.inversion.term_interner import TermInterner

# Bytes of texts of one language that are tokenised together: what a batch costs,
# whatever its size, is then little to each text.
_BATCH_BYTES = 1_000_000
_RUN_TOKENS = 1 << 19
_PART_TOKENS = 1 << 16
_BEFORE = b"\n\n\n"
_AFTER = b"\n" + bytes(PADDING)

TextT = TypeVar("TextT", str, bytes)
_Tokenize = Callable[[list[TextT], str], tuple[TermIds, Offsets]]


class InvertedField(NamedTuple):
    """The texts of one field, inverted.

    Attributes:
        runs: the postings.
        lengths: uint32 array of shape (n_docs,): tokens of each document.
        content_lengths: uint32 array of shape (n_docs,): tokens that are no stop words.
    """

    runs: PostingRuns
    lengths: NDArray[np.uint32]
    content_lengths: NDArray[np.uint32]


class FieldInverter:
    """Takes the texts of one field, document by document.

    Texts wait until there are enough of their language for a batch; the batches are
    inverted together into runs of some 500,000 tokens.

    Args:
        interner: gives the terms their ids.
        encoder: encodes the texts.
        directory: where large runs wait until all are there; None to keep them in memory.
        fingerprints: receives the texts' terms, too; None for none.

    Attributes:
        n_tokens: number of tokens so far, without the texts that wait.
        faults: by doc id, the exceptions of texts that could not be inverted. They count
            as empty; the segment leaves their documents out.
    """

    def __init__(
        self,
        interner: TermInterner,
        encoder: TextEncoder,
        directory: Path | None = None,
        fingerprints: FingerprintWriter | None = None,
    ) -> None:
        self.n_tokens = 0
        self.faults: dict[int, Exception] = {}
        self._interner = interner
        self._fingerprints = fingerprints
        self._encoder = encoder
        self._batches: dict[str, _Batch] = {}
        self._texts: list[tuple[TermIds, DocIds, Offsets]] = []
        self._waiting_tokens = 0
        self._runs = PostingRuns(directory)
        self._lengths: list[tuple[DocIds, Offsets, Offsets]] = []

    def add(self, doc_id: int, text: str, language: str) -> None:
        """Adds a text; texts come in order of their doc ids."""
        if not text and self._fingerprints is None:
            return  # records have no page
        try:
            encoded = self._encoder.encode(text)
        except (ValueError, IndexError) as fault:
            self.faults[doc_id] = fault
            return
        if encoded is None:
            self._guard(self._tokenize_text, [doc_id], [text], language)
        else:
            self._wait(doc_id, encoded, language)
        if self._waiting_tokens >= _RUN_TOKENS:
            self._end_run()

    def finish(self, n_docs: int) -> InvertedField:
        """Returns the postings and lengths of documents from doc id 0 to `n_docs`."""
        self._end_run()
        lengths = np.zeros(n_docs, np.uint32)
        content_lengths = np.zeros(n_docs, np.uint32)
        for doc_ids, some, content in self._lengths:
            lengths[doc_ids] = some
            content_lengths[doc_ids] = content
        return InvertedField(self._runs, lengths, content_lengths)

    def take_tokens(
        self, term_ids: TermIds, doc_ids: list[int], lengths: Offsets, language: str
    ) -> None:
        """Takes texts of one language, as the terms of their tokens.

        Args:
            term_ids: int32 array of shape (n_tokens,): one text after the other.
            doc_ids: the documents of the texts.
            lengths: int64 array of shape (n_texts,): tokens of each text.
            language: their language.
        """
        docs = np.array(doc_ids, np.uint16)
        if self._fingerprints is not None:
            self._fingerprints.add(term_ids, docs, lengths)
        before = np.cumsum(self._interner.mark_content(language)[term_ids])
        before = np.concatenate(([0], before))[np.cumsum(lengths)]
        # To Whoosh a text with words has a length.
        content: Offsets = np.maximum(np.diff(before, prepend=0), lengths > 0)
        self._lengths.append((docs, lengths, content))
        self._texts.append((term_ids, docs, lengths))
        self._waiting_tokens += len(term_ids)
        self.n_tokens += len(term_ids)

    def _wait(self, doc_id: int, encoded: bytes, language: str) -> None:
        batch = self._batches.get(language)
        if batch is None:
            batch = self._batches[language] = _Batch()
        batch.texts.append(encoded)
        batch.doc_ids.append(doc_id)
        batch.size += len(encoded) + 1
        if batch.size >= _BATCH_BYTES:
            self._tokenize(language)

    def _tokenize(self, language: str) -> None:
        batch = self._batches.pop(language)
        self._guard(self._tokenize_batch, batch.doc_ids, batch.texts, language)

    def _guard(
        self,
        tokenize: "_Tokenize[TextT]",
        doc_ids: list[int],
        texts: list[TextT],
        language: str,
    ) -> None:
        """Takes the texts; if that fails, takes one by one, and notes those that fail."""
        try:
            found = tokenize(texts, language)
        except (OSError, MemoryError):
            raise
        except Exception as fault:  # noqa: BLE001  (no text may stop the others)
            if len(texts) == 1:
                self.faults[doc_ids[0]] = fault
                return
            for doc_id, text in zip(doc_ids, texts, strict=True):
                self._guard(tokenize, [doc_id], [text], language)
        else:
            self.take_tokens(found[0], doc_ids, found[1], language)

    def _tokenize_text(
        self, texts: list[str], language: str
    ) -> tuple[TermIds, Offsets]:
        (text,) = texts
        tokens = (text[start:end] for start, end in find_tokens(text))
        parts = [np.zeros(0, np.int32)]
        # Not all at once: a token takes some 100 bytes, and here each letter is one.
        while part := [*islice(tokens, _PART_TOKENS)]:
            parts.append(self._interner.intern_tokens(part, language))
        found = np.concatenate(parts)
        return found, np.array([len(found)])

    def _tokenize_batch(
        self, texts: list[bytes], language: str
    ) -> tuple[TermIds, Offsets]:
        spans = find_spans(_BEFORE + b"\n".join(texts) + _AFTER)
        term_ids, span_of_token = self._interner.intern_spans(spans, language)
        starts = spans.starts if span_of_token is None else spans.starts[span_of_token]
        ends = np.cumsum([len(text) + 1 for text in texts]) + len(_BEFORE)
        return term_ids, np.diff(np.searchsorted(starts, ends), prepend=0)

    def _end_run(self) -> None:
        # All languages together: the next run has later documents only.
        for language in list(self._batches):
            self._tokenize(language)
        texts = self._texts or [_NO_TEXT]
        self._runs.append(make_text_run(*map(np.concatenate, zip(*texts, strict=True))))
        self._texts = []
        self._waiting_tokens = 0


_NO_TEXT = (np.zeros(0, np.int32), np.zeros(0, np.uint16), np.zeros(0, np.int64))


class _Batch:
    """Encoded texts of one language that wait."""

    def __init__(self) -> None:
        self.texts: list[bytes] = []
        self.doc_ids: list[int] = []
        self.size = 0
