"""Bounds what a file may unpack to, together with all files inside of it."""

from pathlib import Path

from index.config import ReadLimits
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    MIN_RATIO_BYTES,
    ContentError,
)

_MAX_MEMBERS = 1_000_000


class UnpackBudget:
    """Counts the files inside of a file, at any depth, and their bytes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._packed = 0
        self._unpacked = 0
        self._members = 0

    def add_member(self) -> None:
        """Counts one more file.

        Raises:
            ContentError: if there are too many.
        """
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise ContentError(
                f"the rest is not read: more than {_MAX_MEMBERS:,} files inside"
            )

    def add_bytes(self, count: int, limits: ReadLimits) -> None:
        """Counts unpacked bytes.

        Raises:
            ContentError: if they are now more than the limits allow, or out of
                proportion to the size of the file.
        """
        self._unpacked += count
        if self._unpacked > limits.max_unpacked_mb * MEGABYTE:
            raise ContentError(
                "the rest is not read: it unpacks to more than index.max_unpacked_mb "
                f"({limits.max_unpacked_mb:,} MB)"
            )
        if self._unpacked <= MIN_RATIO_BYTES:
            return
        self._packed = self._packed or self._path.stat().st_size
        if self._unpacked > limits.max_ratio * self._packed:
            raise ContentError(
                "the rest is not read: it unpacks to more than index.max_ratio "
                f"({limits.max_ratio:,} times its size)"
            )
