"""An article that takes too long is skipped, and the others are indexed."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.writing.build import build_index

SLOW = "endless"


def slowly(act: Callable[..., object]) -> Callable[..., object]:
    """Lets a function take 20 seconds for what has SLOW in it."""

    def call(first: object, *rest: object) -> object:
        end = time.thread_time() + 20
        while SLOW in str(first) and time.thread_time() < end:
            pass
        return act(first, *rest)

    return call


@pytest.mark.parametrize(
    ("owner", "name", "place"),
    [
        ("index.reading.formats.records.record_reader", "read_record", "a.jsonl:2"),
        ("index.writing.build_worker", "enrich", "a.jsonl: record 2"),
    ],
)
def test_a_slow_article_is_named_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: str, name: str, place: str
) -> None:
    act = getattr(__import__(owner, fromlist=[name]), name)
    monkeypatch.setattr(f"{owner}.{name}", slowly(act))
    texts = ["One", f"An {SLOW} article", "Three"]
    lines = [json.dumps({"text": text}) for text in texts]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    config = IndexConfig(
        paths=(tmp_path / "a.jsonl",),
        directory=tmp_path / "index",
        base=tmp_path,
        processes=1,
        max_seconds=1,
    )
    report = build_index(config)
    assert report.articles == 2
    assert list(map(str, report.skipped)) == [
        f"{place}: takes longer than index.max_seconds (1 s)"
    ]
