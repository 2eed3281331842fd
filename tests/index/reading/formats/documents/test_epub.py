from collections.abc import Callable, Mapping
from typing import Any

import pytest

from index.article import Article

Make = Callable[..., bytes]
Read = Callable[..., Any]

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
LONG = "Rain fell over the north for three days, and the roads to Sobha are blocked."


def page(inside: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>x</title></head><body>{inside}</body></html>"
    )


@pytest.fixture
def make_epub(make_zip: Make) -> Make:
    def make(
        chapters: Mapping[str, str],
        metadata: str = "<dc:title>My Reading List</dc:title>",
        contents: Mapping[str, str] = {},
        others: Mapping[str, str] = {},
    ) -> bytes:
        items = "".join(
            f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
            for n, name in enumerate(chapters)
        )
        spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(chapters)))
        points = "".join(
            f"<navPoint><navLabel><text>{label}</text></navLabel>"
            f'<content src="{part}#top"/></navPoint>'
            for part, label in contents.items()
        )
        opf = (
            '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="urn:dc"><metadata>'
            f"{metadata}</metadata><manifest>{items}"
            '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
            f"</manifest><spine>{spine}</spine></package>"
        )
        return make_zip(
            {
                "mimetype": "application/epub+zip",
                "META-INF/container.xml": CONTAINER,
                "OEBPS/content.opf": opf,
                "OEBPS/toc.ncx": f"<ncx><navMap>{points}</navMap></ncx>",
                **others,
                **{f"OEBPS/{name}": text for name, text in chapters.items()},
            }
        )

    return make


def found(articles: list[Any]) -> list[tuple[str, str | None, str]]:
    return [(one.path, one.title.value, one.text) for one in articles]


def test_each_chapter_with_a_heading_and_a_text_is_an_article(
    make_epub: Make, read: Read
) -> None:
    links = "".join(f'<a href="{n}.xhtml">Chapter number {n}</a> ' for n in range(9))
    book = make_epub(
        {
            "cover.xhtml": page("<img src='x.png'/>"),
            "list.xhtml": page(f"<h1>Contents</h1>{links}"),
            "b.xhtml": page(
                f"<h1>Floods in <i>Sobha</i></h1><p>{LONG}</p><p>More&nbsp;rain.</p>"
            ),
            "a.xhtml": page(
                f"<div class='calibre_navbar'>| Next |</div><h2>Two</h2><p>{LONG}</p>"
            ),
            "end.xhtml": page("<p>Made by a program.</p>"),
        }
    )
    articles = read({"news.epub": book})
    assert found(articles) == [
        ("news.epub#3", "Floods in Sobha", f"Floods in Sobha\n\n{LONG}\n\nMore rain."),
        ("news.epub#4", "Two", f"Two\n\n{LONG}\n\nMade by a program."),
    ]
    assert len({one.id for one in articles}) == 2


def test_names_in_the_contents_are_titles_and_title_pages_join(
    make_epub: Make, read: Read
) -> None:
    book = make_epub(
        {
            "1t.html": page(
                "<h1>Floods</h1><dl><dt>Address</dt><dd><a href='https://a.example/x/1'>"
                "https://a.example/x/1</a></dd></dl>"
            ),
            "1.html": page(f"<p>{LONG}</p>"),
            "2.html": page(f"<p>{LONG} Again.</p>"),
            "3.html": page(f"<h2>Long</h2><p>{LONG} First.</p>"),
            "3_split_001.html": page(f"<h2>Inside</h2><p>{LONG} Second.</p>"),
        },
        contents={"1t.html": "Entry 1 of 3", "1.html": "Floods", "2.html": "Fires"},
    )
    one, two, three = read({"a.epub": book})
    assert (one.title.value, one.url) == ("Floods", "https://a.example/x/1")
    assert one.text.endswith(LONG)
    assert two.title.value == "Fires"
    assert three.text.endswith(f"First.\n\nInside\n\n{LONG} Second.")


def test_one_article_is_that_of_the_file(make_epub: Make, read_one: Read) -> None:
    metadata = "<dc:title>Floods in Sobha</dc:title><dc:date>2021-03-04</dc:date>"
    book = make_epub({"1.html": page(f"<p>{LONG}</p>")}, metadata)
    article = read_one({"a.epub": book})
    assert (article.path, article.title.value) == ("a.epub", "Floods in Sobha")
    assert article.date.value is None


def test_issue_of_a_newspaper_has_its_name_and_day(make_epub: Make, read: Read) -> None:
    metadata = (
        "<dc:title>Northern Post [Sun, 07 Mar 2021]</dc:title>"
        "<dc:date>2021-03-07T05:00:00+00:00</dc:date><meta "
        'name="calibre:publication_type" content="periodical:unknown:Northern Post"/>'
    )
    chapters = {
        f"{n}.html": page(f"<h1>Item {n}</h1><p>{LONG} {n}</p>") for n in (1, 2)
    }
    for article in read({"a.epub": make_epub(chapters, metadata)}):
        assert article.outlet.value == "Northern Post"
        assert str(article.date.value) == "2021-03-07"


def test_cut_book_keeps_the_chapters_that_were_whole(
    make_epub: Make, read: Read, every: int
) -> None:
    chapters = {
        f"{n:02}.html": page(f"<h1>Item {n}</h1><p>{LONG} Number {n * 7919}.</p>")
        for n in range(40)
    }
    book = make_epub(chapters)
    whole = [book.find(f"OEBPS/{name}".encode()) for name in chapters]
    texts = [one.text for one in read({"a.epub": book})]
    for step in range(0, 200, every):
        kept = book[: len(book) * step // 200]
        results = read({"a.epub": kept})
        articles = [one for one in results if isinstance(one, Article)]
        assert len(results) - len(articles) == 1, (step, results)
        complete = sum(start < len(kept) for start in whole[1:])
        assert len(articles) >= complete
        for article, text in zip(articles[:complete], texts, strict=False):
            assert article.text.startswith(text)


def test_books_without_a_text_are_named(
    make_epub: Make, make_zip: Make, problems: Read
) -> None:
    locked = {"META-INF/encryption.xml": "<e/>"}
    lines = problems(
        {
            "a.epub": make_epub({"1.html": "\x01\x02 no page"}, others=locked),
            "b.epub": make_epub({"1.html": page("<img/>")}),
            "c.epub": make_epub({}),
            "d.epub": make_epub({"1.html": page("a" * 7_000_000)}),
        },
        50,
    )
    assert lines == [
        "a.epub: a copy-protected book",
        "b.epub: no text in the book",
        "c.epub: no text in the book",
        "d.epub: a part unpacks to more than index.max_ratio (200 times its size)",
    ]


def test_book_without_its_package_document_is_read_in_order(
    make_zip: Make, read: Read
) -> None:
    parts = {f"{n}.xhtml": page(f"<h1>Item {n}</h1><p>{LONG} {n}</p>") for n in (2, 1)}
    book = make_zip({"mimetype": "application/epub+zip", **parts})
    assert [one.title.value for one in read({"a.epub": book})] == ["Item 2", "Item 1"]
