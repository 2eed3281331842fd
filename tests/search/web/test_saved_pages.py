"""Searches are saved on a page; what comes later is new, until it is marked as looked at."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from starlette.testclient import TestClient

from index.article import Article
from search.desk.desk_file import Desk
from search.desk.saved_searches import list_searches
from search.desk.typed_query import TypedQuery
from tests.corpus import make_article, write_index
from tests.search.web.page_parts import PageParts, read_page

Serve = Callable[..., TestClient]
HARBOUR = "Boats wait in the old harbour of Tripoli while talks about fuel go on. " * 4
STORM = "A storm closed the old harbour for two days, and every ship was late. " * 4
FIRST = make_article(1, HARBOUR, title="Waiting", outlet="BBC")
LATER = (
    make_article(2, STORM, title="Storm", outlet="BBC"),
    make_article(3, HARBOUR + "More follows.", title="Copied", outlet="BBC"),
)
NAME = "old <b>harbour</b>/2"
ATOM = "{http://www.w3.org/2005/Atom}"


def act(client: TestClient, action: str, name: str = NAME, **fields: str) -> PageParts:
    """Sends a form about a saved search; the page that follows."""
    data = {"action": action, "name": name, **fields}
    answer = client.post("/saved/change", data=data)
    assert answer.status_code == 200, answer.text
    return PageParts(answer.text)


def save_and_add(serve: Serve, tmp_path: Path, *later: Article) -> TestClient:
    """A client with a saved search, after whose saving articles were indexed."""
    client = serve(FIRST)
    page = act(client, "save", q="harbour", outlet="BBC", sort="newest", page="3")
    assert page.texts("p.done") == [f"Saved: {NAME}"]
    write_index(tmp_path / "news", [FIRST, *later])
    return client


def test_what_comes_after_saving_is_new_copies_apart(
    serve: Serve, tmp_path: Path
) -> None:
    client = save_and_add(serve, tmp_path, *LATER)
    page = read_page(client, "/saved")
    assert page.texts(".fresh") == ["1 new, 1 copy of stories already there"]
    assert page.links("p.query a") == {"harbour --outlet BBC": "/?q=harbour&outlet=BBC"}
    page = read_page(client, page.links(".saved-searches h2 a")[NAME])
    assert page.titles == ["Storm", "Copied"]
    assert page.links("p.actors a")["what it is a copy of"].startswith("/articles/a1?")
    assert "harbour" in page.texts("mark")


def test_new_is_new_until_it_is_marked_as_looked_at(
    serve: Serve, tmp_path: Path
) -> None:
    client = save_and_add(serve, tmp_path, *LATER[:1])
    for address in ("/saved", "/saved/search", "/saved", "/saved"):
        page = read_page(client, address, name=NAME)
        assert "1 new" in page.text
    (looked,) = {
        one.get("value")
        for one in page.elements("input")
        if one.get("name") == "looked"
    }
    # What comes while the page is read stays new.
    write_index(
        tmp_path / "news",
        [FIRST, *LATER[:1], make_article(4, STORM[:90], outlet="BBC")],
    )
    assert "2 new" in read_page(client, "/saved").text
    page = act(client, "look", looked=looked)
    assert page.texts(".fresh") == ["1 new"]
    page = act(client, "look", looked="9" * 12)
    assert "nothing new" in page.text


def test_a_saved_search_is_renamed_and_forgotten(serve: Serve) -> None:
    client = serve(FIRST)
    act(client, "save", q="harbour")
    page = act(client, "rename", new_name="boats")
    assert page.texts(".saved-searches h2") == ["boats"]
    assert read_page(client, "/saved/search?name=boats").titles == []
    page = act(client, "forget", "Boats")
    assert page.texts("p.done") == ["Forgotten: boats"]
    assert not page.elements(".saved-searches")
    assert client.get("/saved/search?name=boats").status_code == 404


def test_a_search_is_kept_as_it_is_on_the_page(serve: Serve, tmp_path: Path) -> None:
    client = serve(FIRST)
    filters = {"every_actor": "Bo Fox", "no_tag": "seen", "words": "all"}
    page = act(client, "save", "kept", q="old harbour", as_typed="1", **filters)
    with Desk(tmp_path / "desk.sqlite3") as desk:
        (kept,) = list_searches(desk, "news")
    assert kept.query == TypedQuery(
        "old harbour",
        every_actor=("Bo Fox",),
        no_tag=("seen",),
        every_word=True,
        correct=False,
    )
    (address,) = page.links("p.query a").values()
    assert address == (
        "/?q=old+harbour&every_actor=Bo+Fox&no_tag=seen&words=all&as_typed=1"
    )
    label = 'old harbour +actor:"Bo Fox" -tag:seen --all --no-correct'
    assert label in page.texts("p.query a")


def test_what_cannot_be_saved_is_said(serve: Serve) -> None:
    client = serve(FIRST)
    for fields, status in (
        ({"action": "save", "name": "x", "q": "(harbour"}, 400),
        ({"action": "save", "name": "", "q": "harbour"}, 400),
        ({"action": "save", "name": "x"}, 400),
        ({"action": "burn", "name": "x"}, 404),
        ({"action": "forget", "name": "x"}, 404),
    ):
        assert client.post("/saved/change", data=fields).status_code == status, fields
    client = serve(FIRST, may_change_desk=False)
    fields = {"action": "save", "name": "x", "q": "harbour"}
    assert client.post("/saved/change", data=fields).status_code == 403
    assert "Save this search" not in client.get("/?q=harbour").text


def test_a_feed_has_what_came_since_saving(serve: Serve, tmp_path: Path) -> None:
    client = save_and_add(serve, tmp_path, *LATER[:1])
    page = read_page(client, "/saved")
    (address,) = [
        one.get("href")
        for one in page.elements("link")
        if one.get("rel") == "alternate"
    ]
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ET.fromstring(answer.text)
    links = {one.get("rel"): one.get("href") for one in feed.iterfind(f"{ATOM}link")}
    assert links["self"] == f"http://127.0.0.1{address}"
    assert read_page(client, str(links["alternate"])).titles == ["Storm"]
    (entry,) = feed.iterfind(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Storm"
    (link,) = entry.iterfind(f"{ATOM}link")
    assert link.get("href") == "http://127.0.0.1/articles/a2"
    assert "1 new" in read_page(client, "/saved").text
