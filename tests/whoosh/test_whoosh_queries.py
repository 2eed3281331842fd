"""Whoosh's queries over our arrays: what stock Whoosh gives no answer to compare with."""

from pathlib import Path

import pytest
from whoosh import query

from index.codec.snapshot import Snapshot
from index.schema import BODY
from tests.index.codec.material import make_document, write_documents
from tests.whoosh.whoosh_plan import (
    UnsupportedQueryError,
    WhooshExecutor,
    WhooshQuery,
)


def open_executor(directory: Path, *documents: object) -> WhooshExecutor:
    write_documents(directory, documents)  # type: ignore[arg-type]
    return WhooshExecutor(Snapshot(directory))


def numbers(executor: WhooshExecutor, wanted: WhooshQuery) -> list[int]:
    return [number for number, _ in executor.search(wanted).hits]


def test_the_best_part_scores_a_disjunction_of_the_greatest(tmp_path: Path) -> None:
    executor = open_executor(
        tmp_path, make_document(0, "a b"), make_document(1, "a"), make_document(2, "c")
    )
    parts = [query.Term(BODY, "a", boost=2.0), query.Term(BODY, "b", boost=9.0)]
    alone = [dict(executor.search(part).hits) for part in parts]
    best = executor.search(query.DisjunctionMax(parts)).hits
    assert dict(best) == {0: max(alone[0][0], alone[1][0]), 1: alone[0][1]}


def test_constant_scores_and_filters_add_what_they_say(tmp_path: Path) -> None:
    executor = open_executor(tmp_path, make_document(0, "talks"), make_document(1, "x"))
    everything = query.ConstantScoreQuery(query.Every(), 0.0)
    assert executor.search(everything).hits == ((0, 0.0), (1, 0.0))
    assert executor.search(query.Prefix(BODY, "tal", boost=2.0)).hits == ((0, 2.0),)


def test_a_form_is_found_by_its_word(tmp_path: Path) -> None:
    executor = open_executor(
        tmp_path, make_document(0, "Talks"), make_document(1, "x", title="talking")
    )
    assert numbers(executor, query.Term("forms", "talks\ttalk")) == [0, 1]
    assert numbers(executor, query.Term("forms", "talked\ttalk")) == []
    assert numbers(executor, query.Prefix("forms", "talki")) == [0, 1]


def test_what_cannot_be_compared_is_said(tmp_path: Path) -> None:
    executor = open_executor(tmp_path, make_document(0, "x"))
    for impossible in (
        query.Otherwise(query.Every(), query.Every()),
        query.Phrase("outlet", ["a", "b"]),
        query.Variations(BODY, "x"),
    ):
        with pytest.raises(UnsupportedQueryError):
            executor.search(impossible)
