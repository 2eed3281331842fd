"""Vectors of articles: stored beside the index, kept up to date, or computed."""

from pathlib import Path

import numpy as np
import pytest

from index.codec.snapshot import Snapshot
from index.config import IndexConfig
from index.derived.backup import back_up
from index.derived.index_checks import verify_index
from index.derived.opened_index import open_index
from index.embedding import static_vectors
from index.embedding.document_vectors import DocumentVectors, has_vectors
from index.embedding.piece_tokenizer import PieceTokenizer
from index.embedding.static_vectors import load_static_vectors
from index.errors import IndexDamagedError, SemanticMissingError
from index.writing.build import build_index

TEXTS = {
    "grain.txt": "The ships with the grain left the port on Monday.",
    "bread.txt": "Bakers in the hill towns sell bread at twice the price.",
    "bridge.txt": "The bridge over the river is closed until the spring.",
}


def make(tmp_path: Path, *, semantic: bool = True) -> IndexConfig:
    folder = tmp_path / "articles"
    folder.mkdir(exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, "utf-8")
    config = IndexConfig(
        paths=(folder,), directory=tmp_path / "index", base=tmp_path, semantic=semantic
    )
    build_index(config)
    return config


def read_all(directory: Path) -> np.ndarray:
    snapshot = Snapshot(directory)
    n_docs = sum(segment.n_docs for segment in snapshot.segments)
    return DocumentVectors(snapshot, load_static_vectors()).read(range(n_docs))


def test_words_are_cut_into_the_most_frequent_pieces() -> None:
    pieces = ["▁r", "▁re", "op", "en", "▁reopen", "▁ha", "rb", "our", "▁", "r", "e"]
    letters = [letter for letter in "opnhabu" if letter not in pieces]
    ids = {piece: n for n, piece in enumerate([*pieces, *letters])}
    encode = PieceTokenizer(ids).encode
    assert encode("Reopen") == [ids["▁reopen"]]
    assert encode("reop") == [ids["▁re"], ids["op"]]
    assert encode("re日") == [ids["▁re"]]
    assert encode(" \n") == []


def test_texts_of_like_meaning_are_near_each_other() -> None:
    embed = load_static_vectors().embed
    bread, loaf, bridge = map(
        embed, ("price of bread", "cost of a loaf", "a bridge over the river")
    )
    assert bread @ loaf > bread @ bridge
    assert np.linalg.norm(bread) == pytest.approx(1)
    assert not embed("").any()


def test_stored_vectors_are_those_that_are_computed(tmp_path: Path) -> None:
    plain, stored = make(tmp_path / "a", semantic=False), make(tmp_path / "b")
    assert not has_vectors(plain.directory)
    assert has_vectors(stored.directory)
    assert read_all(stored.directory) == pytest.approx(
        read_all(plain.directory), abs=1e-3
    )


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()


def test_updates_and_rebuilds_keep_the_vectors(tmp_path: Path) -> None:
    config = make(tmp_path)
    plain = IndexConfig(config.paths, config.directory, config.base)
    (config.paths[0] / "new.txt").write_text("Snow fell on the pass.", "utf-8")
    build_index(plain)
    names = {path.stem for path in config.directory.glob("*.vectors")}
    assert names == {path.stem for path in config.directory.glob("*.arrays")}
    build_index(plain, rebuild=True)
    assert len(list(config.directory.glob("*.vectors"))) == 1


@pytest.mark.parametrize("damage", [b"", b"x" * 200, None])
def test_damaged_files_are_named_replaced_and_meanwhile_done_without(
    tmp_path: Path, damage: bytes | None
) -> None:
    config = make(tmp_path)
    expected = read_all(config.directory)
    (file,) = config.directory.glob("*.vectors")
    whole = file.read_bytes()
    middle = len(whole) // 2
    altered = whole[: middle - 1] + b"?" + whole[middle:]
    file.write_bytes(altered if damage is None else damage)
    assert read_all(config.directory) == pytest.approx(expected, abs=1e-3)
    with pytest.raises(IndexDamagedError, match=file.name):
        verify_index(open_index(config.directory))
    build_index(config)
    assert file.read_bytes() == whole
    verify_index(open_index(config.directory))


def test_a_backup_has_the_vectors(tmp_path: Path) -> None:
    config = make(tmp_path)
    back_up(config.directory, tmp_path / "copy")
    assert has_vectors(tmp_path / "copy")


def test_without_the_extra_a_build_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = make(tmp_path)
    load_static_vectors.cache_clear()
    monkeypatch.setattr(static_vectors, "_PACKAGE", "no_such_package")
    with pytest.raises(SemanticMissingError, match=r"pip install 'corpus-search\[sem"):
        build_index(config)
    # An index that has vectors can be updated all the same.
    build_index(IndexConfig(config.paths, config.directory, config.base))
    load_static_vectors.cache_clear()
