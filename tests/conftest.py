"""Fixtures that many tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.config import IndexConfig
from search.config import Config, SearchConfig
from search.engines import Engine, open_engine
from tests.corpus import write_index


@pytest.fixture
def engine_of(tmp_path: Path) -> Callable[..., Engine]:
    """A function that indexes articles and opens an engine on them."""

    def build(*articles: Article) -> Engine:
        write_index(tmp_path / "index", articles)
        return open_engine(
            Config(IndexConfig(directory=tmp_path / "index"), SearchConfig(), None)
        )

    return build
