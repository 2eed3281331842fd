"""Hashes terms, and writes the near-duplicate fingerprints of bodies.

A term's hash depends on its bytes alone, so that fingerprints of different processes,
segments and indexes compare. `index.codec.fingerprints` says what a fingerprint is, and
`index.kernels.shingles` how shingles are hashed and sampled.
"""

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file_writer import ArrayFileWriter
from index.codec.fingerprints import Fingerprints, sampling_rates, write_fingerprints
from index.kernels import sample_shingles
from index.kernels.array_types import Bytes, DocIds, Hashes, Offsets, TermIds
from index.writing.inversion.string_pool import StringPool

SHORT = 32
"""A text of fewer words has a fingerprint of the whole text: it is the same as another
text's, or all of it differs."""

# So is a text fingerprinted whose few words repeat: fewer sampled shingles tell too little.
_MIN_SHINGLES = 8
_WHOLE_TEXT_HASHES = 4

_HASH_BITS = 32
_MAX_HASH = 0xFFFFFFFF

# Odd numbers that spread the bits. The fingerprints in every index depend on them.
_ODD_A = np.uint32(0x9E3779B1)
_ODD_B = np.uint32(0x27D4EB2F)
_ODD_C = np.uint32(0x165667B1)
_FOLD = np.uint32(15)


class TermHashes:
    """Hashes of the terms in a pool, computed when first asked for."""

    def __init__(self, terms: StringPool) -> None:
        self._terms = terms
        self._hashes: Hashes = np.zeros(1 << 14, np.uint32)
        self._count = 0

    def take(self, term_ids: TermIds) -> Hashes:
        """Returns the hash of each of some terms.

        Args:
            term_ids: int32 array of shape (n,).

        Returns:
            uint32 array of shape (n,).
        """
        if len(self._terms) > self._count:
            self._hash_new_terms()
        return self._hashes.take(term_ids)

    def _hash_new_terms(self) -> None:
        count = len(self._terms)
        if count > len(self._hashes):
            larger = np.zeros(2 * count, np.uint32)
            larger[: self._count] = self._hashes[: self._count]
            self._hashes = larger
        self._hashes[self._count : count] = _hash_strings(
            *self._terms.read_bytes(self._count)
        )
        self._count = count


class FingerprintWriter:
    """Takes the terms of bodies, some bodies at a time, and writes their fingerprints."""

    def __init__(self, hashes: TermHashes) -> None:
        self._term_hashes = hashes
        self._doc_ids: list[DocIds] = []
        self._hashes: list[NDArray[np.uint16]] = []

    def add(self, term_ids: TermIds, doc_ids: DocIds, lengths: Offsets) -> None:
        """Adds some bodies.

        Args:
            term_ids: int32 array of shape (n_tokens,): terms, one body after the other.
            doc_ids: uint16 array of shape (n_bodies,).
            lengths: int64 array of shape (n_bodies,): tokens of each body.
        """
        hashes = self._term_hashes.take(term_ids)
        ends = np.cumsum(lengths)
        limits = (sampling_rates(lengths) * _MAX_HASH).astype(np.uint32)
        limits[lengths < SHORT] = 0
        shingles = sample_shingles(hashes, lengths, limits)
        sizes = np.bincount(shingles >> _HASH_BITS, minlength=len(lengths))
        few = (sizes < _MIN_SHINGLES) & (lengths > 0)
        if few.any():
            shingles = shingles[~few[shingles >> _HASH_BITS]]
        self._put(doc_ids[shingles >> _HASH_BITS], shingles)
        for body in np.flatnonzero(few).tolist():
            whole = _hash_text(hashes[ends[body] - lengths[body] : ends[body]])
            self._put(np.repeat(doc_ids[body], len(whole)), whole)

    def write(self, file: ArrayFileWriter, n_docs: int) -> None:
        """Writes the fingerprints of all documents, from doc id 0 on."""
        doc_ids = np.concatenate([np.zeros(0, np.uint16), *self._doc_ids])
        hashes = np.concatenate([np.zeros(0, np.uint16), *self._hashes])
        order = np.argsort(doc_ids, kind="stable")
        sizes = np.bincount(doc_ids, minlength=n_docs)
        write_fingerprints(file, Fingerprints(hashes[order], sizes))

    def _put(self, doc_ids: DocIds, hashes: Offsets | Hashes) -> None:
        self._doc_ids.append(doc_ids)
        self._hashes.append(hashes.astype(np.uint16))


def _hash_text(hashes: Hashes) -> Hashes:
    """Returns some hashes of a text, which all change with any of its terms."""
    places = np.arange(1, len(hashes) + 1, dtype=np.uint32) * _ODD_C
    whole = _mix(hashes + places).sum(dtype=np.uint32)
    return _mix(np.arange(1, _WHOLE_TEXT_HASHES + 1, dtype=np.uint32) * _ODD_C + whole)


def _hash_strings(data: Bytes, lengths: Offsets) -> Hashes:
    """Returns a hash of each of some strings, none of them empty, one after the other."""
    starts = np.cumsum(lengths) - lengths
    places = np.arange(len(data)) - np.repeat(starts, lengths)
    placed = data + (places.astype(np.uint32) << np.uint32(8))
    return _mix(np.add.reduceat(_mix(placed), starts, dtype=np.uint32))


def _mix(hashes: Hashes) -> Hashes:
    """Spreads each bit over all: multiplications by odd numbers, and shifts."""
    mixed = hashes ^ (hashes >> _FOLD)
    mixed *= _ODD_B
    mixed ^= mixed >> _FOLD
    mixed *= _ODD_A
    return mixed
