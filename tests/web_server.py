"""The command that serves, in a process of its own."""

import http.client
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
_URL = re.compile(r"http://([^/]+):(\d+)(\S*)")
_RUN = """
import search.cli, search.web.timed_http
search.web.timed_http.MAX_HEADERS_S = 1
search.web.timed_http.MAX_UNREAD_S = 1
search.cli.main()
"""


class Server(NamedTuple):
    """A server in a process of its own, and what it printed before the address."""

    process: "subprocess.Popen[str]"
    host: str
    port: int
    path: str
    printed: str

    def ask(self, path: str, **headers: str) -> tuple[int, str]:
        server = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        with closing(server) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


def start_server(directory: Path, *arguments: str) -> Server:
    """Starts the command on the index in a directory, at a free port."""
    command = [sys.executable, "-c", _RUN, "serve", "--port", "0", *arguments]
    process = subprocess.Popen(
        [*command, str(directory)], stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stderr is not None
    printed = ""
    for line in process.stderr:
        if found := _URL.match(line):
            return Server(process, found[1], int(found[2]), found[3], printed)
        printed += line
    raise AssertionError(printed)
