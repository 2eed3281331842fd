"""Decodes the names of the files in a ZIP archive, which may be in any encoding.

Older programs write them in the encoding of their computer.
"""

import re
import struct
from collections.abc import Iterable
from zipfile import ZipInfo

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075
# In these encodings of Cyrillic most letters of a Russian name are in these bytes; in
# names in cp437 and cp1252 only a few letters are not ASCII.
_CYRILLIC = (
    ("cp866", re.compile(rb"[\x80-\xaf\xe0-\xf1]")),
    ("cp1251", re.compile(rb"[\xc0-\xff\xa8\xb8]")),
)
_NON_ASCII = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z\x80-\xff]")


def decode_names(members: list[ZipInfo]) -> list[str]:
    """Returns the names: in UTF-8 where that fits, else in the encoding of most."""
    encoding = ""
    names = []
    for member in members:
        stated = _find_stated(member)
        if not stated and not encoding:
            encoding = _find_encoding(members)
        names.append(stated or _raw_name(member).decode(encoding, "replace"))
    return names


def _find_stated(member: ZipInfo) -> str:
    """Returns a name whose encoding is known; empty for one in an unknown one."""
    if member.flag_bits & _UTF8_FLAG or member.filename.isascii():
        return member.filename
    try:
        return _find_unicode_path(member.extra) or _raw_name(member).decode()
    except UnicodeDecodeError:
        return ""


def _find_unicode_path(extra: bytes) -> str:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind == _UNICODE_PATH and size > 5:
            return extra[at + 9 : at + 4 + size].decode()
        at += 4 + size
    return ""


def _find_encoding(members: Iterable[ZipInfo]) -> str:
    sample = b"\n".join(_raw_name(each) for each in members if not _find_stated(each))[
        : 1 << 14
    ]
    foreign = len(_NON_ASCII.findall(sample))
    if 2 * foreign > len(_LETTER.findall(sample)) - sample.count(b".") * 3:
        for encoding, letters in _CYRILLIC:
            if len(letters.findall(sample)) > 0.95 * foreign:
                return encoding
    return "cp437"


def _raw_name(member: ZipInfo) -> bytes:
    """Returns the bytes of a name that `zipfile` has read as cp437."""
    try:
        return member.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return member.orig_filename.encode("utf-8", "surrogateescape")
