"""The fingerprint of a body depends on its words alone, and is small."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.codec.snapshot import Snapshot
from tests.index.codec.material import make_document, write_documents


def fingerprint(directory: Path, *bodies: str) -> list[list[int]]:
    """The fingerprints that an index of these bodies holds."""
    write_documents(directory, [make_document(n, b) for n, b in enumerate(bodies)])
    (segment,) = Snapshot(directory).segments
    hashes, sizes = segment.reader.fingerprints()
    return [part.tolist() for part in np.split(hashes, np.cumsum(sizes)[:-1])]


def write(words: int, step: int = 1) -> str:
    return " ".join(f"w{step * word}" for word in range(words))


def test_a_fingerprint_grows_little_as_its_text_grows(tmp_path: Path) -> None:
    found = fingerprint(
        tmp_path, *(write(words) for words in (0, 10, 100, 500, 5_000, 50_000))
    )
    sizes = [len(hashes) for hashes in found]
    assert sizes[:2] == [0, 4]
    assert all(18 <= size <= 50 for size in sizes[2:4])
    assert all(60 <= size <= 140 for size in sizes[4:])


def test_the_same_words_have_the_same_fingerprint_wherever_they_stand(
    tmp_path: Path,
) -> None:
    body = write(500)
    alone, *others = fingerprint(
        tmp_path, body, write(90, 3), body.upper(), body, "Talks.", body
    )
    assert alone == others[1] == others[2] == others[4] != others[0]


def test_a_text_that_repeats_itself_has_a_fingerprint_of_the_whole(
    tmp_path: Path,
) -> None:
    once, twice, more = fingerprint(
        tmp_path, "spam and eggs " * 5_000, "spam and eggs " * 5_000, "eggs " * 15_000
    )
    assert len(once) == 4
    assert once == twice != more


def test_titles_do_not_change_a_fingerprint(tmp_path: Path) -> None:
    documents = [make_document(n, write(200), title=f"Title {n}") for n in range(2)]
    write_documents(tmp_path, documents)
    (segment,) = Snapshot(tmp_path).segments
    first, second = np.split(segment.reader.fingerprints().hashes, 2)
    assert first.tolist() == second.tolist()


_WORDS = st.sampled_from(["the talks", "U.N.", "東京", "мира", "a b c d"])
_TEXTS = st.lists(_WORDS, max_size=20)


@settings(max_examples=10, deadline=None)
@given(st.lists(_TEXTS.map(lambda parts: " ".join(parts * 9)), min_size=1, max_size=6))
def test_no_text_changes_the_fingerprint_of_another(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[str]
) -> None:
    there = fingerprint(tmp_path_factory.mktemp("there"), *bodies)
    back = fingerprint(tmp_path_factory.mktemp("back"), *reversed(bodies))
    assert there == back[::-1]
