"""Reads pages that a browser saved as one file: MHTML, and web archives of Safari."""

import plistlib
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Any

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.formats.containers.transport import decode_sent
from index.reading.formats.mail.mail_headers import read_header
from index.reading.formats.mail.mail_parts import decode_part, load_part
from index.reading.formats.pages.html import read_markup
from index.reading.formats.pages.saved_address import clean_address
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.read_settings import Articles, ReadSettings

_MAX_PARTS = 10_000


def read_mhtml(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of the page in an MHTML file (RFC 2557).

    Raises:
        ContentError: if there is no page in it.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    message = BytesParser(policy=compat32).parsebytes(content.lstrip())
    root = _find_root(message)
    if root is None or not load_part(root).strip():
        raise ContentError("no page in the file")
    url = read_header(message, "Snapshot-Content-Location")
    declared = DeclaredFields(
        url=clean_address(url or read_header(root, "Content-Location"))
    )
    yield from read_markup(decode_part(root, is_html=True), builder, declared)
    boundary = message.get_boundary()
    if boundary and f"--{boundary}--".encode() not in content:
        yield builder.build_error("it breaks off; what is there was read")


def read_webarchive(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of the main page in a web archive of Safari.

    Raises:
        ContentError: if it is broken, or its main page is no HTML.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    page = _load_main_resource(content)
    markup = page.get("WebResourceData")
    if not isinstance(markup, bytes) or "html" not in _text(page, "MIMEType", "html"):
        raise ContentError("no page in the web archive")
    charset = _text(page, "TextEncodingName")
    declared = DeclaredFields(url=clean_address(_text(page, "URL")))
    text = decode_sent(markup, charset, is_html=True)
    yield from read_markup(text, builder, declared)


def _load_main_resource(content: bytes) -> dict[str, Any]:
    try:
        loaded = plistlib.loads(content)
    # The errors of plistlib for broken files are not documented.
    except Exception as error:
        raise ContentError(f"a broken web archive: {error}") from error
    page = loaded.get("WebMainResource") if isinstance(loaded, dict) else None
    if not isinstance(page, dict):
        raise ContentError("no page in the web archive")
    return page


def _text(page: dict[str, Any], name: str, missing: str = "") -> str:
    value = page.get(f"WebResource{name}", missing)
    return value if isinstance(value, str) else missing


def _find_root(message: Message) -> Message | None:
    """Returns the part that is the page: the one named, else the first of HTML."""
    pages = list(_find_pages(message))
    start = message.get_param("start")
    place = read_header(message, "Snapshot-Content-Location")
    for header, wanted in (("Content-ID", start), ("Content-Location", place)):
        for page in pages:
            if wanted and read_header(page, header).strip("<>") == str(wanted).strip(
                "<>"
            ):
                return page
    return pages[0] if pages else None


def _find_pages(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS:
            return
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            yield part
