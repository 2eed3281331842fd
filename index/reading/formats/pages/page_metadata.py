"""Reads what the elements of a page declare of it: meta tags, microdata, links, headings."""

import html
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from index.reading.formats.pages.page_authors import find_byline, list_authors
from index.reading.metadata.field_values import is_address

# Names of meta tags by what they declare, the most reliable first: OpenGraph, those of
# libraries (Dublin Core, Highwire), of publishing systems and of networks.
_TITLES = (
    "og:title", "headline", "citation_title", "dc.title", "dcterms.title",
    "parsely-title", "sailthru.title", "shareaholic:title", "rbtitle", "fb_title",
    "twitter:title", "title",
)  # fmt: skip
_SITES = (
    "og:site_name", "article:publisher", "citation_journal_title", "dc.publisher",
    "dc:publisher", "dcterms.publisher", "publisher", "sailthru.publisher", "rbpubname",
    "copyright", "twitter:site", "application-name",
)  # fmt: skip
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
_HEADLINE_WORDS = ("headline", "title")
_MAX_TITLE_CHARS = 300


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the elements of a page declare of it, each empty where they do not.

    Attributes:
        title: the title, perhaps with the name of the site.
        site: the name of the site.
        url: the address of the page.
        published: the day of publication, as written.
        authors: the names of the authors.
    """

    title: str
    site: str
    url: str
    published: str
    authors: tuple[str, ...]


def read_page_metadata(root: Any) -> PageMetadata:  # noqa: ANN401  (lxml has no type hints)
    """Reads what the elements of a page declare of it."""
    declared = _collect_declared(root)
    return PageMetadata(
        title=_first(declared, _TITLES) or _read_title(root),
        site=_find_site(declared),
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


def _find_site(declared: dict[str, list[str]]) -> str:
    values = (declared[name][0] for name in _SITES if name in declared)
    site = next((value for value in values if not is_address(value)), "")
    site = site.lstrip("@")
    return site.title() if site.islower() and "." not in site else site


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
