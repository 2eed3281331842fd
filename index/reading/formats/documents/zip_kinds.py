"""Tells what a ZIP file is: a document of an office, a book, or an archive of files."""

import re
import zipfile
from pathlib import Path

from index.reading.decoding.file_bytes import MEGABYTE, ContentError, open_unpacked
from index.reading.file_types import FileFormat
from index.reading.formats.documents.zip_package import find_local_parts, plain_name

_WORD = re.compile(r"word/document\d*\.xml", re.IGNORECASE)
_FORMAT_OF_MIMETYPE = {
    b"application/vnd.oasis.opendocument.text": FileFormat.ODT,
    b"application/vnd.oasis.opendocument.text-template": FileFormat.ODT,
    b"application/vnd.oasis.opendocument.text-master": FileFormat.ODT,
    b"application/vnd.sun.xml.writer": FileFormat.ODT,
    b"application/epub+zip": FileFormat.EPUB,
}
_NOT_READ = {
    "xl/workbook.xml": "a spreadsheet; save it as .csv",
    "xl/workbook.bin": "a spreadsheet; save it as .csv",
    "ppt/presentation.xml": "a presentation; save its text as .txt or .docx",
    "Index/Document.iwa": "a document of Apple's programs; export it as .docx",
}
_NOT_READ_MIMETYPES = {
    b"application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet; save it as .csv",
    b"application/vnd.oasis.opendocument.presentation": (
        "a presentation; save its text as .txt or .docx"
    ),
}
_MAX_MIMETYPE_BYTES = 100
_MAX_BROKEN_BYTES = 50 * MEGABYTE
_OFFICE_NAMES = ("mimetype", "[Content_Types].xml", "_rels/", "docProps/", "word/")
_ZIP_ERRORS = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)


def detect_zip(path: Path) -> FileFormat:
    """Returns the format of a ZIP file by the names of its members.

    A document that has lost its end is recognised by the beginnings of its parts.

    Raises:
        ContentError: if it is broken, or of a kind that is not read.
    """
    try:
        with open_unpacked(path) as file, zipfile.ZipFile(file) as archive:
            names = {plain_name(name) for name in archive.namelist()}
            mimetype = _read_mimetype(archive) if "mimetype" in names else b""
    except _ZIP_ERRORS as error:
        found = _detect_broken(path)
        if found is None:
            raise ContentError(f"a broken ZIP file: {error}") from error
        return found
    return _detect(names, mimetype)


def _detect(names: set[str], mimetype: bytes) -> FileFormat:
    if any(map(_WORD.fullmatch, names)):
        return FileFormat.DOCX
    reasons = [_NOT_READ[name] for name in _NOT_READ if name in names]
    reasons += filter(None, [_NOT_READ_MIMETYPES.get(mimetype)])
    if reasons:
        raise ContentError(reasons[0])
    return _FORMAT_OF_MIMETYPE.get(mimetype, FileFormat.ZIP)


def _detect_broken(path: Path) -> FileFormat | None:
    """Returns the format of what is whole of a file; None for a document without text."""
    with open_unpacked(path) as file:
        content = file.read(_MAX_BROKEN_BYTES)
    parts = find_local_parts(content)
    mimetype = b""
    if "mimetype" in parts:
        start = parts["mimetype"].start
        mimetype = content[start : start + parts["mimetype"].size]
    found = _detect(set(parts), mimetype.strip())
    office = any(name.startswith(_OFFICE_NAMES) for name in parts)
    return None if office and found is FileFormat.ZIP else found


def _read_mimetype(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as member:
        return member.read(_MAX_MIMETYPE_BYTES).strip()
