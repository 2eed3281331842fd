"""Reads OpenDocument texts (ODT), also flat ones and those of OpenOffice 1."""

from typing import Any

from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import ContentError, load_content
from index.reading.formats.documents.document_text import DocumentText, read_document
from index.reading.formats.documents.odt_blocks import OdtText, read_odt_text
from index.reading.formats.documents.text_blocks import declare_title, join_blocks
from index.reading.formats.documents.xml_parts import parse_xml
from index.reading.formats.documents.zip_package import (
    ZipPackage,
    is_zip,
    open_package,
)
from index.reading.read_settings import Articles, ReadSettings

_ENCRYPTED = b"encryption-data"


def read_odt(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of an OpenDocument text, or those of the bundle in it.

    Raises:
        ContentError: if nothing of it can be read.
    """
    path = builder.source.path
    if is_zip(path):
        with open_package(path, settings.limits) as package:
            document = _read_package(package)
    else:
        part = parse_xml(load_content(path, settings.limits.max_file_mb))
        found = read_odt_text(part.root)
        document = _make_document(found, _find_title(part.root), broken=not part.whole)
    yield from read_document(document, builder)


def _read_package(package: ZipPackage) -> DocumentText:
    if _ENCRYPTED in package.read("META-INF/manifest.xml"):
        raise ContentError("encrypted; save it without a password")
    content = package.read("content.xml")
    if not content:
        raise ContentError(package.problem or "its text is missing")
    part = parse_xml(content)
    found = read_odt_text(part.root)
    margins = _parse(package, "styles.xml")
    if margins is not None:
        found.margins.extend(read_odt_text(margins).margins)
    meta = _parse(package, "meta.xml")
    title = "" if meta is None else _find_title(meta)
    document = _make_document(found, title, broken=not part.whole)
    return document._replace(problem=package.problem or document.problem)


def _make_document(found: OdtText, title: str, *, broken: bool) -> DocumentText:
    return DocumentText(
        join_blocks(found.blocks),
        declare_title(found.blocks, title),
        "\n".join(dict.fromkeys([*found.notes, *found.margins])),
        "it is broken: it breaks off" if broken else "",
    )


def _find_title(root: Any) -> str:  # noqa: ANN401  (lxml has no types)
    element = root.find(".//{http://purl.org/dc/elements/1.1/}title")
    return "" if element is None else element.text or ""


def _parse(package: ZipPackage, name: str) -> Any:  # noqa: ANN401  (as above)
    try:
        return parse_xml(package.read(name)).root
    except ContentError:
        return None
