"""Mentions and types of actors stand beside their postings, and are verified."""

from pathlib import Path

import numpy as np
import pytest

from index.article import ActorType
from index.codec.actor_details import pack_details, read_details
from index.codec.array_names import ACTOR_MENTIONS, ACTOR_TYPES
from index.codec.snapshot import Snapshot
from index.codec.verification.document_checks import verify_documents
from index.config import IndexConfig
from index.errors import IndexDamagedError
from index.writing.build import build_index
from tests.index.codec.crafted import change_values


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """An index of two articles that name actors."""
    (tmp_path / "one.txt").write_text(
        "Boris Ivankov met Anna Bruk in Cairo, and Boris Ivankov said nothing.\n",
        "utf-8",
    )
    (tmp_path / "two.txt").write_text("The poet Anna Bruk left Cairo.\n", "utf-8")
    directory = tmp_path / ".index"
    build_index(IndexConfig((tmp_path,), directory), rebuild=True, given_paths=True)
    return directory


def test_each_posting_has_its_mentions_and_type(directory: Path) -> None:
    (segment,) = Snapshot(directory).segments
    ordinal = segment.reader.find_ordinal("actors", b"Anna Bruk")
    details = read_details(segment.reader.file, ordinal)
    assert details.mentions.tolist() == [1, 1]
    assert details.types.tolist() == [0, 0]
    whole = read_details(segment.reader.file)
    assert int(whole.mentions.sum()) == 4
    assert pack_details(3, ActorType.STATE) == 3 << 3 | 1


@pytest.mark.parametrize(
    ("array", "value"), [(ACTOR_TYPES, 1), (ACTOR_TYPES, 200), (ACTOR_MENTIONS, 9)]
)
def test_other_details_than_the_documents_have_are_found(
    directory: Path, array: str, value: int
) -> None:
    verify_documents(Snapshot(directory).segments[0].reader)
    change_values(directory, array, lambda values: np.full_like(values, value))
    with pytest.raises(IndexDamagedError):
        verify_documents(Snapshot(directory).segments[0].reader)
