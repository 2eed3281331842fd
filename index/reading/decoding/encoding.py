"""From bytes to text: the encoding found, odd characters made plain."""

import codecs
import re
from collections.abc import Iterable

from index.reading.decoding.file_bytes import ContentError
from index.reading.decoding.legacy_encodings import detect_legacy_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_BOMS = tuple(bom for bom, _ in _BOMS[1:])

_SAMPLE = 1 << 14
_CONTROLS = bytes([*range(0x07), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])

_MANY_CONTROLS = 0.02
_FEW_CONTROLS = 0.001
_FEW_BROKEN = 0.05

_SPACES = "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_NOTHING = "\0\xad\u200b\u2060\ufeff"
_PLAIN = (
    *((space, " ") for space in _SPACES),
    *((end, "\n") for end in _LINE_ENDS),
    *((nothing, "") for nothing in _NOTHING),
)
_PLAIN_ASCII = tuple((odd, plain) for odd, plain in _PLAIN if odd.isascii())
_SURROGATES = re.compile("[\ud800-\udfff]")


def decode(content: bytes) -> str:
    """The text that the bytes are, UTF-8 where they can be, else the likeliest encoding.

    Raises:
        ContentError: when they are no text at all.
    """
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return _decode_marked(content[len(bom) :], encoding)
    if unmarked := _unmarked_utf16(content):
        return _decode_marked(content, unmarked)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return _decode_legacy(content)
    if _share(_CONTROLS, content) > _MANY_CONTROLS:
        raise ContentError("binary")
    return text


def normalize_text(text: str) -> str:
    r"""The text with LF for every line end, plain spaces, and no invisible debris.

    A lone surrogate, which no encoding can write, is replaced.

    >>> normalize_text("a\r\nb\xa0c\ufeff\0")
    'a\nb c'
    """
    if text.isascii():
        return _make_plain(text, _PLAIN_ASCII)
    # True of most texts, and false where there is anything to do.
    if text.replace("\n", "").isprintable():
        return text
    return _without_surrogates(_make_plain(text, _PLAIN))


def is_utf16_or_utf32(sample: bytes) -> bool:
    """Whether the first bytes of a file are those of UTF-16 or UTF-32."""
    return sample.startswith(_WIDE_BOMS) or bool(_unmarked_utf16(sample))


def looks_binary(sample: bytes) -> bool:
    """Whether the first bytes of a file are no text."""
    # The cut may have halved a character.
    try:
        decode(sample[: sample.rfind(b"\n") + 1] or sample)
    except ContentError:
        return True
    return False


def _decode_marked(content: bytes, encoding: str) -> str:
    text = content.decode(encoding, "replace")
    odd = sum(text.count(character) for character in ("\ufffd", "\0"))
    if odd > len(text) * _MANY_CONTROLS + 1:
        raise ContentError("binary")
    return text


def _unmarked_utf16(content: bytes) -> str | None:
    sample = content[: _SAMPLE & ~1]
    half = len(sample) // 2
    if not half:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _decode_legacy(content: bytes) -> str:
    if _share(_CONTROLS, content) > _FEW_CONTROLS:
        raise ContentError("binary")
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    if broken <= max(1, whole * _FEW_BROKEN) and whole >= 4:
        return text
    encoding = detect_legacy_encoding(content)
    if encoding is None:
        raise ContentError("binary, or in an encoding that could not be found")
    return content.decode(encoding, "replace")


def _share(characters: bytes, content: bytes) -> float:
    if not content:
        return 0.0
    return 1 - len(content.translate(None, characters)) / len(content)


def _make_plain(text: str, plain: Iterable[tuple[str, str]]) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    # A look for each character takes a twentieth of the time of `str.translate`.
    for odd, meant in plain:
        if odd in text:
            text = text.replace(odd, meant)
    return text


def _without_surrogates(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text
