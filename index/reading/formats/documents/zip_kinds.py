"""Tells what a ZIP file is: a document of an office, a book, or an archive of files."""

import zipfile
from pathlib import Path

from index.reading.decoding.file_bytes import ContentError, open_unpacked
from index.reading.file_types import FileFormat

_FORMAT_OF_MIMETYPE = {
    b"application/vnd.oasis.opendocument.text": FileFormat.ODT,
    b"application/epub+zip": FileFormat.EPUB,
}
_NOT_READ = {
    "xl/workbook.xml": "a spreadsheet; save it as .csv",
    "ppt/presentation.xml": "a presentation; save its text as .txt or .docx",
}
_MAX_MIMETYPE_BYTES = 100


def detect_zip(path: Path) -> FileFormat:
    """Returns the format of a ZIP file by the names of its members.

    Raises:
        ContentError: if it is broken, or of a kind that is not read.
    """
    try:
        with open_unpacked(path) as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            mimetype = _read_mimetype(archive) if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError) as error:
        raise ContentError(f"a broken ZIP file: {error}") from error
    if "word/document.xml" in names:
        return FileFormat.DOCX
    for name, reason in _NOT_READ.items():
        if name in names:
            raise ContentError(reason)
    return _FORMAT_OF_MIMETYPE.get(mimetype, FileFormat.ZIP)


def _read_mimetype(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as member:
        return member.read(_MAX_MIMETYPE_BYTES).strip()
