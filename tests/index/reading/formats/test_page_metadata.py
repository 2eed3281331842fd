"""What a page declares is read from its JSON-LD, meta tags, microdata and elements."""

from collections.abc import Callable

import pytest

from index.article import Article

One = Callable[..., Article]

PROSE = (
    "<p>The council met on Monday and agreed to repair the bridge by the harbour.</p>"
)


def page(head: str, body: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}{PROSE * 9}</article></body></html>"


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:published_time" content="2020-01-02T10:00:00Z">',
        '<meta name="article:published_time" content="2020-01-02T10:00:00Z">',
        '<META NAME="DC.date.issued" CONTENT="2020-01-02">',
        '<meta itemprop="datePublished" content="2020-01-02">',
        '<meta name="parsely-pub-date" content="2020-01-02T10:00:00">',
        '<meta name="pubdate" content="2020-01-02">',
        '<meta name="citation_publication_date" content="2020/01/02">',
    ],
)
def test_the_date_of_a_page_has_many_names(read_one: One, tag: str) -> None:
    updated = '<meta property="article:modified_time" content="2024-05-06">'
    assert str(read_one({"a.html": page(updated + tag)}).date.value) == "2020-01-02"


@pytest.mark.parametrize(
    "element",
    [
        '<time itemprop="datePublished" datetime="2020-01-02">2 January</time>',
        '<span itemprop="datePublished" content="2020-01-02">2 January</span>',
        '<p class="date"><time datetime="2020-01-02T08:00">2 January</time></p>',
    ],
)
def test_elements_of_the_page_state_its_date(read_one: One, element: str) -> None:
    assert str(read_one({"a.html": page("", element)}).date.value) == "2020-01-02"


def test_a_date_that_is_none_leaves_the_next_one(read_one: One) -> None:
    head = (
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "soon"}'
        '</script><meta name="date" content="2020-01-02">'
    )
    assert str(read_one({"a.html": page(head)}).date.value) == "2020-01-02"


@pytest.mark.parametrize(
    ("head", "site"),
    [
        ('<meta property="og:site_name" content="Example Times">', "Example Times"),
        ('<meta name="application-name" content="Example Times">', "Example Times"),
        (
            '<meta property="article:publisher" content="https://facebook.com/x">'
            '<meta name="publisher" content="Example Times">',
            "Example Times",
        ),
        ('<link rel="canonical" href="https://www.example.org/a">', "example.org"),
    ],
)
def test_the_outlet_is_the_site_that_the_page_names(
    read_one: One, head: str, site: str
) -> None:
    assert read_one({"a.html": page(head)}).outlet.value == site


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<meta name="author" content="Ann Lee">', "", ("Ann Lee",)),
        (
            '<meta name="author" content="By Ann Lee and Bo Ek">',
            "",
            ("Ann Lee", "Bo Ek"),
        ),
        ('<meta name="author" content="https://x.org/ann">', "", ()),
        ("", '<a rel="author" href="/ann">Ann Lee</a>', ("Ann Lee",)),
        ("", '<div class="byline">Von Ann Lee</div>', ("Ann Lee",)),
        ("", '<div class="author-box">Follow</div>', ()),
    ],
)
def test_authors_are_read_from_meta_tags_and_bylines(
    read_one: One, head: str, body: str, authors: tuple[str, ...]
) -> None:
    assert read_one({"a.html": page(head, body)}).authors == authors


def test_authors_beside_the_article_are_found_by_their_id(read_one: One) -> None:
    linked = (
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2020-01-02", "author": '
        '[{"@id": "#ann"}, {"name": "Bo Ek"}]}, {"@type": "Person", "@id": "#ann", '
        '"name": "Ann Lee"}]}'
    )
    head = f'<script type="application/ld+json">{linked}</script>'
    assert read_one({"a.html": page(head)}).authors == ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content="A deal">', "<h1>Another</h1>", "A deal"),
        ("<title>A deal in Berlin - Site</title>", "<h1>A deal in Berlin</h1>", "A deal in Berlin"),
        ("<title>Site</title>", "<h1>Site</h1><h1 class=headline>A deal</h1>", "A deal"),
        ("<title>A deal</title>", "", "A deal"),
    ],
)  # fmt: skip
def test_the_title_is_declared_or_the_heading(
    read_one: One, head: str, body: str, title: str
) -> None:
    assert read_one({"a.html": page(head, body)}).title.value == title
