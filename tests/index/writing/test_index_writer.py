"""Changes of an index: added, replaced, deleted, merged, committed in one step."""

import errno
import os
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest

from index.codec.commit.file_list import FileList
from index.codec.commit.toc import SegmentInfo
from index.codec.document import Document
from index.codec.segment import SegmentReader
from index.codec.snapshot import LiveSegment, Snapshot
from index.errors import (
    IndexDamagedError,
    IndexLockedError,
    IndexMissingError,
    IndexReadOnlyError,
)
from index.schema import BODY, FILE, FORMS, ID, OUTLET, TITLE
from index.writing import segment_writer
from index.writing.inversion import inverter
from index.writing.merging.merge import merge_segments
from index.writing.pending_deletes import PendingDeletes
from index.writing.segment_writer import SegmentWriter
from tests.index.codec.material import (
    MANIFEST,
    make_document,
    open_index_writer,
    write_documents,
)


def read_all(directory: Path) -> dict[str, tuple[str, dict[str, str], str]]:
    """Returns stored document, small stored fields and outlet of each live document."""
    found = {}
    for segment in Snapshot(directory).segments:
        for n in range(segment.n_docs):
            if segment.live_docs is None or segment.live_docs[n]:
                data = segment.reader
                found[data.value(ID, n)] = (
                    data.stored_document(n).decode(),
                    data.small_stored_fields(n),
                    data.value(OUTLET, n),
                )
    return found


def expect(documents: Iterable[Document]) -> dict[str, tuple[str, dict[str, str], str]]:
    return {
        d.id: (
            d.stored.decode(),
            dict(d.small_stored_fields),
            d.single_values["outlet"],
        )
        for d in documents
    }


def segment_sizes(directory: Path) -> list[int]:
    return [segment.n_docs for segment in Snapshot(directory).segments]


def test_what_was_committed_is_there(tmp_path: Path) -> None:
    documents = [make_document(n, f"body {n}", title="Title") for n in range(700)]
    assert write_documents(tmp_path, documents) == 700
    assert read_all(tmp_path) == expect(documents)


def test_a_changed_article_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(n, "old") for n in range(5)])
    new = make_document(3, "new", outlet="TASS")
    assert write_documents(tmp_path, [new], delete=["3", "77"]) == 5
    assert read_all(tmp_path)["3"] == expect([new])["3"]


def test_many_small_updates_leave_few_segments(tmp_path: Path) -> None:
    count = 30
    for n in range(count):
        write_documents(tmp_path, [make_document(n, f"w{n} and all")])
    assert len(segment_sizes(tmp_path)) < 16
    assert read_all(tmp_path) == expect(
        make_document(n, f"w{n} and all") for n in range(count)
    )


def test_a_segment_mostly_deleted_is_rewritten(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(n, "x y") for n in range(10)])
    write_documents(tmp_path, [], delete=map(str, range(5)))
    assert segment_sizes(tmp_path) == [5]
    write_documents(tmp_path, [], delete=map(str, range(10)))
    assert segment_sizes(tmp_path) == []
    assert Snapshot(tmp_path).n_live_docs == 0


def test_files_of_earlier_commits_are_removed(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(1)])
    write_documents(tmp_path, [make_document(2)], delete=["1"])
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [
        "",
        ".arrays",
        ".json",
        ".list",
        ".toc",
    ]


def test_what_a_killed_writer_put_aside_is_removed(tmp_path: Path) -> None:
    for name in ("MAIN_0a_b1.spill", "MAIN_0123456789abcdef.arrays"):
        (tmp_path / name).write_bytes(b"half of it")
    (tmp_path / "notes.spill").touch()
    write_documents(tmp_path, [make_document(1)])
    left = {path.name for path in tmp_path.iterdir() if path.suffix == ".spill"}
    assert left == {"notes.spill"}
    assert segment_sizes(tmp_path) == [1]
    assert len(list(tmp_path.glob("*.arrays"))) == 1


