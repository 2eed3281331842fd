"""HTML pages: the main text and what the page's metadata read_declared_fields, by trafilatura."""

import logging
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from index.article import Article, Field, PartialDate
from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import ContentError
from index.reading.formats.html_title import trim_title
from index.reading.formats.json_ld import JsonLdArticle, read_json_ld
from index.reading.metadata.declared_fields import (
    HTML_METADATA,
    UNKNOWN_DATE,
    DeclaredFields,
    MetadataSource,
)
from index.reading.metadata.field_values import (
    as_names,
    as_text,
    as_url,
    parse_language_tag,
)

_LANGUAGE = re.compile(
    r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE
)
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE
)
# Pictures that a page saved in one file carries along.
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,80}?;base64,[A-Za-z0-9+/=]*")
# A domain or an account's name stands where the site does not give its own.
_NOT_A_NAME = re.compile(r"\S+\.[a-z]{2,6}|@?\w+_\w+", re.IGNORECASE)
_SITE_ADDRESS = replace(HTML_METADATA, confidence=0.6)
# The day of publication, not of an update; where the page does not say, no guess.
_DATES = {"original_date": True, "extensive_search": False}
_HEAD = 4096
# News pages have some thousands; 60,000 take trafilatura four seconds.
_MOST_TAGS = 60_000

_LOGGERS = ("trafilatura", "htmldate", "courlan", "charset_normalizer", "jusText")


def read_html(
    content: bytes, builder: ArticleBuilder
) -> Iterator[Article | ArticleError]:
    """The article of a page.

    Raises:
        ContentError: when it is no text, or holds none.
    """
    markup = normalize_text(decode_html(content))
    if not markup.strip():
        raise ContentError("empty")
    markup = _EMBEDDED.sub("", markup)
    if markup.count("<") > _MOST_TAGS:
        raise ContentError(f"a page of more than {_MOST_TAGS:,} tags")
    document = _extract(markup)
    text = normalize_text(document.text or "").strip() if document else ""
    if document is None or not text:
        raise ContentError("no article text in the page")
    yield builder.build_whole(text, _declare(document, markup))


def decode_html(content: bytes) -> str:
    """The markup that the bytes are; the page's own word on its encoding counts.

    Raises:
        ContentError: when they are no text at all.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(content[:_HEAD])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            # Browsers read these two as Windows does, and so does who writes them.
            name = declared[1].decode().lower().replace("iso-8859-1", "cp1252")
            return content.decode(name)
        except (LookupError, ValueError):
            pass
    return decode(content)


def _extract(markup: str) -> Any:  # noqa: ANN401  (trafilatura's Document, or None)
    # Imported here: 160 ms and 40 MB that a corpus without pages never needs.
    import trafilatura

    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return trafilatura.bare_extraction(
                markup,
                with_metadata=True,
                include_comments=False,
                date_extraction_params=_DATES,
            )
    # What a broken page raises inside lxml, htmldate, justext and their kin is in no
    # documentation; one page must never stop a build.
    except Exception:  # noqa: BLE001
        return None


def _declare(document: Any, markup: str) -> DeclaredFields:  # noqa: ANN401  (as above)
    linked = read_json_ld(markup)
    language = _LANGUAGE.search(markup[:_HEAD])
    spoken = language[1] if language else linked.language
    site = as_text(document.sitename)
    if linked.publisher and (not site or _NOT_A_NAME.fullmatch(site)):
        site = as_text(linked.publisher)
    return DeclaredFields(
        title=HTML_METADATA.field("", _title(document, linked, markup, site)),
        date=_date(document, linked),
        outlet=_place_of_site(site).field("", site),
        language=HTML_METADATA.field("", parse_language_tag(spoken)),
        url=as_url(document.url),
        authors=as_names(document.author),
    )


def _title(document: Any, linked: JsonLdArticle, markup: str, site: str) -> str:  # noqa: ANN401  (as above)
    # What a page declares for sharing is often a second, louder title.
    title = as_text(linked.headline) or as_text(document.title)
    return trim_title(title, markup, site, as_text(document.hostname))


def _date(document: Any, linked: JsonLdArticle) -> Field[PartialDate]:  # noqa: ANN401  (as above)
    """The date of the article's own data; what else the page holds may be older."""
    if linked.published:
        date = HTML_METADATA.date("", as_text(linked.published))
        if date.value is not None:
            return date
    written = as_text(document.date)
    return HTML_METADATA.date("", written) if written else UNKNOWN_DATE


def _place_of_site(site: str) -> MetadataSource:
    return _SITE_ADDRESS if _NOT_A_NAME.fullmatch(site) else HTML_METADATA
