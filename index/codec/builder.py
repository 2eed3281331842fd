"""Builds segments of articles: the part of indexing that runs in many processes."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS, TEXT_FIELDS, Document
from index.codec.flatfile import Array, FlatFileWriter
from index.codec.forms import FormOwners, read_pairs, write_forms
from index.codec.inverter import Inverter
from index.codec.kept import KeptWriter
from index.codec.lengths import LENGTHS
from index.codec.letters import Letters
from index.codec.lexicon import put_terms, sort_terms
from index.codec.pool import Pool
from index.codec.postings import Runs, write_postings
from index.codec.segment import SUFFIX
from index.codec.store import StoreWriter
from index.codec.terms import TermTable
from index.codec.values import MultiField, SingleField
from index.schema import BODY, ID, TITLE

INDEX_NAME = "MAIN"
MOST_ARTICLES = 1 << 16
"""In one segment, so that an article's number fits 16 bits."""

# So many tokens keep a process below 350 MB, with so many forms of words to remember.
_MOST_TOKENS = 12_500_000
_MOST_FORMS = 400_000
_LETTERS_A_TOKEN = 6


@dataclass(frozen=True, slots=True)
class SegmentMeta:
    """A segment that was written, and is no part of the index until it is adopted."""

    name: str
    articles: int


class SegmentBuilder:
    """Writes the articles given to it into segments in the index's directory.

    Left by an error, what it wrote is removed.

    Attributes:
        segments: those written so far.
    """

    def __init__(
        self,
        directory: Path,
        *,
        most_articles: int = MOST_ARTICLES,
        dictionary: bytes | None = None,
    ) -> None:
        self.segments: list[SegmentMeta] = []
        self._directory = directory
        self._most = min(most_articles, MOST_ARTICLES)
        self._dictionary = dictionary
        self._table = TermTable()
        self._letters = Letters()
        self._draft: _Draft | None = None

    def add(self, document: Document) -> None:
        """Take one article."""
        if self._draft is None:
            path = self._directory / f"{new_segment_name()}{SUFFIX}"
            self._draft = _Draft(path, self._table, self._letters, self._dictionary)
        self._draft.add(document)
        if self._draft.articles >= self._most or self._draft.tokens >= _MOST_TOKENS:
            self._end_segment()

    def finish(self) -> list[SegmentMeta]:
        """Write what is left; all the segments."""
        self._end_segment()
        return self.segments

    def __enter__(self) -> Self:
        """The builder itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove everything, where an error ended it."""
        if kind is None:
            return
        if self._draft is not None:
            self._draft.abandon()
        for segment in self.segments:
            (self._directory / f"{segment.name}{SUFFIX}").unlink(missing_ok=True)

    def _end_segment(self) -> None:
        if self._draft is None:
            return
        draft, self._draft = self._draft, None
        self.segments.append(draft.write())
        self._dictionary = draft.dictionary
        if len(self._table.forms) > _MOST_FORMS:
            self._table = TermTable()


class _Draft:
    """A segment that is being filled."""

    def __init__(
        self, path: Path, table: TermTable, letters: Letters, dictionary: bytes | None
    ) -> None:
        self.articles = 0
        self.tokens = 0
        self._path = path
        self._table = table
        self._file = FlatFileWriter(path)
        self._store = StoreWriter(self._file, dictionary)
        self._texts = {name: Inverter(table, letters) for name in TEXT_FIELDS}
        self._singles = {name: SingleField() for name in SINGLE_FIELDS}
        self._multis = {name: MultiField() for name in MULTI_FIELDS}
        self._kept = KeptWriter()

    @property
    def dictionary(self) -> bytes | None:
        """What the stored texts were compressed with."""
        return self._store.dictionary

    def add(self, document: Document) -> None:
        """Take one article."""
        number = self.articles
        self._texts[TITLE].add(number, document.title, document.stemmed_as)
        self._texts[BODY].add(number, document.body, document.stemmed_as)
        for name, field in self._singles.items():
            field.add(document.id if name == ID else document.singles.get(name, ""))
        for name, values in document.multis.items():
            self._multis[name].add(number, values)
        self._store.add(document.stored)
        self._kept.add(document.kept)
        self.articles += 1
        self.tokens += (len(document.body) + len(document.title)) // _LETTERS_A_TOKEN

    def abandon(self) -> None:
        """Remove the file."""
        self._file.__exit__(RuntimeError, None, None)

    def write(self) -> SegmentMeta:
        """Write the segment."""
        with self._file as file:
            self._store.finish()
            tokens: dict[str, int] = {}
            ranks: dict[str, Array] = {}
            # All texts first: only then is every term known.
            inverted = {n: i.finish(self.articles) for n, i in self._texts.items()}
            contents: dict[str, int] = {}
            for name, (runs, lengths, said) in inverted.items():
                ranks[name] = write_text_field(file, name, runs, self._table.terms)
                write_lengths(file, name, lengths, said)
                tokens[name] = int(lengths.sum())
                contents[name] = int(said.sum())
            forms, terms = self._table.forms, self._table.terms
            owners = FormOwners(self._table.form_terms, list(ranks.values()))
            write_forms(file, read_pairs(forms, terms, owners))
            for name, single in self._singles.items():
                single.write(file, name)
            for name, multi in self._multis.items():
                multi.write(file, name)
            self._kept.write(file)
            meta = {"articles": self.articles, "tokens": tokens, "contents": contents}
            file.finish(meta)
        return SegmentMeta(self._path.name.removesuffix(SUFFIX), self.articles)


def new_segment_name() -> str:
    """A name that no segment has yet, of the kind that Whoosh gives."""
    return f"{INDEX_NAME}_{secrets.token_hex(8)}"


def write_text_field(file: FlatFileWriter, name: str, runs: Runs, terms: Pool) -> Array:
    """Write the postings of a field of running text, and the terms that are in them.

    Returns:
        For each term's number its rank, -1 for those that are not.
    """
    used = np.zeros(len(terms), np.bool_)
    for some in runs.terms:
        used[some] = True
    numbers = np.flatnonzero(used)
    ordered, places = sort_terms(terms.read(numbers))
    ranks: Array = np.full(len(terms), -1, np.int64)
    ranks[numbers] = places
    put_terms(file, name, ordered)
    write_postings(file, name, runs, ranks, len(ordered))
    return ranks


def write_lengths(
    file: FlatFileWriter, name: str, lengths: Array, contents: Array
) -> None:
    """Write the articles' lengths, and those without stop words, as Whoosh codes them.

    The ranking takes the latter: stop words say nothing of how much a text is about.
    """
    file.put(f"{name}.lengths", lengths.astype(np.uint32))
    file.put(f"{name}.contents", contents.astype(np.uint32))
    codes = np.searchsorted(LENGTHS[:-1], contents)
    file.put(f"{name}.length_codes", codes.astype(np.uint8))
