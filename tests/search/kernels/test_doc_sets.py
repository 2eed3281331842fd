"""Sets of documents: compiled kernels return what the reference returns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels import doc_sets
from search.kernels.inputs import DocIds, Scores
from tests.search.kernels.twins import (
    N_DOCS,
    ONES,
    OUTSIDE,
    REUSED,
    UNUSED,
    agree,
    chances,
    compiled,
    doc_id_lists,
    make_scores,
    scored_lists,
)


@given(lists=st.lists(scored_lists(), max_size=4))
def test_lists_are_united_alike(lists: list[tuple[DocIds, Scores | None]]) -> None:
    agree(compiled.union(lists, REUSED), doc_sets.union(lists, UNUSED))


@given(
    doc_ids=doc_id_lists, chance=chances, scored=st.sampled_from(["", "1", "2", "12"])
)
def test_documents_are_filtered_alike(
    doc_ids: DocIds, chance: np.random.Generator, scored: str
) -> None:
    size = len(doc_ids)
    mask = chance.integers(0, 2, size).astype(np.bool_)
    one, other = (make_scores(chance, size) if n in scored else None for n in "12")
    agree(
        compiled.filter_docs(mask, doc_ids, one, other),
        doc_sets.filter_docs(mask, doc_ids, one, other),
    )


@given(doc_ids=doc_id_lists, postings=doc_id_lists)
def test_documents_are_located_alike(doc_ids: DocIds, postings: DocIds) -> None:
    agree(
        [compiled.locate(doc_ids, postings, REUSED)],
        [doc_sets.locate(doc_ids, postings, UNUSED)],
    )


@given(
    doc_ids=doc_id_lists,
    chance=chances,
    dtype=st.sampled_from([np.uint8, np.uint16, np.uint32]),
    low=st.integers(-1, 300),
    high=st.integers(-1, 300),
)
def test_ranges_are_selected_alike(
    doc_ids: DocIds,
    chance: np.random.Generator,
    dtype: type[np.uint8],
    low: int,
    high: int,
) -> None:
    column = chance.integers(0, 250, N_DOCS, dtype)
    agree(
        [compiled.select_range(column, doc_ids, low, high)],
        [doc_sets.select_range(column, doc_ids, low, high)],
    )


def test_scores_of_other_documents_are_refused() -> None:
    scores = np.ones(3, np.float32)
    lists = [(OUTSIDE, scores), (OUTSIDE, scores[:2])]
    with pytest.raises(IndexError):
        compiled.union(lists, REUSED)
    with pytest.raises(ValueError, match="broadcast"):
        doc_sets.union(lists, UNUSED)


def test_a_document_beyond_the_column_is_refused() -> None:
    for kernels in (compiled, doc_sets):
        with pytest.raises(IndexError):
            kernels.select_range(ONES, OUTSIDE, 0, 1)
