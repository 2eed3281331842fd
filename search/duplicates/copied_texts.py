"""Finds for many texts at once an earlier text that each is a near-duplicate of.

`find_near_duplicates` compares one fingerprint with all others, 15 ms at 100,000 documents.
Here a hundred are compared in a pass, by the pairs of texts that share a hash.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.fingerprints import FingerprintedTexts
from index.codec.snapshot import LiveSegment, Snapshot
from index.kernels import gather
from index.schema import BODY
from search.duplicates.near_duplicates import Numbers64, are_near_duplicates

_TEXTS_IN_PASS = 100


class _Wanted(NamedTuple):
    """The texts of one pass, and their hashes, ascending, each once a text."""

    texts: FingerprintedTexts
    hashes: Numbers64
    owners: Numbers64


def find_copied(
    snapshot: Snapshot, numbers: Numbers64, among: Numbers64
) -> dict[int, int]:
    """Finds the texts that are near-duplicates of others.

    Args:
        snapshot: the index.
        numbers: document numbers of the texts: int64 array of shape (n,).
        among: those of the others: int64 array of shape (m,), ascending.

    Returns:
        By document number of a text that of the first other it is a near-duplicate of.
    """
    found: dict[int, int] = {}
    if not len(among):
        return found
    for start in range(0, len(numbers), _TEXTS_IN_PASS):
        some = numbers[start : start + _TEXTS_IN_PASS]
        wanted = _read_wanted(snapshot, some)
        for segment in snapshot.segments:
            end = segment.doc_base + segment.n_docs
            low, high = np.searchsorted(among, [segment.doc_base, end])
            others = among[low:high] - segment.doc_base
            for text, doc_id in _find_pairs(wanted, segment, others):
                found.setdefault(int(some[text]), doc_id + segment.doc_base)
    return found


def _read_wanted(snapshot: Snapshot, numbers: Numbers64) -> _Wanted:
    texts = snapshot.read_fingerprints(numbers)
    codes = np.unique(texts.hashes.astype(np.int64) << 32 | texts.owners)
    return _Wanted(texts, codes >> 32, codes & 0xFFFFFFFF)


def _find_pairs(
    wanted: _Wanted, segment: LiveSegment, others: Numbers64
) -> list[tuple[int, int]]:
    """Pairs of a text and the doc id of another that are near-duplicates, ascending."""
    hashes, sizes = segment.reader.fingerprints()
    is_wanted = np.zeros(1 << 16, np.bool_)
    is_wanted[wanted.hashes] = True
    is_other = np.zeros(len(sizes), np.bool_)
    is_other[others] = True
    shared = np.flatnonzero(is_wanted[hashes] & np.repeat(is_other, sizes))
    owners = np.searchsorted(np.cumsum(sizes), shared, side="right")
    texts, doc_ids, common = _count_pairs(wanted, hashes[shared], owners, len(sizes))
    both = FingerprintedTexts(
        hashes,
        owners,
        np.append(sizes, wanted.texts.sizes),
        np.append(segment.reader.field_lengths(BODY), wanted.texts.lengths),
    )
    alike = are_near_duplicates(both, doc_ids, texts + len(sizes), common)
    return list(zip(texts[alike].tolist(), doc_ids[alike].tolist(), strict=True))


def _count_pairs(
    wanted: _Wanted, hashes: NDArray[np.uint16], owners: Numbers64, n_docs: int
) -> tuple[Numbers64, Numbers64, Numbers64]:
    """For each pair of a text and a document that share hashes, how many."""
    starts = np.searchsorted(wanted.hashes, hashes, side="left")
    counts = np.searchsorted(wanted.hashes, hashes, side="right") - starts
    texts = gather(wanted.owners, starts, counts)
    codes = texts * n_docs + np.repeat(owners, counts)
    pairs, common = np.unique(codes, return_counts=True)
    return pairs // n_docs, pairs % n_docs, common
