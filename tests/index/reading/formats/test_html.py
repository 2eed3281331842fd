import gzip
from collections.abc import Callable

import pytest

from index.article import Article, Basis, Field, PartialDate

One = Callable[..., Article]
Troubles = Callable[..., list[str]]

PROSE = "The delegations met for two hours and agreed to keep the lines open. "


def page(head: str = "", body: str = "", title: str = "A deal in Berlin") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>{title}</title>{head}</head>'
        f"<body><nav><a href=/>Home</a> <a href=/world>World</a></nav><article>"
        f"<h1>A deal in Berlin</h1><p>{PROSE * 5}</p><p>{PROSE * 4}{body}</p></article>"
        "<footer>© 2024 Example Media. All rights reserved.</footer></body></html>"
    )


METADATA = (
    '<meta property="og:title" content="A deal in Berlin | Example Times">'
    '<meta property="og:site_name" content="Example Times">'
    '<meta property="article:published_time" content="2019-12-20T23:30:00+03:00">'
    '<meta property="article:modified_time" content="2024-04-26T08:00:00+03:00">'
    '<meta name="author" content="Ann Lee">'
    '<link rel="canonical" href="https://times.example.com/deal">'
)


def test_a_page_gives_its_main_text_and_metadata(
    read_one: One,
) -> None:
    article = read_one({"a.html": page(METADATA)})
    stated = (Basis.STATED, 0.9)
    assert article == Article(
        id=article.id,
        path="a.html",
        file="a.html",
        text=article.text,
        page=article.page,
        digest=article.digest,
        url="https://times.example.com/deal",
        title=Field("A deal in Berlin", *stated, "A deal in Berlin", "html metadata"),
        date=Field(
            PartialDate(2019, 12, 20),
            *stated,
            "2019-12-20T23:30:00+03:00",
            "html metadata",
        ),
        outlet=Field("Example Times", *stated, "Example Times", "html metadata"),
        language=Field("en", *stated, "en", "html metadata"),
        authors=("Ann Lee",),
    )
    assert article.text.count(PROSE.strip()) == 9
    assert "Home" not in article.text
    assert "rights reserved" not in article.text
    assert "Home" in article.page
    assert "rights reserved" in article.page


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.html.gz", "index"])
def test_every_suffix_of_pages_is_known_and_none_is_needed(
    read_one: One, name: str
) -> None:
    content = page().encode()
    article = read_one({name: gzip.compress(content) if ".gz" in name else content})
    assert article.title.value == "A deal in Berlin"


def test_the_encoding_that_a_page_declares_is_used(read_one: One) -> None:
    russian = "Министр провёл переговоры. " * 20
    head = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
    content = page(head, russian).encode("koi8_r", "ignore")
    assert russian.strip() in read_one({"a.html": content}).text


def test_a_page_in_utf8_is_read_as_utf8_whatever_it_declares(read_one: One) -> None:
    content = page('<meta charset="iso-8859-1">', "Erdoğan").encode()
    assert "Erdoğan" in read_one({"a.html": content}).text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A deal in Berlin - Example Times", "A deal in Berlin"),
        ("A deal in Berlin » World » Example", "A deal in Berlin"),
        ("A deal in Berlin: what it means", "A deal in Berlin: what it means"),
        ("Berlin talks bear fruit - at last", "Berlin talks bear fruit - at last"),
    ],
)
def test_the_name_of_the_site_is_removed_from_the_title(
    read_one: One, title: str, expected: str
) -> None:
    head = f'<meta property="og:title" content="{title}">'
    assert read_one({"a.html": page(head)}).title.value == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Berlin deal ends three years of talks", "Berlin deal ends three years of talks"),
        ("Berlin", "You won't believe how the talks in Berlin ended"),
        ("How the weather will be", "You won't believe how the talks in Berlin ended"),
    ],
)  # fmt: skip
def test_the_headline_that_a_page_shows_is_its_title(
    read_one: One, heading: str, expected: str
) -> None:
    stated = "You won't believe how the talks in Berlin ended"
    head = f'<meta property="og:title" content="{stated}">'
    text = page(head).replace("A deal in Berlin", heading)
    assert read_one({"a.html": text}).title.value == expected


