"""Collects the documents of one segment in memory and writes them to its file."""

import secrets
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.codec.actor_details import NO_DETAILS
from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.commit.toc import INDEX_NAME, SegmentInfo, pack_doc_ids
from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS, TEXT_FIELDS, Document
from index.codec.form_dictionary import FormTerms, sort_forms, write_form_dictionary
from index.codec.norms import write_norms
from index.codec.segment import SUFFIX
from index.codec.small_stored_fields import SmallStoredFieldsWriter
from index.codec.stored_fields import StoredFieldsWriter
from index.codec.string_array import StringArray
from index.codec.term_dictionary import write_term_dictionary
from index.errors import ArticleError, make_article_error
from index.schema import ACTORS, BODY, FILE, ID, PAGE, PATH, TITLE
from index.writing.inversion.batch_tokenizer import TextEncoder
from index.writing.inversion.fingerprint_writer import FingerprintWriter
from index.writing.inversion.inverter import FieldInverter, InvertedField
from index.writing.inversion.posting_runs import PostingRuns
from index.writing.inversion.postings_writer import write_postings
from index.writing.inversion.term_interner import TermInterner
from index.writing.value_writer import ActorWriter, ColumnWriter, MultiValueWriter

# Fields are collected for a batch of documents: a list costs less than its elements.
_BATCH_DOCS = 256
_MAX_BATCH_BYTES = 8_000_000


