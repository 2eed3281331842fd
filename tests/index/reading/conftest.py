"""Fixtures that write files from a dict and read their articles."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from index.article import Article
from index.config import IndexConfig
from index.errors import ArticleError
from index.reading import read_articles

Files = Mapping[str, str | bytes]
Read = Callable[..., list[Article | ArticleError]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Files], Path]:
    def write_files(files: Files) -> Path:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(
                content if isinstance(content, bytes) else content.encode()
            )
        return tmp_path

    return write_files


@pytest.fixture
def read(write: Callable[[Files], Path]) -> Read:
    """Writes the files and reads their folder: articles and errors, in order."""

    def read_files(files: Files, max_file_mb: int = 1) -> list[Article | ArticleError]:
        folder = write(files)
        config = IndexConfig(paths=(folder,), base=folder, max_file_mb=max_file_mb)
        return list(read_articles(config))

    return read_files


@pytest.fixture(params=[9, pytest.param(1, marks=pytest.mark.deep)])
def every(request: pytest.FixtureRequest) -> int:
    """A file is cut at one in so many of 200 places; at all of them in deep runs."""
    step: int = request.param
    return step


@pytest.fixture
def read_one(read: Read) -> Callable[..., Article]:
    """Reads the only article of the files; any error is a failure."""

    def read_single(files: Files, max_file_mb: int = 1) -> Article:
        (article,) = read(files, max_file_mb)
        assert isinstance(article, Article), article
        return article

    return read_single


@pytest.fixture
def problems(read: Read) -> Callable[..., list[str]]:
    """Lists the messages of the errors in the files."""

    def read_problems(files: Files, max_file_mb: int = 1) -> list[str]:
        found = read(files, max_file_mb)
        return [str(error) for error in found if isinstance(error, ArticleError)]

    return read_problems
