"""Reads XML files: exports of databases, feeds, and news as agencies send it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.formats.containers.error_tally import name_empty
from index.reading.formats.databases.bundle import Bundle, BundledArticle, read_bundle
from index.reading.formats.databases.find_bundle import find_xml_bundle
from index.reading.formats.feeds.feed_items import read_feed
from index.reading.formats.feeds.news_xml import read_news
from index.reading.formats.feeds.xml_tree import decode_xml, find_name, parse_xml
from index.reading.formats.pages.html import read_markup
from index.reading.read_settings import Articles, ReadSettings

_READERS: dict[str, Callable[[Any], Bundle]] = {
    **dict.fromkeys(("rss", "rdf", "feed", "channel"), read_feed),
    **dict.fromkeys(("nitf", "newsitem", "newsmessage", "newsml"), read_news),
}
_ITEM_ENDS = ("item", "entry", "nitf", "newsItem", "NewsItem", "newsitem")
_NOT_READ = {
    "urlset": "a sitemap, which lists addresses and holds no articles",
    "sitemapindex": "a sitemap, which lists addresses and holds no articles",
    "opml": "a list of feeds, which holds no articles",
}
_TAIL_CHARS = 2_000


def read_xml(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the articles of an export, a feed or a news item.

    Raises:
        ContentError: if it is too large, or XML of a kind that is not known.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    markup = decode_xml(content)
    if not markup.strip():
        raise ContentError("empty")
    bundle = find_xml_bundle(markup)
    if bundle is not None:
        yield from read_bundle(bundle, builder)
        return
    root = parse_xml(markup)
    kind = find_name(root.tag)
    if kind == "html":
        yield from read_markup(markup, builder)
        return
    if kind not in _READERS:
        known = "an XML file of a kind that is not known: root <{}>"
        raise ContentError(_NOT_READ.get(kind) or known.format(kind[:40]))
    found = _read_items(_READERS[kind](root), markup, root.tag, builder)
    yield from name_empty(found, builder, "no articles in the XML file")


def _read_items(
    bundle: Bundle, markup: str, root_tag: str, builder: ArticleBuilder
) -> Articles:
    end = f"{root_tag.rpartition('}')[2]}>"
    breaks_off = end not in markup[-_TAIL_CHARS:]
    is_cut = breaks_off and _is_item_open(markup)
    articles = _mark_last(bundle.articles) if is_cut else bundle.articles
    yield from read_bundle(bundle._replace(articles=articles), builder)
    builder.taken_for = bundle.database
    if breaks_off and not is_cut:
        yield builder.build_error("it breaks off; what is whole was read")


def _is_item_open(markup: str) -> bool:
    """Checks whether a file breaks off within an item."""
    return any(
        markup.rfind(f"<{name}") > markup.rfind(f"</{name}>") for name in _ITEM_ENDS
    )


def _mark_last(articles: Iterable[BundledArticle]) -> Iterator[BundledArticle]:
    last = None
    for article in articles:
        if last is not None:
            yield last
        last = article
    if last is not None:
        yield last._replace(is_cut=True)
