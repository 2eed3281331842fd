"""Several segments made one: arrays to arrays, no text is read again."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.codec.array_file import Array, ArrayFileWriter
from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS, TEXT_FIELDS
from index.codec.fingerprints import Fingerprints, write_fingerprints
from index.codec.form_dictionary import FormTerms, sort_forms, write_form_dictionary
from index.codec.segment import SUFFIX
from index.codec.small_stored_fields import (
    BLOCK,
    SmallStoredFieldsWriter,
    read_small_stored_fields,
)
from index.codec.snapshot import LiveSegment
from index.codec.stored_fields import StoredFieldsReader, StoredFieldsWriter
from index.codec.string_array import StringArray, concatenate_strings, union_strings
from index.codec.term_dictionary import TermDictionary, write_term_dictionary
from index.schema import FORMS
from index.writing.inversion.postings import Run, Runs, write_postings
from index.writing.segment_buffer import SegmentMeta, new_segment_name, write_lengths

Sources = Sequence[LiveSegment]


class _Terms(NamedTuple):
    """The terms that some fields have in any of the sources.

    Attributes:
        all: each once, in order: a term's place is its number.
        numbers: for each field and source by rank the number of the term.
    """

    all: StringArray
    numbers: Mapping[str, Sequence[Array]]


def merge_segments(directory: Path, sources: Sources) -> SegmentMeta:
    """Write a segment with the live articles of others, in order."""
    name = new_segment_name()
    articles = sum(source.n_live_docs for source in sources)
    with ArrayFileWriter(directory / f"{name}{SUFFIX}") as file:
        _merge_store(file, sources)
        texts = _merge_texts(file, directory, sources)
        for field in SINGLE_FIELDS:
            _merge_column(file, field, sources)
        for field in MULTI_FIELDS:
            terms = _unite_terms(sources, [field])
            _write_field(
                file, field, _read_runs(directory, field, sources, terms), terms
            )
        kept = SmallStoredFieldsWriter()
        kept.extend(chain.from_iterable(map(_kept, sources)))
        kept.write(file)
        _merge_sketches(file, sources)
        file.finish({"articles": articles, **texts})
    return SegmentMeta(name, articles)


def _live(source: LiveSegment, values: Array) -> Array:
    return values if source.live_docs is None else values[source.live_docs]


def _merge_store(file: ArrayFileWriter, sources: Sources) -> None:
    stores = [StoredFieldsReader(source.reader.file) for source in sources]
    largest = max(sources, key=lambda source: source.n_live_docs)
    dictionary = StoredFieldsReader(largest.reader.file).dictionary
    writer = StoredFieldsWriter(file, dictionary)
    for source, store in zip(sources, stores, strict=True):
        numbers = _live(source, np.arange(source.n_docs))
        if store.dictionary == dictionary:
            writer.copy(store, numbers)
        else:
            writer.extend(map(store.read, numbers.tolist()))
    writer.finish()


def _merge_texts(
    file: ArrayFileWriter, directory: Path, sources: Sources
) -> dict[str, dict[str, int]]:
    """Merge the fields of running text; how many tokens each has."""
    terms = _unite_terms(sources, TEXT_FIELDS)
    tokens, contents, ranks = {}, {}, []
    for field in TEXT_FIELDS:
        runs = _read_runs(directory, field, sources, terms)
        ranks.append(_write_field(file, field, runs, terms))
        lengths = [
            _live(source, source.reader.field_lengths(field)) for source in sources
        ]
        said = [
            _live(source, source.reader.content_lengths(field)) for source in sources
        ]
        write_lengths(file, field, np.concatenate(lengths), np.concatenate(said))
        tokens[field] = int(sum(map(np.sum, lengths)))
        contents[field] = int(sum(map(np.sum, said)))
    _merge_forms(file, sources, terms, ranks)
    return {"tokens": tokens, "contents": contents}


def _unite_terms(sources: Sources, fields: Sequence[str]) -> _Terms:
    files = [source.reader.file for source in sources]
    lexicons = [
        TermDictionary(file, field).to_string_array()
        for field in fields
        for file in files
    ]
    union, numbers = union_strings(lexicons)
    each = iter(numbers)
    return _Terms(union, {field: [next(each) for _ in files] for field in fields})


def _read_runs(directory: Path, field: str, sources: Sources, terms: _Terms) -> Runs:
    runs, base = Runs(directory), 0
    for source, numbers in zip(sources, terms.numbers[field], strict=True):
        run = _read_run(source, field, base)
        run.terms = numbers[run.terms]
        runs.append(run)
        base += source.n_live_docs
        source.reader.file.let_go()
    return runs


def _write_field(file: ArrayFileWriter, field: str, runs: Runs, terms: _Terms) -> Array:
    """Write terms and postings of a field; by number the rank, -1 where there are none."""
    ranks = _put_used(file, field, terms, runs.read("terms"))
    write_postings(file, field, runs, ranks, int(ranks.max(initial=-1)) + 1)
    return ranks


def _put_used(
    file: ArrayFileWriter, field: str, terms: _Terms, numbers: Iterable[Array]
) -> Array:
    """Write the terms with these numbers; by number the rank, -1 for the others."""
    used = np.zeros(len(terms.all), np.bool_)
    for some in numbers:
        used[some] = True
    write_term_dictionary(file, field, terms.all.take(np.flatnonzero(used)))
    return np.where(used, np.cumsum(used) - 1, -1)


def _read_run(source: LiveSegment, field: str, base: int) -> Run:
    """A segment's postings of live articles, renumbered; a term's number is its rank."""
    file = source.reader.file
    first = file.whole(f"{field}.first").astype(np.int64)
    articles, counts = file.whole(f"{field}.articles"), np.diff(first)
    frequencies = places = None
    if f"{field}.places" in file:
        places = file.whole(f"{field}.places")
        frequencies = _read_frequencies(source, field)
    if source.live_docs is not None:
        keep = source.live_docs[articles]
        if frequencies is not None and places is not None:
            places = places[np.repeat(keep, frequencies)]
            frequencies = frequencies[keep]
        counts = np.diff(np.cumsum(keep, dtype=np.int64)[first[1:] - 1], prepend=0)
        renumber = np.cumsum(source.live_docs) - 1
        articles = renumber[articles[keep]]
    ranks = np.flatnonzero(counts)
    articles = (articles.astype(np.uint32) + base).astype(np.uint16)
    return Run(ranks, counts[ranks], articles, frequencies, places)


def _read_frequencies(source: LiveSegment, field: str) -> Array:
    file = source.reader.file
    frequencies = file.whole(f"{field}.frequencies")
    at = file.whole(f"{field}.big_at")
    if not len(at):
        return frequencies
    exact = frequencies.astype(np.uint32)
    exact[at] = file.whole(f"{field}.big")
    return exact


def _merge_forms(
    file: ArrayFileWriter, sources: Sources, terms: _Terms, ranks: Sequence[Array]
) -> None:
    owners = []
    for n, source in enumerate(sources):
        # An owner's number counts the terms of one field after those of the other.
        numbers = np.concatenate([terms.numbers[field][n] for field in TEXT_FIELDS])
        owners.append(numbers[source.reader.file.whole(f"{FORMS}.owners")])
    forms = concatenate_strings(
        [
            TermDictionary(source.reader.file, FORMS).to_string_array()
            for source in sources
        ]
    )
    places = np.arange(len(terms.all))
    become = FormTerms(np.concatenate(owners), places, ranks)
    write_form_dictionary(file, *sort_forms(forms, become))


def _merge_column(file: ArrayFileWriter, field: str, sources: Sources) -> None:
    terms = _unite_terms(sources, [field])
    # An article without a value has the number after all others.
    columns = [
        np.append(len(terms.all), numbers)[
            _live(source, source.reader.doc_values(field))
        ]
        for source, numbers in zip(sources, terms.numbers[field], strict=True)
    ]
    used = (column[column < len(terms.all)] for column in columns)
    places = np.append(_put_used(file, field, terms, used) + 1, 0)
    file.begin(f"{field}.column", np.min_scalar_type(int(places.max())))
    for column in columns:
        file.append(places[column])


def _merge_sketches(file: ArrayFileWriter, sources: Sources) -> None:
    numbers, sizes = [], []
    for source in sources:
        some = source.reader.fingerprints()
        live = source.live_docs
        keep = slice(None) if live is None else np.repeat(live, some.sizes)
        numbers.append(some.numbers[keep])
        sizes.append(_live(source, some.sizes))
    write_fingerprints(
        file, Fingerprints(np.concatenate(numbers), np.concatenate(sizes))
    )


def _kept(source: LiveSegment) -> list[dict[str, str]]:
    blocks = range(-(-source.n_docs // BLOCK))
    rows = chain.from_iterable(
        read_small_stored_fields(source.reader.file, n) for n in blocks
    )
    return [
        row
        for number, row in enumerate(rows)
        if source.live_docs is None or source.live_docs[number]
    ]
