"""A served corpus and a browser to look at it; left out where there is no browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.article import Article
from tests.corpus import make_article, write_index

# The shell has no window to draw around each page: that takes three times as long.
BROWSER = (
    os.environ.get("CORPUS_SEARCH_BROWSER")
    or shutil.which("chromium-headless-shell")
    or shutil.which("chromium")
)

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202egnp.exe\x1b[31m"
_SAID = (
    "Haftar left the talks without signing.",
    "Sarraj asked for a permanent ceasefire in Tripoli.",
    "The ferry waited outside the harbour until the evening.",
    "Residents had heard no shelling since Sunday.",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, and skips them where no browser is found."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            if not BROWSER:
                reason = "no chromium here: apt-get install chromium-headless-shell, or name one in "
                item.add_marker(pytest.mark.skip(f"{reason}$CORPUS_SEARCH_BROWSER"))


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server over a small corpus."""
    folder = tmp_path_factory.mktemp("served")
    write_index(folder / ".index", _make_corpus())
    command = [sys.executable, "-m", "corpus_search", "serve", str(folder)]
    # Other tests measure which lines are reached: here it would take most of the time.
    env = {name: one for name, one in os.environ.items() if "COVERAGE" not in name}
    with subprocess.Popen(
        [*command, "--port", "0"], stderr=subprocess.PIPE, text=True, env=env
    ) as server:
        assert server.stderr is not None
        yield server.stderr.readline().split()[0]
        server.terminate()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """A browser, which has an event loop: no test outside this folder may run beside it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def contexts(chromium: Any) -> Callable[[bool], Any]:  # noqa: ANN401
    """A function that gives the context with scripts, or the one without.

    To make one takes most of a second: tests share them, and clear what they left.
    """
    return cache(lambda scripts: chromium.new_context(java_script_enabled=scripts))


@pytest.fixture
def visit(
    contexts: Callable[[bool], Any], address: str
) -> Iterator[Callable[..., Any]]:
    """A function that opens a page, with settings of the browser; no page may complain."""
    complaints: list[str] = []
    pages = []

    def open_page(
        path: str = "",
        *,
        scheme: str = "light",
        size: tuple[int, int] = (1280, 720),
        scripts: bool = True,
    ) -> Any:  # noqa: ANN401
        page = contexts(scripts).new_page()
        pages.append(page)
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on("console", lambda said: _note(said, complaints))
        page.on("request", lambda asked: _note_elsewhere(asked, address, complaints))
        page.goto(f"{address}{path}")
        return page

    yield open_page
    for page in pages:
        page.context.clear_cookies()
        page.close()
    assert complaints == []


def _note(said: Any, complaints: list[str]) -> None:  # noqa: ANN401
    if said.type in ("error", "warning") and "400 (Bad Request)" not in said.text:
        complaints.append(said.text)


def _note_elsewhere(asked: Any, address: str, complaints: list[str]) -> None:  # noqa: ANN401
    if not asked.url.startswith(address):
        complaints.append(f"asked for {asked.url}")


def _make_corpus() -> Iterator[Article]:
    """Makes sixty articles of three years, one in Arabic, and a hostile one."""
    for n in range(60):
        yield make_article(
            n,
            " ".join((f"Report {n}.", *_SAID[n % 4 :], *_SAID[: n % 3])),
            title=f"Ceasefire report {n}",
            date=f"{2018 + n % 3}-{n % 12 + 1:02}-{n % 28 + 1:02}",
            outlet=("BBC", "TASS", "Al Jazeera")[n % 3],
            actors=("Haftar", "Sarraj")[: 1 + n % 2],
        )
    yield make_article(
        70,
        "غادر خليفة حفتر المحادثات دون توقيع اتفاق وقف إطلاق النار.",
        title="حفتر يغادر موسكو",
        date="2020-01-14",
        outlet="الأفق",
        language="ar",
    )
    yield make_article(
        71,
        f"Hostile text {HOSTILE}",
        title=f"Hostile {HOSTILE}",
        outlet=f"Out{HOSTILE}",
    )
