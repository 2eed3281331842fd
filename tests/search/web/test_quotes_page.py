"""Quotations stand on a page of their own and on their speaker's, with links to their places."""

import re
from collections.abc import Callable
from dataclasses import replace

from starlette.testclient import TestClient

from index.article import Actor, ActorType, Article
from tests.corpus import make_article
from tests.search.web.page_parts import read_page

Serve = Callable[..., TestClient]
TEXT = (
    "The ferries stay in port.\n\n“The sea is <b>high</b> today,” Ada Brook told reporters.\n"
    "“We sail at noon,” Bo Fox said.\n"
)


def quote(number: int, text: str) -> Article:
    """An article in English whose actors are named in its text."""
    article = make_article(number, text, title=f"Ferries {number}", language="en")
    actors = [
        Actor(
            name,
            ActorType.PERSON,
            (name,),
            tuple(one.span() for one in re.finditer(name, text)),
        )
        for name in ("Ada Brook", "Bo Fox")
    ]
    return replace(article, actors=tuple(actors))


def test_quotations_lead_to_their_speakers_and_places(serve: Serve) -> None:
    client = serve(quote(1, TEXT))
    page = read_page(client, "/quotes", q="ferries")
    assert page.texts("blockquote") == [
        "The sea is <b>high</b> today,",
        "We sail at noon,",
    ]
    assert page.links("p.who a")["Bo Fox"] == "/actor?name=Bo+Fox"
    places = [one.get("href") for one in page.elements("ol.quotations p.source a")]
    assert places[1] == "/articles/a1?q=ferries#paragraph-3"
    article = read_page(client, places[1].partition("#")[0])
    (paragraph,) = [
        one for one in article.elements("p") if one.get("id") == "paragraph-3"
    ]
    assert "We sail at noon" in paragraph.text_content()


def test_one_speakers_words_are_listed(serve: Serve) -> None:
    copy = quote(3, TEXT)  # folded, and so not read
    client = serve(quote(1, TEXT), make_article(2, "No ferries."), copy)
    assert "may be more" not in client.get("/quotes?q=ferries").text
    page = read_page(client, "/quotes", speaker="bo fox")
    assert page.texts("blockquote") == ["We sail at noon,"]
    page = read_page(client, "/actor", name="Bo Fox")
    assert page.texts("blockquote") == ["We sail at noon,"]
    assert page.links("section.wide a")["All that is quoted"] == (
        "/quotes?speaker=Bo+Fox"
    )
    assert client.get("/quotes?q=ferries&speaker=Nobody").status_code == 404
    assert "No quotation" in read_page(client, "/quotes?q=no").text


def test_quotations_go_on_on_further_pages(serve: Serve) -> None:
    others = [" ".join(f"word{n}x{i}" for i in range(60)) for n in range(30)]
    client = serve(*(quote(n, TEXT + one) for n, one in enumerate(others)))
    first = read_page(client, "/quotes?q=ferries&words=all")
    assert len(first.texts("blockquote")) == 50
    second = read_page(client, first.links("nav.pages a")["Next →"])
    assert len(second.texts("blockquote")) == 10
    assert second.links("nav.pages a") == {"← Previous": "/quotes?q=ferries&words=all"}


def test_a_page_of_quotations_begins_with_a_question(serve: Serve) -> None:
    page = read_page(serve(make_article(1, "A ferry.")), "/quotes")
    assert page.texts("p.count")[0].startswith("A question, a speaker, or both")
