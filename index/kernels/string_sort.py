"""Sorts byte strings that lie in one buffer, and integers below a known bound.

Strings: a segment sorts some 100,000 terms and forms at its end. Compiled, a radix sort
orders them by their first eight bytes (LSD, four passes of 16 bits), and `qsort`
compares the rest only among strings that share those: O(n) plus a comparison sort of
the ties. The reference sorts Python's bytes, which compare in the same order.

Integers: a counting sort, O(n + bound), stable. The reference sorts by the lower and
then by the upper 16 bits, which numpy does by radix.
"""

import numpy as np
from numpy.typing import NDArray

from index.kernels.array_types import Offsets


def argsort_strings(
    data: bytes, starts: Offsets, ends: Offsets, tiebreaks: Offsets
) -> Offsets:
    """Returns the order of strings as bytes; among equal strings that of `tiebreaks`.

    Args:
        data: holds the strings.
        starts: int64 array of shape (n,): where each string starts in `data`.
        ends: int64 array of shape (n,): where it ends.
        tiebreaks: int64 array of shape (n,).

    Returns:
        int64 array of shape (n,): indices of the strings, sorted.
    """
    spans = zip(starts.tolist(), ends.tolist(), tiebreaks.tolist(), strict=True)
    keys = [(data[start:end], tiebreak) for start, end, tiebreak in spans]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int64)


def stable_argsort(keys: NDArray[np.int32], bound: int) -> NDArray[np.int32]:
    """Returns the order of integers; equal ones stay in the order given.

    Args:
        keys: int32 array of shape (n,), each from 0 to below `bound`.
        bound: the counting sort's number of counters.

    Returns:
        int32 array of shape (n,): indices of the keys, sorted.

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
