"""What a snapshot answers about documents of several segments, and how much it reads for it."""

from pathlib import Path

import numpy as np
import pytest

from index.codec.array_file import ArrayFile
from index.codec.snapshot import Snapshot
from index.schema import OUTLET, PATH
from tests.index.codec.material import make_document, write_documents


def test_values_of_documents_come_in_the_order_in_which_they_are_asked_for(
    tmp_path: Path,
) -> None:
    outlets = ["TASS", "BBC", "", "BBC", "Duvar"]
    documents = (make_document(n, "x", outlet=one) for n, one in enumerate(outlets))
    write_documents(tmp_path, documents, max_docs=2)
    snapshot = Snapshot(tmp_path)
    assert len(snapshot.segments) == 3
    asked = [4, 0, 2, 3, 0, 1]
    assert [*snapshot.values_of(OUTLET, iter(asked))] == [outlets[n] for n in asked]
    assert [*snapshot.values_of(OUTLET, [])] == []
    distinct = snapshot.distinct_values(OUTLET, np.array([1, 2, 3, 4]))
    assert sorted(distinct) == ["BBC", "Duvar"]


def test_one_value_is_read_without_those_of_other_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_documents(tmp_path, (make_document(n, "x") for n in range(2_000)))
    snapshot = Snapshot(tmp_path)
    read = []
    cut = ArrayFile.slice

    def count(self: ArrayFile, name: str, start: int, stop: int) -> object:
        read.append(stop - start)
        return cut(self, name, start, stop)

    monkeypatch.setattr(ArrayFile, "slice", count)
    (path,) = snapshot.values_of(PATH, [1_000])
    assert path == snapshot.segments[0].reader.value(PATH, 1_000)
    assert 0 < sum(read) < 2_000
