"""Reads Word documents (DOCX), their templates, and documents with macros."""

import io
import re
from collections.abc import Iterator
from typing import Any

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.formats.containers.member_files import MemberReader
from index.reading.formats.documents.document_text import DocumentText, read_document
from index.reading.formats.documents.text_blocks import declare_title, join_blocks
from index.reading.formats.documents.word.word_blocks import (
    read_word_blocks,
    read_word_text,
)
from index.reading.formats.documents.word.word_styles import read_style_levels
from index.reading.formats.documents.xml_parts import local_name, parse_xml
from index.reading.formats.documents.zip_package import (
    ZipPackage,
    is_zip,
    open_package,
)
from index.reading.read_settings import Articles, ReadSettings

_MAIN_PART = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_NOTES = re.compile(r"word/(?:foot|end)notes\d*\.xml", re.IGNORECASE)
_MARGINS = re.compile(r"word/(?:header|footer|comments)\d*\.xml", re.IGNORECASE)
_IMPORTED = re.compile(r"\bword/[^/]+\.(?:x?html?|mht|mhtml|rtf|txt)$", re.IGNORECASE)
_MAX_IMPORTED = 50
_STYLES = "word/styles.xml"
_METADATA = "docProps/core.xml"
_BREAKS_OFF = "it is broken: it breaks off"
# A document with a section for each article has a hundred of them.
_MAX_MARGINS = 50


def read_docx(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of a Word document, or those of the bundle in it.

    Raises:
        ContentError: if nothing of it can be read.
    """
    path = builder.source.path
    if is_zip(path):
        with open_package(path, settings.limits) as package:
            document = _read_package(package)
            if not document.text:
                yield from _read_imported(package, MemberReader(builder, settings))
                return
    else:
        document = _read_flat(load_content(path, settings.limits.max_file_mb))
    yield from read_document(document, builder)


def _read_imported(package: ZipPackage, members: MemberReader) -> Articles:
    """Yields the articles of files that Word shows in place of a text of its own.

    Programs that turn pages into Word documents put the page in as it is.

    Raises:
        ContentError: if there are none.
    """
    names = [name for name in package.names if _IMPORTED.search(name)]
    if not names:
        raise ContentError(package.problem or "no text in the document")
    for name in names[:_MAX_IMPORTED]:
        yield from members.read(name, io.BytesIO(package.read(name)))
    yield from members.report()


def _read_flat(content: bytes) -> DocumentText:
    """Reads a document that is one XML file, as Word 2003 and later can save it."""
    part = parse_xml(content)
    levels = read_style_levels(part.root)
    body = part.root.find(".//{*}body")
    blocks = [] if body is None else read_word_blocks(body, levels)
    problem = "" if part.whole else _BREAKS_OFF
    return DocumentText(join_blocks(blocks), declare_title(blocks), "", problem)


def _read_package(package: ZipPackage) -> DocumentText:
    names = package.names
    main = next((name for name in names if _MAIN_PART.fullmatch(name)), "")
    if not main:
        raise ContentError(package.problem or "a Word file without a document in it")
    part = parse_xml(package.read(main))
    blocks = read_word_blocks(part.root, _read_styles(package))
    page = "\n".join(dict.fromkeys(_read_margins(package, names)))
    problem = package.problem or ("" if part.whole else _BREAKS_OFF)
    declared = declare_title(blocks, _read_title(package))
    return DocumentText(join_blocks(blocks), declared, page, problem)


def _read_styles(package: ZipPackage) -> dict[str, int]:
    root = _parse(package, _STYLES)
    return {} if root is None else read_style_levels(root)


def _read_margins(package: ZipPackage, names: list[str]) -> Iterator[str]:
    """Yields the notes, and what stands around the pages: headers, footers, comments."""
    notes = [name for name in names if _NOTES.fullmatch(name)]
    margins = [name for name in names if _MARGINS.fullmatch(name)]
    for name in [*notes, *margins[:_MAX_MARGINS]]:
        root = _parse(package, name)
        if root is not None:
            yield from read_word_text(root)


def _read_title(package: ZipPackage) -> str:
    root = _parse(package, _METADATA)
    if root is None:
        return ""
    titles = [each.text or "" for each in root if local_name(each.tag) == "title"]
    return titles[0] if titles else ""


def _parse(package: ZipPackage, name: str) -> Any:  # noqa: ANN401  (lxml has no types)
    """Returns the root of a part; None if there is none that can be read."""
    try:
        return parse_xml(package.read(name)).root
    except ContentError:
        return None
