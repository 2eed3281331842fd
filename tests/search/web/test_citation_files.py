"""The articles of a search are saved as citations, and one article is cited on its page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.config import IndexConfig
from search.settings.config_file import Config
from search.web.app import make_app
from search.web.pages.citing import citation_files
from tests.corpus import make_article, write_index
from tests.search.web.page_parts import read_page

ARTICLES = (
    make_article(
        1, "A ferry.", title="=Late", outlet="BBC", date="2019-12-20", actors=["Bo Fox"]
    ),
    make_article(2, "عبارة ferry.", title="عبارة"),
    make_article(3, "A train.", outlet="BBC"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder: Path = tmp_path_factory.mktemp("cited")
    write_index(folder / ".index", ARTICLES)
    app = make_app([Config(IndexConfig(directory=folder / ".index"))])
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client


BEGINNINGS: dict[str, str] = {
    "ris": "TY  - NEWS\r\n",
    "bibtex": "@article{",
    "csl-json": "[\n {",
    "markdown": "- ",
    "csv": "\ufeffid,title,",
    "jsonl": '{"schema": 1, ',
    "gexf": "<?xml ",
}


@pytest.mark.parametrize("form", BEGINNINGS)
def test_all_articles_of_a_search_are_saved(client: TestClient, form: str) -> None:
    answer = client.get("/export", params={"q": "ferry", "format": form, "size": 10})
    assert answer.text.startswith(BEGINNINGS[form])
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="articles.')
    assert "train" not in answer.text


def test_texts_are_saved_only_when_asked(client: TestClient) -> None:
    parameters = {"q": "ferry", "format": "ris"}
    assert "AB  - " not in client.get("/export", params=parameters).text
    asked = client.get("/export", params={**parameters, "texts": "1"}).text
    assert asked.count("AB  - ") == 2


def test_a_cell_of_citations_is_no_formula(client: TestClient) -> None:
    assert ",'=Late," in client.get("/export?q=ferry&format=csv").text


def test_what_cannot_be_saved_is_a_page_not_a_file(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert client.get("/export?q=ferry&format=exe").status_code == 404
    assert client.get("/export?q=(ferry&format=ris").status_code == 400
    monkeypatch.setattr(citation_files, "MAX_ARTICLES", 1)
    answer = client.get("/export?q=ferry&format=ris")
    assert answer.status_code == 400
    assert "narrow the search to 1" in answer.text


def test_an_article_is_cited_on_its_page(client: TestClient) -> None:
    page = read_page(client, "/articles/a1")
    assert page.texts("p.citation") == ["“=Late”, BBC, 20 December 2019."]
    links = page.links("p.files a")
    assert links["RIS"] == "/articles/a1/cite?format=ris"
    assert "GEXF" not in links
    saved = client.get(links["RIS"])
    assert saved.headers["content-disposition"].endswith('"citation.ris"')
    assert saved.text.count("TY  - NEWS") == 1


def test_an_answer_offers_its_files(serve: Callable[..., TestClient]) -> None:
    page = read_page(serve(*ARTICLES), "/", q="ferry", page=1)
    assert "RIS: Zotero, EndNote, Mendeley" in page.texts("option")
