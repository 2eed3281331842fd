"""Decodes what servers and mails send: its charset, and how it was packed."""

import codecs
import zlib

from index.reading.decoding.encoding import decode
from index.reading.decoding.file_bytes import ContentError
from index.reading.formats.pages.html import decode_html

# Labels stand for the larger encodings that programs mean by them.
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
}
# Their bytes look like ASCII or UTF-8, and mean something else.
_DISGUISED = ("iso2022", "hz", "utf-7", "utf-16", "utf-32")


def decode_sent(content: bytes, charset: str, *, is_html: bool) -> str:
    """Decodes bytes as UTF-8 if possible, else in the charset sent, else as detected.

    Raises:
        ContentError: if they are binary.
    """
    encoding = _find_encoding(charset)
    if encoding.startswith(_DISGUISED):
        return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if encoding:
        try:
            return content.decode(encoding)
        except ValueError:
            pass
    return decode_html(content) if is_html else decode(content)


def unpack_sent(content: bytes, packing: str, max_bytes: int) -> bytes:
    """Unpacks the content of a response, as its Content-Encoding says.

    Archives often keep the header though they have unpacked the content: bytes that are
    not packed are returned as they are.

    Raises:
        ContentError: if it unpacks to more than `max_bytes`, or brotli is missing.
    """
    for name in reversed(packing.lower().split(",")):
        name = name.strip()
        if name in ("gzip", "x-gzip", "deflate"):
            content = _inflate(content, max_bytes)
        elif name == "br":
            content = _unpack_brotli(content, max_bytes)
        elif name == "zstd":
            content = _unpack_zstd(content, max_bytes)
    return content


def join_chunks(content: bytes) -> bytes:
    """Joins the chunks of a response; what is not in chunks is returned as it is.

    Each has a line with its size in hexadecimal before it: RFC 9112, section 7.1.
    """
    pieces: list[bytes] = []
    at = 0
    while True:
        end = content.find(b"\n", at, at + 100)
        size = content[at:end].split(b";")[0].strip() if end >= 0 else b""
        try:
            count = int(size, 16)
        except ValueError:
            return b"".join(pieces) or content
        if count <= 0:
            return b"".join(pieces)
        pieces.append(content[end + 1 : end + 1 + count])
        at = end + 1 + count + 1
        if content[at - 1 : at] == b"\r":
            at += 1


def _find_encoding(charset: str) -> str:
    try:
        name = codecs.lookup(charset.strip("\"' ")).name
    except (LookupError, ValueError):
        return ""
    return _MEANT.get(name, name)


def _inflate(content: bytes, max_bytes: int) -> bytes:
    # With the header of gzip or zlib, and as some servers send it, without any.
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        unpacker = zlib.decompressobj(window)
        try:
            unpacked = unpacker.decompress(content, max_bytes)
        except zlib.error:
            continue
        if unpacker.unconsumed_tail:
            raise ContentError("a response that unpacks to more than index.max_file_mb")
        return unpacked
    return content


def _unpack_brotli(content: bytes, max_bytes: int) -> bytes:
    try:
        import brotli
    except ImportError as error:
        raise ContentError("packed with brotli; pip install brotli") from error
    unpacker = brotli.Decompressor()
    try:
        unpacked: bytes = unpacker.process(content, output_buffer_limit=max_bytes)
    except brotli.error:
        return content
    except TypeError as error:  # before 1.2 it has no limit
        raise ContentError("packed with brotli; pip install 'brotli>=1.2'") from error
    if len(unpacked) >= max_bytes:
        raise ContentError("a response that unpacks to more than index.max_file_mb")
    return unpacked


def _unpack_zstd(content: bytes, max_bytes: int) -> bytes:
    import zstandard

    try:
        with zstandard.ZstdDecompressor().stream_reader(content) as reader:
            unpacked = reader.read(max_bytes + 1)
    except zstandard.ZstdError:
        return content
    if len(unpacked) > max_bytes:
        raise ContentError("a response that unpacks to more than index.max_file_mb")
    return unpacked
