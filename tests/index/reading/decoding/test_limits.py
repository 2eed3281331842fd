"""What a packed file unpacks to is limited."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.config import IndexConfig
from index.errors import ArticleError
from index.reading import read_articles
from index.reading.decoding import file_bytes

RECORD = b'{"text": "Talks in Tripoli"}\n'


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., list[Article | ArticleError]]:
    def read_packed(name: str, content: bytes, **limits: int) -> list[object]:
        (tmp_path / name).write_bytes(gzip.compress(content))
        config = IndexConfig(paths=(tmp_path,), base=tmp_path, **limits)  # type: ignore[arg-type]
        return list(read_articles(config))

    return read_packed  # type: ignore[return-value]


def test_a_packed_file_is_read_up_to_its_largest_size(
    read: Callable[..., list[Article | ArticleError]],
) -> None:
    long = RECORD.replace(b"Talks", b"Talks " * 100)
    *articles, error = read("a.jsonl.gz", long * 2_500, max_unpacked_mb=1)
    assert 1_000 < len(articles) < 2_500
    assert str(error) == (
        "a.jsonl.gz: the rest is not read: it unpacks to more than "
        "index.max_unpacked_mb (1 MB)"
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl.gz", RECORD + b" " * 1_000_000),
        ("a.jsonl.gz", RECORD + b"\n" * 1_000_000),
        ("a.csv.gz", b"text\nTalks\n" + b"\n" * 1_000_000),
        ("a.csv.gz", b'text\nTalks\n"' + b"a\n" * 500_000),
    ],
)
def test_a_packed_file_of_next_to_nothing_is_left_early(
    read: Callable[..., list[Article | ArticleError]],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
) -> None:
    monkeypatch.setattr(file_bytes, "MIN_RATIO_BYTES", 300_000)
    article, *_, error = read(name, content)
    assert isinstance(article, Article)
    assert str(error).endswith(
        "it unpacks to more than index.max_ratio (200 times its size)"
    )
