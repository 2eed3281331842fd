"""What a cluster may do wrong, told in one line; played by a small server."""

import json
import os
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from index.errors import ConfigError
from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_errors import (
    ClusterError,
    ClusterIndexExistsError,
    ClusterIndexGoneError,
    ClusterLockedError,
)
from search.engines.opensearch.sending.build_lock import HOLD_S, hold_lock
from search.engines.opensearch.sending.bulk_sender import BulkSender
from search.settings.cluster_options import ClusterSettings

Replies = list[tuple[int, Any]]
Play = Callable[[Replies], ThreadingHTTPServer]


@pytest.fixture
def play() -> Iterator[Play]:
    servers: list[ThreadingHTTPServer] = []

    def start(replies: Replies) -> ThreadingHTTPServer:
        class Node(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("content-length") or 0))
                status, answer = replies.pop(0) if len(replies) > 1 else replies[0]
                text = answer if isinstance(answer, str) else json.dumps(answer)
                data = text.encode()
                self.send_response(status)
                self.send_header("content-length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_PUT = do_DELETE = do_POST  # noqa: N815  (the server's names)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Node)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def url(server: ThreadingHTTPServer) -> str:
    return f"http://127.0.0.1:{server.server_port}"


def ask(*urls: str, **settings: Any) -> dict[str, Any]:  # noqa: ANN401
    return ClusterClient(ClusterSettings(urls=urls, **settings)).ask("GET", "/")


def test_a_busy_cluster_is_asked_again(play: Play) -> None:
    assert ask(url(play([(429, {}), (503, {}), (200, {"count": 3})]))) == {"count": 3}


def test_another_node_answers_where_one_does_not(play: Play) -> None:
    assert ask("http://127.0.0.1:9", url(play([(200, {"count": 3})]))) == {"count": 3}


def test_no_node_that_answers_is_one_line() -> None:
    with pytest.raises(
        ClusterError, match=r"no OpenSearch node answers at .*: no connection; is it"
    ):
        ask("http://127.0.0.1:9")


def test_another_server_and_another_scheme_are_told(play: Play) -> None:
    page = url(play([(404, "<html>Not here</html>")]))
    with pytest.raises(ClusterError, match=r"is no OpenSearch; check opensearch.urls"):
        ask(page)
    with pytest.raises(ClusterError, match="speaks no TLS; write http://"):
        ask(page.replace("http:", "https:"))


def test_a_request_that_is_wrong_is_not_told_as_a_missing_shard(play: Play) -> None:
    cause = {"type": "query_shard_exception", "reason": "no such thing"}
    error = {"type": "search_phase_execution_exception", "root_cause": [cause]}
    with pytest.raises(ClusterError, match=r"refuses a request \(400\): no such thing"):
        ask(url(play([(400, {"error": error})])))


@pytest.mark.parametrize(
    ("status", "answer", "words"),
    [
        (401, {}, "lets the user 'ada' not in"),
        (403, {}, "has not the right"),
        (
            400,
            {"error": {"type": "x", "reason": "bad\x1b[31m"}},
            r"refuses a request \(400\): bad \[31m",
        ),
    ],
)
def test_a_refusal_names_what_to_do_and_no_secret(
    play: Play,
    monkeypatch: pytest.MonkeyPatch,
    status: int,
    answer: dict[str, Any],
    words: str,
) -> None:
    monkeypatch.setenv("OS_PASSWORD", "hunter2")
    with pytest.raises(ClusterError, match=words) as caught:
        ask(url(play([(status, answer)])), user="ada", password_env="OS_PASSWORD")
    assert "hunter2" not in str(caught.value)


def test_an_index_that_is_not_there_says_how_to_make_it(play: Play) -> None:
    answer = {"error": {"type": "index_not_found_exception"}}
    with pytest.raises(ClusterIndexGoneError, match="index --to opensearch"):
        ask(url(play([(404, answer)])))


def test_part_of_an_answer_is_no_answer(play: Play) -> None:
    part = {"_shards": {"total": 3, "failed": 1}, "hits": {"hits": []}}
    client = ClusterClient(
        ClusterSettings(urls=(url(play([(200, {"responses": [part]})])),))
    )
    with pytest.raises(ClusterError, match="part of the index is not available"):
        client.search_all([("corpus", {})])


def test_what_a_shard_that_moves_lacks_is_asked_for_again(play: Play) -> None:
    hits = {"hits": {"hits": [{"_id": "a"}]}}
    moving = {"status": 503, "error": {"type": "search_phase_execution_exception"}}
    replies: Replies = [(200, {"responses": [one]}) for one in (moving, hits)]
    client = ClusterClient(ClusterSettings(urls=(url(play(replies)),)))
    assert client.search_all([("corpus", {})]) == [hits]


def send_two(replies: Replies, play: Play) -> None:
    client = ClusterClient(ClusterSettings(urls=(url(play(replies)),)))
    with BulkSender(client, "corpus") as sender:
        for key in ("lion", "tiger"):
            sender.put(key, {"body": key})
        sender.flush()


def test_a_document_that_a_busy_node_refused_is_sent_again(play: Play) -> None:
    taken, refused = {"index": {"status": 201}}, {"index": {"status": 429, "error": {}}}
    replies: Replies = [(200, {"items": [taken, refused]}), (200, {"items": [taken]})]
    send_two(replies, play)
    assert replies == [(200, {"items": [taken]})]


def test_a_document_that_is_refused_ends_the_build(play: Play) -> None:
    refused = {"index": {"status": 400, "error": {"reason": "too long"}}}
    with pytest.raises(ClusterError, match="does not take a document: too long"):
        send_two([(200, {"items": [refused, refused]})], play)


def take_lock(play: Play, seen_after: dict[str, Any]) -> None:
    """Takes a lock whose node dies when it has written it, so that it is sent again."""
    conflict = {"error": {"type": "version_conflict_engine_exception"}}
    place = {"_seq_no": 1, "_primary_term": 1}
    replies: Replies = [
        (200, {"corpus-lock": {}}),
        (404, {"found": False}),
        (409, conflict),
        (200, {"found": True, "_source": seen_after, **place}),
    ]
    client = ClusterClient(ClusterSettings(urls=(url(play(replies)),)))
    with hold_lock(client, "corpus", lambda: 100.0):
        pass


def test_a_lock_that_was_written_before_its_node_died_is_held(play: Play) -> None:
    me = f"{socket.gethostname()}, process {os.getpid()}"
    take_lock(play, {"holder": me, "until": 100.0 + HOLD_S})


def test_a_lock_that_another_process_wrote_first_is_not_held(play: Play) -> None:
    with pytest.raises(ClusterLockedError, match="being built by another process"):
        take_lock(play, {"holder": "elsewhere, process 1", "until": 100.0 + HOLD_S})


def test_an_index_that_is_there_already_is_told_from_other_refusals(play: Play) -> None:
    answer = {"error": {"type": "resource_already_exists_exception"}}
    with pytest.raises(ClusterIndexExistsError):
        ask(url(play([(400, answer)])))


def test_a_node_that_does_not_answer_in_time_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ClusterError, match="no answer in 1 s"):
            ask(address, timeout_s=1)


def test_a_password_that_is_not_set_is_an_error() -> None:
    with pytest.raises(ConfigError, match="the variable OS_NONE is not set"):
        ask("http://127.0.0.1:9", user="ada", password_env="OS_NONE")
