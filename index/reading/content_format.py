"""Tells by its first bytes in which format a file is; its name decides where they do not."""

import re
from pathlib import Path

from index.reading.decoding.file_bytes import MEGABYTE, ContentError, open_unpacked
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
_XHTML = re.compile(rb"<!doctype html|<html\b", re.IGNORECASE)
_HEADER = re.compile(
    rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n([ \t][^\r\n]*\r?\n)*"
)
_MAIL_NAMES = re.compile(
    rb"^(?:Message-ID|MIME-Version|Received|Return-Path|Delivered-To|DKIM-Signature):",
    re.IGNORECASE | re.MULTILINE,
)
_SAVED_PAGE = re.compile(
    rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE
)
_RIS = re.compile(rb"TY[ \t]{1,3}-[ \t]?[A-Z]{2,5}\s*\r?\n")
_BIBTEX = re.compile(rb"@[A-Za-z]{3,20}\s*\{[^\s,{}]{0,100},\s*\r?\n")
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
    with open_unpacked(path) as file:
        head = file.read(HEAD_BYTES)
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
    start = head.lstrip(_MARKS)
    lowered = start[:200].lower()
    if named in (FileFormat.JSON, FileFormat.JSON_LINES, FileFormat.CSV):
        return named
    if lowered.startswith(_PAGE_STARTS):
        return FileFormat.HTML
    if _XML_START.match(start):
        return _detect_xml(head)
    if start.startswith(b"From ") and _is_mail(start.partition(b"\n")[2]):
        return FileFormat.MBOX
    if _is_mail(start):
        return FileFormat.MHTML if _SAVED_PAGE.search(head) else FileFormat.MAIL
    if _RIS.match(start):
        return FileFormat.RIS
    if _BIBTEX.match(start):
        return FileFormat.BIBTEX
    return named


def _detect_xml(head: bytes) -> FileFormat:
    for sign, found in _DOCUMENT_ROOTS:
        if sign in head:
            return found
    return FileFormat.HTML if _XHTML.search(head) else FileFormat.XML


def _is_mail(head: bytes) -> bool:
    """Checks whether bytes begin with header lines, among them one that mails have."""
    lines = 0
    end = 0
    while found := _HEADER.match(head, end):
        lines += 1
        end = found.end()
    return lines >= 3 and bool(_MAIL_NAMES.search(head[:end]))