def test_an_xml_declaration_and_control_characters_do_no_harm(read_one: One) -> None:
    content = '<?xml version="1.0" encoding="UTF-8"?>\n' + page(body="A\x01 b\x1b[31m.")
    assert read_one({"a.xhtml": content}).text.startswith("A deal in Berlin\n" + PROSE)


def test_without_a_date_in_the_metadata_none_is_guessed(read_one: One) -> None:
    assert read_one({"a.html": page()}).date == Field()


def test_a_picture_in_the_page_does_not_make_it_slow_or_long(read_one: One) -> None:
    body = '<img src="data:image/png;base64,' + "QUJD" * 200_000 + '">'
    assert len(read_one({"a.html": page(body=body)}).text) < 1000


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "empty"),
        ("<html></html>", "no text in the page"),
        ("<" * 600_000, "a page of more than 500,000 tags"),
        ("<div>" * 50_000, "no text in the page"),
        ("<!--" * 10_000, "no text in the page"),
        (bytes(range(256)) * 4, "binary"),
        (gzip.compress(page().encode(), mtime=0)[:-9], "broken gzip: Compressed file ended before the end-of-stream marker was reached"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_is_skipped_with_its_reason(
    problems: Troubles, content: str | bytes, problem: str
) -> None:
    assert problems({"a.html": content}) == [f"a.html: {problem}"]


def linked(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


ARTICLE = (
    '{"@type": "NewsArticle", "headline": "A deal, at last",'
    ' "datePublished": "2020-01-02T08:00:00Z", "publisher": {"name": "Linked Times"}}'
)


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebPage", "datePublished": "2011-01-01"}}, {ARTICLE}]}}',
        f'{{"@graph": [[{ARTICLE}]]}}',
        ARTICLE.replace('"NewsArticle"', '["Thing", "ReportageNewsArticle"]'),
        ARTICLE.replace("NewsArticle", "http://schema.org/BlogPosting"),
    ],
)
def test_json_ld_wins_over_other_metadata(read_one: One, content: str) -> None:
    article = read_one({"a.html": page(METADATA + linked(content))})
    assert str(article.date.value) == "2020-01-02"
    assert article.title.value == "A deal, at last"
    assert article.outlet.value == "Example Times"


def test_the_publisher_is_the_outlet_if_the_page_names_no_site(
    read_one: One,
) -> None:
    article = read_one({"a.html": page(linked(ARTICLE))})
    assert article.outlet.value == "Linked Times"


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[" * 100_000,
        "null",
        "[1, null]",
        '{"@type": ["NewsArticle"], "datePublished": {"a": []}}',
        '{"@type": "NewsArticle", "datePublished": "soon"}',
        '{"@type": "Organization", "datePublished": "2011-01-01"}',
        f'{{"@type": "ItemList", "itemListElement": [{ARTICLE}]}}',
        '"' + "\\ud800" * 50 + '"',
    ],
)
def test_broken_json_ld_and_that_of_other_articles_is_ignored(
    read_one: One, content: str
) -> None:
    article = read_one({"a.html": page(METADATA + linked(content))})
    assert str(article.date.value) == "2019-12-20"
    assert article.title.value == "A deal in Berlin"


def test_a_fragment_of_a_page_is_a_page(read_one: Callable[..., Article]) -> None:
    words = "The council met on Monday and agreed to repair the bridge by the harbour."
    page = f"<div><article><p>{words}</p>\n<p>{words[::-1]}</p></article></div>"
    assert read_one({"a.html": page}).text == f"{words}\n{words[::-1]}"


def test_a_page_without_a_main_text_is_read_as_a_whole(read_one: One) -> None:
    article = read_one({"a.html": "<html><body><a>Zarquon</a></body></html>"})
    assert "Zarquon" in article.text
