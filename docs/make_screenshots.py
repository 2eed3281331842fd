"""Takes the pictures of docs/web.md from pages over the sample corpus, in chromium.

python docs/make_screenshots.py [NAME…]
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE / "web"
BROWSER = os.environ.get("CORPUS_SEARCH_BROWSER") or shutil.which("chromium")
_WIDE = {"width": 1240, "height": 860}
_PHONE = {"width": 390, "height": 780}
_SEARCH = "?q=ceasefire+Haftar"


class Shot(NamedTuple):
    """A picture: its page, the scheme of colours, the screen, and a link to follow first."""

    path: str
    scheme: str = "light"
    screen: dict[str, int] = _WIDE
    follow: str = ""


SHOTS = {
    "start": Shot(""),
    "search": Shot(f"{_SEARCH}&stack=outlet"),
    "search-dark": Shot(f"{_SEARCH}&since=2019-11&until=2020-01", "dark"),
    "search-phone": Shot(f"{_SEARCH}&outlet=Coastal+Wire", screen=_PHONE),
    "search-arabic": Shot("?q=حفتر&language=ar"),
    "article": Shot("?q=permanent+ceasefire", follow=".hit h2 a"),
    "article-arabic": Shot("?q=طرابلس&language=ar", "dark", follow=".hit h2 a"),
    "actor": Shot("actor?name=Khalifa+Haftar"),
    "compare": Shot("compare?q=ceasefire"),
}


def main() -> None:
    """Takes the pictures that are named, or all."""
    wanted = sys.argv[1:] or list(SHOTS)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(scratch, "sample")
        command = [sys.executable, "-m", "corpus_search"]
        subprocess.run([sys.executable, HERE / "sample_corpus.py", corpus], check=True)
        index = corpus / ".index"
        subprocess.run([*command, "index", "-q", "--index", index, corpus], check=True)
        with subprocess.Popen(
            [*command, "serve", "--port", "0", corpus],
            cwd=scratch,  # paths of articles are shown from there
            env=os.environ | {"PWD": scratch},
            stderr=subprocess.PIPE,
            text=True,
        ) as server:
            if server.stderr is not None:
                _shoot_all(server.stderr.readline().split()[0], wanted)
            server.terminate()


def _shoot_all(address: str, names: list[str]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER, args=["--no-sandbox"]
        )
        for name in names:
            _shoot(browser, address, SHOTS[name], PICTURES / f"{name}.png")
        browser.close()


def _shoot(browser: Any, address: str, shot: Shot, path: Path) -> None:  # noqa: ANN401
    page = browser.new_page(viewport=shot.screen, color_scheme=shot.scheme)
    page.goto(address + shot.path)
    if shot.follow:
        page.locator(shot.follow).first.click()
        page.wait_for_url("**/articles/**")
    page.screenshot(path=path)
    page.close()


if __name__ == "__main__":
    main()
