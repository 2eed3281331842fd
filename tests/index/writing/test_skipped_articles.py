"""However many records are broken, memory and messages stay small."""

import tracemalloc
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.errors import ArticleError, TransientError
from index.writing.build import build_index
from index.writing.skipped_articles import MAX_NAMED, SkippedArticles
from index.writing.updating.index_update import BuildReport

BROKEN = 3_000
FILES = {
    "array.json": "[" + "1," * (BROKEN - 1) + "1]",
    "rows.csv": "title,text\n" + "a,b,c\n" * BROKEN,
    "lines.jsonl": '{"text": "good"}\n' + "{\n" * BROKEN,
}


def build(folder: Path) -> BuildReport:
    config = IndexConfig(
        paths=(folder,), directory=folder / ".index", base=folder, processes=1
    )
    return build_index(config)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_broken_records_names_the_first_and_counts_the_others(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.txt").write_text("Talks in Tripoli")
    (tmp_path / name).write_text(FILES[name])
    build(tmp_path)
    for _ in range(2):  # read, and unchanged
        report = build(tmp_path)
        assert report.n_skipped == BROKEN
        assert len(report.skipped) == MAX_NAMED + 1
        assert str(report.skipped[-1]) == (
            f"{name}: and {BROKEN - MAX_NAMED:,} more records of it, not listed here"
        )
        (tmp_path / name).touch()


def test_of_100_000_errors_few_are_kept() -> None:
    skipped = SkippedArticles()
    error = ArticleError("a.jsonl", "broken")
    tracemalloc.start()
    for _ in range(100_000):
        skipped.add(error)
    assert tracemalloc.get_traced_memory()[1] < 10_000
    tracemalloc.stop()
    assert sum(error.count for error in skipped) == 100_000


def test_an_error_that_may_pass_is_kept_among_many_others() -> None:
    skipped = SkippedArticles()
    skipped.extend(ArticleError("a", "broken", line=n) for n in range(1000))
    skipped.add(TransientError("a", "unreadable", line=2000))
    skipped.extend(ArticleError("a", "broken", line=n) for n in range(3000, 4000))
    assert [error.line for error in skipped][:3] == [2000, 0, 1]
