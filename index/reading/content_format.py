"""Tells by its first bytes in which format a file is; its name decides where they do not."""

import re
from pathlib import Path

from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    open_unpacked,
    read_head,
)
from index.reading.file_types import FileFormat
from index.reading.formats.documents.zip_kinds import detect_zip

HEAD_BYTES = 1 << 12
_MAX_BYTES_BEFORE_PDF = 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
# Its folder, which may stand anywhere, names what an encrypted document is inside of.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_OLE_BYTES = 50 * MEGABYTE
_TAR_MAGIC = (b"ustar", 257)
_MAGIC = (
    (b"%PDF-", FileFormat.PDF),
    (b"{\\rtf", FileFormat.RTF),
    (b"WARC/", FileFormat.WARC),
)
_NOT_READ = (
    (_OLE_MAGIC, "an old Office file; save it as .docx or .csv"),
    (b"7z\xbc\xaf", "an archive of a kind that is not read; unpack it first"),
    (b"Rar!", "an archive of a kind that is not read; unpack it first"),
    (b"SQLite format 3", "a database; export its articles as CSV"),
)
_MARKS = b"\xef\xbb\xbf \t\r\n"
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<head")
_XML_START = re.compile(rb"<\?xml\b|<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
# Documents that are one XML file.
_DOCUMENT_ROOTS = (
    (b"<w:wordDocument", FileFormat.DOCX),
    (b'progid="Word.Document"', FileFormat.DOCX),
    (b"<office:document", FileFormat.ODT),
)
# The first element after what may stand before it: a feed has pages inside.
_XHTML = re.compile(
    rb"(?>(?:\s++|<\?[^>]*+>|<!--.*?-->|<!(?!--)[^>]*+>)*+)<(?:\w+:)?html\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(
    rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n([ \t][^\r\n]*\r?\n)*"
)
_MAIL_NAMES = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
# Mails with pictures inside are multipart/related too; a saved page was never sent.
_SAVED_PAGE = re.compile(
    rb"^(?:Snapshot-Content-Location:|From:[ \t]*[\"<]*Saved by|X-MAF-)",
    re.IGNORECASE | re.MULTILINE,
)
_RELATED = re.compile(
    rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE
)
_SENT = re.compile(
    rb"^(?:To|Received|Message-ID|Delivered-To|Return-Path):",
    re.IGNORECASE | re.MULTILINE,
)
_BIBLIOGRAPHIES = (
    (
        # Databases write some lines of their own above the first reference.
        re.compile(
            rb"(?:[^\r\n]{0,200}\r?\n){0,8}?[ \t]*TY[ \t]{1,3}-[ \t]?[A-Z]{2,5}[ \t]*\r?\n"
            rb"[ \t]*[A-Z][A-Z0-9][ \t]{1,3}-"
        ),
        FileFormat.RIS,
    ),
    (
        re.compile(rb"@[A-Za-z]{3,20}\s*\{[^\s,{}]{0,100},\s*\r?\n"),
        FileFormat.BIBTEX,
    ),
)
# Formats whose name is believed; the content of most could be of another text format.
_NAMED = frozenset(
    {
        FileFormat.JSON,
        FileFormat.JSON_LINES,
        FileFormat.CSV,
        FileFormat.MBOX,
        FileFormat.WEBARCHIVE,
    }
)
# Formats that are recognised by their beginning, so that a name that promises one and a
# beginning that has it not must not be believed.
_BINARY = frozenset(
    {FileFormat.PDF, FileFormat.DOCX, FileFormat.ODT, FileFormat.EPUB, FileFormat.ZIP}
)


def detect_content(path: Path, named: FileFormat) -> FileFormat:
    """Returns the format of a file by its content, else the one by its name.

    Args:
        path: the file; gzip is unpacked.
        named: the format by its name.

    Raises:
        ContentError: if it is unreadable, of a kind that is not read, or its name
            promises what it is not.
    """
    head = read_head(path, HEAD_BYTES)
    if head.startswith(b"PK\x03\x04"):
        return detect_zip(path)
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    _refuse(head, path)
    magic, at = _TAR_MAGIC
    if head[at:].startswith(magic):
        return FileFormat.TAR
    if named not in _BINARY:
        return _detect_text(head, named)
    return _detect_misnamed(head, named)


def _detect_misnamed(head: bytes, named: FileFormat) -> FileFormat:
    """Returns the format of a file that does not begin as its name promises."""
    # Printers and scanners write lines of their own in front of a PDF.
    if named is FileFormat.PDF and b"%PDF-" in head[:_MAX_BYTES_BEFORE_PDF]:
        return named
    found = _detect_text(head, FileFormat.UNKNOWN)
    if found is FileFormat.UNKNOWN:
        raise ContentError("empty" if not head else f"not a {named.value} file inside")
    return found


def _refuse(head: bytes, path: Path) -> None:
    """Raises a ContentError for the kinds of files that are not read."""
    if head.startswith(_OLE_MAGIC) and _is_encrypted(path):
        raise ContentError("an encrypted Office file; save it without a password")
    for magic, reason in _NOT_READ:
        if head.startswith(magic):
            raise ContentError(reason)


def _is_encrypted(path: Path) -> bool:
    with open_unpacked(path) as file:
        return _ENCRYPTED in file.read(_MAX_OLE_BYTES)


def _detect_text(head: bytes, named: FileFormat) -> FileFormat:
    if named in _NAMED:
        return named
    start = head.lstrip(_MARKS)
    found = _detect_markup(start, head) or _detect_mail(start, named)
    if found is not None:
        return found
    for pattern, bibliography in _BIBLIOGRAPHIES:
        if pattern.match(start):
            return bibliography
    return named


def _detect_markup(start: bytes, head: bytes) -> FileFormat | None:
    if start[:200].lower().startswith(_PAGE_STARTS):
        return FileFormat.HTML
    if start.startswith(b"bplist00") and b"WebMainResource" in head:
        return FileFormat.WEBARCHIVE
    if _XML_START.match(start):
        return _detect_xml(head)
    return None


def _detect_mail(start: bytes, named: FileFormat) -> FileFormat | None:
    if start.startswith(b"From ") and _is_mail(start.partition(b"\n")[2]):
        return FileFormat.MBOX
    if not _is_mail(start):
        return None
    saved = named is FileFormat.MHTML or _is_saved_page(start)
    return FileFormat.MHTML if saved else FileFormat.MAIL


def _detect_xml(head: bytes) -> FileFormat:
    for sign, found in _DOCUMENT_ROOTS:
        if sign in head:
            return found
    is_page = _XHTML.match(head.lstrip(_MARKS))
    return FileFormat.HTML if is_page else FileFormat.XML


def _is_mail(head: bytes) -> bool:
    """Checks whether bytes begin with header lines, among them one that mails have."""
    lines = 0
    end = 0
    while found := _HEADER.match(head, end):
        lines += 1
        end = found.end()
    return lines >= 3 and bool(_MAIL_NAMES.search(head[:end]))


def _is_saved_page(head: bytes) -> bool:
    """Checks whether the headers are those of a page that a browser saved."""
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0] + b"\n"
    if _SAVED_PAGE.search(headers):
        return True
    return bool(_RELATED.search(headers)) and not _SENT.search(headers)
