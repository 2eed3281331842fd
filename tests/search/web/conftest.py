"""A site over a small index, and a client that asks it without a network."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.article import Article
from index.config import IndexConfig
from search.settings.config_file import Config
from search.web.app import make_app
from tests.corpus import make_article, write_index
from tests.web_server import Server, start_server

FERRY = make_article(1, "The ferry left late.")


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., TestClient]]:
    """A function that indexes articles, and returns a client of the site that shows them."""
    with ExitStack() as stack:

        def start(
            *articles: Article, name: str = "news", may_change_desk: bool = True
        ) -> TestClient:
            directory = tmp_path / name
            write_index(directory, articles)
            config = Config(IndexConfig(directory=directory), own_folder=tmp_path)
            app = make_app([config], may_change_desk=may_change_desk)
            return stack.enter_context(TestClient(app, base_url="http://127.0.0.1"))

        yield start


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """A function that starts the command on an index of articles, with arguments."""
    started: list[Server] = []

    def run(*arguments: str, articles: Sequence[Article] = (FERRY,)) -> Server:
        if not (tmp_path / ".index").exists():
            write_index(tmp_path / ".index", articles)
        started.append(start_server(tmp_path, *arguments))
        return started[-1]

    yield run
    for server in started:
        server.process.kill()
        server.process.communicate()
