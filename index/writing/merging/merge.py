"""Merges segments into one, array by array: no text is analysed again."""

from collections.abc import Iterator, Sequence
from itertools import chain, compress
from pathlib import Path

import numpy as np

from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import DOC_VALUES
from index.codec.commit.toc import SegmentInfo
from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS
from index.codec.fingerprints import Fingerprints, write_fingerprints
from index.codec.segment import SUFFIX
from index.codec.small_stored_fields import SmallStoredFieldsWriter
from index.codec.snapshot import LiveSegment
from index.codec.stored_fields import StoredFieldsWriter
from index.writing.merging.merge_postings import merge_multi_field, merge_text_fields
from index.writing.merging.term_union import unite_terms, write_used_terms
from index.writing.segment_buffer import new_segment_name


def merge_segments(directory: Path, segments: Sequence[LiveSegment]) -> SegmentInfo:
    """Writes a segment with the live documents of others, in their order.

    Args:
        directory: the index's directory.
        segments: the segments to merge; they stay as they are.
    """
    name = new_segment_name()
    n_docs = sum(segment.n_live_docs for segment in segments)
    with ArrayFileWriter(directory / f"{name}{SUFFIX}") as file:
        _merge_stored_fields(file, segments)
        token_counts = merge_text_fields(file, directory, segments)
        for field in SINGLE_FIELDS:
            _merge_column(file, field, segments)
        for field in MULTI_FIELDS:
            merge_multi_field(file, directory, field, segments)
        small = SmallStoredFieldsWriter()
        small.extend(chain.from_iterable(map(_read_small_stored_fields, segments)))
        small.write(file)
        _merge_fingerprints(file, segments)
        file.finish({"n_docs": n_docs, **token_counts})
    return SegmentInfo(name, n_docs)


def _merge_stored_fields(
    file: ArrayFileWriter, segments: Sequence[LiveSegment]
) -> None:
    largest = max(segments, key=lambda segment: segment.n_live_docs)
    dictionary = largest.reader.stored_fields.dictionary
    writer = StoredFieldsWriter(file, dictionary)
    for segment in segments:
        reader = segment.reader.stored_fields
        doc_ids = segment.select_live(np.arange(segment.n_docs))
        if reader.dictionary == dictionary:
            writer.copy(reader, doc_ids)
        else:
            writer.extend(map(reader.read, doc_ids.tolist()))
    writer.finish()


def _merge_column(
    file: ArrayFileWriter, field: str, segments: Sequence[LiveSegment]
) -> None:
    union = unite_terms(segments, [field])
    no_value = len(union.terms)
    # A column holds 1 + ordinal; its 0, no value, becomes the id after all others.
    columns = [
        np.append(no_value, ids)[segment.select_live(segment.reader.doc_values(field))]
        for segment, ids in zip(segments, union.ids[field], strict=True)
    ]
    used_ids = (column[column < no_value] for column in columns)
    cells = np.append(write_used_terms(file, field, union, used_ids) + 1, 0)
    file.begin(field + DOC_VALUES, np.min_scalar_type(int(cells.max())))
    for column in columns:
        file.append(cells[column])


def _merge_fingerprints(file: ArrayFileWriter, segments: Sequence[LiveSegment]) -> None:
    hashes, sizes = [], []
    for segment in segments:
        some = segment.reader.fingerprints()
        live = segment.live_docs
        keep = slice(None) if live is None else np.repeat(live, some.sizes)
        hashes.append(some.hashes[keep])
        sizes.append(segment.select_live(some.sizes))
    write_fingerprints(
        file, Fingerprints(np.concatenate(hashes), np.concatenate(sizes))
    )


def _read_small_stored_fields(segment: LiveSegment) -> Iterator[dict[str, str]]:
    rows = segment.reader.all_small_stored_fields()
    if segment.live_docs is None:
        return rows
    return compress(rows, segment.live_docs.tolist())
