"""The command that serves, as a process: where it listens, whom it answers, how it ends."""

import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.command_line import Run
from tests.corpus import make_article, write_index
from tests.web_server import Server, start_server

LONG = "The ferry left late. " * 300_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that each of these tests leaves as it was; of one long article."""
    folder = tmp_path_factory.mktemp("served")
    write_index(folder / ".index", [make_article(1, LONG)])
    server = start_server(folder)
    yield server
    server.process.kill()
    server.process.communicate()


def test_on_this_machine_nobody_is_asked_for_a_token(
    start: Callable[..., Server], tmp_path: Path
) -> None:
    server = start("--log", str(tmp_path / "log"))
    assert server.path == "/"
    status, text = server.ask("/api/search?q=ferry")
    assert status == 200
    assert '"total": 1' in text
    assert server.ask("/", Host="rebound.example")[0] == 421
    server.process.send_signal(signal.SIGINT)
    server.process.communicate(timeout=20)
    first, second = (tmp_path / "log").read_text().splitlines()
    assert "GET /api/search 200" in first
    assert "421" in second
    assert (tmp_path / "log").stat().st_mode & 0o077 == 0


def test_beyond_this_machine_a_token_is_made_and_a_warning_printed(
    start: Callable[..., Server],
) -> None:
    server = start("--host", "0.0.0.0")
    token = server.path.removeprefix("/?token=")
    assert len(token) >= 32
    assert "without TLS" in server.printed
    assert server.ask("/api/status")[0] == 401
    assert server.ask("/api/status", Authorization=f"Bearer {token}")[0] == 200


def test_a_request_whose_headers_do_not_end_is_not_waited_for(server: Server) -> None:
    place = ("127.0.0.1", server.port)
    with socket.create_connection(place) as late, socket.create_connection(place) as no:
        started = time.monotonic()
        late.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        for connection in (late, no):
            connection.settimeout(20)
            with suppress(ConnectionResetError):
                assert connection.recv(1) == b""
    assert time.monotonic() - started > 0.5
    assert server.ask("/")[0] == 200


def test_where_no_index_is_yet_terminal_and_page_say_what_to_type(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "later"
    server = start_server(folder)
    typed = f"corpus-search index --index {folder / '.index'} FOLDER"
    try:
        assert typed in server.printed
        status, page = server.ask("/")
        assert status == 503
        assert typed in page
        write_index(folder / ".index", [make_article(1, "A ferry.")])
        assert server.ask("/")[0] == 200
    finally:
        server.process.kill()
        server.process.communicate()


def test_an_answer_that_nobody_reads_is_not_kept(server: Server) -> None:
    asked = socket.socket()
    asked.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    with asked:
        asked.settimeout(20)
        asked.connect(("127.0.0.1", server.port))
        asked.sendall(b"GET /api/articles/a1 HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert asked.recv(100).startswith(b"HTTP/1.1 200")
        time.sleep(3)
        read = 0
        with suppress(ConnectionResetError):
            while part := asked.recv(1 << 16):
                read += len(part)
    assert read < len(LONG)


def test_broken_http_is_refused_and_the_server_goes_on(server: Server) -> None:
    for sent in (
        b"\x16\x03\x01\x02\x00",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: a\x00b\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\n"
        + b"X: "
        + b"y" * 2_000_000
        + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n"
        b"Content-Length: 2\r\n\r\n",
    ):
        asked = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        with asked, suppress(ConnectionResetError, BrokenPipeError):
            asked.sendall(sent)
            assert asked.recv(100).startswith(b"HTTP/1.1 4")
    assert server.ask("/")[0] == 200


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--token", "short"), "a token has at least 16 letters"),
        (("--host", "203.0.113.1"), "cannot listen at 203.0.113.1"),
        (("--tls-cert", "/nowhere.pem", "--tls-key", "/nowhere.pem"), "no certificate"),
    ],
)
def test_what_cannot_be_served_is_said_in_a_line(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    write_index(tmp_path / ".index", [make_article(1, "The ferry left late.")])
    ended = run("serve", "--port", "0", *arguments, str(tmp_path))
    assert ended.status == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
