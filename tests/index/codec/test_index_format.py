"""docs/index-format.md describes the files of an index as they are."""

import json
import re
import zlib
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.commit.file_list import FileList, read_file_list, write_file_list
from index.codec.commit.manifest import Manifest
from index.codec.commit.toc import SegmentInfo
from index.codec.document import (
    INDEXED_FIELDS,
    MULTI_FIELDS,
    SINGLE_FIELDS,
    TEXT_FIELDS,
)
from index.config import IndexConfig
from index.schema import FORMS, VERSION
from index.whoosh.columnar_segment import ColumnarSegment
from index.writing.build import build_index
from tests.index.codec.material import make_document, write_documents

_PAGE = (Path(__file__).parents[3] / "docs/index-format.md").read_text("utf-8")
_ARRAY = re.compile(r"\| `([\w.]+)` \| ((?:`[^`]+` ?)+)\| `\((.+),\)` \|")
_SECTIONS = {
    "Details of actors": ("",),
    "Term dictionary": (*INDEXED_FIELDS, FORMS),
    "Postings": (*TEXT_FIELDS, *MULTI_FIELDS),
    "Frequencies and positions": TEXT_FIELDS,
    "Column": SINGLE_FIELDS,
    "Form dictionary": (FORMS,),
    "Stored fields": ("",),
    "Fingerprints": ("",),
}
_SIZES = {
    "n_terms": "term_lengths",
    "n_term_bytes": "term_bytes",
    "n_blocks": "term_block_offsets",
    "n_postings": "doc_ids",
    "n_capped": "capped_indexes",
    "n_occurrences": "positions",
    "n_stored_bytes": "stored.bytes",
    "n_dictionary_bytes": "stored.dictionary",
    "n_small_bytes": "small_stored.bytes",
    "n_hashes": "fingerprints.hashes",
}
"""The arrays that tell how many there are of what the page counts."""


def read_section(title: str) -> str:
    """The text of a section, up to the next heading."""
    found = re.search(
        rf"^#+ {re.escape(title)}.*\n((?:(?!#).*\n)*)", _PAGE, re.MULTILINE
    )
    assert found, title
    return found.group(1)


