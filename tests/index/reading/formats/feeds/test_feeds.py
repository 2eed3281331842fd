"""Feeds give an article for each item, under the outlet of the feed."""

import gzip
from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

ReadOne = Callable[..., Article]
Read = Callable[..., list[Article | ArticleError]]
BODY = "<p>The council met on Monday.</p><p>It agreed &amp; voted.</p>"
TEXT = "The council met on Monday.\nIt agreed & voted."
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/" '
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
)


def rss(*items: str, head: str = "<title>Daily Alpha</title>") -> str:
    listed = "".join(f"<item>{item}</item>\n" for item in items)
    return (
        f'<?xml version="1.0"?>\n<rss version="2.0" {SPACES}>'
        f"<channel>{head}<language>en-GB</language>{listed}</channel></rss>"
    )


ITEM = (
    "<title>The bridge</title><link>https://x.org/1</link><guid>x1</guid>"
    "<pubDate>Fri, 20 Dec 2019 08:30:00 +0000</pubDate><category>World</category>"
    f"<dc:creator>Jane Doe</dc:creator><content:encoded><![CDATA[{BODY}]]></content:encoded>"
)


def articles(found: list[Article | ArticleError]) -> list[Article]:
    return [each for each in found if isinstance(each, Article)]


def lines(found: list[Article | ArticleError]) -> list[str]:
    return [str(each) for each in found if isinstance(each, ArticleError)]


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "feed", "a.txt", "a.rss.gz"])
def test_an_item_of_rss_is_an_article(read_one: ReadOne, name: str) -> None:
    content = rss(f"{ITEM}<description>A short lead.</description>").encode()
    article = read_one({name: gzip.compress(content) if name[-1] == "z" else content})
    assert article.path == f"{name}#1"
    assert (article.title.value, article.text) == ("The bridge", TEXT)
    assert (str(article.date.value), article.outlet.value) == (
        "2019-12-20",
        "Daily Alpha",
    )
    assert (article.url, article.authors) == ("https://x.org/1", ("Jane Doe",))
    assert (article.section, article.language.value) == ("World", "en")
    assert article.page == "A short lead."


def test_an_item_of_rdf_is_an_article(read_one: ReadOne) -> None:
    content = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" {SPACES}>'
        '<channel rdf:about="https://x.org"><title>Daily Alpha</title></channel>'
        '<item rdf:about="https://x.org/1"><title>The bridge</title>'
        f"<description>{BODY.replace('<', '&lt;')}</description>"
        "<dc:date>2019-12-20T08:30:00+01:00</dc:date></item></rdf:RDF>"
    )
    article = read_one({"a.rdf": content})
    assert (article.title.value, article.text) == ("The bridge", TEXT)
    assert (str(article.date.value), article.outlet.value) == (
        "2019-12-20",
        "Daily Alpha",
    )
    assert article.url == "https://x.org/1"


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{BODY}</div></content>',
        f'<content type="html"><![CDATA[{BODY}]]></content>',
        f"<summary type='html'>{BODY.replace('&', '&amp;').replace('<', '&lt;')}</summary>",
    ],
)
def test_an_entry_of_atom_is_an_article(read_one: ReadOne, content: str) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Bote</title>'
        "<entry><id>tag:x,1</id><title type='html'>The &lt;i&gt;bridge&lt;/i&gt;</title>"
        '<link rel="enclosure" href="https://x.org/a.mp3"/><link href="https://x.org/1"/>'
        "<updated>2019-12-24T08:30:00Z</updated><published>2019-12-20T08:30:00Z</published>"
        f"<author><name>Jane Doe</name></author><category term='World'/>{content}"
        "</entry></feed>"
    )
    article = read_one({"a.atom": feed})
    assert (article.title.value, article.text) == ("The bridge", TEXT)
    assert (str(article.date.value), article.outlet.value) == ("2019-12-20", "Bote")
    assert (article.url, article.authors) == ("https://x.org/1", ("Jane Doe",))
    assert (article.section, article.language.value) == ("World", "de")


def test_a_feed_with_whole_pages_inside_is_a_feed(read_one: ReadOne) -> None:
    page = f"<!doctype html><html><body>{BODY}</body></html>"
    feed = rss(
        f"<title>The bridge</title><description><![CDATA[{page}]]></description>"
    )
    article = read_one({"a.xml": f"<?xml version='1.0'?><!-- a > b -->{feed[21:]}"})
    assert (article.title.value, article.text) == ("The bridge", TEXT)


