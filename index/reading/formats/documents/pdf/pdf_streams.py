"""Refuses PDFs whose streams unpack to very much: pdfium sets them no limit but 1 GB."""

import re
import zlib

from index.config import ReadLimits
from index.reading.decoding.file_bytes import MEGABYTE, ContentError

_STREAM = re.compile(rb"stream\r?\n")
_PICTURE = re.compile(rb"/Subtype\s*/Image|/DCTDecode|/JPXDecode|/CCITTFaxDecode")
_DICTIONARY_BYTES = 400
# A stream that unpacks to 100 MB is longer than this.
_MIN_BYTES = 100_000
_SAMPLE_BYTES = 1 << 16


def refuse_bombs(content: bytes, limits: ReadLimits) -> None:
    """Looks whether the beginning of a long stream unpacks to more than the limits allow.

    Pictures are not unpacked by anyone: an empty page of a scanner is packed as tightly.

    Raises:
        ContentError: if a stream is such a one.
    """
    for found in _STREAM.finditer(content):
        start = found.end()
        sample = content[start : start + _SAMPLE_BYTES]
        before = content[max(0, found.start() - _DICTIONARY_BYTES) : found.start()]
        own = before[before.rfind(b" obj") + 1 :]
        if content.find(b"endstream", start, start + _MIN_BYTES) >= 0:
            continue
        if b"FlateDecode" not in own or _PICTURE.search(own):
            continue
        most = max(limits.max_ratio * _SAMPLE_BYTES, MEGABYTE)
        try:
            unpacked = len(zlib.decompressobj().decompress(sample, most + 1))
        except zlib.error:
            continue
        if unpacked > most:
            raise ContentError(
                "a part unpacks to more than index.max_ratio "
                f"({limits.max_ratio:,} times its size)"
            )
