"""Decides on the fields that a page declares, from its JSON-LD and its elements."""

import re
from dataclasses import replace
from typing import Any

from index.archived_pages import find_host, find_original_address, is_archive
from index.article import Field, PartialDate
from index.extract.outlet.declared_conflict import write_conflict
from index.reading.formats.pages.html_title import prefer_heading, trim_title
from index.reading.formats.pages.json_ld import JsonLdArticle, read_json_ld
from index.reading.formats.pages.page_authors import clean_authors
from index.reading.formats.pages.page_metadata import PageMetadata, read_page_metadata
from index.reading.formats.pages.site_name import SiteName, choose_site_name
from index.reading.formats.pages.trafilatura_text import search_date
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_text, as_url, parse_language_tag
from index.reading.metadata.metadata_source import (
    HTML_METADATA,
    UNKNOWN_DATE,
    MetadataSource,
)

_LANGUAGE = re.compile(
    r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE
)
# Some sites give a domain or the name of an account instead of their name.
_NOT_A_NAME = re.compile(r"\S+\.[a-z]{2,6}|@?\w+_\w+", re.IGNORECASE)
_SITE_ADDRESS = replace(HTML_METADATA, confidence=0.6)
_HEAD_CHARS = 4096


def read_page_fields(root: Any, markup: str) -> DeclaredFields:  # noqa: ANN401  (lxml has no type hints)
    """Returns the fields that a page declares.

    Args:
        root: its root element, with its scripts.
        markup: the page.
    """
    linked = read_json_ld(markup)
    stated = read_page_metadata(root)
    url = as_url(stated.url)
    host = find_host(url)
    site, conflict = _find_site(stated, linked, url, host)
    language = _LANGUAGE.search(markup[:_HEAD_CHARS])
    spoken = language[1] if language else linked.language
    # The title for sharing is often another, more sensational one.
    title = trim_title(
        as_text(linked.headline) or as_text(stated.title), markup, site, host
    )
    if not linked.headline:
        title = prefer_heading(title, markup)
    return DeclaredFields(
        title=HTML_METADATA.field("", title),
        date=_find_date(linked, stated, markup, url),
        outlet=replace(_source_of_site(site).field("", site), conflict=conflict),
        language=HTML_METADATA.field("", parse_language_tag(spoken)),
        url=url,
        authors=clean_authors(linked.authors) or stated.authors,
    )


def _find_site(
    stated: PageMetadata, linked: JsonLdArticle, url: str, host: str
) -> tuple[str, str]:
    """Returns the name of the site, and what its places say where they disagree."""
    names = [*stated.sites, SiteName("publisher", linked.publisher)]
    chosen = choose_site_name(names, stated.document_title, host)
    site = as_text(chosen[0].name) if chosen else ""
    if is_archive(site or host):
        return find_host(find_original_address(url)), ""
    return site or host, write_conflict(chosen) if len(chosen) > 1 else ""


def _find_date(
    linked: JsonLdArticle, stated: PageMetadata, markup: str, url: str
) -> Field[PartialDate]:
    """Returns the date of the JSON-LD; other dates of the page may be older."""
    for written in (linked.published, stated.published):
        if written:
            date = HTML_METADATA.date("", as_text(written))
            if date.value is not None:
                return date
    written = search_date(markup, url)
    return HTML_METADATA.date("", written) if written else UNKNOWN_DATE


def _source_of_site(site: str) -> MetadataSource:
    return _SITE_ADDRESS if _NOT_A_NAME.fullmatch(site) else HTML_METADATA
