"""The pages of matches in context and of words: in columns, escaped, with ways to articles."""

import re
from collections.abc import Callable
from html import unescape

from starlette.testclient import TestClient

from tests.corpus import make_article

Serve = Callable[..., TestClient]
ARTICLES = (
    make_article(
        0, "First talks failed. Later talks <b>began</b> in Malta.", outlet="A<b>"
    ),
    make_article(
        1, "قال المبعوث إن وقف إطلاق النار قريب.", language="ar", outlet="الأفق"
    ),
    make_article(2, "Peace talks began. " * 4, title="Talks of peace", outlet="Post"),
    *(make_article(n, f"The harbour of village {n} was quiet.") for n in range(3, 9)),
)


def read_lines(page: str) -> list[str]:
    rows = re.findall(r'<li class="(?:ltr|rtl)">.*?</li>', page, flags=re.DOTALL)
    return [unescape(re.sub("<.*?>", "|", row)) for row in rows]


def test_each_match_is_a_line_that_leads_to_it(serve: Serve) -> None:
    client = serve(*ARTICLES)
    page = client.get("/kwic?q=talks&order=right").text
    assert "7 lines in 2 articles" in page
    assert "<b>" not in page
    assert any("First talks failed. Later |" in line for line in read_lines(page))
    rows = page.split("<li class=")
    (row,) = (row for row in rows if "Later </bdi>" in row)
    (address,) = re.findall(r'<a href="([^"]*)"', row)
    answer = client.get(unescape(address), follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("/articles/a0?q=talks#match-2")


def test_lines_of_arabic_run_from_the_right(serve: Serve) -> None:
    page = serve(*ARTICLES).get("/kwic?q=وقف").text
    assert '<li class="rtl"><span class="before" dir="rtl">' in page


def test_collocates_lead_to_where_they_are_near(serve: Serve) -> None:
    client = serve(*ARTICLES)
    page = client.get("/collocates?q=talks&window=3&measure=g2").text
    rows = dict(re.findall(r'<a href="([^"]*)"><bdi>(\w+)</bdi></a></th><td>', page))
    (address,) = (address for address, word in rows.items() if word == "Peace")
    assert "/articles/a2?" in client.get(unescape(address)).text
    assert "NEAR%2F3" in address


def test_keywords_are_of_the_articles_of_the_search(serve: Serve) -> None:
    client = serve(*ARTICLES)
    page = client.get("/keywords?q=talks").text
    assert "<bdi>talks</bdi>" in page
    assert "<bdi>harbour</bdi>" not in page
    against = client.get("/keywords?q=harbour&against=talks").text
    assert "6 articles" in against


def test_pages_without_a_question_ask_for_one(serve: Serve) -> None:
    client = serve(*ARTICLES)
    for path in ("kwic", "collocates", "keywords"):
        assert client.get(f"/{path}?words=x&lines=-1&measure=%3C").status_code == 200
        assert client.get(f"/{path}?q=(").status_code == 400
    assert client.get("/kwic?q=talks&order=<x>").status_code == 200
    assert client.get("/articles/a0/at?q=talks&field=body&at=99999").status_code == 200


def test_all_rows_are_saved_as_the_command_writes_them(serve: Serve) -> None:
    client = serve(*ARTICLES)
    heads = []
    for path in ("kwic", "collocates", "keywords"):
        page = client.get(f"/{path}?q=talks").text
        (table, record) = re.findall(r'href="([^"]*)" download', page)
        saved = client.get(unescape(table))
        assert saved.headers["content-disposition"].endswith(f'"{path}.csv"')
        heads.append(saved.text.splitlines()[0].split(",")[0])
        assert client.get(unescape(record)).json()["schema"] == 1
    assert heads == ["\ufeffline", "\ufeffrank", "\ufeffrank"]
    assert client.get("/kwic?q=talks&format=svg").status_code == 404
