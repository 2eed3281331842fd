"""A moment's trouble with a file leaves nothing wrong once it is over."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.config import IndexConfig, ReadLimits
from index.reading.decoding.file_bytes import UnreadableContentError
from index.reading.decoding.file_lines import FileLine, read_lines
from index.reading.formats import plain_text
from index.reading.source import SourceFile
from index.writing.build import build_index
from index.writing.updating.index_update import BuildReport
from tests.corpus import read_contents

LINES = '{"text": "Talks in Tripoli"}\n{"text": "A ceasefire"}\n'


def build(folder: Path) -> BuildReport:
    return build_index(
        IndexConfig(
            paths=(folder / "news",),
            directory=folder / "index",
            base=folder,
            processes=1,
        )
    )


def texts(folder: Path) -> list[str]:
    return sorted(article.text.strip() for article in read_contents(folder / "index"))


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(f"Old {name}")
    build(tmp_path)
    return folder


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that lets a function do something else, the next time it is called."""

    def patch(owner: object, name: str, act: Callable[..., object]) -> None:
        old = getattr(owner, name)

        def call(*args: object) -> object:
            monkeypatch.setattr(owner, name, old)
            return act(old, *args)

        monkeypatch.setattr(owner, name, call)

    return patch


def fail(*_: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


def test_a_file_whose_digest_fails_is_indexed_once(
    news: Path, once: Callable[..., None]
) -> None:
    (news / "a.txt").write_text("New a")
    old_digest = SourceFile.digest
    once(SourceFile, "digest", fail)
    build(news.parent)
    assert SourceFile.digest is old_digest
    for _ in range(2):
        build(news.parent)
        assert texts(news.parent) == ["New a", "Old b"]


def test_an_unchanged_file_whose_digest_fails_stays(
    news: Path, once: Callable[..., None]
) -> None:
    once(SourceFile, "digest", fail)
    build(news.parent)
    assert texts(news.parent) == ["Old a", "Old b"]


def test_a_file_that_cannot_be_read_now_keeps_its_article_until_it_can(
    news: Path, once: Callable[..., None]
) -> None:
    (news / "a.txt").write_text("New a")
    once(
        plain_text,
        "load_content",
        lambda *_: fail_to_read("unreadable: input/output error"),
    )
    report = build(news.parent)
    assert list(map(str, report.skipped)) == [
        "news/a.txt: unreadable: input/output error"
    ]
    assert texts(news.parent) == ["Old a", "Old b"]
    build(news.parent)
    assert texts(news.parent) == ["New a", "Old b"]


def fail_to_read(reason: str) -> None:
    raise UnreadableContentError(reason)


def test_a_file_away_for_a_moment_comes_back(
    news: Path, once: Callable[..., None]
) -> None:
    path = news / "a.txt"
    path.write_text("New a")

    def take_away(load: Callable[..., bytes], *args: object) -> bytes:
        path.rename(news.parent / "away")
        return load(*args)

    once(plain_text, "load_content", take_away)
    build(news.parent)
    assert texts(news.parent) == ["Old a", "Old b"]
    (news.parent / "away").rename(path)
    build(news.parent)
    assert texts(news.parent) == ["New a", "Old b"]


def test_records_after_a_read_error_stay_and_are_read_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    for name in ("a.jsonl", "b.csv"):
        (tmp_path / "news" / name).write_text(
            LINES if name == "a.jsonl" else "text\nTalks in Tripoli\nA ceasefire\n"
        )
    build(tmp_path)
    for path in (tmp_path / "news").iterdir():
        path.write_text(path.read_text().replace("Talks", "New talks"))

    def break_off(path: Path, limits: ReadLimits, *_: object) -> Iterator[FileLine]:
        lines = read_lines(path, limits)
        yield next(lines)
        raise UnreadableContentError("unreadable: input/output error")

    with monkeypatch.context() as patched:
        for name in ("json_records", "csv_lines"):
            patched.setattr(
                f"index.reading.formats.records.{name}.read_lines", break_off
            )
        report = build(tmp_path)
    assert len(report.skipped) == 2
    assert texts(tmp_path).count("A ceasefire") == 2
    build(tmp_path)
    assert texts(tmp_path) == ["A ceasefire"] * 2 + ["New talks in Tripoli"] * 2


def test_a_sidecar_that_cannot_be_read_now_counts_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Talks in Tripoli")
    sidecar = tmp_path / "news" / "a.txt.meta.yaml"
    sidecar.write_text("outlet: TASS")
    old = Path.open

    def refuse(path: Path, *args: object, **more: object) -> object:
        if path == sidecar:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return old(path, *args, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        report = build(tmp_path)
    assert list(map(str, report.skipped)) == [
        "news/a.txt: sidecar a.txt.meta.yaml: unreadable: permission denied"
    ]
    assert [a.outlet.value for a in read_contents(tmp_path / "index")] == [None]
    assert build(tmp_path).skipped == []
    assert [a.outlet.value for a in read_contents(tmp_path / "index")] == ["TASS"]
