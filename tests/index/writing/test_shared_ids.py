"""Records of one file that declare one id are all kept, whatever reads them."""

import json
from pathlib import Path

from index.config import IndexConfig
from index.writing.build import build_index


def write_records(path: Path, texts: list[str]) -> None:
    """Writes records with one id, more than a part of a file apart."""
    padding = "harbour " * 200_000
    lines = [json.dumps({"id": "x", "text": f"{text} {padding}"}) for text in texts]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_change_of_one_deletes_none_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    config = IndexConfig(paths=(path,), directory=tmp_path / "index", processes=2)
    write_records(path, ["alpha", "bravo"])
    assert build_index(config).articles == 2
    for texts in (["alpha", "bravo", "charlie"], ["omega", "bravo", "charlie"]):
        write_records(path, texts)
        assert build_index(config).articles == 3
    assert build_index(config).unchanged == 3
