"""Many short byte strings at once: no Python object each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import kernels
from index.codec.array_file import AnyArray
from index.kernels import argsort_strings

PADDING = 24
"""Zero bytes that stand after the last string, so that any can be loaded by eight bytes
at a time."""

_MASKS = np.array([-(1 << 64 - 8 * size) & (1 << 64) - 1 for size in range(9)], "u8")
_KEYED = 16
_AT_ONCE = 1 << 15
_LINE_END = ord("\n")


@dataclass(frozen=True, slots=True)
class StringArray:
    """Stretches of a buffer: `data[starts[n]:ends[n]]`, with PADDING after the last."""

    data: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    def take(self, places: AnyArray) -> "StringArray":
        """Those at these places."""
        return StringArray(self.data, self.starts[places], self.ends[places])

    def to_list(self) -> list[bytes]:
        """Each for itself."""
        data, starts, ends = self.data, self.starts.tolist(), self.ends.tolist()
        return [data[a:b] for a, b in zip(starts, ends, strict=True)]

    def iter_bytes(self) -> Iterator[AnyArray]:
        """Their bytes, one string after the other, some strings' at a time."""
        chars = np.frombuffer(self.data, np.uint8)
        for first in range(0, len(self), _AT_ONCE):
            some = np.s_[first : first + _AT_ONCE]
            starts, ends = self.starts[some], self.ends[some]
            yield kernels.gather(chars, starts, ends - starts)

    def prefix_keys(self, skip: int = 0) -> NDArray[np.uint64]:
        """Eight bytes of each after the skipped ones, as numbers that sort as they do."""
        words = np.ndarray((len(self.data) - 7,), ">u8", self.data, 0, (1,))
        left = np.maximum(self.ends - self.starts - skip, 0)
        # Of what has ended before, whatever stands there is masked out.
        firsts = np.minimum(self.starts + skip, len(words) - 1)
        heads: NDArray[np.uint64] = words[firsts].astype(np.uint64)
        heads &= _MASKS[np.minimum(left, 8)]
        return heads

    def argsort(self, within: AnyArray | None = None) -> AnyArray:
        """Their order as bytes; among equal ones that of the numbers `within`."""
        if within is None:
            within = np.zeros(len(self), np.int64)
        return argsort_strings(self.data, self.starts, self.ends, within)

    def mark_repeats(self) -> AnyArray:
        """For each whether it equals the one before."""
        repeats = np.zeros(len(self), np.bool_)
        sizes, high, low = (
            self.ends - self.starts,
            self.prefix_keys(),
            self.prefix_keys(8),
        )
        alike = (high[1:] == high[:-1]) & (low[1:] == low[:-1])
        maybe = np.flatnonzero(alike & (sizes[1:] == sizes[:-1])) + 1
        repeats[maybe] = True
        long = maybe[sizes[maybe] > _KEYED]
        before = self.take(long - 1).to_list()
        same = [a == b for a, b in zip(self.take(long).to_list(), before, strict=True)]
        repeats[long] = same
        return repeats


def pack_strings(strings: Iterable[bytes]) -> StringArray:
    """Strings that have been Python's."""
    each = list(strings)
    ends: AnyArray = np.cumsum([0, *map(len, each)])
    return StringArray(b"".join((*each, bytes(PADDING))), ends[:-1], ends[1:])


def union_strings(parts: Sequence[StringArray]) -> tuple[StringArray, list[AnyArray]]:
    """The strings of some parts, each once, in order; and where those of each part are.

    In a part none is twice.
    """
    joined = concatenate_strings(parts)
    order = joined.argsort()
    new = ~joined.take(order).mark_repeats()
    places = np.empty(len(order), np.int64)
    places[order] = np.cumsum(new) - 1
    ends: AnyArray = np.cumsum([len(part) for part in parts])
    return joined.take(order[new]), np.split(places, ends[:-1])


def concatenate_strings(parts: Sequence[StringArray]) -> StringArray:
    """The strings of all parts, one part after the other."""
    bases = np.cumsum([0, *(len(part.data) for part in parts)])[:-1].tolist()
    starts = [part.starts + base for part, base in zip(parts, bases, strict=True)]
    ends = [part.ends + base for part, base in zip(parts, bases, strict=True)]
    data = b"".join([*(part.data for part in parts), bytes(PADDING)])
    none = np.zeros(0, np.int64)
    return StringArray(
        data, np.concatenate([none, *starts]), np.concatenate([none, *ends])
    )


def pack_texts(texts: Iterable[str]) -> StringArray:
    """Texts without line ends, in UTF-8."""
    data = "\n".join((*texts, "")).encode("utf-8", "replace")
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == _LINE_END)
    starts = np.zeros(len(ends), np.int64)
    starts[1:] = ends[:-1] + 1
    return StringArray(data + bytes(PADDING), starts, ends)
