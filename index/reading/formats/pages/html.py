"""Reads HTML pages: the main text, all visible text, and what the page declares."""

import re

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.decoding.markup import make_parsable
from index.reading.decoding.mojibake import mend_mojibake
from index.reading.formats.databases.bundle import read_bundle
from index.reading.formats.databases.find_bundle import find_html_bundle
from index.reading.formats.pages.main_text import find_main_text
from index.reading.formats.pages.page_fields import read_page_fields
from index.reading.formats.pages.saved_address import find_saved_address
from index.reading.formats.pages.shown_lines import (
    ShownPage,
    parse_page,
    read_shown_lines,
)
from index.reading.formats.pages.trafilatura_text import extract_text
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    merge_declared,
)
from index.reading.read_settings import Articles, ReadSettings

_CHARSET = re.compile(
    rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.IGNORECASE
)
# Pictures inside a page that is saved as one file.
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{0,80}?;base64,[A-Za-z0-9+/=]*")
_HEAD_CHARS = 4096
# Some 3 seconds of work; news pages have some thousands.
_MAX_TAGS = 500_000


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
    if markup.count("<") > _MAX_TAGS:
        raise ContentError(f"a page of more than {_MAX_TAGS:,} tags")
    root = parse_page(markup)
    if root is None:
        raise ContentError("no text in the page")
    declared = merge_declared(stated, read_page_fields(root, markup))
    url = stated.url or find_saved_address(markup) or declared.url
    declared = declared._replace(url=url)
    page = read_shown_lines(root)
    visible = page.join_lines()
    text = _find_text(page, markup)
    if not text and not visible:
        raise ContentError("no text in the page")
    # Where no main text is found, in lists and short notes, all text is searched.
    yield builder.build_whole(text or visible, declared, page=visible if text else "")


def _find_text(page: ShownPage, markup: str) -> str:
    found = find_main_text(page)
    return found.text if found.sure else extract_text(markup) or found.text


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
