"""Whether articles share an id is told alike for one search and for many."""

from pathlib import Path

from index.codec.snapshot import Snapshot
from search.engines.columnar.shared_ids import SharedIds
from tests.index.codec.material import make_document, write_documents

IDS = ("a", "b", "a", "c", "d", "c")


def test_an_engine_that_answers_many_searches_tells_shared_ids_as_the_first_did(
    tmp_path: Path,
) -> None:
    documents = [make_document(name, "talks") for name in IDS]
    write_documents(tmp_path, documents, max_docs=2)
    shared = SharedIds(Snapshot(tmp_path))
    numbers = range(len(IDS))
    answers = {tuple(shared.may_share(IDS, numbers)) for _ in range(400)}
    assert answers == {(True, False, True, True, False, True)}
