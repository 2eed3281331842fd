"""A site over a small index, and a client that asks it without a network."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.article import Article
from index.config import IndexConfig
from search.config_file import Config
from search.web.app import make_app
from tests.corpus import write_index


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """A function that indexes articles, and returns a client of the site that shows them."""
    with ExitStack() as stack:

        def start(*articles: Article, name: str = "news") -> TestClient:
            directory = tmp_path / name
            write_index(directory, articles)
            app = make_app([Config(IndexConfig(directory=directory))])
            return stack.enter_context(TestClient(app, base_url="http://127.0.0.1"))

        yield start
