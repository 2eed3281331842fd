"""Finds near-duplicates by the fingerprints that an index keeps of its texts.

Two texts are near-duplicates where at least half of the shorter text's shingles are in
the other, and these are at least three tenths of the longer text's. An agency's text cut
to two thirds with a fifth of new text is one; a story that shares a paragraph of
background is none, nor is a short report within a long review. The bounds were measured
(docs/decisions/0011-near-duplicates.md).

A fingerprint is a sample of a text's hashed shingles: those below a limit that depends on
the text's length (`index.codec.fingerprints`). Of two texts the smaller limit counts.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.codec.fingerprints import FingerprintedTexts, sampling_rates

if TYPE_CHECKING:
    from search.executor.protocols import SearchSnapshot

# A hit may stand for copies within this many blocks, so that the work is bounded.
_MAX_BLOCKS = 10
_MIN_SHARE_OF_SHORTER = 0.5
_MIN_SHARE_OF_LONGER = 0.3
# Hashes have 16 bits: by chance two fingerprints share some, but hardly four.
_MIN_COMMON = 4

Numbers64 = NDArray[np.int64]


def fold_near_duplicates(
    snapshot: "SearchSnapshot", numbers: Sequence[int], *, block: int, page: int
) -> list[list[int]]:
    """Folds hits that are near-duplicates into groups, a block of hits at a time.

    Once the groups fill a page at the end of a block, later blocks add nothing to it. So
    the next page begins where this one ends, however many hits are examined.

    Args:
        snapshot: the index.
        numbers: document numbers of the hits, best first.
        block: hits in a block.
        page: groups on a page.

    Returns:
        For each group the indices of its hits in `numbers`, ascending; the first is shown.
    """
    groups: list[list[int]] = []
    for start in range(0, len(numbers), block):
        nearest = start - _MAX_BLOCKS * block
        full = len(groups) // page * page
        growing = [group for group in groups[full:] if group[0] >= nearest]
        indices = [group[0] for group in growing]
        indices += range(start, min(start + block, len(numbers)))
        texts = snapshot.read_fingerprints([numbers[index] for index in indices])
        for first, *rest in _group(texts):
            if first < len(growing):
                group = growing[first]
            else:
                groups.append(group := [indices[first]])
            group += [indices[n] for n in rest]
    return groups


def find_near_duplicates(snapshot: "SearchSnapshot", number: int) -> list[int]:
    """Finds the near-duplicates of a document in the whole index.

    Compares its fingerprint with all others: 15 ms at 100,000 documents.

    Returns:
        Document numbers, ascending, without `number`.
    """
    itself = snapshot.read_fingerprints([number])
    found: list[int] = []
    for shared in snapshot.find_sharing(itself, least=_MIN_COMMON):
        texts = FingerprintedTexts(
            shared.texts.hashes,
            shared.texts.owners,
            np.append(shared.texts.sizes, itself.sizes),
            np.append(shared.texts.lengths, itself.lengths),
        )
        candidates = np.arange(len(shared.numbers))
        last = np.full(len(candidates), len(candidates))
        alike = are_near_duplicates(texts, candidates, last, shared.common)
        found += shared.numbers[alike].tolist()
    return sorted(other for other in found if other != number)


def are_near_duplicates(
    texts: FingerprintedTexts, first: Numbers64, second: Numbers64, common: Numbers64
) -> NDArray[np.bool_]:
    """Decides for pairs of texts whether they are near-duplicates.

    With s the size of a fingerprint and r its sampling rate, the fingerprint has
    m = s · min(r1, r2) / r hashes below the smaller of the two limits. A pair counts if
    common ≥ max(½ · min(m1, m2), 3/10 · max(m1, m2), 4).

    Args:
        texts: the texts.
        first: int64 array of shape (n,): one text of each pair.
        second: int64 array of shape (n,): the other.
        common: int64 array of shape (n,): the number of hashes that both have.

    Returns:
        bool array of shape (n,).
    """
    rates = sampling_rates(texts.lengths)
    lower = np.minimum(rates[first], rates[second])
    one = texts.sizes[first] * lower / rates[first]
    other = texts.sizes[second] * lower / rates[second]
    least = np.maximum(
        _MIN_SHARE_OF_SHORTER * np.minimum(one, other),
        _MIN_SHARE_OF_LONGER * np.maximum(one, other),
    )
    alike: NDArray[np.bool_] = common >= np.maximum(least, _MIN_COMMON)
    return alike


def _group(texts: FingerprintedTexts) -> list[list[int]]:
    """Groups texts in order, each with the first leader of a group that it copies."""
    alike: dict[int, list[int]] = {}
    for first, second in _find_pairs(texts):
        alike.setdefault(second, []).append(first)
    if not alike:
        return [[text] for text in range(len(texts.sizes))]
    groups: dict[int, list[int]] = {}
    for text in range(len(texts.sizes)):
        leaders = (n for n in alike.get(text, ()) if n in groups)
        groups.setdefault(min(leaders, default=text), []).append(text)
    return list(groups.values())


def _find_pairs(texts: FingerprintedTexts) -> list[tuple[int, int]]:
    """The pairs of near-duplicates, the earlier text first."""
    n_texts = len(texts.sizes)
    pairs = _pair_owners(texts)
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    common = np.diff(starts, append=len(pairs))
    likely = common >= _MIN_COMMON
    if not likely.any():
        return []
    found, common = pairs[starts[likely]], common[likely]
    first, second = found // n_texts, found % n_texts
    alike = are_near_duplicates(texts, first, second, common) & (first != second)
    return list(zip(first[alike].tolist(), second[alike].tolist(), strict=True))


def _pair_owners(texts: FingerprintedTexts) -> Numbers64:
    """A sorted code for each two texts that share a hash, once for each such hash.

    Sorted hashes are compared with those 1, 2, 3 … further on, until none is equal: as
    many rounds as the most frequent hash has owners.
    """
    order = np.argsort(texts.hashes, kind="stable")
    hashes, owners = texts.hashes[order], texts.owners[order]
    firsts: list[Numbers64] = [np.zeros(0, np.int64)]
    seconds = firsts.copy()
    for apart in range(1, len(hashes)):
        same = np.flatnonzero(hashes[apart:] == hashes[:-apart])
        if not len(same):
            break
        firsts.append(same)
        seconds.append(same + apart)
    one, other = owners[np.concatenate(firsts)], owners[np.concatenate(seconds)]
    pairs: Numbers64 = np.minimum(one, other) * len(texts.sizes)
    pairs += np.maximum(one, other)
    pairs.sort()
    return pairs
