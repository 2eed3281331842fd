"""Stretches of an array, picked out one after the other."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def stretches(starts: NDArray[Any], sizes: NDArray[Any]) -> NDArray[np.int64]:
    """The places of all elements of the stretches.

    >>> stretches(np.array([7, 2]), np.array([2, 3])).tolist()
    [7, 8, 2, 3, 4]
    """
    sizes = sizes.astype(np.int64, copy=False)
    shifts = starts - (np.cumsum(sizes) - sizes)
    places: NDArray[np.int64] = np.repeat(shifts, sizes)
    places += np.arange(len(places))
    return places
