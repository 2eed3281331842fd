"""Reads what the elements of a page declare of it: meta tags, microdata, links, headings."""

import html
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from index.reading.formats.pages.page_authors import find_byline, list_authors
from index.reading.formats.pages.site_name import SiteName
from index.reading.metadata.field_values import is_address

# Names of meta tags by what they declare, the most reliable first: OpenGraph, those of
# libraries (Dublin Core, Highwire), of publishing systems and of networks.
_TITLES = (
    "og:title", "headline", "citation_title", "dc.title", "dcterms.title",
    "parsely-title", "sailthru.title", "shareaholic:title", "rbtitle", "fb_title",
    "twitter:title", "title",
)  # fmt: skip
# By the places that index.reading.formats.pages.site_name weighs.
_SITES = {
    "og:site_name": "site", "citation_journal_title": "journal",
    "application-name": "application", "apple-mobile-web-app-title": "application",
    "dc.publisher": "library", "dc:publisher": "library", "dcterms.publisher": "library",
    "publisher": "library", "sailthru.publisher": "library", "rbpubname": "library",
    "article:publisher": "account", "twitter:site": "account", "copyright": "notice",
}  # fmt: skip
_DATES = (
    "article:published_time", "article:published", "article:published_date",
    "article:post_date", "article.published", "article_date_original",
    "article:publicationdate", "datepublished", "og:article:published_time",
    "og:article:published", "og:published_time", "og:datepublished", "og:pubdate",
    "og:publish_date", "og:regdate", "parsely-pub-date", "sailthru.date", "bt:pubdate",
    "cxenseparse:recs:publishtime", "dcsext.articlefirstpublished",
    "mediator_published_time", "originalpublicationdate", "rbpubdate", "vr:published_time",
    "rnews:datepublished", "shareaholic:article_published_time", "twt-published-at",
    "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued",
    "dc.date.publication", "dcterms.created", "dc.date.created", "dc.created",
    "dc:created", "dc.date", "dc:date", "dcterms.date", "pubdate", "pdate", "ptime",
    "publishdate", "publish_date", "publish-date", "publish_time", "published_time",
    "published-date", "published_date", "publisheddate", "publication_date",
    "date_published", "release_date", "displaydate", "article.created",
    "content_create_date", "datecreated", "date_created", "dateposted", "date",
)  # fmt: skip
_NETWORK = re.compile(
    r"(?i)(?:https?://)?(?:[\w-]+\.)?(?:facebook|twitter|x)\.com/(?:pg/|pages/)?([\w.-]+)/?$"
)
_HEADLINE_WORDS = ("headline", "title")
_MAX_TITLE_CHARS = 300


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """The values that the elements of a page declare, each empty where they do not.

    Attributes:
        title: the title, perhaps with the name of the site.
        sites: the names of the site, by the places that declare them.
        document_title: the text of the <title> element.
        url: the address of the page.
        published: the day of publication, as written.
        authors: the names of the authors.
    """

    title: str
    sites: tuple[SiteName, ...]
    document_title: str
    url: str
    published: str
    authors: tuple[str, ...]


def read_page_metadata(root: Any) -> PageMetadata:  # noqa: ANN401  (lxml has no type hints)
    """Reads what the elements of a page declare of it."""
    declared = _collect_declared(root)
    return PageMetadata(
        title=_first(declared, _TITLES) or _read_title(root),
        sites=tuple(_list_sites(declared)),
        document_title=next(map(_text_of, root.iter("title")), ""),
        url=_find_url(root, declared),
        published=_first(declared, _DATES),
        authors=list_authors(declared) or find_byline(root),
    )


def _collect_declared(root: Any) -> dict[str, list[str]]:  # noqa: ANN401  (as above)
    """Returns the values of meta tags and of microdata by their names."""
    declared: defaultdict[str, list[str]] = defaultdict(list)
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _clean(element.get("content"))
        if name and content:
            declared[name.strip().lower()].append(content)
    for element in root.xpath("//@itemprop/parent::*[not(self::meta)]"):
        content = element.get("content") or element.get("datetime")
        if content and (content := _clean(content)):
            declared[element.get("itemprop").strip().lower()].append(content)
    return declared


def _clean(value: str | None) -> str:
    return " ".join(html.unescape(value).split()) if value else ""


def _first(declared: dict[str, list[str]], names: tuple[str, ...]) -> str:
    return next((declared[name][0] for name in names if name in declared), "")


def _list_sites(declared: dict[str, list[str]]) -> Iterator[SiteName]:
    for name, place in _SITES.items():
        for value in declared.get(name, ()):
            if account := _NETWORK.match(value):
                yield SiteName("account", account[1])
            elif not value.isdigit():
                yield SiteName(place, "" if is_address(value) else value)


def _find_url(root: Any, declared: dict[str, list[str]]) -> str:  # noqa: ANN401  (as above)
    links = [
        link.get("href", "")
        for link in root.iter("link")
        if (link.get("rel") or "").lower() == "canonical"
        or link.get("hreflang") == "x-default"
    ]
    values = [_first(declared, ("og:url",)), *links, _first(declared, ("twitter:url",))]
    for value in map(str.strip, values):
        if value.startswith("//"):
            return f"https:{value}"
        if value.startswith(("https://", "http://")):
            return value
    return ""


def _read_title(root: Any) -> str:  # noqa: ANN401  (as above)
    """Returns the only heading of the page, one called its headline, or its title."""
    headings = [_text_of(heading) for heading in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    for element in root.iter("h1", "h2"):
        names = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if any(word in names for word in _HEADLINE_WORDS) and (
            text := _text_of(element)
        ):
            return text
    titles = [_text_of(title) for title in root.iter("title")][:1]
    return next(filter(None, [*titles, *headings]), "")


def _text_of(element: Any) -> str:  # noqa: ANN401  (as above)
    text = " ".join("".join(element.itertext()).split())
    return text if len(text) <= _MAX_TITLE_CHARS else ""
