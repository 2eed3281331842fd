"""Whatever happens to the files, no answer is wrong: it is the whole one, or an error."""

import os
import random
import time
from pathlib import Path

import pytest

from index.codec.document import INDEXED_FIELDS
from index.codec.snapshot import Snapshot
from index.errors import IndexDamagedError
from index.schema import FORMS
from tests.child_process import run_child, start_child
from tests.index.codec.material import make_document, write_documents
from tests.index.writing.test_index_writer import fingerprints_of, read_all, words_of

NO_SPACE = 7


def read_everything(directory: Path) -> object:
    terms = {
        field: list(Snapshot(directory).terms(field))
        for field in (*INDEXED_FIELDS, FORMS)
    }
    fingerprints = fingerprints_of(directory)
    return read_all(directory), words_of(directory), terms, fingerprints


def make_small_index(directory: Path) -> None:
    documents = [
        make_document(n, f"Talks in Tripoli {n}", title="Talks", actors=("Haftar",))
        for n in range(3)
    ]
    write_documents(directory, documents)
    write_documents(
        directory, [make_document(9, "the " * 300)], delete=["1"], merge=False
    )


def check_flips(directory: Path, step: int) -> int:
    """Turn over bits of each file in turn; how many of them were found out."""
    expected = read_everything(directory)
    found = named = 0
    for path in sorted((*directory.glob("*.arrays"), *directory.glob("*.toc"))):
        whole = path.read_bytes()
        for place in range(0, len(whole), step):
            data = bytearray(whole)
            data[place] ^= 1 << (place % 8)
            path.write_bytes(data)
            try:
                assert read_everything(directory) == expected, (path.name, place)
            except IndexDamagedError as error:
                found += path.name in str(error)
                named += 1
        path.write_bytes(whole)
    assert found == named
    return found


def test_a_flipped_bit_is_found_and_named_or_does_no_harm(tmp_path: Path) -> None:
    make_small_index(tmp_path)
    assert check_flips(tmp_path, step=251) > 60


@pytest.mark.deep
def test_every_flipped_byte_is_found_and_named_or_does_no_harm(tmp_path: Path) -> None:
    make_small_index(tmp_path)
    assert check_flips(tmp_path, step=1) > 10_000


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_file_cut_short_is_named(tmp_path: Path, share: float) -> None:
    make_small_index(tmp_path)
    for path in (*tmp_path.glob("*.arrays"), *tmp_path.glob("*.toc")):
        whole = path.read_bytes()
        path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(IndexDamagedError, match=path.name):
            read_everything(tmp_path)
        path.write_bytes(whole)


def keep_committing(directory: Path, step: int) -> None:
    numbers = range(40)
    while True:
        step += 1
        documents = [make_document(n, f"step {step}") for n in numbers]
        write_documents(directory, documents, delete=map(str, numbers), max_docs=5)


def kill_while_committing(directory: Path, seed: int) -> set[str]:
    """The texts of all documents after a writer was killed at some moment."""
    chance = random.Random(seed)
    child = start_child(keep_committing, directory, seed * 1000)
    time.sleep(chance.uniform(0, 0.3))
    child.kill()
    child.join()
    texts = read_all(directory)
    assert len(texts) == 40
    return {text.split(": ")[1] for text, _, _ in texts.values()}


def check_kills(directory: Path, count: int) -> None:
    numbers = range(40)
    write_documents(directory, [make_document(n, "step 0") for n in numbers])
    for seed in range(count):
        assert len(kill_while_committing(directory, seed)) == 1
    write_documents(directory, [make_document("new", "x")])
    assert len(read_all(directory)) == 41
    arrays = {f"{s.reader.name}.arrays" for s in Snapshot(directory).segments}
    assert {path.name for path in directory.glob("*.arrays")} == arrays


def test_a_killed_writer_leaves_one_commit_whole(tmp_path: Path) -> None:
    check_kills(tmp_path, 4)


@pytest.mark.deep
def test_two_hundred_killed_writers_leave_one_commit_whole(tmp_path: Path) -> None:
    check_kills(tmp_path, 200)


def fill_the_disk(directory: Path, limit: int) -> None:
    import resource  # Windows has none

    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        write_documents(
            directory, [make_document(f"n{n}", f"new {n}") for n in range(300)]
        )
    except OSError:
        os._exit(NO_SPACE)


@pytest.mark.skipif(os.name == "nt", reason="no limits on files")
@pytest.mark.parametrize(
    "limit",
    [
        100,
        30_000,
        *(pytest.param(n, marks=pytest.mark.deep) for n in range(0, 60_000, 997)),
    ],
)
def test_a_full_disk_leaves_the_index_as_it_was(tmp_path: Path, limit: int) -> None:
    write_documents(tmp_path, [make_document(n, "old") for n in range(3)])
    before = read_everything(tmp_path)
    status = run_child(fill_the_disk, tmp_path, limit)
    if status:
        assert status == NO_SPACE
        assert read_everything(tmp_path) == before
    assert write_documents(tmp_path, [make_document("z", "last")]) in (4, 304)
