"""The kernels in numpy: what each gives, and how where nothing could be compiled."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.kernels.pieces import Places
from index.kernels.pieces import find_pieces as find_pieces

Words = NDArray[np.uint64]
Numbers = NDArray[np.int32]
Bytes = NDArray[np.uint8]
Array = NDArray[Any]

_LAST, _NUMBER = 2, 3
_FOLD = np.uint64(29)
_SHORT = 23
_RUN = 5
# Odd numbers that spread the bits. What an index holds depends on them.
_FIRST, _SECOND, _THIRD = map(np.uint32, (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D))
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)


def encode_letters(text: str, kinds: Bytes, written: Bytes) -> bytes | int:
    """A text in UTF-8, some of its characters replaced by ASCII.

    Args:
        text: any.
        kinds: of each code point; 0 for those that stay.
        written: what is written for each other kind.

    Returns:
        The text; or the first of its code points whose kind has nothing written for it.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found = kinds[codes]
    strange = np.flatnonzero(found >= len(written))
    if len(strange):
        return int(codes[strange[0]])
    replaced = np.where(found, written[found], codes).astype(np.uint32)
    return replaced.tobytes().decode("utf-32-le").encode()


def make_keys(data: bytes, starts: Places, ends: Places, speech: int) -> Words:
    """Three machine words for each string, which tell those of up to 23 bytes apart.

    Args:
        data: holds the strings, with 24 more bytes after the last.
        starts: where each starts.
        ends: where each ends.
        speech: more than 0 and less than 256; part of the third word.
    """
    # Each eight bytes of the buffer, from every place on.
    words = np.ndarray((len(data) - 7,), np.uint64, data, 0, (1,))
    lengths = ends - starts
    keys = np.zeros((len(starts), 3), np.uint64)
    keys[:, 0] = words[starts] & _MASKS[np.minimum(lengths, 8)]
    for n, most in (1, 8), (2, 7):
        longer = np.flatnonzero(lengths > 8 * n)
        rest = np.minimum(lengths[longer] - 8 * n, most)
        keys[longer, n] = words[starts[longer] + 8 * n] & _MASKS[rest]
    keys[:, 2] |= np.uint64(speech << 56)
    # No token has a zero byte: these keys are of no short one.
    keys[lengths > _SHORT, 0] = 0
    return keys


def find_rows(rows: Words, mix: Words, keys: Words) -> Numbers:
    """The numbers that a hash table has for keys, -1 for keys that it does not have.

    Args:
        rows: the table: a power of two of rows, each of a key and its number; the third
            word is 0 where a row is free, and some are.
        mix: four odd numbers.
        keys: of `make_keys`.
    """
    left, slots = np.arange(len(keys)), _slots(rows, mix, keys)
    found = np.full(len(keys), -1, np.int32)
    while len(left):
        looked = rows.take(slots, axis=0)
        hit = (looked[:, :_NUMBER] == keys).all(axis=1)
        found[left[hit]] = looked[hit, _NUMBER]
        on = ~hit & (looked[:, _LAST] != 0)
        left, keys = left[on], keys[on]
        slots = (slots[on] + 1) & (len(rows) - 1)
    return found


def fill_rows(rows: Words, mix: Words, keys: Words, numbers: Numbers) -> None:
    """Put keys into such a table, none of which it has, each once."""
    left, slots = np.arange(len(numbers)), _slots(rows, mix, keys)
    new = np.column_stack((keys, numbers.astype(np.uint64)))
    owner = np.zeros(len(rows), np.int32)
    while len(left):
        free = rows[slots, _LAST] == 0
        # Of several keys for one slot the last one written stays.
        owner[slots[free]] = left[free]
        won = free & (owner[slots] == left)
        rows[slots[won]] = new[left[won]]
        left, slots = left[~won], (slots[~won] + 1) & (len(rows) - 1)


def _slots(rows: Words, mix: Words, keys: Words) -> Places:
    mixed = (keys * mix[:3]).T
    mixed = mixed[0] ^ mixed[1] ^ mixed[2]
    mixed ^= mixed >> _FOLD
    mixed *= mix[3]
    mixed >>= np.uint64(65 - len(rows).bit_length())
    slots: Places = mixed.view(np.int64)
    return slots


