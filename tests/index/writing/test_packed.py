"""A file gives the same articles packed and plain, read by one process or by several."""

import csv
import gzip
import io
import json
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.writing.build import build_index
from tests.corpus import read_contents

N_RECORDS = 120
FIELDS = {
    "title": "Talks in Tripoli",
    "date": "2019-12-20",
    "outlet": "BBC",
    "actors": "NATO",
    "language": "en",
}
RECORDS = [
    {"text": f"Record number{n} on a ceasefire. " + f"Wagner{n % 7} left. " * 100, **FIELDS}
    for n in range(N_RECORDS)
]  # fmt: skip


def dump_csv(delimiter: str) -> str:
    out = io.StringIO()
    rows = csv.DictWriter(out, ["text", *FIELDS], delimiter=delimiter)
    rows.writeheader()
    rows.writerows(RECORDS)
    return out.getvalue()


LINES = "".join(json.dumps(record) + "\n" for record in RECORDS)
PROSE = "Talks on a ceasefire went on in Tripoli on Friday, officials said. " * 4
CONTENTS = {
    "a.jsonl": LINES,
    "a.json": json.dumps(RECORDS),
    "lines.json": LINES,
    "a.csv": dump_csv(","),
    "a.tsv": dump_csv("\t"),
    "a.txt": f"Ceasefire\n\n{PROSE}",
    "a.md": f"# Ceasefire\n\n{PROSE}",
    "a.html": f"<html><title>Truce</title><article><p>{PROSE}</p></article></html>",
    "unnamed": f"Ceasefire\n\n{PROSE}",
}


def list_articles(folder: Path, processes: int) -> list[tuple[str, str, str]]:
    config = IndexConfig(
        paths=(folder,), directory=folder / ".index", base=folder, processes=processes
    )
    report = build_index(config, rebuild=True)
    assert report.skipped == []
    articles = read_contents(folder / ".index")
    return sorted((one.id, one.path, one.text) for one in articles)


def write(folder: Path, name: str, *, packed: bool) -> None:
    content = CONTENTS[name].encode()
    path = folder / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(content, mtime=0) if packed else content)


def count(name: str) -> int:
    return N_RECORDS if "Record number" in CONTENTS[name] else 1


@pytest.fixture(autouse=True)
def small_files_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.writing.build._MIN_PARALLEL_BYTES", 0)


@pytest.mark.parametrize("packed", [False, True])
def test_one_process_and_four_index_the_same(tmp_path: Path, packed: bool) -> None:
    for name in CONTENTS:
        write(tmp_path, name, packed=packed)
    one = list_articles(tmp_path, 1)
    assert len(one) == sum(map(count, CONTENTS))
    assert list_articles(tmp_path, 4) == one


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "name", ["a.jsonl", *(pytest.param(n, marks=pytest.mark.deep) for n in CONTENTS)]
)
def test_four_processes_share_a_single_file(
    tmp_path: Path, name: str, packed: bool
) -> None:
    write(tmp_path, name, packed=packed)
    one = list_articles(tmp_path, 1)
    assert len(one) == count(name)
    assert list_articles(tmp_path, 4) == one