def read_keys(section: str) -> set[str]:
    """The names in the first column of a section's table."""
    cells = re.findall(r"^\| (`.+?`) \|", section, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def documented_arrays() -> dict[str, tuple[set[str], str]]:
    """The dtypes and the shape of each array, by full name."""
    arrays = {}
    for title, owners in _SECTIONS.items():
        for name, dtypes, shape in _ARRAY.findall(read_section(title)):
            known = {dtype.replace("\\", "") for dtype in dtypes.split()}
            for field in owners:
                arrays[f"{field}.{name}".lstrip(".")] = (
                    {dtype.strip("`") for dtype in known},
                    shape,
                )
    return arrays


def read_segment(directory: Path) -> ArrayFile:
    (path,) = directory.glob("*.arrays")
    return ArrayFile(path)


def size_of(file: ArrayFile, array: str, shape: str) -> int:
    """The length that the page says an array has."""
    name, _, more = shape.partition(" + ")
    if name == "n_docs":
        size = int(file.meta["n_docs"])
    elif name == "n_frames":
        size = -(-int(file.meta["n_docs"]) // 256)
    else:
        counted = _SIZES[name]
        field = array.rpartition(".")[0]
        size = len(file.view(counted if counted in file else f"{field}.{counted}"))
    return size + int(more or 0)


def name_pattern(name: str) -> re.Pattern[str]:
    """The names of files that the page writes with N, S or H in them."""
    pattern = re.escape(name)
    for letter, meaning in (
        ("N", "[0-9]+"),
        ("S", "MAIN_[0-9a-f]{16}"),
        ("H", "[0-9a-f]{8}"),
    ):
        pattern = re.sub(rf"{letter}(?=\\\.)", meaning, pattern)
    return re.compile(pattern)


@pytest.fixture(scope="module", params=[1, 303], ids=["small", "large"])
def segment(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> ArrayFile:
    """A segment that was merged, of few short texts or many, one of them long."""
    directory = tmp_path_factory.mktemp("index")
    documents = [
        make_document(n, f"Talks in Tripoli {n}", title=f"War {n}", actors=("Ada",))
        for n in range(request.param)
    ]
    documents.append(make_document("long", "word " * 70_000 * (request.param > 1)))
    write_documents(directory, documents, max_docs=38)
    return read_segment(directory)


def test_every_array_of_a_segment_is_on_the_page_and_the_other_way_round(
    segment: ArrayFile,
) -> None:
    assert set(segment) == set(documented_arrays())


def test_arrays_have_the_dtype_and_the_shape_that_the_page_gives(
    segment: ArrayFile,
) -> None:
    for name, (dtypes, shape) in documented_arrays().items():
        array = segment.whole(name)
        assert array.dtype.str in dtypes, name
        assert array.shape == (size_of(segment, name, shape),), name
    blocks = -(-len(segment.view("body.term_lengths")) // 16)
    assert len(segment.view("body.term_block_offsets")) == blocks


def test_the_metadata_of_a_segment_is_what_the_page_lists(segment: ArrayFile) -> None:
    assert set(segment.meta) == read_keys(read_section("Segment"))


def test_the_example_of_an_array_file_is_what_is_written(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "a") as file:
        file.put("doc_ids", np.array([0, 1, 2], np.uint16))
        file.finish({"n_docs": 3})
    written = (tmp_path / "a").read_bytes()
    shown = bytearray(len(written))
    for line in re.findall(r"^    (\d+) +(.+)$", read_section("Example"), re.MULTILINE):
        position, text = int(line[0]), line[1]
        piece = text.encode() if text.startswith("{") else bytes.fromhex(text)
        shown[position : position + len(piece)] = piece
    assert bytes(shown) == written


def test_the_example_of_a_segment_is_what_is_written(tmp_path: Path) -> None:
    bodies = ["Talks in Tripoli", "War: talks on talks"]
    write_documents(tmp_path, [make_document(n, body) for n, body in enumerate(bodies)])
    segment = read_segment(tmp_path)
    shown = re.findall(
        r"^    ((?:body|forms)\.\w+) +([0-9a-f ]+)$", _PAGE, re.MULTILINE
    )
    assert len(shown) == 14
    for name, text in shown:
        assert segment.whole(name).tobytes() == bytes.fromhex(text), name


def test_the_keys_of_the_manifest_are_what_the_page_lists(tmp_path: Path) -> None:
    write_documents(tmp_path, [make_document(1, "x")])
    text = read_section("Manifest and files").split("`files-N.list`")[0]
    assert read_keys(text) == {one.name for one in fields(Manifest)}
    record = json.loads((tmp_path / "manifest-0.json").read_text("utf-8"))
    assert read_keys(text) == set(record)


def test_the_list_of_files_is_what_the_page_shows(tmp_path: Path) -> None:
    files = FileList(
        ["a.txt"],
        np.full((1, 16), 0xAB, np.uint8),
        np.arange(1, 6, dtype=np.uint64).reshape(1, 5),
        (("b.txt", "empty", None, 1),),
    )
    write_file_list(tmp_path, 0, files)
    section = read_section("Manifest and files")
    lines = re.findall(r"^    (.+)$", section.split("`files-N.list`")[1], re.MULTILINE)
    content = "\n".join(lines[-3:-1]).encode() + b"\n" + bytes.fromhex(lines[-1])
    checksum = b"%08x\n" % zlib.crc32(content)
    assert (tmp_path / "files-0.list").read_bytes() == checksum + content
    read = read_file_list(tmp_path, 0)
    assert (read.names, read.skipped) == (files.names, files.skipped)
    assert read.digests.tobytes() == files.digests.tobytes()
    assert read.stamps.tolist() == files.stamps.tolist()


def test_a_pickled_segment_has_the_attributes_that_the_page_lists() -> None:
    state = ColumnarSegment(SegmentInfo("MAIN_0123456789abcdef", 3)).__getstate__()
    assert set(state) == read_keys(read_section("Table of contents"))


def test_every_file_of_an_index_is_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Talks in Tripoli.\n", "utf-8")
    directory = tmp_path / "index"
    folder = (tmp_path / "articles",)
    build_index(IndexConfig(directory=directory, paths=folder, semantic=True))
    names = re.findall(r"^\| `([^`]+)` \|", read_section("Files"), re.MULTILINE)
    patterns = [name_pattern(name) for name in names]
    written = [path.name for path in directory.iterdir()]
    assert len(written) == len(names)
    for name in written:
        assert any(pattern.fullmatch(name) for pattern in patterns), name


def test_the_page_is_of_the_version_that_is_written() -> None:
    assert f"It describes format {VERSION}\n" in _PAGE
