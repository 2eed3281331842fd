"""The page of an article shows its text, its fields with their evidence, and its copies."""

import re
from collections.abc import Callable
from dataclasses import replace

from starlette.testclient import TestClient

from index.article import Actor, Basis, Field
from tests.corpus import make_article

Serve = Callable[..., TestClient]
BODY = "Ann Bell opened the ferry line to Vis. The ferry sails on Mondays."
FERRY = replace(
    make_article(0, BODY, title="Ferry <b>opens</b>", date="2020-01-05"),
    outlet=Field("Vis Post", Basis.STATED, 0.9, "© Vis Post", "copyright line"),
    text=f"Ferry <b>opens</b>\n{BODY}\n© Vis Post",
    actors=(Actor("Ann Bell", surfaces=("Ann Bell",), mentions=((0, 8),)),),
)


def test_matches_are_marked_and_lead_from_one_to_the_next(serve: Serve) -> None:
    page = serve(FERRY).get("/articles/a0?q=ferry+port").text
    assert re.findall(r'<mark id="match-(\d)"[^>]*>([^<]*)', page) == [
        ("1", "ferry"),
        ("2", "ferry"),
    ]
    assert 'href="#match-2"' in page
    assert "lacks: port" in page
    assert 'href="/?q=ferry+port"' in page


def test_the_words_that_state_a_field_are_shown_in_the_original(serve: Serve) -> None:
    page = serve(FERRY).get("/articles/a0").text
    assert "stated, copyright line, 90% sure: “© Vis Post”" in page
    assert 'href="#evidence-outlet"' in page
    assert '<span class="evidence" id="evidence-outlet">© Vis Post</span>' in page
    assert "unknown" in page  # nothing states a language's evidence, or an address


def test_names_in_the_text_lead_to_the_actor(serve: Serve) -> None:
    page = serve(FERRY).get("/articles/a0").text
    assert '<a class="name" href="/actor?name=Ann+Bell">Ann Bell</a>' in page


def test_markup_in_an_article_is_text(serve: Serve) -> None:
    hostile = replace(
        make_article(0, '<script>alert(1)</script> "><img src=x onerror=y>'),
        url="javascript:alert(1)",
    )
    page = serve(hostile).get("/articles/a0?q=%3Cscript%3E").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page


def test_copies_are_listed_with_what_they_changed(serve: Serve) -> None:
    text = " ".join(f"word{n} and word{n + 1} of the ferry" for n in range(60))
    old = make_article(0, f"Seven men left. {text}", title="Ferry", outlet="Vis Post")
    new = make_article(1, f"Nine men left. {text}", title="Ferry", outlet="Bari News")
    client = serve(old, new)
    page = client.get("/articles/a0").text
    assert "1 copy" in page
    (address,) = set(re.findall(r'href="(/articles/a0/differences/[^"]+)"', page))
    differences = client.get(address).text
    assert "<del>Seven </del><ins>Nine </ins>men left." in differences


def test_an_article_that_is_not_there_is_an_error_in_words(serve: Serve) -> None:
    answer = serve(FERRY).get("/articles/nowhere")
    assert answer.status_code == 404
    assert "nowhere" in answer.text