def find_same(keys: Words, mix: Words) -> Places:
    """For each key the place of the first that equals it.

    Args:
        keys: of `make_keys`.
        mix: four odd numbers that nobody knows who may have chosen the keys.
    """
    del mix
    order = np.lexsort(keys.T)
    new = np.ones(len(order), np.bool_)
    new[1:] = (keys[order[1:]] != keys[order[:-1]]).any(axis=1)
    same = np.empty(len(order), np.int64)
    same[order] = order[np.flatnonzero(new)[np.cumsum(new) - 1]]
    return same


def sort_strings(data: bytes, starts: Places, ends: Places, within: Places) -> Places:
    """The order of strings as bytes; among equal ones that of the numbers `within`.

    Args:
        data: holds the strings.
        starts: where each starts.
        ends: where each ends.
        within: a number for each.
    """
    places = zip(starts.tolist(), ends.tolist(), within.tolist(), strict=True)
    lines = [(data[start:end], number) for start, end, number in places]
    return np.array(sorted(range(len(lines)), key=lines.__getitem__), np.int64)


def stable_order(keys: Numbers, bound: int) -> Numbers:
    """The places of keys in their order, equal ones as they stand.

    Raises:
        IndexError: a key is less than 0, or not less than `bound`.
    """
    if len(keys) and not (keys.min() >= 0 and keys.max() < bound):
        raise IndexError("a key is not below its bound")
    # numpy sorts 16 bits by radix: seven times as fast as a sort of 64-bit keys.
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    if bound > 1 << 16:
        high = (keys >> 16).astype(np.uint16)
        order = order[np.argsort(high[order], kind="stable")]
    return order.astype(np.int32)


def choose_runs(
    hashes: NDArray[np.uint32], counts: Places, limits: NDArray[np.uint32]
) -> Places:
    """Hashes of runs of five words that are below a limit, each once a text, in order.

    Args:
        hashes: a number for each word of the texts.
        counts: how many words each text has.
        limits: of each text.

    Returns:
        The number of the text in the upper, the hash in the lower 32 bits.
    """
    texts = np.repeat(np.arange(len(counts)), counts)
    pairs = hashes[:-1] * _FIRST + hashes[1:]
    fours = pairs[:-2] * _SECOND + pairs[2:]
    runs = fours[:-1] * _THIRD + hashes[_RUN - 1 :]
    starts = np.flatnonzero(texts[: len(runs)] == texts[_RUN - 1 :])
    starts = starts[runs[starts] < limits[texts[starts]]]
    return np.unique(texts[starts] << 32 | runs[starts])


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
    order = stable_order(local, len(numbers))
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


def gather(values: Array, starts: Array, counts: Array) -> Array:
    """The elements of stretches of an array, one stretch after the other.

    >>> gather(np.array([5, 6, 7, 8]), np.array([2, 0]), np.array([2, 1])).tolist()
    [7, 8, 5]

    Raises:
        IndexError: a stretch is not within the array.
    """
    starts, counts = starts.astype(np.int64), counts.astype(np.int64)
    if ((starts < 0) | (counts < 0) | (counts > len(values) - starts)).any():
        raise IndexError("a stretch is not within the array")
    shifts = starts - (np.cumsum(counts) - counts)
    places: Places = np.repeat(shifts, counts)
    places += np.arange(len(places))
    return values[places]


def scatter(
    target: Array, places: Array, values: Array, starts: Array, counts: Array
) -> None:
    """Copy stretches of an array to places in another of its type, in order.

    >>> target = np.zeros(4, np.int64)
    >>> places, starts, counts = np.array([[3, 0], [0, 1], [1, 2]])
    >>> scatter(target, places, np.array([7, 8, 9]), starts, counts)
    >>> target.tolist()
    [8, 9, 0, 7]

    Raises:
        IndexError: a stretch is not within the array, before or after; nothing is
            copied then.
    """
    places, counts = places.astype(np.int64), counts.astype(np.int64)
    stretches = gather(values, starts, counts)
    if ((places < 0) | (counts > len(target) - places)).any():
        raise IndexError("a stretch is not within the array")
    there = np.repeat(places - (np.cumsum(counts) - counts), counts)
    target[there + np.arange(len(there))] = stretches
