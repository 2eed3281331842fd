"""Copies many slices of one array, each with its own start and length, in one call.

Postings, positions, stored blocks and strings all lie in long arrays as slices that
follow each other. `gather` reads some of these slices into one array; `scatter` writes
some to given places of another, as a merge of segments does. Cost: O(elements copied),
one `memcpy` a slice when compiled, two index arrays of that length in numpy.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.kernels.array_types import Offsets


def gather(
    values: NDArray[Any], starts: NDArray[Any], counts: NDArray[Any]
) -> NDArray[Any]:
    """Copies slices of an array into a new one, one slice after the other.

    >>> gather(np.array([5, 6, 7, 8]), np.array([2, 0]), np.array([2, 1])).tolist()
    [7, 8, 5]

    Args:
        values: array of any dtype, shape (n,).
        starts: integers of any width, shape (n_slices,): where each slice starts.
        counts: integers of any width, shape (n_slices,): elements in each slice.

    Returns:
        Array of the dtype of `values`, shape (counts.sum(),).

    Raises:
        IndexError: a slice is not within the array.
    """
    starts, counts = starts.astype(np.int64), counts.astype(np.int64)
    if ((starts < 0) | (counts < 0) | (counts > len(values) - starts)).any():
        raise IndexError("a slice is not within the array")
    shifts = starts - (np.cumsum(counts) - counts)
    sources: Offsets = np.repeat(shifts, counts)
    sources += np.arange(len(sources))
    return values[sources]


def scatter(
    target: NDArray[Any],
    places: NDArray[Any],
    values: NDArray[Any],
    starts: NDArray[Any],
    counts: NDArray[Any],
) -> None:
    """Copies slices of an array to given places in another, in order.

    >>> target = np.zeros(4, np.int64)
    >>> places, starts, counts = np.array([[3, 0], [0, 1], [1, 2]])
    >>> scatter(target, places, np.array([7, 8, 9]), starts, counts)
    >>> target.tolist()
    [8, 9, 0, 7]

    Args:
        target: array of any dtype, shape (m,), written in place.
        places: integers, shape (n_slices,): where in `target` each slice goes.
        values: array of the dtype of `target`, shape (n,).
        starts: integers, shape (n_slices,): where in `values` each slice starts.
        counts: integers, shape (n_slices,): elements in each slice.

    Raises:
        IndexError: a slice is not within one of the arrays; nothing is copied then.
    """
    places, counts = places.astype(np.int64), counts.astype(np.int64)
    slices = gather(values, starts, counts)
    if ((places < 0) | (counts > len(target) - places)).any():
        raise IndexError("a slice is not within the array")
    targets = np.repeat(places - (np.cumsum(counts) - counts), counts)
    target[targets + np.arange(len(targets))] = slices
