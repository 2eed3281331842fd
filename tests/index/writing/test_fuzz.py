"""Mutated files of every format are indexed or named; none is a fault of the program."""

import bz2
import gzip
import io
import json
import lzma
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.errors import ArticleFaultError
from index.extract import load_gazetteer
from index.reading import SourceFile, list_files
from index.writing.build_worker import BuildWorker, FileTask

RECORD = {
    "id": 17, "title": "Talks in Tripoli", "text": "<p>By Ann Lee</p>Talks of Haftar.",
    "date": "2019-12-20T10:00:00Z", "source": {"name": "BBC"}, "url": "https://x.org/1",
    "language": "en", "authors": ["Ann Lee", {"name": "Bo Ek"}], "actors": "NATO; UN",
}  # fmt: skip
ODD: list[object] = [
    None, True, -1, 1e308, 10**30, "", " ", "\0", "\ud800", "&#1;", "<br>", "]]>", [], {},
    [[[["x"]]]], {"name": {"name": 1}}, "x" * 3000, "٢٠١٩", "31/31/9999", "9999-12-31",
    "0000-00-00", "\U0001f468\u200d\U0001f469", "\u202e", "中" * 50, "'", "1,1", "é\u0301",
]  # fmt: skip
TEXTS = {
    "a.txt": "Talks in Tripoli\n\nBy Ann Lee, 20 December 2019\n\nTalks of Haftar went on.",
    "a.md": "---\ntitle: Talks\ndate: 2019-12-20\n---\n# Talks\n\nTalks *went* on.",
    "a.html": "<html lang=en><title>Talks</title><article><p>Talks of Haftar went on."
    "</p></article><script type='application/ld+json'>{\"@type\":\"Article\"}</script>",
    "a.csv": 'title,text,date\nTalks,"Talks of ""Haftar""",2019-12-20\nB,C,D\n',
    "a.tsv": "title\ttext\tdate\nTalks\tTalks of Haftar\t2019-12-20\n",
    "a.json": json.dumps({"articles": [RECORD, RECORD]}),
    "a.xyz": "Talks of Haftar went on.",
    "bundle.txt": "".join(
        f"{n} of 2 DOCUMENTS\n\nThe Daily\n\nDecember 20, 2019 Friday\n\nTalks {n}\n\n"
        "BYLINE: Ann Lee\n\nLENGTH: 5 words\n\nTalks of Haftar went on.\n\n"
        "LOAD-DATE: December 21, 2019\n\nLANGUAGE: ENGLISH\n\n\n"
        for n in (1, 2)
    ),
}  # fmt: skip
DOCX = {
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": "<w:document xmlns:w='http://schemas.openxmlformats.org/"
    "wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>Talks in Tripoli</w:t></w:r>"
    "</w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Talks of Haftar went on.</w:t></w:r></w:p>"
    "</w:tc></w:tr></w:tbl></w:body></w:document>",
}
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}


def mutate_records(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yields files of JSON lines; in each record some values are odd."""
    while True:
        lines = []
        for _ in range(20):
            record: dict[str, object] = dict(RECORD)
            for key in chance.sample(sorted(RECORD), chance.randint(1, 3)):
                record[key] = chance.choice(ODD)
            lines.append(json.dumps(record))
        yield "a.jsonl", "\n".join(lines).encode()


def list_whole_files() -> Iterator[tuple[str, bytes]]:
    """Yields a sound file of every format, packed and plain."""
    members = {name: text.encode() for name, text in TEXTS.items()}
    yield from members.items()
    yield from ((f"a.txt{s}", pack(members["a.txt"])) for s, pack in PACKERS.items())
    yield "a.zip", pack_zip(members)
    yield "a.tar", pack_tar(members)
    yield "a.docx", pack_zip({name: text.encode() for name, text in DOCX.items()})


def mutate_files(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yields files of every format with some bytes changed, packed and plain.

    What is packed is changed before it is packed, or afterwards.
    """
    while True:
        name = chance.choice(sorted(TEXTS))
        whole = TEXTS[name].encode()
        match chance.randrange(10):
            case 0:
                suffix = chance.choice(sorted(PACKERS))
                packed = PACKERS[suffix](mutate(whole, chance, most=4))
                yield f"{name}{suffix}", mutate(packed, chance, most=1)
            case 1:
                members = {name: mutate(whole, chance, most=4), "b.txt": b"Talks."}
                pack = chance.choice((pack_zip, pack_tar))
                packed = pack(members)
                yield f"a.{pack.__name__[-3:]}", mutate(packed, chance, most=2)
            case 2:
                parts = {n: mutate(t.encode(), chance, most=2) for n, t in DOCX.items()}
                yield "a.docx", mutate(pack_zip(parts), chance, most=1)
            case _:
                yield name, mutate(whole, chance, least=1, most=6)


def mutate(whole: bytes, chance: random.Random, *, least: int = 0, most: int) -> bytes:
    """Removes, changes and repeats some bytes."""
    content = bytearray(whole)
    for _ in range(chance.randint(least, most)):
        place = chance.randrange(len(content) or 1)
        piece = chance.choice([b"", bytes([chance.randrange(256)]), content[:place]])
        content[place : place + chance.randint(0, 3)] = piece
    return bytes(content)


def pack_zip(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def pack_tar(members: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def index_all(
    folder: Path, files: Iterator[tuple[str, bytes]]
) -> tuple[list[int], list[str]]:
    """Indexes the files one after the other.

    Returns:
        The number of articles in each, and the faults.
    """
    config = IndexConfig(paths=(folder / "in",), directory=folder, base=folder)
    worker = BuildWorker(config, load_gazetteer(config), None)
    (folder / "in").mkdir()
    counts, faults = [], []
    for name, content in files:
        path = folder / "in" / name
        path.write_bytes(content)
        (source,) = list_files(config)
        assert isinstance(source, SourceFile)
        result = worker.run(FileTask(source, None, {}))
        counts.append(result.added)
        faults += [
            f"{e}: {content!r}"
            for e in result.skipped
            if isinstance(e, ArticleFaultError)
        ]
        path.unlink()
    faults += map(str, worker.finish().faults)
    return counts, faults


def test_a_sound_file_of_each_format_has_articles(tmp_path: Path) -> None:
    counts, faults = index_all(tmp_path, list_whole_files())
    assert faults == []
    assert 0 not in counts, list(zip(counts, (n for n, _ in list_whole_files()), strict=True))  # fmt: skip


def test_a_member_of_an_archive_without_a_name_is_read(tmp_path: Path) -> None:
    packed = pack_zip({"a.txt": b"Talks of Haftar.", "b.txt": b"Talks."})
    unnamed = packed.replace(b"a.txt", b"\0.txt")  # the name ends at the NUL
    assert index_all(tmp_path, iter([("a.zip", unnamed)])) == ([2], [])


def test_hundreds_of_mutated_records_and_files_make_no_fault(tmp_path: Path) -> None:
    for number, mutate in enumerate((mutate_records, mutate_files)):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = islice(mutate(random.Random(1)), 10 if number == 0 else 200)
        assert index_all(folder, files)[1] == []


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(10))
def test_100_000_mutated_records_and_files_make_no_fault(
    tmp_path: Path, seed: int
) -> None:
    for number, mutate in enumerate((mutate_records, mutate_files)):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = islice(mutate(random.Random(100 + seed)), 250 if number == 0 else 5_000)
        assert index_all(folder, files)[1] == []
