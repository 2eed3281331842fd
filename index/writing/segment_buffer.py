"""Collects the documents of one segment in memory and writes them to its file."""

import secrets
from pathlib import Path

import numpy as np

from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS, TEXT_FIELDS, Document
from index.codec.form_dictionary import FormTerms, sort_forms, write_form_dictionary
from index.codec.norms import write_norms
from index.codec.segment import SUFFIX
from index.codec.small_stored_fields import SmallStoredFieldsWriter
from index.codec.stored_fields import StoredFieldsWriter
from index.codec.string_array import StringArray
from index.codec.term_dictionary import write_term_dictionary
from index.codec.toc import INDEX_NAME, SegmentInfo
from index.schema import BODY, ID, TITLE
from index.writing.inversion.fingerprint_writer import FingerprintWriter
from index.writing.inversion.inverter import Inverted, Inverter
from index.writing.inversion.postings import Runs, write_postings
from index.writing.inversion.term_interner import TermTable
from index.writing.inversion.utf8 import Letters
from index.writing.value_writer import ColumnWriter, MultiValueWriter

# Fields are taken some articles' together: a list costs less than its elements.
_AT_ONCE = 256
_MOST_WAITING = 8_000_000


class SegmentBuffer:
    """A segment in memory: takes documents, then writes itself into its file."""

    def __init__(
        self, path: Path, table: TermTable, letters: Letters, dictionary: bytes | None
    ) -> None:
        self.n_docs = 0
        self._path = path
        self._table = table
        self._file = ArrayFileWriter(path)
        self._store = StoredFieldsWriter(self._file, dictionary)
        self._sketches = FingerprintWriter(table.hashes)
        told = {BODY: self._sketches}
        self._texts = {
            name: Inverter(table, letters, path.parent, told.get(name))
            for name in TEXT_FIELDS
        }
        self._inverted: dict[str, Inverted] = {}
        self._singles = {name: ColumnWriter() for name in SINGLE_FIELDS}
        self._multis = {name: MultiValueWriter() for name in MULTI_FIELDS}
        self._kept = SmallStoredFieldsWriter()
        self._waiting: list[Document] = []
        self._waiting_bytes = 0

    @property
    def n_tokens(self) -> int:
        """Number of tokens found in the texts so far."""
        return sum(inverter.tokens for inverter in self._texts.values())

    @property
    def compression_dictionary(self) -> bytes | None:
        """Dictionary that the stored fields are compressed with."""
        return self._store.dictionary

    def add(self, document: Document) -> None:
        """Take one article."""
        number = self.n_docs
        self._texts[TITLE].add(number, document.title, document.stem_language)
        self._texts[BODY].add(number, document.body, document.stem_language)
        self._waiting.append(document)
        self.n_docs += 1
        self._waiting_bytes += len(document.stored)
        if len(self._waiting) == _AT_ONCE or self._waiting_bytes > _MOST_WAITING:
            self._take_fields()

    def _take_fields(self) -> None:
        """Take the fields of the articles whose texts have been taken."""
        articles, self._waiting, self._waiting_bytes = self._waiting, [], 0
        ids = {ID: [article.id for article in articles]}
        for name, single in self._singles.items():
            values = ids.get(name) or [a.single_values.get(name, "") for a in articles]
            single.extend(values)
        for name, multi in self._multis.items():
            multi.extend([article.multi_values.get(name, ()) for article in articles])
        self._kept.extend([article.small_stored_fields for article in articles])
        self._store.extend([article.stored for article in articles])

    def abandon(self) -> None:
        """Remove the file."""
        self._file.__exit__(RuntimeError, None, None)

    def end_texts(self) -> None:
        """Find the words of the last texts: after this the table learns none for them."""
        # All texts first: only then is every term known.
        self._inverted = {n: i.finish(self.n_docs) for n, i in self._texts.items()}

    def write(self) -> SegmentInfo:
        """Write the segment, whose texts have ended."""
        with self._file as file:
            self._take_fields()
            self._store.finish()
            meta = self._write_texts(file)
            for name, single in self._singles.items():
                single.write(file, name)
            for name, multi in self._multis.items():
                multi.write(file, name)
            self._kept.write(file)
            self._sketches.write(file, self.n_docs)
            file.finish({"n_docs": self.n_docs, **meta})
        return SegmentInfo(self._path.name.removesuffix(SUFFIX), self.n_docs)

    def _write_texts(self, file: ArrayFileWriter) -> dict[str, dict[str, int]]:
        """Write the fields of running text; how many tokens each has."""
        terms = self._table.terms.strings()
        order = terms.argsort()
        tokens, contents, ranks = {}, {}, []
        for name, (runs, lengths, said) in self._inverted.items():
            ranks.append(_write_text_field(file, name, runs, terms, order))
            write_norms(file, name, lengths, said)
            tokens[name] = int(lengths.sum())
            contents[name] = int(said.sum())
        become = FormTerms(self._table.form_terms, np.argsort(order), ranks)
        write_form_dictionary(file, *sort_forms(self._table.forms.strings(), become))
        return {"token_counts": tokens, "content_token_counts": contents}


def new_segment_name() -> str:
    """A name that no segment has yet, of the kind that Whoosh gives."""
    return f"{INDEX_NAME}_{secrets.token_hex(8)}"


def _write_text_field(
    file: ArrayFileWriter, name: str, runs: Runs, terms: StringArray, order: AnyArray
) -> AnyArray:
    """Write the postings of a field of running text, and the terms that are in them.

    Returns:
        For each term's number its rank, -1 for those that are not.
    """
    used = np.zeros(len(terms), np.bool_)
    for some in runs.read("terms"):
        used[some] = True
    ordered = order[used[order]]
    ranks: AnyArray = np.full(len(terms), -1, np.int64)
    ranks[ordered] = np.arange(len(ordered))
    write_term_dictionary(file, name, terms.take(ordered))
    write_postings(file, name, runs, ranks, len(ordered))
    return ranks