class SegmentBuffer:
    """One segment in memory: collects documents, then writes itself to its file.

    Call `add` for each document, then `end_texts`, then `write`; or `abandon`.

    Args:
        path: the file to write.
        interner: the terms and forms seen so far, shared by the segments of a process.
        encoder: classifies characters for the tokeniser.
        dictionary: compression dictionary of the stored fields, None to train one.

    Attributes:
        n_docs: number of documents added.
    """

    def __init__(
        self,
        path: Path,
        interner: TermInterner,
        encoder: TextEncoder,
        dictionary: bytes | None,
    ) -> None:
        self.n_docs = 0
        self._path = path
        self._interner = interner
        self._file = ArrayFileWriter(path)
        try:
            self._stored = StoredFieldsWriter(self._file, dictionary)
        except BaseException:
            self.abandon()
            raise
        self._fingerprints = FingerprintWriter(interner.hashes)
        fingerprinted = {BODY: self._fingerprints}
        self._texts = {
            name: FieldInverter(interner, encoder, path.parent, fingerprinted.get(name))
            for name in TEXT_FIELDS
        }
        self._inverted: dict[str, InvertedField] = {}
        self._columns = {name: ColumnWriter() for name in SINGLE_FIELDS}
        self._actors = ActorWriter()
        self._multi_values = {
            name: self._actors if name == ACTORS else MultiValueWriter()
            for name in MULTI_FIELDS
        }
        self._small_stored = SmallStoredFieldsWriter()
        self._paths: list[tuple[str, str]] = []
        self._batch: list[Document] = []
        self._batch_bytes = 0

    @property
    def n_tokens(self) -> int:
        """Number of tokens found in the texts so far."""
        return sum(inverter.n_tokens for inverter in self._texts.values())

    @property
    def compression_dictionary(self) -> bytes | None:
        """Dictionary that the stored fields are compressed with."""
        return self._stored.dictionary

    def add(self, document: Document) -> None:
        """Adds a document."""
        doc_id = self.n_docs
        self._texts[TITLE].add(doc_id, document.title, document.stem_language)
        self._texts[BODY].add(doc_id, document.body, document.stem_language)
        self._texts[PAGE].add(doc_id, document.page, document.stem_language)
        self._batch.append(document)
        values = document.single_values
        self._paths.append((values[FILE], values[PATH]))
        self.n_docs += 1
        self._batch_bytes += len(document.stored)
        if len(self._batch) == _BATCH_DOCS or self._batch_bytes > _MAX_BATCH_BYTES:
            self._add_fields()

    def abandon(self) -> None:
        """Removes the file."""
        self._file.__exit__(RuntimeError, None, None)

    def end_texts(self) -> None:
        """Inverts the last texts. Afterwards the segment adds no term to the interner."""
        # All texts first: only then is every term known.
        self._inverted = {n: i.finish(self.n_docs) for n, i in self._texts.items()}

    def list_faults(self) -> list[ArticleError]:
        """Lists the errors of documents that could not be inverted.

        The segment holds them as deleted. Complete after `end_texts`.
        """
        return [
            make_article_error(file, fault, path=path)
            for doc_id, fault in sorted(self._faults.items())
            for file, path in [self._paths[doc_id]]
        ]

    def write(self) -> SegmentInfo:
        """Writes the segment and returns its description."""
        with self._file as file:
            self._add_fields()
            self._stored.finish()
            token_counts = self._write_texts(file)
            for name, column in self._columns.items():
                column.write(file, name)
            for name, values in self._multi_values.items():
                values.write(file, name)
            self._small_stored.write(file)
            self._fingerprints.write(file, self.n_docs)
            file.finish({"n_docs": self.n_docs, **token_counts})
        name = self._path.name.removesuffix(SUFFIX)
        return SegmentInfo(name, self.n_docs, pack_doc_ids(self._faults))

    @property
    def _faults(self) -> dict[int, Exception]:
        return {n: e for one in self._texts.values() for n, e in one.faults.items()}

    def _add_fields(self) -> None:
        """Adds all fields but texts of the documents of the batch."""
        batch, self._batch, self._batch_bytes = self._batch, [], 0
        ids = {ID: [document.id for document in batch]}
        for name, column in self._columns.items():
            values = ids.get(name) or [d.single_values.get(name, "") for d in batch]
            column.extend(values)
        for name, writer in self._multi_values.items():
            writer.extend([document.multi_values.get(name, ()) for document in batch])
        self._actors.extend_details(map(_details_of, batch))
        self._small_stored.extend([document.small_stored_fields for document in batch])
        self._stored.extend([document.stored for document in batch])

    def _write_texts(self, file: ArrayFileWriter) -> dict[str, dict[str, int]]:
        """Writes the text fields; returns the number of tokens of each as metadata."""
        terms = self._interner.terms.to_string_array()
        order = terms.argsort()
        tokens, content_tokens, ordinals = {}, {}, []
        for name, (runs, lengths, content_lengths) in self._inverted.items():
            ordinals.append(_write_text_field(file, name, runs, terms, order))
            write_norms(file, name, lengths, content_lengths)
            tokens[name] = int(lengths.sum())
            content_tokens[name] = int(content_lengths.sum())
        form_terms = FormTerms(
            self._interner.form_term_ids, np.argsort(order), ordinals
        )
        forms = self._interner.forms.to_string_array()
        write_form_dictionary(file, *sort_forms(forms, form_terms))
        return {"token_counts": tokens, "content_token_counts": content_tokens}


def _details_of(document: Document) -> Sequence[int]:
    n_actors = len(document.multi_values.get(ACTORS, ()))
    return document.actor_details or [NO_DETAILS] * n_actors


def new_segment_name() -> str:
    """Returns a random name of the form that Whoosh gives its segments."""
    return f"{INDEX_NAME}_{secrets.token_hex(8)}"


def _write_text_field(
    file: ArrayFileWriter,
    name: str,
    runs: PostingRuns,
    terms: StringArray,
    order: AnyArray,
) -> AnyArray:
    """Writes the postings of a text field, and the terms that occur in them.

    Args:
        file: the file of the segment.
        name: the name of the field.
        runs: the postings, by term id.
        terms: the terms of all text fields, by term id.
        order: int64 array of shape (len(terms),): the term ids, sorted by term.

    Returns:
        int64 array of shape (len(terms),): ordinal by term id, -1 for unused terms.
    """
    is_used = np.zeros(len(terms), np.bool_)
    for term_ids in runs.read("term_ids"):
        is_used[term_ids] = True
    used_ids = order[is_used[order]]
    ordinals: AnyArray = np.full(len(terms), -1, np.int64)
    ordinals[used_ids] = np.arange(len(used_ids))
    write_term_dictionary(file, name, terms.take(used_ids))
    write_postings(file, name, runs, ordinals, len(used_ids))
    return ordinals
