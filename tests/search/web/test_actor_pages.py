"""Pages list actors, show one with its company, and change which names are one's."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.article import Actor, ActorType, Article
from tests.corpus import make_article

Serve = Callable[..., TestClient]
ARTICLES = (
    make_article(
        0, "One.", date="2019-01-05", actors=["Ada Brook", "Bo Fox"], outlet="Vis Post"
    ),
    make_article(
        1, "Two.", date="2019-02-05", actors=["Ada Brook", "Bo Fox", "Cy Hill"]
    ),
    make_article(2, "Three.", actors=["A. Brook"]),
)


def name_in_sentence(number: int, name: str) -> Article:
    """An article that names an actor once, in a sentence."""
    text = f"The talks went on and on, said {name} on the day."
    start = text.index(name)
    article = make_article(number, text)
    spans = ((start, start + len(name)),)
    actor = Actor(name, ActorType.PERSON, (name,), spans)
    return replace(article, actors=(actor,))


def list_names(page: str) -> list[tuple[str, str]]:
    """The names in the list of actors, with the number of their articles."""
    return re.findall(
        r'<bdi>([^<]*)</bdi></a></th><td>[^<]*</td><td class="n">(\d+)', page
    )


def test_actors_are_listed_by_their_articles(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/actors").text
    assert list_names(page) == [
        *(("Ada Brook", "2"), ("Bo Fox", "2"), ("A. Brook", "1"), ("Cy Hill", "1"))
    ]


def test_actors_are_counted_in_the_articles_of_a_search(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/actors?q=two").text
    assert [name for name, _ in list_names(page)] == ["Ada Brook", "Bo Fox", "Cy Hill"]


def test_an_actor_is_shown_with_its_months_outlets_and_company(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/actor?name=Ada+Brook").text
    assert "2 articles" in page
    assert '<svg class="company"' in page
    assert re.search(r"<bdi>Bo Fox</bdi> · <bdi>Cy Hill</bdi></th><td>1<", page)
    assert "Vis Post" in page
    assert 'href="/?every_actor=Ada+Brook&amp;every_actor=Bo+Fox"' in page


def test_an_actor_that_is_not_there_is_named(serve: Serve) -> None:
    answer = serve(*ARTICLES).get("/actor?name=Nobody")
    assert answer.status_code == 404
    assert "Nobody" in answer.text


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the user's own actors file is written to."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(client: TestClient, *names: str, **fields: str) -> str:
    """Sends the form that changes actors; the page that follows."""
    fields = {"place": "actor", **fields}
    answer = client.post("/actors/change", data={**fields, "name": list(names)})
    assert answer.status_code == 200
    return answer.text


def test_names_are_merged_at_once_and_the_page_offers_to_undo_it(
    serve: Serve, at_home: Path
) -> None:
    client = serve(*ARTICLES)
    page = change(client, "Ada Brook", "A. Brook", action="merge")
    assert "3 articles" in page
    assert "Merged: <bdi>Ada Brook · A. Brook</bdi>" in page
    assert 'name="undo" value="1"' in page
    page = change(client, "Ada Brook", "A. Brook", action="merge", undo="1")
    assert "2 articles" in page
    assert "Taken back" in page


def test_a_merged_name_can_be_split_from_the_page_of_its_actor(
    serve: Serve, at_home: Path
) -> None:
    client = serve(*ARTICLES)
    assert "another actor" in change(client, "Ada Brook", "A. Brook", action="merge")
    assert "2 articles" in change(client, "Ada Brook", "A. Brook", action="split")


def test_a_name_that_is_no_actor_leaves_the_list(serve: Serve, at_home: Path) -> None:
    client = serve(*ARTICLES)
    page = change(client, "Bo Fox", action="ignore", place="actors")
    assert "Bo Fox" not in [name for name, _ in list_names(page)]
    page = change(client, "Bo Fox", action="ignore", undo="1", place="actors")
    assert "Bo Fox" in [name for name, _ in list_names(page)]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"action": "rename", "name": "Ada Brook"}, "no action"),
        ({"action": "merge", "name": "Ada Brook"}, "name two actors"),
        ({"action": "merge"}, "an empty name"),
        ({"action": "ignore", "name": "Nobody"}, "Nobody"),
    ],
)
def test_a_change_that_means_nothing_is_refused_in_words(
    serve: Serve, at_home: Path, fields: dict[str, str], said: str
) -> None:
    answer = serve(*ARTICLES).post("/actors/change", data=fields)
    assert answer.status_code == 404
    assert said in answer.text
    assert not (at_home / "actors.yaml").exists()


def test_names_that_may_be_one_actors_stand_beside_each_other_with_a_passage(
    serve: Serve,
) -> None:
    names = ("Oskar Lindqvist", "Oskara Lindqvista")
    page = (
        serve(*(name_in_sentence(n, name) for n, name in enumerate(names)))
        .get("/actors/suggestions")
        .text
    )
    assert "<bdi>Oskar Lindqvist</bdi> = <bdi>Oskara Lindqvista</bdi>?" in page
    assert "said <mark>Oskara Lindqvista</mark> on the day" in page
    assert page.count("One actor: merge") == 1


def test_without_names_that_may_be_one_actors_the_page_says_so(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/actors/suggestions").text
    assert "No two names are likely to be one actor's." in page
