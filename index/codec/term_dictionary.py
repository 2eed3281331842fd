"""The sorted terms of a field: bytes, sizes, and of some where and how they begin."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from index.codec.array_file import Array, ArrayFile, ArrayFileWriter, narrow
from index.codec.string_array import PADDING, StringArray

_STEP = 16
_HEAD = 8
# To find each of so many alone takes as long as to find where all are.
_FEW = 100
# Of how many terms to remember where they are.
_MOST_KNOWN = 10_000


def write_term_dictionary(file: ArrayFileWriter, name: str, terms: StringArray) -> None:
    """Write terms, which must be sorted."""
    sizes = terms.ends - terms.starts
    file.put(f"{name}.term_sizes", narrow(sizes))
    starts = (np.cumsum(sizes) - sizes)[::_STEP]
    file.put(f"{name}.term_starts", starts.astype(np.uint32))
    file.begin(f"{name}.term_bytes", np.uint8)
    for piece in terms.iter_bytes():
        file.append(piece)
    file.put(
        f"{name}.term_heads", terms.take(np.arange(0, len(terms), _STEP)).prefix_keys()
    )


class TermDictionary:
    """The terms of a field of a segment; a term's rank is its place among them."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._file = file
        self._sizes = f"{name}.term_sizes"
        self._starts = f"{name}.term_starts"
        self._bytes = f"{name}.term_bytes"
        self._heads = f"{name}.term_heads"
        self._size = len(file.view(self._sizes))
        self._ranks: dict[bytes, int] = {}
        self._positions: dict[bytes, int] = {}

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, rank: int) -> bytes:
        """The term of that rank."""
        return self.read(rank, rank + 1)[0]

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, self._size, 4096):
            yield from self.read(start, start + 4096)

    def find(self, term: bytes) -> int:
        """The rank of a term, -1 where it is not there."""
        rank = self._ranks.get(term)
        if rank is None:
            low, near = self._around(term)
            place = bisect_left(near, term)
            there = place < len(near) and near[place] == term
            rank = low + place if there else -1
            if len(self._ranks) < _MOST_KNOWN:
                self._ranks[term] = rank
        return rank

    def lower_bound(self, term: bytes) -> int:
        """How many terms come before this one."""
        place = self._positions.get(term)
        if place is None:
            low, near = self._around(term)
            place = low + bisect_left(near, term)
            if len(self._positions) < _MOST_KNOWN:
                self._positions[term] = place
        return place

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """The ranks of the terms that begin so, from and up to."""
        low, near = self._around(prefix)
        first = last = bisect_left(near, prefix)
        # They mostly end where they were looked for, or there are none.
        while last < len(near) and near[last].startswith(prefix):
            last += 1
        start = low + first
        if last < len(near):
            return start, low + last
        bare = prefix.rstrip(b"\xff")
        if not bare:
            return start, self._size
        return start, self.lower_bound(bare[:-1] + bytes([bare[-1] + 1]))

    def read(self, start: int, stop: int) -> list[bytes]:
        """The terms from one rank up to another."""
        stop = min(stop, self._size)
        if start >= stop:
            return []
        data, ends = self._stretch(start, stop)
        cuts = [0, *ends.tolist()]
        text = data.tobytes()
        return [text[a:b] for a, b in pairwise(cuts)]

    def read_ordinals(self, ranks: Array) -> list[bytes]:
        """The terms of these ranks."""
        if len(ranks) < _FEW:
            return self._read_few(ranks.tolist())
        data, ends = self._stretch(0, self._size)
        text, stops = data.tobytes(), ends[ranks]
        starts = stops - self._file.whole(self._sizes)[ranks]
        both = zip(starts.tolist(), stops.tolist(), strict=True)
        return [text[start:stop] for start, stop in both]

    def read_packed(self, start: int, stop: int) -> tuple[Array, Array]:
        """The same terms as the bytes of all, and the size of each."""
        if start >= stop:
            return np.zeros(0, np.uint8), np.zeros(0, np.int64)
        data, ends = self._stretch(start, stop)
        return data, np.diff(ends, prepend=0)

    def to_string_array(self) -> StringArray:
        """All of them."""
        data, sizes = self.read_packed(0, self._size)
        ends: Array = np.cumsum(sizes)
        return StringArray(data.tobytes() + bytes(PADDING), ends - sizes, ends)

    def _read_few(self, ranks: list[int]) -> list[bytes]:
        low, high = min(ranks, default=0), max(ranks, default=-1)
        if high - low > _FEW:
            return [self[rank] for rank in ranks]
        # Forms of one word mostly stand beside each other.
        near = self.read(low, high + 1)
        return [near[rank - low] for rank in ranks]

    def _around(self, term: bytes) -> tuple[int, list[bytes]]:
        """Some terms where this one would be, and the rank of the first."""
        heads = self._file.whole(self._heads)
        head = np.uint64(_head(term))
        first = last = int(heads.searchsorted(head))
        if first < len(heads) and heads[first] == head:
            last = int(heads.searchsorted(head, "right"))
        low = max(first - 1, 0) * _STEP
        high = min(last * _STEP, self._size)
        while high - low > 4 * _STEP:
            middle = (low + high) // 2
            if self[middle] < term:
                low = middle + 1
            else:
                high = middle + 1
        return low, self.read(low, high)

    def _stretch(self, start: int, stop: int) -> tuple[Array, Array]:
        """The bytes of terms, and where each ends in them."""
        step = start // _STEP
        sizes = self._file.slice(self._sizes, step * _STEP, stop)
        ends = sizes.cumsum(dtype=np.int64)
        skipped = start - step * _STEP
        first = int(ends[skipped - 1]) if skipped else 0
        base = int(self._file.slice(self._starts, step, step + 1)[0])
        place, size = base + first, int(ends[-1]) - first
        return self._file.slice(self._bytes, place, place + size), ends[
            skipped:
        ] - first


def sort_terms(terms: Sequence[bytes]) -> tuple[list[bytes], Array]:
    """The terms sorted, and for each as given its rank."""
    order = sorted(range(len(terms)), key=terms.__getitem__)
    ranks = np.empty(len(terms), np.int64)
    ranks[order] = np.arange(len(terms))
    return [terms[n] for n in order], ranks


def _head(term: bytes) -> int:
    return int.from_bytes(term[:_HEAD].ljust(_HEAD, b"\0"))