@pytest.mark.parametrize("most", ["_MAX_TOKENS", "_MAX_FORMS"])
def test_a_segment_ends_before_it_needs_much_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: str
) -> None:
    monkeypatch.setattr(segment_writer, most, 400)
    monkeypatch.setattr(segment_writer, "_MANY_FORMS", 200)
    # Batches of a language are taken when they are large: these are small, of any size.
    monkeypatch.setattr(inverter, "_BATCH_BYTES", 1)
    bodies = [" ".join(f"w{n}x{word}" for word in range(100)) for n in range(10)]
    documents = [make_document(n, body) for n, body in enumerate(bodies)]
    write_documents(tmp_path, documents, merge=False)
    assert segment_sizes(tmp_path) == [4, 4, 2]
    assert read_all(tmp_path) == expect(documents)
    write_documents(tmp_path / "one", documents)
    assert words_of(tmp_path) == words_of(tmp_path / "one")


def test_a_search_goes_on_with_the_commit_it_began_with(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(1, "old")])
    before = Snapshot(tmp_path)
    write_documents(tmp_path, [make_document(2, "new")], delete=["1"])
    assert before.stored_document(0) == b"1:  old"
    assert Snapshot(tmp_path).stored_document(0) == b"2:  new"


def test_a_rebuilt_index_holds_the_new_articles_only(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(n) for n in range(3)])
    with (
        open_index_writer(tmp_path, rebuild=True) as writer,
        SegmentWriter(tmp_path) as segments,
    ):
        segments.add(make_document("new"))
        assert len(read_all(tmp_path)) == 3
        writer.add_segments(segments.finish())
        assert writer.commit(MANIFEST, FileList()) == 1
    assert list(read_all(tmp_path)) == ["new"]


def test_a_cancelled_change_leaves_the_index_as_it_was(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(1)])
    with open_index_writer(tmp_path) as writer, SegmentWriter(tmp_path) as segments:
        writer.delete("1.txt", ["1.txt"])
        segments.add(make_document(2))
        writer.add_segments(segments.finish())
    assert list(read_all(tmp_path)) == ["1"]
    assert len(list(tmp_path.glob("*.arrays"))) == 1


def test_two_cannot_write_at_once(tmp_path: Path) -> None:
    with open_index_writer(tmp_path), pytest.raises(IndexLockedError):
        open_index_writer(tmp_path)
    with open_index_writer(tmp_path):
        pass


def test_a_folder_without_an_index_has_none(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        Snapshot(tmp_path)
    with pytest.raises(IndexMissingError):
        Snapshot(tmp_path / "nowhere")


def test_articles_of_a_file_are_known_with_their_digests(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(n) for n in range(4)])
    write_documents(tmp_path, [], delete=["2"], merge=False)
    with open_index_writer(tmp_path) as writer:
        assert writer.read_digests("1.txt") == {"1.txt": "digest 1"}
        assert writer.read_digests("2.txt") == {}
        assert writer.read_digests("nowhere") == {}
        assert writer.count_articles("2.txt") == 0
        assert writer.count_articles("3.txt") == 1
    deletes = PendingDeletes(Snapshot(tmp_path).segments)
    assert [doc_id for _, doc_id in deletes.find(FILE, "3.txt")] == [3]


def test_a_table_of_contents_of_another_class_is_refused(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(1)])
    toc = next(tmp_path.glob("*.toc"))
    data = toc.read_bytes().replace(b"ColumnarSegment", b"SomethingElses!")
    toc.write_bytes(data)
    with pytest.raises(IndexDamagedError, match="toc"):
        Snapshot(tmp_path)


def test_texts_stay_whole_through_a_merge_of_unlike_dictionaries(
    tmp_path: Path,
) -> None:
    documents = [
        make_document(
            f"{part} {n}", " ".join(f"{part}{n * k % 997}" for k in range(300))
        )
        for part in ("war", "peace")
        for n in range(420)
    ]
    infos: list[SegmentInfo] = []
    for half in (documents[:420], documents[420:]):
        with SegmentWriter(tmp_path) as writer:
            for document in half:
                writer.add(document)
            infos += writer.finish()
    segments = [LiveSegment(tmp_path, info, 0) for info in infos]
    dictionaries = {segment.reader.stored_fields.dictionary for segment in segments}
    assert len(dictionaries) == 2
    assert b"" not in dictionaries
    merged = merge_segments(tmp_path, segments)
    data = SegmentReader(tmp_path, merged.name)
    assert [data.stored_document(n) for n in range(840)] == [
        d.stored for d in documents
    ]


