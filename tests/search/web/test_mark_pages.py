"""Articles are tagged, marked as seen and noted on pages, and found by their tags."""

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from search.desk.desk_file import Desk
from search.desk.marks import list_marks
from tests.corpus import make_article
from tests.search.web.page_parts import read_page

Serve = Callable[..., TestClient]
ARTICLES = (
    make_article(1, "A ferry left.", title="Left"),
    make_article(2, "A ferry came.", title="Came"),
    make_article(3, "The ferry sank.", title="Sank"),
)


def mark(client: TestClient, number: int, action: str, **fields: str) -> str:
    """Sends a form about an article; the address that the answer leads to."""
    answer = client.post(
        f"/articles/a{number}/marks",
        data={"action": action, "back": "/?q=ferry#hit-1", **fields},
        follow_redirects=False,
    )
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_a_tag_is_shown_counted_and_filtered_by(serve: Serve) -> None:
    client = serve(*ARTICLES)
    assert "Tag" not in read_page(client, "/", q="ferry").facets
    assert mark(client, 1, "tag", tag="to  read") == "/?q=ferry#hit-1"
    mark(client, 2, "tag", tag="To Read")
    mark(client, 2, "tag", tag="libya")
    page = read_page(client, "/", q="ferry")
    assert page.facets["Tag"] == {"to read": 2, "libya": 1}
    links = page.links("section.facet li a")
    assert links["libya 1"] == "/?q=ferry&every_tag=libya"
    assert page.links(".tags a")["libya"] == "/?tag=libya"
    assert read_page(client, "/?tag=to+read").titles == ["Left", "Came"]
    both = read_page(client, "/?every_tag=to+read&every_tag=libya")
    assert both.titles == ["Came"]
    assert both.texts("p.mode") == ["all of them · any"]
    assert read_page(client, "/?q=ferry&no_tag=libya").titles == ["Left", "Sank"]
    rows = read_page(client, "/facet?q=ferry&field=tag").texts(".values li")
    assert rows == ["to read 2", "libya 1"]
    mark(client, 2, "", untag="libya")
    assert read_page(client, "/articles/a2").texts(".tags bdi") == ["to read"]


def test_what_was_seen_can_be_hidden(serve: Serve) -> None:
    client = serve(*ARTICLES)
    mark(client, 1, "seen")
    page = read_page(client, "/", q="ferry")
    assert (
        page.texts(".marks button.quiet") == ["Mark as unseen"] + ["Mark as seen"] * 2
    )
    hidden = read_page(client, page.links(".line a")["Hide what is seen"])
    assert hidden.titles == ["Came", "Sank"]
    assert hidden.texts(".chips a") == ["remove not tag seen×"]
    mark(client, 1, "unseen")
    assert "Hide what is seen" not in client.get("/?q=ferry").text


def test_a_note_is_kept_line_by_line_and_escaped(serve: Serve, tmp_path: Path) -> None:
    client = serve(*ARTICLES)
    mark(client, 1, "note", note="<b>Ask</b>\r\n</textarea>twice\r\n")
    for address in ("/?q=left", "/articles/a1"):
        page = read_page(client, address)
        assert page.texts("p.note") == ["<b>Ask</b> </textarea>twice"]
        assert page.texts("textarea") == ["<b>Ask</b> </textarea>twice"]
    with Desk(tmp_path / "desk.sqlite3") as desk:
        assert list_marks(desk)[0].note == "<b>Ask</b>\n</textarea>twice"
    mark(client, 1, "note", note=" ")
    assert not read_page(client, "/?q=left").texts("p.note")


@pytest.mark.parametrize(
    ("article", "fields", "status"),
    [
        ("a1", {"action": "tag", "tag": "x" * 101}, 400),
        ("a1", {"action": "tag", "tag": "unknown"}, 400),
        ("a1", {"action": "note", "note": "x" * 10_001}, 400),
        ("a1", {"action": "burn"}, 404),
        ("a9", {"action": "seen"}, 404),
    ],
)
def test_what_cannot_be_marked_is_said(
    serve: Serve, article: str, fields: dict[str, str], status: int
) -> None:
    client = serve(*ARTICLES)
    assert client.post(f"/articles/{article}/marks", data=fields).status_code == status


@pytest.mark.parametrize(
    "back", ["//evil.example/", "https://evil.example", "", "/\\x"]
)
def test_the_way_back_leads_to_no_other_site(serve: Serve, back: str) -> None:
    assert mark(serve(*ARTICLES), 1, "seen", back=back) == "/"


def test_a_desk_that_is_only_shown_cannot_be_changed(
    serve: Serve, tmp_path: Path
) -> None:
    mark(serve(*ARTICLES), 1, "tag", tag="libya")
    client = serve(*ARTICLES, may_change_desk=False)
    page = read_page(client, "/", q="ferry")
    assert page.texts(".tags bdi") == ["libya"]
    assert "/marks" not in page.text
    answer = client.post("/articles/a1/marks", data={"action": "seen"})
    assert answer.status_code == 403
    assert "--share-desk" in answer.text


def test_a_desk_that_cannot_be_read_hides_no_hit(serve: Serve, tmp_path: Path) -> None:
    client = serve(*ARTICLES)
    (tmp_path / "desk.sqlite3").write_bytes(b"SQLite format 3\0" + b"x" * 100)
    page = read_page(client, "/", q="ferry")
    assert len(page.titles) == 3
    assert "Tags and notes cannot be read" in page.text
