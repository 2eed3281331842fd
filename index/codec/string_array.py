"""Arrays of byte strings: one buffer and offsets, no Python object for each string."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index import kernels
from index.codec.array_file import AnyArray
from index.kernels import argsort_strings
from index.value_classes import dataclass

PADDING = 24
"""Zero bytes after the last string, so that kernels can load any string by eight bytes
at a time."""

_KEY_BYTES = 8
# By number of bytes left in a string: what of a key belongs to the string.
_MASKS = np.array([-(1 << 64 - 8 * size) & (1 << 64) - 1 for size in range(9)], "u8")
_AT_ONCE = 1 << 15
_LINE_END = ord("\n")


@dataclass(frozen=True, slots=True)
class StringArray:
    """Byte strings in a buffer: the n-th is `data[starts[n]:ends[n]]`.

    Attributes:
        data: the buffer; PADDING zero bytes stand at its end.
        starts: int64 array of shape (n_strings,).
        ends: int64 array of shape (n_strings,).
    """

    data: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    def take(self, indexes: AnyArray) -> "StringArray":
        """Selects strings; the buffer is shared.

        Args:
            indexes: integer array of shape (n_taken,), or bool array of shape
                (n_strings,).
        """
        return StringArray(self.data, self.starts[indexes], self.ends[indexes])

    def to_list(self) -> list[bytes]:
        """Returns the strings as Python's."""
        data, starts, ends = self.data, self.starts.tolist(), self.ends.tolist()
        return [data[a:b] for a, b in zip(starts, ends, strict=True)]

    def iter_bytes(self) -> Iterator[NDArray[np.uint8]]:
        """Yields the bytes of the strings, one string after the other, in pieces.

        Yields:
            uint8 arrays of shape (n_bytes,), each of some strings.
        """
        chars = np.frombuffer(self.data, np.uint8)
        for first in range(0, len(self), _AT_ONCE):
            some = np.s_[first : first + _AT_ONCE]
            starts, ends = self.starts[some], self.ends[some]
            yield kernels.gather(chars, starts, ends - starts)

    def prefix_keys(self, skip: int = 0) -> NDArray[np.uint64]:
        """Returns eight bytes of each string as a number; numbers sort as the bytes do.

        Args:
            skip: how many bytes of each string to leave out.

        Returns:
            uint64 array of shape (n_strings,), filled up with zero bytes.
        """
        words = np.ndarray((len(self.data) - 7,), ">u8", self.data, 0, (1,))
        left = np.maximum(self.ends - self.starts - skip, 0)
        # Where a string has ended, the bytes after it are masked out.
        firsts = np.minimum(self.starts + skip, len(words) - 1)
        keys: NDArray[np.uint64] = words[firsts].astype(np.uint64)
        keys &= _MASKS[np.minimum(left, _KEY_BYTES)]
        return keys

    def argsort(self, within: NDArray[np.int64] | None = None) -> NDArray[np.int64]:
        """Returns the order of the strings as bytes.

        Args:
            within: decides between equal strings: int64 array of shape (n_strings,).

        Returns:
            int64 array of shape (n_strings,).
        """
        if within is None:
            within = np.zeros(len(self), np.int64)
        return argsort_strings(self.data, self.starts, self.ends, within)

    def mark_repeats(self) -> NDArray[np.bool_]:
        """Marks the strings that equal the one before: bool array, (n_strings,)."""
        repeats = np.zeros(len(self), np.bool_)
        lengths = self.ends - self.starts
        high, low = self.prefix_keys(), self.prefix_keys(_KEY_BYTES)
        alike = (high[1:] == high[:-1]) & (low[1:] == low[:-1])
        maybe = np.flatnonzero(alike & (lengths[1:] == lengths[:-1])) + 1
        repeats[maybe] = True
        long = maybe[lengths[maybe] > 2 * _KEY_BYTES]
        before = self.take(long - 1).to_list()
        same = [a == b for a, b in zip(self.take(long).to_list(), before, strict=True)]
        repeats[long] = same
        return repeats


def pack_strings(strings: Iterable[bytes]) -> StringArray:
    """Packs Python's byte strings into an array.

    >>> pack_strings([b"talk", b"war"]).take(np.array([1])).to_list()
    [b'war']
    """
    each = list(strings)
    ends: NDArray[np.int64] = np.cumsum([0, *map(len, each)])
    return StringArray(b"".join((*each, bytes(PADDING))), ends[:-1], ends[1:])


def pack_texts(texts: Iterable[str]) -> StringArray:
    """Packs texts without line ends into an array, in UTF-8."""
    data = "\n".join((*texts, "")).encode("utf-8", "replace")
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == _LINE_END)
    starts = np.zeros(len(ends), np.int64)
    starts[1:] = ends[:-1] + 1
    return StringArray(data + bytes(PADDING), starts, ends)


def concatenate_strings(parts: Sequence[StringArray]) -> StringArray:
    """Joins arrays into one: the strings of one part after those of the other."""
    bases = np.cumsum([0, *(len(part.data) for part in parts)])[:-1].tolist()
    starts = [part.starts + base for part, base in zip(parts, bases, strict=True)]
    ends = [part.ends + base for part, base in zip(parts, bases, strict=True)]
    data = b"".join([*(part.data for part in parts), bytes(PADDING)])
    none = np.zeros(0, np.int64)
    return StringArray(
        data, np.concatenate([none, *starts]), np.concatenate([none, *ends])
    )


def union_strings(
    parts: Sequence[StringArray],
) -> tuple[StringArray, list[NDArray[np.int64]]]:
    """Builds the sorted union of arrays, none of which holds a string twice.

    Returns:
        The union, and for each part the indexes of its strings in the union: int64
        arrays of shape (len(part),).
    """
    joined = concatenate_strings(parts)
    order = joined.argsort()
    is_new = ~joined.take(order).mark_repeats()
    indexes = np.empty(len(order), np.int64)
    indexes[order] = np.cumsum(is_new) - 1
    ends: NDArray[np.int64] = np.cumsum([len(part) for part in parts])
    return joined.take(order[is_new]), np.split(indexes, ends[:-1])
