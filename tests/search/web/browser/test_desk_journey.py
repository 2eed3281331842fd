"""A reporter on a beat saves a search, tags an article, finds it, and sees what is new."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.corpus import make_article, write_index
from tests.web_server import Server

FERRY = make_article(1, "The ferry left late.", title="Late")
LATER = make_article(2, "Another ferry came back in the night.", title="Back")


def test_a_day_on_a_beat(
    contexts: Callable[[bool], Any],
    start: Callable[..., Server],
    tmp_path: Path,
) -> None:
    address = f"http://127.0.0.1:{start(articles=[FERRY]).port}/"
    page = contexts(True).new_page()
    page.goto(f"{address}?q=ferry")
    page.locator(".save-search summary").click()
    page.get_by_label("Name").fill("ferries")
    page.get_by_role("button", name="Save", exact=True).click()
    assert "ferries" in page.locator(".done").inner_text()

    page.goto(f"{address}articles/a1?q=ferry")
    page.locator(".marks summary").click()
    page.get_by_label("Tag", exact=True).fill("to read")
    page.get_by_label("Tag", exact=True).press("Enter")
    page.locator(".tags a", has_text="to read").click()
    page.locator(".hit h2", has_text="Late").wait_for()
    page.get_by_role("button", name="Mark as seen").click()
    page.get_by_role("link", name="Hide what is seen").wait_for()

    write_index(tmp_path / ".index", [FERRY, LATER])
    page.get_by_role("link", name="Saved", exact=True).click()
    page.get_by_role("link", name="ferries", exact=True).click()
    assert page.locator(".hit h2").all_inner_texts() == ["Back"]
    page.get_by_role("button", name="Mark as looked at").click()
    page.get_by_text("nothing new").wait_for()
    page.close()
