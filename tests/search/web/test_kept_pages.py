"""A page that was made is kept for whoever asks the same of the same commit."""

import datetime
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.errors import IndexDamagedError
from search.engines import Engine
from search.web.live.commit_memory import SuggestionStore
from search.web.live.live_index import CHECK_S
from search.web.live.page_store import PageKey, PageStore
from tests.corpus import make_article, open_texts, write_index

Serve = Callable[..., TestClient]


def key(query: str) -> PageKey:
    return PageKey("/", query, "", "", datetime.date(2020, 6, 15))


def test_pages_that_were_not_asked_for_longest_give_way() -> None:
    store = PageStore(max_bytes=10)
    for query in ("a", "b"):
        store.keep(key(query), b"12345")
    assert store.find(key("a")) == b"12345"
    store.keep(key("c"), b"67890")
    found = [store.find(key(query)) for query in ("a", "b", "c")]
    assert found == [b"12345", None, b"67890"]


def test_a_page_that_is_kept_anew_counts_once() -> None:
    store = PageStore(max_bytes=10)
    for _ in range(5):
        store.keep(key("a"), b"12345")
    store.keep(key("b"), b"67890")
    assert store.find(key("a")) == b"12345"


def test_a_page_asked_twice_is_the_same_packed_or_not(serve: Serve) -> None:
    client = serve(make_article(1, "The ferry left late."))
    first = client.get("/?q=ferry", headers={"accept-encoding": "gzip"})
    again = client.get("/?q=ferry", headers={"accept-encoding": "identity"})
    assert first.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in again.headers
    assert first.text == again.text
    assert "<mark>ferry</mark>" in again.text


def test_a_page_is_of_the_last_commit_and_of_the_colours_chosen(
    serve: Serve, tmp_path: Path
) -> None:
    client = serve(make_article(1, "The ferry left late."), name="news")
    assert "1 article" in client.get("/?q=ferry").text
    client.cookies.set("theme", "dark")
    assert 'data-theme="dark"' in client.get("/?q=ferry").text
    write_index(tmp_path / "news", [make_article(n, "A ferry.") for n in (1, 2)])
    time.sleep(CHECK_S)
    assert "2 articles" in client.get("/?q=ferry").text


def test_who_will_not_wait_for_suggestions_has_none_yet(tmp_path: Path) -> None:
    opened = []

    def open_slowly() -> Engine:
        opened.append(True)
        time.sleep(0.05)
        return open_texts(tmp_path, {"ferry": "The ferry left late."})

    store = SuggestionStore(open_slowly)
    assert store.find(9, wait_s=0) is None
    found = store.find(9)
    assert found is not None
    assert found.pairs == ()
    assert store.find(9) is found
    assert opened == [True]


def test_suggestions_that_failed_are_worked_out_anew(tmp_path: Path) -> None:
    problems = [IndexDamagedError(Path("x"), "altered")]

    def open_at_second_try() -> Engine:
        if problems:
            raise problems.pop()
        return open_texts(tmp_path, {"ferry": "The ferry left late."})

    store = SuggestionStore(open_at_second_try)
    with pytest.raises(IndexDamagedError):
        store.find(9)
    assert store.find(9) is not None
