"""Samples the 5-word shingles of texts by hash, as near-duplicate fingerprints do.

A shingle is five terms in a row. With h1…h5 their hashes and A, B, C odd constants, its
hash is, modulo 2^32,

    ((h1 * A + h2) * B + (h3 * A + h4)) * C + h5

Of each text the shingles whose hash is below the text's limit are kept: a uniform sample
that two texts with the same shingles agree on (Broder 1997, "modulo" sampling). Cost:
O(terms) for the hashes, and a sort of the few that are kept.
"""

import numpy as np

from index.kernels.array_types import Hashes, Offsets

SHINGLE_TERMS = 5
"""Terms in a shingle."""

# Odd numbers that spread the bits. The fingerprints in every index depend on them.
_A, _B, _C = map(np.uint32, (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D))


def sample_shingles(hashes: Hashes, lengths: Offsets, limits: Hashes) -> Offsets:
    """Returns the shingle hashes of texts that are below a limit, each once a text.

    Args:
        hashes: uint32 array of shape (lengths.sum(),): a hash for each term of the
            texts, text by text.
        lengths: int64 array of shape (n_texts,): terms in each text.
        limits: uint32 array of shape (n_texts,).

    Returns:
        int64 array of shape (n,), ascending: the index of the text in the upper, the
        shingle's hash in the lower 32 bits.

    Raises:
        IndexError: there are fewer hashes than the lengths say (when compiled).
    """
    texts = np.repeat(np.arange(len(lengths)), lengths)
    pairs = hashes[:-1] * _A + hashes[1:]
    fours = pairs[:-2] * _B + pairs[2:]
    shingles = fours[:-1] * _C + hashes[SHINGLE_TERMS - 1 :]
    starts = np.flatnonzero(texts[: len(shingles)] == texts[SHINGLE_TERMS - 1 :])
    starts = starts[shingles[starts] < limits[texts[starts]]]
    return np.unique(texts[starts] << 32 | shingles[starts])
