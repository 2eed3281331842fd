"""Decompresses frames of Zstandard, none larger than a file of its size may hold."""

import zstandard

from index.codec.array_file import ArrayFile
from index.errors import IndexDamagedError

MAX_EXPANSION = 1_000
"""A frame has at most so many times the bytes of the whole file, and MAX_ALWAYS more."""
MAX_ALWAYS = 128 << 20


def decompress(
    decompressor: zstandard.ZstdDecompressor, frame: bytes, file: ArrayFile
) -> bytes:
    """Decompresses a frame of a file.

    Raises:
        IndexDamagedError: it is none, or claims to hold more than it may.
    """
    try:
        size = zstandard.frame_content_size(frame)
        if 0 <= size <= file.size * MAX_EXPANSION + MAX_ALWAYS:
            return decompressor.decompress(frame)
    except zstandard.ZstdError as error:
        raise IndexDamagedError(file.path, f"a broken frame: {error}") from error
    raise IndexDamagedError(file.path, f"a frame of {size:,} bytes")
