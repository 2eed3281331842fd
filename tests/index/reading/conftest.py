"""Files written from a dict, and what is read from them."""

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
    """Writes the files, reads the folder: what comes, in order."""

    def read_files(files: Files, max_file_mb: int = 1) -> list[Article | ArticleError]:
        folder = write(files)
        config = IndexConfig(paths=(folder,), base=folder, max_file_mb=max_file_mb)
        return list(read_articles(config))

    return read_files


@pytest.fixture
def read_one(read: Read) -> Callable[..., Article]:
    """The single article that the files hold; any error is a failure."""

    def read_single(files: Files, max_file_mb: int = 1) -> Article:
        (article,) = read(files, max_file_mb)
        assert isinstance(article, Article), article
        return article

    return read_single


@pytest.fixture
def problems(read: Read) -> Callable[..., list[str]]:
    """What is wrong with the files, in words."""

    def read_troubles(files: Files, max_file_mb: int = 1) -> list[str]:
        found = read(files, max_file_mb)
        return [str(error) for error in found if isinstance(error, ArticleError)]

    return read_troubles
