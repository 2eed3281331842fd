"""The kernels in numpy: what each gives, and how where nothing could be compiled."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.kernels.pieces import Places
from index.kernels.pieces import find_pieces as find_pieces

Words = NDArray[np.uint64]
Numbers = NDArray[np.int32]
Array = NDArray[Any]

_LOW, _HIGH, _NUMBER = range(3)
_FOLD = np.uint64(29)
_SHORT = 15
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


def make_keys(
    data: bytes, starts: Places, ends: Places, speech: int
) -> tuple[Words, Words]:
    """Two machine words for each string, which tell those of up to 15 bytes apart.

    Args:
        data: holds the strings, with 16 more bytes after the last.
        starts: where each starts.
        ends: where each ends.
        speech: more than 0 and less than 256; part of the second word.
    """
    # Each eight bytes of the buffer, from every place on.
    words = np.ndarray((len(data) - 7,), np.uint64, data, 0, (1,))
    lengths = ends - starts
    low = words[starts]
    low &= _MASKS[np.minimum(lengths, 8)]
    high = np.full(len(lengths), speech << 56, np.uint64)
    longer = np.flatnonzero(lengths > 8)
    rest = np.minimum(lengths[longer] - 8, 7)
    high[longer] |= words[starts[longer] + 8] & _MASKS[rest]
    # No token has a zero byte: these keys are of no short one.
    low[lengths > _SHORT] = 0
    return low, high


def find_rows(rows: Words, mix: Words, low: Words, high: Words) -> Numbers:
    """The numbers that a hash table has for keys, -1 for keys that it does not have.

    Args:
        rows: the table: a power of two of rows of low, high and number; high is 0 where
            a row is free, and some are.
        mix: three odd numbers.
        low: the first words of the keys.
        high: the second, never 0.
    """
    left, slots = np.arange(len(low)), _slots(rows, mix, low, high)
    found = np.full(len(low), -1, np.int32)
    while len(left):
        looked = rows.take(slots, axis=0)
        hit = (looked[:, _HIGH] == high) & (looked[:, _LOW] == low)
        found[left[hit]] = looked[hit, _NUMBER]
        on = ~hit & (looked[:, _HIGH] != 0)
        left, low, high = left[on], low[on], high[on]
        slots = (slots[on] + 1) & (len(rows) - 1)
    return found


def fill_rows(
    rows: Words, mix: Words, low: Words, high: Words, numbers: Numbers
) -> None:
    """Put keys into such a table, none of which it has, each once."""
    left, slots = np.arange(len(numbers)), _slots(rows, mix, low, high)
    new = np.column_stack((low, high, numbers.astype(np.uint64)))
    owner = np.zeros(len(rows), np.int32)
    while len(left):
        free = rows[slots, _HIGH] == 0
        # Of several keys for one slot the last one written stays.
        owner[slots[free]] = left[free]
        won = free & (owner[slots] == left)
        rows[slots[won]] = new[left[won]]
        left, slots = left[~won], (slots[~won] + 1) & (len(rows) - 1)


def _slots(rows: Words, mix: Words, low: Words, high: Words) -> Places:
    mixed = low * mix[0]
    mixed ^= high * mix[1]
    mixed ^= mixed >> _FOLD
    mixed *= mix[2]
    mixed >>= np.uint64(65 - len(rows).bit_length())
    slots: Places = mixed.view(np.int64)
    return slots


def sort_postings(
    terms: Numbers, articles: NDArray[np.uint16], counts: Places, places: Array
) -> tuple[Numbers, Places, NDArray[np.uint16], NDArray[np.uint32]]:
    """The postings of texts by term, within a term in the order of the texts.

    Args:
        terms: the numbers of the texts' terms, in order.
        articles: the number of each text's article.
        counts: how many terms each text has.
        places: an array for the places, which are counted from 0 in each text; of 16 or
            32 unsigned bits.

    Returns:
        The numbers of the terms, each once; in how many articles each is; which; and
        how often it is in each of these.
    """
    used = np.zeros(int(terms.max()) + 1 if len(terms) else 0, np.bool_)
    used[terms] = True
    numbers = np.flatnonzero(used).astype(np.int32)
    local = np.cumsum(used, dtype=np.int32)[terms]
    local -= 1
    order = _stable_order(local, len(numbers))
    begin = np.cumsum(counts) - counts
    places[:] = (np.arange(len(terms)) - np.repeat(begin, counts))[order]
    owners = np.repeat(articles, counts)[order]
    firsts = np.cumsum(np.bincount(local, minlength=len(numbers)))
    new = np.ones(len(owners), np.bool_)
    np.not_equal(owners[1:], owners[:-1], out=new[1:])
    new[firsts[:-1]] = True
    starts = np.flatnonzero(new)
    bearers = np.diff(np.searchsorted(starts, firsts), prepend=0)
    frequencies = np.diff(starts, append=len(owners)).astype(np.uint32)
    return numbers, bearers, owners[starts], frequencies


def _stable_order(keys: Numbers, bound: int) -> Places:
    # numpy sorts 16 bits by radix: seven times as fast as a sort of 64-bit keys.
    order: Places = np.argsort(keys.astype(np.uint16), kind="stable")
    if bound <= 1 << 16:
        return order
    high = (keys >> 16).astype(np.uint16)
    return order[np.argsort(high[order], kind="stable")]


def gather(values: Array, starts: Array, counts: Array) -> Array:
    """The elements of stretches of an array, one stretch after the other.

    >>> gather(np.array([5, 6, 7, 8]), np.array([2, 0]), np.array([2, 1])).tolist()
    [7, 8, 5]

    Raises:
        IndexError: a stretch is not within the array.
    """
    counts = counts.astype(np.int64, copy=False)
    shifts = starts - (np.cumsum(counts) - counts)
    places: Places = np.repeat(shifts, counts)
    places += np.arange(len(places))
    return values[places]
