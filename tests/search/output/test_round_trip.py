"""What a search puts out is read again with the same titles, dates, outlets and texts."""

import json
from pathlib import Path

import pytest

from index.article import Article
from index.config import IndexConfig
from index.reading import read_articles
from tests.command_line import Run

RECORDS: list[dict[str, object]] = [
    {"title": "Harbour bridge", "text": 'They met on the bridge; all "agreed", and left.', "date": "2019-12-20", "outlet": "The Post", "url": "https://post.example/a", "authors": ["Ann Lee", "Bo Ek"]},
    {"title": "=Ferry+", "text": "A ferry to the bridge runs again.", "date": "2019-12", "outlet": "@week"},
    {"text": "Words on a bridge that nobody signed."},
]  # fmt: skip
FOUND = {
    ("Harbour bridge", RECORDS[0]["text"], "2019-12-20", "The Post"),
    ("=Ferry+", RECORDS[1]["text"], "2019-12", "@week"),
    (None, RECORDS[2]["text"], "None", None),
}


@pytest.mark.parametrize("form", ["csv", "jsonl", "json"])
def test_results_are_read_again_as_they_were(
    run: Run, tmp_path: Path, form: str
) -> None:
    source, back = tmp_path / "in", tmp_path / "back"
    source.mkdir()
    back.mkdir()
    (source / "a.jsonl").write_text("\n".join(map(json.dumps, RECORDS)))
    assert run("index", str(source)).status == 0
    (back / f"out.{form}").write_text(run("bridge", "--format", form).out)
    read = list(read_articles(IndexConfig(paths=(back,), base=back)))
    assert {
        (a.title.value, a.text, str(a.date.value), a.outlet.value)
        for a in read
        if isinstance(a, Article)
    } == FOUND
    assert len(read) == len(FOUND)
