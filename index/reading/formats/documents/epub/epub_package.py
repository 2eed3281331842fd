"""Reads what an EPUB says of itself: its chapters in order, their names, its metadata."""

import posixpath
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from index.reading.decoding.file_bytes import ContentError
from index.reading.formats.documents.xml_parts import local_name, parse_xml
from index.reading.formats.documents.zip_package import ZipPackage

_CONTAINER = "META-INF/container.xml"
_PAGES = (".xhtml", ".html", ".htm", ".xml")
# Parts that are no chapter, as guides, landmarks and manifests name them.
_NO_CHAPTER = frozenset(
    """cover toc nav title-page titlepage title-page copyright-page colophon index
    glossary bibliography loi lot other.toc landmarks page-list""".split()
)
_MAX_CHAPTERS = 20_000


class Book(NamedTuple):
    """Statements of an EPUB about itself.

    Attributes:
        chapters: the names of the parts of the ZIP file that are read, in order.
        names: the name of each chapter in the table of contents, by its part.
        metadata: the values of the metadata by their names, `title` and the like.
        periodical: whether it says that it is an issue of a newspaper or magazine.
    """

    chapters: list[str]
    names: dict[str, str]
    metadata: dict[str, str]
    periodical: bool = False


def read_book(package: ZipPackage) -> Book:
    """Reads the package document; of a book that lacks it, all pages are chapters."""
    opf = _find_package_document(package)
    root = _parse(package, opf)
    if root is None:
        pages = [name for name in package.names if name.lower().endswith(_PAGES)]
        return Book([name for name in pages if not name.startswith("META-INF")], {}, {})
    folder = posixpath.dirname(opf)
    manifest = {
        item.get("id", ""): item for item in root.iter("{*}item") if item.get("href")
    }
    no_chapters = set(_find_no_chapters(root, folder))
    spine = [
        _resolve(folder, manifest[ref.get("idref")].get("href"))
        for ref in root.iter("{*}itemref")
        if ref.get("idref") in manifest
    ]
    chapters = [name for name in dict.fromkeys(spine) if name not in no_chapters]
    names: dict[str, str] = {}
    for item in manifest.values():
        names.update(_read_contents(package, item, folder))
    metadata, periodical = _read_metadata(root)
    return Book(chapters[:_MAX_CHAPTERS], names, metadata, periodical)


def _find_package_document(package: ZipPackage) -> str:
    root = _parse(package, _CONTAINER)
    if root is not None:
        for file in root.iter("{*}rootfile"):
            return unquote(file.get("full-path", ""))
    return next((name for name in package.names if name.endswith(".opf")), "")


def _find_no_chapters(root: Any, folder: str) -> Iterator[str]:  # noqa: ANN401  (lxml has no types)
    """Yields the parts that are covers, contents and the like."""
    for item in root.iter("{*}item", "{*}reference"):
        kinds = f"{item.get('properties', '')} {item.get('type', '')}".lower().split()
        if item.get("href") and _NO_CHAPTER.intersection(kinds):
            yield _resolve(folder, item.get("href").partition("#")[0])


def _read_contents(package: ZipPackage, item: Any, folder: str) -> dict[str, str]:  # noqa: ANN401  (as above)
    """Returns the names of chapters if an item is the table of contents."""
    is_ncx = item.get("media-type") == "application/x-dtbncx+xml"
    if not is_ncx and "nav" not in item.get("properties", "").split():
        return {}
    part = _resolve(folder, item.get("href"))
    root = _parse(package, part)
    if root is None:
        return {}
    own_folder = posixpath.dirname(part)
    found = _read_ncx(root) if is_ncx else _read_nav(root)
    names: dict[str, str] = {}
    for href, name in found:
        if href and name.strip():
            page = _resolve(own_folder, href.partition("#")[0])
            names.setdefault(page, " ".join(name.split()))
    return names


def _read_ncx(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (as above)
    for point in root.iter("{*}navPoint"):
        content = point.find("{*}content")
        label = point.find("{*}navLabel")
        if content is not None and label is not None:
            yield content.get("src", ""), "".join(label.itertext())


def _read_nav(root: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  (as above)
    for link in root.iter("{*}a"):
        yield link.get("href", ""), "".join(link.itertext())


def _read_metadata(root: Any) -> tuple[dict[str, str], bool]:  # noqa: ANN401  (as above)
    metadata: dict[str, str] = {}
    periodical = False
    for element in root.iterfind("{*}metadata//*"):
        name = local_name(element.tag)
        if name == "meta":
            said = f"{element.get('content', '')} {element.text or ''}".lower()
            named = f"{element.get('name', '')} {element.get('property', '')}".lower()
            periodical |= "publication_type" in named and "periodical" in said
        elif element.text and element.text.strip():
            metadata.setdefault(name, " ".join(element.text.split()))
    return metadata, periodical


def _resolve(folder: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(href))).lstrip("/")


def _parse(package: ZipPackage, name: str) -> Any:  # noqa: ANN401  (as above)
    try:
        return parse_xml(package.read(name)).root
    except ContentError:
        return None
