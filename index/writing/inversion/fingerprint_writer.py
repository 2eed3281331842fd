"""Which runs of words make the sketch of a body; see `index.codec.fingerprints`."""

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.fingerprints import Fingerprints, sampling_rates, write_fingerprints
from index.kernels import sample_shingles
from index.writing.inversion.term_hashes import TermHashes, hash_whole

SHORT = 32
"""A text of fewer words has a sketch of the whole: it is as another is, or it is not."""

# A text that says little, however often, is taken as a short one is.
_TOO_FEW = 8

_HASH_BITS = 32
_LARGEST = 0xFFFFFFFF


class FingerprintWriter:
    """Takes the words of bodies, some at a time, and writes their sketches."""

    def __init__(self, hashes: TermHashes) -> None:
        self._hashes = hashes
        self._articles: list[AnyArray] = []
        self._numbers: list[NDArray[np.uint16]] = []

    def take(self, terms: AnyArray, articles: AnyArray, counts: AnyArray) -> None:
        """Take some bodies' terms, one body after the other, and how many each has."""
        hashes = self._hashes.of(terms)
        ends = np.cumsum(counts)
        limits = (sampling_rates(counts) * _LARGEST).astype(np.uint32)
        limits[counts < SHORT] = 0
        found = sample_shingles(hashes, counts, limits)
        sizes = np.bincount(found >> _HASH_BITS, minlength=len(counts))
        few = (sizes < _TOO_FEW) & (counts > 0)
        if few.any():
            found = found[~few[found >> _HASH_BITS]]
        self._keep(articles[found >> _HASH_BITS], found)
        for body in np.flatnonzero(few).tolist():
            whole = hash_whole(hashes[ends[body] - counts[body] : ends[body]])
            self._keep(np.repeat(articles[body], len(whole)), whole)

    def write(self, file: ArrayFileWriter, articles: int) -> None:
        """Write the sketches of all articles, whose numbers begin with 0."""
        owners = np.concatenate([np.zeros(0, np.uint16), *self._articles])
        numbers = np.concatenate([np.zeros(0, np.uint16), *self._numbers])
        order = np.argsort(owners, kind="stable")
        sizes = np.bincount(owners, minlength=articles)
        write_fingerprints(file, Fingerprints(numbers[order], sizes))

    def _keep(self, owners: AnyArray, numbers: AnyArray) -> None:
        self._articles.append(owners)
        self._numbers.append(numbers.astype(np.uint16))
