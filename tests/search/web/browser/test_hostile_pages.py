"""A page of another site, in a real browser, learns nothing and changes nothing."""

import re
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.web_server import Server

TOKEN = "a-token-that-is-long"
_HOSTILE = """<!doctype html><html><body>
<img src="{url}api/search?q=ferry" onerror="say('image refused')" onload="say('image')">
<iframe src="{url}?q=ferry"></iframe>
<a id="link" href="{url}?q=ferry">read this</a>
<p id="said"></p>
<script>
function say(text) {{ document.getElementById("said").textContent += text + "; " }}
const asked = {{credentials: "include"}};
fetch("{url}api/search?q=ferry", asked).then(() => say("read"), () => say("not read"));
fetch("{url}api/search", {{...asked, method: "POST", mode: "no-cors"}})
  .then(() => say("posted"), () => say("not posted"));
</script></body></html>"""


@pytest.fixture
def hostile() -> Iterator[Callable[[str], str]]:
    """A function that serves a hostile page against a server, on a port beside it."""
    pages: list[bytes] = []

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.end_headers()
            self.wfile.write(pages[0])

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()

        def place(url: str) -> str:
            pages.append(_HOSTILE.format(url=url).encode())
            return f"http://localhost:{server.server_port}/"

        yield place
        server.shutdown()
        thread.join()


def test_a_hostile_page_reads_frames_and_posts_nothing(
    chromium: Any,  # noqa: ANN401
    start: Callable[..., Server],
    hostile: Callable[[str], str],
) -> None:
    server = start("--token", TOKEN)
    url = f"http://127.0.0.1:{server.port}/"
    with chromium.new_context() as context:
        page = context.new_page()
        page.goto(f"{url}?token={TOKEN}")
        assert page.url == url
        assert page.get_by_role("searchbox").count()
        page.goto(hostile(url))
        said = page.locator("#said")
        for refused in ("image refused", "not read", "not posted"):
            said.filter(has_text=re.compile(refused)).wait_for(timeout=15_000)
        assert "ferry left" not in "".join(frame.content() for frame in page.frames)
        # A link is followed without the cookie, and by one more click with it.
        page.click("#link")
        assert page.get_by_role("searchbox").count() == 0
        page.click("text=open this page")
        assert page.url == f"{url}?q=ferry"
        assert "The ferry left late" in page.content()
