"""A build keeps articles that cannot be read now, with any number of processes."""

import os
from pathlib import Path
from typing import Any

import pytest

from index.config import IndexConfig
from index.errors import NothingToIndexError
from index.writing.build import build_index
from index.writing.updating.index_update import BuildReport


def build(folder: Path, *paths: str, processes: int = 1) -> BuildReport:
    config = IndexConfig(
        paths=tuple(map(Path, paths)),
        directory=folder / "index",
        base=folder,
        processes=processes,
    )
    return build_index(config)


def counts(report: BuildReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.removed, report.unchanged


def test_several_processes_name_what_they_skip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.writing.build._MIN_PARALLEL_BYTES", 0)
    articles = tmp_path / "articles"
    articles.mkdir()
    text = "Talks on a ceasefire went on in Tripoli. " * 25
    for number in range(45):
        (articles / f"{number:02}.txt").write_text(f"{number} {text}")
    (articles / "broken.txt").write_bytes(bytes(range(256)) * 8)
    report = build(tmp_path, "articles", processes=2)
    assert report.articles == 45
    assert [str(error) for error in report.skipped] == ["articles/broken.txt: binary"]


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of folders that the system does not open, even for root."""
    names: set[str] = set()
    listdir = os.listdir

    def refuse(folder: Any) -> Any:  # noqa: ANN401  (whatever os.listdir takes)
        if Path(folder).name in names:
            raise PermissionError(13, "Permission denied")
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    return names


def test_articles_of_a_folder_that_cannot_be_opened_now_stay(
    tmp_path: Path, closed: set[str]
) -> None:
    for folder in ("open", "shut"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Ceasefire in the {folder}")
    assert counts(build(tmp_path, "open", "shut")) == (2, 0, 0, 0)
    closed.add("shut")
    report = build(tmp_path, "open", "shut")
    assert counts(report) == (0, 0, 0, 2)
    assert [str(e) for e in report.skipped] == ["shut: unreadable: permission denied"]
    closed.clear()
    (tmp_path / "shut" / "a.txt").write_text("Ceasefire at last")
    report = build(tmp_path, "open", "shut")
    assert (counts(report), report.articles) == ((0, 1, 0, 1), 2)


def test_an_index_is_not_emptied_because_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ceasefire in Tripoli")
    build(tmp_path, "a.txt")
    with pytest.raises(NothingToIndexError, match="the index is unchanged"):
        build(tmp_path, os.devnull)
    assert counts(build(tmp_path, "a.txt")) == (0, 0, 0, 1)
