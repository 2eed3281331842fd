"""PostingRuns of postings are joined alike, however large the parts are."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.writing.inversion import postings_writer
from index.writing.inversion.posting_runs import PostingRuns, make_text_run
from index.writing.inversion.postings_writer import write_postings

TERMS = 6
# Some runs of texts, each text the numbers of its terms.
_texts = st.lists(st.lists(st.integers(0, TERMS - 1), max_size=8), max_size=4)
_runs = st.lists(_texts, min_size=1, max_size=4)
_parts = st.integers(1, 20)


@given(_runs, st.permutations(range(TERMS)), _parts)
def test_each_term_has_its_documents_and_positions(
    tmp_path_factory: pytest.TempPathFactory,
    given_runs: list[list[list[int]]],
    ordinals: list[int],
    part: int,
) -> None:
    directory = tmp_path_factory.mktemp("postings")
    runs, expected = PostingRuns(directory), defaultdict[int, list[int]](list)
    doc_id = 0
    for texts in given_runs:
        doc_ids = np.arange(doc_id, doc_id + len(texts), dtype=np.uint16)
        term_ids = np.array([term for text in texts for term in text], np.int32)
        lengths = np.array([*map(len, texts)], np.int64)
        runs.append(make_text_run(term_ids, doc_ids, lengths))
        for text in texts:
            for position, term in enumerate(text):
                expected[ordinals[term]] += [doc_id, position]
            doc_id += 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings_writer, "_PART", part)
        with ArrayFileWriter(directory / "file") as file:
            write_postings(file, "body", runs, np.array(ordinals), TERMS)
            file.finish({})
    assert read_all(ArrayFile(directory / "file")) == expected


def read_all(file: ArrayFile) -> dict[int, list[int]]:
    """Returns by ordinal doc id and position in turn."""
    offsets = file.whole("body.postings_offsets")
    position_offsets = file.whole("body.position_offsets")
    found = {}
    for ordinal in range(TERMS):
        low, high = offsets[ordinal : ordinal + 2].tolist()
        frequencies = file.whole("body.frequencies")[low:high]
        doc_ids = np.repeat(file.whole("body.doc_ids")[low:high], frequencies)
        start, stop = position_offsets[ordinal : ordinal + 2].tolist()
        positions = file.whole("body.positions")[start:stop]
        if high > low:
            found[ordinal] = np.column_stack((doc_ids, positions)).ravel().tolist()
    return found
