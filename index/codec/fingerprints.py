"""A few of the runs of words of each body, as numbers: by these copies are told.

Of every five words in a row a number is made; where it is below a limit, its lower bits
are kept: the text's sketch. The limit falls as a text grows, so that a sketch stays
small. The share of its runs that a text has in common with another is
about the share of its sketch (`search.duplicates.near_duplicates`).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import Array, ArrayFile, ArrayFileWriter

_SHARE = 1 / 15
_FEWEST, _MOST = 32, 96


class Fingerprints(NamedTuple):
    """Those of some bodies, one after the other.

    Attributes:
        numbers: of each what was kept of its runs.
        sizes: how many these are.
    """

    numbers: NDArray[np.uint16]
    sizes: NDArray[np.int64]


def sampling_rates(lengths: Array) -> NDArray[np.float64]:
    """Of texts of so many words, the share of their runs that is in their sketches."""
    runs = np.maximum(lengths, 1).astype(np.float64)
    kept = np.minimum(np.maximum(_SHARE * runs, _FEWEST), _MOST)
    return np.minimum(kept / runs, 1.0)


def write_fingerprints(file: ArrayFileWriter, sketches: Fingerprints) -> None:
    """Write the sketches of all articles of a segment, in order."""
    file.put("sketches.numbers", sketches.numbers)
    ends = np.concatenate(([0], np.cumsum(sketches.sizes)))
    file.put("sketches.ends", ends.astype(np.uint32))


def read_fingerprints(file: ArrayFile, articles: Array) -> Fingerprints:
    """The sketches of these articles."""
    ends = file.whole("sketches.ends")
    starts, stops = ends[articles].astype(np.int64), ends[articles + 1].astype(np.int64)
    numbers = file.gather("sketches.numbers", starts, stops)
    return Fingerprints(numbers, stops - starts)


def read_all_fingerprints(file: ArrayFile) -> Fingerprints:
    """The sketches of all articles of a segment."""
    sizes = np.diff(file.whole("sketches.ends")).astype(np.int64)
    return Fingerprints(file.whole("sketches.numbers"), sizes)
