"""Decodes bytes in any encoding, and normalises the characters of a text."""

import codecs
import re
from collections.abc import Iterable
from unicodedata import category

from index.reading.decoding.file_bytes import ContentError
from index.reading.decoding.legacy_encodings import detect_legacy_encoding
from index.reading.decoding.mojibake import mend_mojibake
from index.reading.decoding.unusual_characters import drop_plain_ascii

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose BOM is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_BOMS = tuple(bom for bom, _ in _BOMS[1:])

_SAMPLE_BYTES = 1 << 14
_CONTROLS = bytes([*range(0x07), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])

# The greatest shares of control characters in UTF-8 and in other encodings, and of
# broken characters in a text that is still UTF-8.
_MAX_CONTROLS = 0.02
_MAX_LEGACY_CONTROLS = 0.001
_MAX_BROKEN = 0.05

# The first bytes of the characters below, which no text in another encoding has.
_WIDE_BYTES = (b"\0", b"\x02")
_WIDE_BREAKS = " \n\t。、，．"
_MAX_CHARS_TO_BREAK = 60
_ODD_CATEGORIES = frozenset({"Cc", "Cn", "Co", "Cs"})

_SPACES = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_INVISIBLE = "\0\xad\u200b\u2060\ufeff"
_REPLACEMENTS = (
    *((space, " ") for space in _SPACES),
    *((end, "\n") for end in _LINE_ENDS),
    *((invisible, "") for invisible in _INVISIBLE),
)
_ASCII_REPLACEMENTS = tuple(
    (odd, plain) for odd, plain in _REPLACEMENTS if odd.isascii()
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(content: bytes) -> str:
    """Decodes bytes as UTF-8 if possible, else in the most likely encoding.

    A byte order mark decides; UTF-16 is recognised without one too. UTF-8 that was once
    read in another encoding and saved again is mended.

    Raises:
        ContentError: if the bytes are binary.
    """
    return mend_mojibake(_decode(content))


def normalize_text(text: str) -> str:
    r"""Returns the text with LF as line end, plain spaces and no invisible characters.

    Lone surrogates, which no encoding can write, become U+FFFD.

    >>> normalize_text("a\r\nb\xa0c\ufeff\0")
    'a\nb c'
    """
    if text.isascii():
        return _replace_all(text, _ASCII_REPLACEMENTS)
    # Of most texts they are printable, and not if there is anything to replace.
    unusual = drop_plain_ascii(text)
    if unusual.isprintable():
        return text
    found = [(odd, plain) for odd, plain in _REPLACEMENTS if odd in unusual]
    text = _replace_all(text, found)
    return _SURROGATES.sub("\ufffd", text) if _SURROGATES.search(unusual) else text


def is_utf16_or_utf32(sample: bytes) -> bool:
    """Checks whether the first bytes of a file are UTF-16 or UTF-32."""
    return sample.startswith(_WIDE_BOMS) or bool(_utf16_without_bom(sample))


def looks_binary(sample: bytes) -> bool:
    """Checks whether the first bytes of a file are binary."""
    # The sample may end within a character.
    try:
        decode(sample[: sample.rfind(b"\n") + 1] or sample)
    except ContentError:
        return True
    return False


def _decode(content: bytes) -> str:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decode_wide(content[len(bom) :], encoding)
    if utf16 := _utf16_without_bom(content):
        return _decode_wide(content, utf16)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return _decode_legacy(content)
    if _share(_CONTROLS, content) > _MAX_CONTROLS:
        raise ContentError("binary")
    return text


def _decode_wide(content: bytes, encoding: str) -> str:
    text = content.decode(encoding, "replace")
    odd = sum(text.count(character) for character in ("\ufffd", "\0"))
    if odd > len(text) * _MAX_CONTROLS + 1:
        raise ContentError("binary")
    return text


def _utf16_without_bom(content: bytes) -> str | None:
    """Returns the byte order in which bytes are a text in UTF-16, None if in none.

    Blanks, line ends and the stops of Chinese show it in every script: 20 00 or 00 20. A
    text in another encoding has no such bytes.
    """
    sample = content[: _SAMPLE_BYTES & ~1]
    if not any(byte in sample for byte in _WIDE_BYTES):
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        breaks = sum(map(text.count, _WIDE_BREAKS))
        if breaks * _MAX_CHARS_TO_BREAK >= len(text) and _is_text(text):
            return encoding
    return None


def _is_text(text: str) -> bool:
    """Checks that nearly all characters are assigned ones that texts have."""
    odd = sum(category(character) in _ODD_CATEGORIES for character in text)
    odd -= sum(map(text.count, "\n\r\t"))
    return odd <= len(text) * _MAX_CONTROLS


def _decode_legacy(content: bytes) -> str:
    if _share(_CONTROLS, content) > _MAX_LEGACY_CONTROLS:
        raise ContentError("binary")
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    if broken <= max(1, whole * _MAX_BROKEN) and whole >= 4:
        return text
    encoding = detect_legacy_encoding(content)
    if encoding is None:
        raise ContentError("binary, or in an encoding that could not be detected")
    return content.decode(encoding, "replace")


def _share(characters: bytes, content: bytes) -> float:
    if not content:
        return 0.0
    return 1 - len(content.translate(None, characters)) / len(content)


def _replace_all(text: str, plain: Iterable[tuple[str, str]]) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    # A search for each character takes 1/20 of the time of `str.translate`.
    for odd, meant in plain:
        if odd in text:
            text = text.replace(odd, meant)
    return text
