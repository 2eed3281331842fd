"""Mutated files of every format are indexed or named; none is a fault of the program."""

import gzip
import json
import random
from collections.abc import Iterator
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
FILES = {
    "a.txt": "Talks in Tripoli\n\nBy Ann Lee, 20 December 2019\n\nTalks of Haftar went on.",
    "a.md": "---\ntitle: Talks\ndate: 2019-12-20\n---\n# Talks\n\nTalks *went* on.",
    "a.html": "<html lang=en><title>Talks</title><article><p>Talks of Haftar went on."
    "</p></article><script type='application/ld+json'>{\"@type\":\"Article\"}</script>",
    "a.csv": 'title,text,date\nTalks,"Talks of ""Haftar""",2019-12-20\nB,C,D\n',
    "a.tsv": "title\ttext\tdate\nTalks\tTalks of Haftar\t2019-12-20\n",
    "a.json": json.dumps({"articles": [RECORD, RECORD]}),
    "a.xyz": "Talks of Haftar went on.",
}  # fmt: skip


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


def mutate_files(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yields files of every format with some bytes changed, packed and plain."""
    while True:
        name = chance.choice(sorted(FILES))
        content = bytearray(FILES[name].encode())
        for _ in range(chance.randint(1, 6)):
            place = chance.randrange(len(content))
            piece = chance.choice(
                [b"", bytes([chance.randrange(256)]), content[:place]]
            )
            content[place : place + chance.randint(0, 3)] = piece
        packed = chance.random() < 0.1
        yield name, gzip.compress(content) if packed else bytes(content)


def index_all(folder: Path, files: Iterator[tuple[str, bytes]]) -> list[str]:
    """Indexes the files one after the other; returns the faults."""
    config = IndexConfig(paths=(folder / "in",), directory=folder, base=folder)
    worker = BuildWorker(config, load_gazetteer(config), None)
    (folder / "in").mkdir()
    faults = []
    for name, content in files:
        path = folder / "in" / name
        path.write_bytes(content)
        (source,) = list_files(config)
        assert isinstance(source, SourceFile)
        skipped = worker.run(FileTask(source, None, {})).skipped
        faults += [f"{e}: {content!r}" for e in skipped if isinstance(e, ArticleFaultError)]  # fmt: skip
        path.unlink()
    faults += map(str, worker.finish().faults)
    return faults


def test_2_000_mutated_records_and_files_make_no_fault(tmp_path: Path) -> None:
    for number, mutate in enumerate((mutate_records, mutate_files)):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = islice(mutate(random.Random(1)), 60 if number == 0 else 800)
        assert index_all(folder, files) == []


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(10))
def test_100_000_mutated_records_and_files_make_no_fault(
    tmp_path: Path, seed: int
) -> None:
    for number, mutate in enumerate((mutate_records, mutate_files)):
        folder = tmp_path / str(number)
        folder.mkdir()
        files = islice(mutate(random.Random(100 + seed)), 250 if number == 0 else 5_000)
        assert index_all(folder, files) == []