def test_a_merge_keeps_each_form_with_its_word(tmp_path: Path) -> None:
    # Titles and bodies share words, and of some only a deleted article's title has them.
    documents = [
        make_document(0, "mercenaries and armies fled towns", title="Armies fall"),
        make_document(1, "a fallen town, and many falls", title="Fleeing mercenary"),
        make_document(2, "the mercenary army flees a town", title="Falling"),
    ]
    for n, document in enumerate(documents):
        write_documents(tmp_path, [document], delete="1" * (n == 2), merge=False)
    snapshot = Snapshot(tmp_path)
    merged = merge_segments(tmp_path, snapshot.segments)
    write_documents(tmp_path / "one", [documents[0], documents[2]])
    expected = Snapshot(tmp_path / "one").segments[0].reader
    data = SegmentReader(tmp_path, merged.name)
    assert list(data.term_dictionary(FORMS)) == list(expected.term_dictionary(FORMS))
    for term in expected.term_dictionary(BODY):
        assert data.form_dictionary.forms_of(term) == expected.form_dictionary.forms_of(
            term
        )


def fail_at_last(directory: Path) -> None:
    with SegmentWriter(directory, max_docs=2) as writer:
        for n in range(3, -1, -1):
            writer.add(make_document(6 // n))


def test_a_segment_writer_ended_by_an_error_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_at_last(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.deep) for seed in range(1, 12))]
)
def test_any_sequence_of_changes_leaves_the_final_articles(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    final: dict[str, Document] = {}
    for step in range(25):
        numbers = [chance.randrange(60) for _ in range(chance.randint(0, 12))]
        changed = {
            str(n): make_document(n, write_body(step, n), title=f"t{step % 5}")
            for n in numbers
        }
        gone = {str(chance.randrange(60)) for _ in range(chance.randint(0, 6))}
        write_documents(tmp_path, changed.values(), delete=gone | changed.keys())
        for one in gone:
            final.pop(one, None)
        final.update(changed)
    assert read_all(tmp_path) == expect(final.values())
    write_documents(tmp_path / "one", final.values())
    assert words_of(tmp_path) == words_of(tmp_path / "one")
    assert fingerprints_of(tmp_path) == fingerprints_of(tmp_path / "one")


def write_body(step: int, number: int) -> str:
    """A line, or now and then a few hundred words."""
    words = (f"x{word * number % 997}" for word in range(step * 40 * (number % 3 == 0)))
    return " ".join((f"step {step} w{number % 7}", *words))


def fingerprints_of(directory: Path) -> dict[str, list[int]]:
    """By article id what its body is told from others by."""
    found = {}
    for segment in Snapshot(directory).segments:
        numbers, sizes = segment.reader.fingerprints()
        each = np.split(numbers, np.cumsum(sizes))
        for n in segment.filter_live(np.arange(segment.n_docs)).tolist():
            found[segment.reader.value(ID, n)] = each[n].tolist()
            assert segment.reader.fingerprints(np.array([n])).hashes.tolist() == (
                each[n].tolist()
            )
    return found


def words_of(directory: Path) -> dict[tuple[str, bytes, str], list[int]]:
    """For each field, term and article id the places of the term."""
    found = {}
    for segment in Snapshot(directory).segments:
        data = segment.reader
        for field in (TITLE, BODY):
            for rank, term in enumerate(data.term_dictionary(field)):
                postings = data.postings(field, rank)
                places = iter(data.positions(field, rank).tolist())
                frequencies = data.exact_frequencies(field, postings).tolist()
                for n, often in zip(
                    postings.doc_ids.tolist(), frequencies, strict=True
                ):
                    here = [next(places) for _ in range(often)]
                    if segment.live_docs is None or segment.live_docs[n]:
                        found[field, term, data.value(ID, n)] = here
    return found


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_an_index_of_another_owner_is_said_to_be_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("whoosh.util.filelock.FcntlLock.acquire", refuse)
    with pytest.raises(IndexReadOnlyError) as caught:
        open_index_writer(tmp_path)
    assert str(caught.value) == (
        f"the index at {tmp_path} cannot be written to: {os.strerror(code).lower()}; ask "
        "its owner to update it, or make one of your own: "
        "corpus-search index --index DIR FOLDER"
    )
