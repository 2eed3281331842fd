"""Reads HTML pages: extracts the main text and metadata with trafilatura."""

import logging
import re
import warnings
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from index.archived_pages import find_original_address, is_archive
from index.article import Field, PartialDate
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.decoding.markup import make_parsable
from index.reading.decoding.mojibake import mend_mojibake
from index.reading.formats.databases.bundle import read_bundle
from index.reading.formats.databases.find_bundle import find_html_bundle
from index.reading.formats.pages.html_text import read_visible_text
from index.reading.formats.pages.html_title import trim_title
from index.reading.formats.pages.json_ld import JsonLdArticle, read_json_ld
from index.reading.formats.pages.saved_address import find_saved_address
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    merge_declared,
)
from index.reading.metadata.field_values import (
    as_names,
    as_text,
    as_url,
    parse_language_tag,
)
from index.reading.metadata.metadata_source import (
    HTML_METADATA,
    UNKNOWN_DATE,
    MetadataSource,
)
from index.reading.read_settings import Articles, ReadSettings

_LANGUAGE = re.compile(
    r"<html\b[^>]{0,1000}?\blang\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE
)
_WHOLE_PAGE = re.compile(r"<(?:html|head|body|frameset)\b", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE
)
# Pictures inside a page that is saved as one file.
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,80}?;base64,[A-Za-z0-9+/=]*")
# Some sites give a domain or the name of an account instead of their name.
_NOT_A_NAME = re.compile(r"\S+\.[a-z]{2,6}|@?\w+_\w+", re.IGNORECASE)
_SITE_ADDRESS = replace(HTML_METADATA, confidence=0.6)
# The date of publication, not of an update, and no guess where the page states none.
_DATE_SETTINGS = {"original_date": True, "extensive_search": False}
_HEAD_CHARS = 4096
# News pages have some thousands of tags; 60,000 take trafilatura four seconds.
_MAX_TAGS = 60_000

_LOGGERS = ("trafilatura", "htmldate", "courlan", "charset_normalizer", "jusText")


def read_html(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of a page; of the export of a news database, all of them.

    Raises:
        ContentError: if the file is binary or too large, or the page has no text.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    return read_markup(decode_html(content), builder)


def read_markup(
    markup: str, builder: ArticleBuilder, stated: DeclaredFields = NOTHING_DECLARED
) -> Articles:
    """Yields the article of a page, or of the bundle that it is, from its markup.

    Args:
        markup: the page.
        builder: builds its articles.
        stated: what the file around the page states of it, which wins over the page.

    Raises:
        ContentError: if the page has no text.
    """
    markup = normalize_text(mend_mojibake(markup))
    if not markup.strip():
        raise ContentError("empty")
    bundle = find_html_bundle(markup)
    if bundle is not None:
        yield from read_bundle(bundle, builder)
        return
    markup = make_parsable(_EMBEDDED.sub("", markup))
    if not _WHOLE_PAGE.search(markup):
        # Reader views are saved without what is around; trafilatura refuses those.
        markup = f"<html><body>{markup}</body></html>"
    if markup.count("<") > _MAX_TAGS:
        raise ContentError(f"a page of more than {_MAX_TAGS:,} tags")
    document = _extract(markup)
    text = normalize_text(document.text or "").strip() if document else ""
    visible = read_visible_text(markup)
    if not text and not visible:
        raise ContentError("no text in the page")
    declared = _declare(document, markup) if document else NOTHING_DECLARED
    declared = merge_declared(stated, declared)
    url = stated.url or find_saved_address(markup) or declared.url
    declared = declared._replace(url=url)
    # Where no main text is found, in lists and short notes, all text is searched.
    yield builder.build_whole(text or visible, declared, page=visible if text else "")


def decode_html(content: bytes) -> str:
    """Decodes the bytes of a page as UTF-8, else as declared, else as detected.

    Raises:
        ContentError: if the bytes are binary.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(content[:_HEAD_CHARS])
    if declared and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            # Like browsers: pages that declare ISO 8859-1 are written in cp1252.
            name = declared[1].decode().lower().replace("iso-8859-1", "cp1252")
            return content.decode(name)
        except (LookupError, ValueError):
            pass
    return decode(content)


def _extract(markup: str) -> Any:  # noqa: ANN401  (trafilatura's Document, or None)
    # Imported here: it takes 160 ms and 40 MB, and few corpora have pages.
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
                date_extraction_params=_DATE_SETTINGS,
            )
    # The exceptions of lxml, htmldate, justext and others for broken pages are not
    # documented; one page must never stop a build.
    except Exception:  # noqa: BLE001
        return None


def _declare(document: Any, markup: str) -> DeclaredFields:  # noqa: ANN401  (as above)
    linked = read_json_ld(markup)
    language = _LANGUAGE.search(markup[:_HEAD_CHARS])
    spoken = language[1] if language else linked.language
    site = as_text(document.sitename)
    if linked.publisher and (not site or _NOT_A_NAME.fullmatch(site)):
        site = as_text(linked.publisher)
    url = as_url(document.url)
    if is_archive(site):
        host = urlsplit(find_original_address(url)).hostname or ""
        site = host.removeprefix("www.")
    return DeclaredFields(
        title=HTML_METADATA.field("", _title(document, linked, markup, site)),
        date=_date(document, linked),
        outlet=_source_of_site(site).field("", site),
        language=HTML_METADATA.field("", parse_language_tag(spoken)),
        url=url,
        authors=as_names(document.author),
    )


def _title(document: Any, linked: JsonLdArticle, markup: str, site: str) -> str:  # noqa: ANN401  (as above)
    # The title for sharing is often another, more sensational one.
    title = as_text(linked.headline) or as_text(document.title)
    return trim_title(title, markup, site, as_text(document.hostname))


def _date(document: Any, linked: JsonLdArticle) -> Field[PartialDate]:  # noqa: ANN401  (as above)
    """Returns the date of the JSON-LD; other dates of the page may be older."""
    if linked.published:
        date = HTML_METADATA.date("", as_text(linked.published))
        if date.value is not None:
            return date
    written = as_text(document.date)
    return HTML_METADATA.date("", written) if written else UNKNOWN_DATE


def _source_of_site(site: str) -> MetadataSource:
    return _SITE_ADDRESS if _NOT_A_NAME.fullmatch(site) else HTML_METADATA