def test_an_item_of_another_outlet_names_it(read_one: ReadOne) -> None:
    source = '<source url="https://b.org">Daily Bravo</source>'
    assert read_one({"a.xml": rss(ITEM + source)}).outlet.value == "Daily Bravo"


def test_a_headline_is_an_article_and_an_empty_item_is_counted(read: Read) -> None:
    found = read(
        {"a.xml": rss("<title>The bridge</title>", "<link>https://x.org</link>")}
    )
    assert [each.text for each in articles(found)] == ["The bridge"]
    assert lines(found) == ["a.xml: bundle of 2, 1 read, 1 without text: number 2"]


def test_names_of_html_and_bare_ampersands_are_read(read_one: ReadOne) -> None:
    feed = rss(
        "<title>Caf&eacute; &nbsp;A & B</title><description>x&hellip;</description>"
    )
    article = read_one({"a.xml": feed})
    assert (article.title.value, article.text) == ("Café A & B", "x…")


def test_a_feed_in_another_encoding_is_read(read_one: ReadOne) -> None:
    feed = rss("<title>Мост</title>").replace(
        '"1.0"', '"1.0" encoding="windows-1251"', 1
    )
    assert read_one({"a.xml": feed.encode("cp1251")}).title.value == "Мост"


def test_the_export_of_a_blog_gives_its_published_posts(read: Read) -> None:
    head = (
        "<title>Blog</title><wp:author><wp:author_login>jd</wp:author_login>"
        "<wp:author_display_name>Jane Doe</wp:author_display_name></wp:author>"
    )

    def post(title: str, kind: str = "post", status: str = "publish") -> str:
        return (
            f"<title>{title}</title><dc:creator>jd</dc:creator>"
            "<pubDate>Thu, 19 Dec 2019 23:30:00 +0000</pubDate>"
            f"<content:encoded><![CDATA[<!-- wp:paragraph -->{BODY}[gallery ids='1,2']]]>"
            "</content:encoded><wp:post_date>2019-12-20 00:30:00</wp:post_date>"
            f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>"
        )

    found = read(
        {
            "a.xml": rss(
                post("A"),
                post("B", "attachment", "inherit"),
                post("C", "page"),
                post("D", "nav_menu_item"),
                post("E", status="draft"),
                post("F", "story"),
                head=head,
            )
        }
    )
    assert [each.title.value for each in articles(found)] == ["A", "F"]
    first = articles(found)[0]
    assert (first.text, first.authors) == (TEXT, ("Jane Doe",))
    assert (str(first.date.value), first.outlet.value) == ("2019-12-20", "Blog")


def test_other_xml_is_named(problems: Callable[..., list[str]]) -> None:
    assert problems(
        {
            "a.xml": "<catalogue><book/></catalogue>",
            "b.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>',
            "c.xml": "<?xml version='1.0'?>",
            "d.xml": rss(),
        }
    ) == [
        "a.xml: an XML file of a kind that is not known: root <catalogue>",
        "b.xml: a sitemap, which lists addresses and holds no articles",
        "c.xml: broken XML",
        "d.xml: no articles in the XML file",
    ]


def test_entities_are_neither_expanded_nor_fetched(read: Read) -> None:
    bomb = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "bomb"}">' for n in range(9)
    )
    for declared in (bomb, '<!ENTITY e8 SYSTEM "file:///etc/passwd">'):
        feed = rss("<title>A bridge &e8;</title>").replace(
            "<rss", f"<!DOCTYPE rss [{declared}]>\n<rss", 1
        )
        found = read({"a.xml": feed})
        assert all(len(each.text) < 100 for each in articles(found))
        assert "root:" not in str(found)


def test_deep_nesting_is_bounded(read: Read) -> None:
    found = read({"a.xml": rss(f"<title>A</title>{'<b>' * 20_000}x{'</b>' * 20_000}")})
    assert len(found) <= 2


@pytest.mark.parametrize(
    "feed",
    [
        rss(*(ITEM.replace("x1", str(n)) for n in range(6))),
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Bote</title>'
        + "".join(
            f"<entry><id>{n}</id><title>The bridge {n}</title><content>A bridge.</content></entry>\n"
            for n in range(6)
        )
        + "</feed>",
    ],
)
def test_of_a_truncated_feed_what_is_whole_is_read(
    read: Read, feed: str, every: int
) -> None:
    tag = "</item>" if "</item>" in feed else "</entry>"
    for part in range(1, 201, every):
        cut = feed[: len(feed) * part // 201]
        found = read({"a.xml": cut})
        assert len(articles(found)) >= cut.count(tag), part
        assert len(lines(found)) <= 1, part
        assert lines(found) or len(feed) - len(cut) < 3, part
