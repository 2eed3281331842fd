"""Merges the terms and postings of several segments."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.codec.actor_details import read_packed_details, write_details
from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.document import TEXT_FIELDS
from index.codec.form_dictionary import FormTerms, sort_forms, write_form_dictionary
from index.codec.norms import write_norms
from index.codec.snapshot import LiveSegment
from index.codec.string_array import concatenate_strings
from index.schema import ACTORS
from index.writing.inversion.posting_runs import PostingRun, PostingRuns
from index.writing.inversion.postings_writer import write_postings
from index.writing.merging.term_union import TermUnion, unite_terms, write_used_terms


def merge_multi_field(
    file: ArrayFileWriter, directory: Path, field: str, segments: Sequence[LiveSegment]
) -> None:
    """Merges a field with any number of values a document; with the details of ACTORS."""
    union = unite_terms(segments, [field])
    _write_field(file, field, _read_runs(directory, field, segments, union), union)
    if field == ACTORS:
        _merge_actor_details(file, segments, union)


def merge_text_fields(
    file: ArrayFileWriter, directory: Path, segments: Sequence[LiveSegment]
) -> dict[str, dict[str, int]]:
    """Merges the text fields and the form dictionary.

    Returns:
        Metadata of the merged segment: number of tokens by field, all of them and
        those that are no stop words.
    """
    union = unite_terms(segments, TEXT_FIELDS)
    tokens, content_tokens, ordinals = {}, {}, []
    for field in TEXT_FIELDS:
        runs = _read_runs(directory, field, segments, union)
        ordinals.append(_write_field(file, field, runs, union))
        lengths = np.concatenate(
            [one.select_live(one.reader.field_lengths(field)) for one in segments]
        )
        content_lengths = np.concatenate(
            [one.select_live(one.reader.content_lengths(field)) for one in segments]
        )
        write_norms(file, field, lengths, content_lengths)
        tokens[field] = int(lengths.sum())
        content_tokens[field] = int(content_lengths.sum())
    _merge_forms(file, segments, union, ordinals)
    return {"token_counts": tokens, "content_token_counts": content_tokens}


def _merge_actor_details(
    file: ArrayFileWriter, segments: Sequence[LiveSegment], union: TermUnion
) -> None:
    term_ids, details = [], []
    for segment, ids in zip(segments, union.ids[ACTORS], strict=True):
        doc_ids, offsets = segment.reader.postings_lists(ACTORS)
        terms = np.repeat(ids, offsets[1:] - offsets[:-1])
        packed = read_packed_details(segment.reader.file)
        live = slice(None) if segment.live_docs is None else segment.live_docs[doc_ids]
        term_ids.append(terms[live])
        details.append(packed[live])
    # Documents of one segment come before those of the next, as in the postings.
    order = np.argsort(np.concatenate(term_ids), kind="stable")
    write_details(file, np.concatenate(details)[order])


def _read_runs(
    directory: Path, field: str, segments: Sequence[LiveSegment], union: TermUnion
) -> PostingRuns:
    runs, doc_base = PostingRuns(directory), 0
    for segment, term_ids in zip(segments, union.ids[field], strict=True):
        run = _read_run(segment, field, doc_base)
        run.term_ids = term_ids[run.term_ids]
        runs.append(run)
        doc_base += segment.n_live_docs
        segment.reader.release_memory()
    return runs


def _write_field(
    file: ArrayFileWriter, field: str, runs: PostingRuns, union: TermUnion
) -> AnyArray:
    """Writes terms and postings of a field; returns the ordinals by term id."""
    ordinals = write_used_terms(file, field, union, runs.read("term_ids"))
    write_postings(file, field, runs, ordinals, int(ordinals.max(initial=-1)) + 1)
    return ordinals


def _read_run(segment: LiveSegment, field: str, doc_base: int) -> PostingRun:
    """Reads a segment's postings of live documents, numbered from `doc_base`.

    The terms of the run are ordinals.
    """
    reader = segment.reader.postings_reader(field)
    doc_ids, offsets = reader.read_lists()
    offsets = offsets.astype(np.int64)
    counts = np.diff(offsets)
    frequencies = positions = None
    if reader.has_positions:
        positions = reader.read_all_positions()
        frequencies = reader.read_all_frequencies()
    if segment.live_docs is not None:
        is_live = segment.live_docs[doc_ids]
        if frequencies is not None and positions is not None:
            positions = positions[np.repeat(is_live, frequencies)]
            frequencies = frequencies[is_live]
        live_before = np.cumsum(is_live, dtype=np.int64)
        counts = np.diff(live_before[offsets[1:] - 1], prepend=0)
        new_doc_ids: AnyArray = np.cumsum(segment.live_docs) - 1
        doc_ids = new_doc_ids[doc_ids[is_live]]
    ordinals = np.flatnonzero(counts)
    doc_ids = (doc_ids.astype(np.uint32) + doc_base).astype(np.uint16)
    return PostingRun(ordinals, counts[ordinals], doc_ids, frequencies, positions)


def _merge_forms(
    file: ArrayFileWriter,
    segments: Sequence[LiveSegment],
    union: TermUnion,
    ordinals: Sequence[AnyArray],
) -> None:
    term_ids = []
    for n, segment in enumerate(segments):
        # Joint ordinals count the terms of one text field after those of the other.
        ids = np.concatenate([union.ids[field][n] for field in TEXT_FIELDS])
        term_ids.append(ids[segment.reader.form_dictionary.term_ordinals])
    forms = concatenate_strings(
        [one.reader.form_dictionary.forms.to_string_array() for one in segments]
    )
    form_terms = FormTerms(
        np.concatenate(term_ids), np.arange(len(union.terms)), ordinals
    )
    write_form_dictionary(file, *sort_forms(forms, form_terms))
