"""Near-duplicate fingerprints of bodies: sampled hashes of their 5-word shingles.

Every shingle, five words in a row, is hashed to 32 bits; where the hash is below a limit,
its lower 16 bits are kept: the body's fingerprint. The limit falls as a text grows, so
that a fingerprint stays small. The share of shingles that two texts have in common is
estimated by the share of their fingerprints (`search.duplicates.near_duplicates`). This
is the "mod p" sampling of Broder, On the resemblance and containment of documents, 1997,
with a threshold in place of the modulus.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray, ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import FINGERPRINT_HASHES, FINGERPRINT_OFFSETS

_SAMPLED_SHARE = 1 / 15
_MIN_SAMPLED, _MAX_SAMPLED = 32, 96


class Fingerprints(NamedTuple):
    """Fingerprints of some bodies, one after the other.

    Attributes:
        hashes: uint16 array of shape (n_hashes,).
        sizes: int64 array of shape (n_docs,): the hashes of each body.
    """

    hashes: NDArray[np.uint16]
    sizes: NDArray[np.int64]


class FingerprintedTexts(NamedTuple):
    """The fingerprints of n texts, which are numbered from 0.

    Attributes:
        hashes: uint16 array of shape (n_hashes,): of all fingerprints.
        owners: int64 array of shape (n_hashes,): the text that each hash is of.
        sizes: int64 array of shape (n,): the number of hashes of each fingerprint.
        lengths: int64 array of shape (n,): the length of each text in tokens.
    """

    hashes: NDArray[np.uint16]
    owners: NDArray[np.int64]
    sizes: NDArray[np.int64]
    lengths: NDArray[np.int64]


class SharedHashes(NamedTuple):
    """Documents that may share hashes of their fingerprints with one text.

    Attributes:
        numbers: int64 array of shape (n_docs,), ascending.
        texts: their fingerprints.
        common: int64 array of shape (n_docs,): the number of hashes that each shares.
    """

    numbers: NDArray[np.int64]
    texts: FingerprintedTexts
    common: NDArray[np.int64]


def sampling_rates(lengths: AnyArray) -> NDArray[np.float64]:
    """Returns the share of a text's shingles that its fingerprint keeps.

    Args:
        lengths: words of each text: integer array of shape (n_texts,).

    Returns:
        float64 array of shape (n_texts,), more than 0 and at most 1.
    """
    shingles = np.maximum(lengths, 1).astype(np.float64)
    sampled = np.maximum(_SAMPLED_SHARE * shingles, _MIN_SAMPLED)
    return np.minimum(np.minimum(sampled, _MAX_SAMPLED) / shingles, 1.0)


def write_fingerprints(file: ArrayFileWriter, fingerprints: Fingerprints) -> None:
    """Writes the fingerprints of all documents of a segment, in order of doc ids."""
    file.put(FINGERPRINT_HASHES, fingerprints.hashes)
    ends = np.concatenate(([0], np.cumsum(fingerprints.sizes)))
    file.put(FINGERPRINT_OFFSETS, ends.astype(np.uint32))


def read_fingerprints(file: ArrayFile, doc_ids: AnyArray) -> Fingerprints:
    """Reads the fingerprints of some documents.

    Args:
        file: the segment's file.
        doc_ids: integer array of shape (n_docs,).

    Returns:
        Hashes (uint16) and sizes (int64, shape (n_docs,)), in the order of `doc_ids`.
    """
    offsets = file.whole(FINGERPRINT_OFFSETS)
    starts = offsets[doc_ids].astype(np.int64)
    stops = offsets[doc_ids + 1].astype(np.int64)
    hashes = file.gather(FINGERPRINT_HASHES, starts, stops)
    return Fingerprints(hashes, stops - starts)


def read_all_fingerprints(file: ArrayFile) -> Fingerprints:
    """Reads the fingerprints of all documents of a segment, in order of doc ids."""
    sizes = np.diff(file.whole(FINGERPRINT_OFFSETS)).astype(np.int64)
    return Fingerprints(file.whole(FINGERPRINT_HASHES), sizes)
