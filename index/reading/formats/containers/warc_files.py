"""Reads the pages in WARC files, as crawlers and web archives write them."""

import io
import re
from urllib.parse import urlsplit

from index.article import Article
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    open_unpacked,
)
from index.reading.formats.containers.member_files import MemberReader
from index.reading.formats.containers.transport import (
    decode_sent,
    join_chunks,
    unpack_sent,
)
from index.reading.formats.containers.warc_records import (
    WarcRecord,
    read_records,
    split_headers,
)
from index.reading.formats.pages.html import read_markup
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_url
from index.reading.read_settings import Articles, ReadSettings

_KINDS = frozenset({"response", "resource", "conversion"})
_HTML = ("text/html", "application/xhtml+xml")
# Documents that servers send, by the suffix by which their reader knows them.
_SUFFIXES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
}
_HTML_START = re.compile(rb"\s*(?:<!doctype html|<html\b)", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)


def read_warc(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields an article for each page that a server sent with status 200.

    Other answers, scripts, pictures and what was fetched before (revisits) are left out.
    Memory: that of one page, and 100 bytes for each address.

    Raises:
        UnreadableContentError: if the operating system refuses to read it.
    """
    pages = _Pages(builder, settings)
    found = _read_pages(builder, settings, pages)
    broken = "a broken WARC file: {}; what is whole was read"
    return pages.reader.read_all(found, "no page in the WARC file", broken)


def _read_pages(
    builder: ArticleBuilder, settings: ReadSettings, pages: "_Pages"
) -> Articles:
    max_bytes = settings.limits.max_file_mb * MEGABYTE
    with open_unpacked(builder.source.path, settings.limits) as file:
        for record in read_records(file, _KINDS, max_bytes):
            yield from pages.read(record)


class _Pages:
    """Reads the pages of one file, each only once."""

    def __init__(self, builder: ArticleBuilder, settings: ReadSettings) -> None:
        self._builder = builder
        self._max_bytes = settings.limits.max_file_mb * MEGABYTE
        self._seen: set[int] = set()
        self.reader = MemberReader(builder, settings)

    def read(self, record: WarcRecord) -> Articles:
        if record.kind not in _KINDS or not record.url.lower().startswith("http"):
            return
        if record.is_too_large:
            self.reader.leave_out(str(record.number), "larger than index.max_file_mb")
            return
        try:
            found = self._find(record)
            yield from found
        except ContentError as error:
            self.reader.leave_out(str(record.number), str(error))
        except Exception as fault:  # noqa: BLE001  (no page may stop the others)
            member = self._make_member(record)
            self.reader.add_error(member.build_fault(fault), member)

    def _find(self, record: WarcRecord) -> Articles:
        media_type, content = record.media_type, record.content
        if record.kind == "response" and "http" in media_type:
            media_type, content = self._unpack(content)
        kind = media_type.split(";")[0].strip()
        if not content or _is_seen(self._seen, record.url, content):
            return
        declared = DeclaredFields(url=as_url(record.url))
        if record.kind == "conversion" and kind == "text/plain":
            text = normalize_text(decode(content)).strip()
            if text:
                yield self._make_member(record).build_whole(text, declared)
        elif kind in _HTML or (not kind and _HTML_START.match(content)):
            yield from self._read_page(record, media_type, content, declared)
        elif suffix := _find_suffix(kind, record.url):
            name = f"{record.number}{suffix}"
            yield from self.reader.read(
                name, io.BytesIO(content), key=record.url, around=declared
            )

    def _unpack(self, message: bytes) -> tuple[str, bytes]:
        """Returns the media type and the content of a response; none of a failed one."""
        first, headers, content = split_headers(message)
        if first.split(" ")[1:2] != ["200"]:
            return "", b""
        if "chunked" in headers.get("transfer-encoding", "").lower():
            content = join_chunks(content)
        packing = headers.get("content-encoding", "")
        if packing:
            content = unpack_sent(content, packing, self._max_bytes)
        return headers.get("content-type", "").lower(), content

    def _read_page(
        self, record: WarcRecord, media_type: str, content: bytes, url: DeclaredFields
    ) -> Articles:
        charset = _CHARSET.search(media_type)
        markup = decode_sent(content, charset[1] if charset else "", is_html=True)
        member = self._make_member(record)
        for found in read_markup(markup, member, url):
            if not isinstance(found, Article):
                self.reader.add_error(found, member)
            # A page changes around its text each time that it is fetched.
            elif not _is_seen(self._seen, record.url, found.text):
                yield found

    def _make_member(self, record: WarcRecord) -> ArticleBuilder:
        return self._builder.for_member(
            str(record.number), self._builder.source.path, key=record.url
        )


def _is_seen(seen: set[int], url: str, content: str | bytes) -> bool:
    key = hash((url, content))
    known = key in seen
    seen.add(key)
    return known


def _find_suffix(kind: str, url: str) -> str:
    """Returns the suffix for a document; empty for one that holds no article."""
    if kind == "text/plain":
        path = urlsplit(url).path.lower()
        # robots.txt and ads.txt of the site are no articles.
        return ".txt" if path.endswith(".txt") and path.count("/") > 1 else ""
    return _SUFFIXES.get(kind, "")
