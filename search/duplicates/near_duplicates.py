"""Which articles are copies of one text, told by the sketches that the index keeps.

Two texts are copies where half of the shorter one's runs of words are in the other, and
these are not less than three tenths of the longer one's: an agency's text cut to two
thirds with a fifth of new text is one; a story that shares a paragraph of background is
none, nor is a short report in a long review (docs/decisions/0011-near-duplicates.md).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.fingerprints import sampling_rates
from index.codec.snapshot import Snapshot
from index.schema import BODY

# Of so many blocks are the copies that a hit may stand for: there may be any number.
_MOST_BLOCKS = 10
_LEAST_OF_SHORTER = 0.5
_LEAST_OF_LONGER = 0.3
# Chance alone gives two sketches fewer numbers in common; none but an empty one has fewer.
_FEWEST = 4

Array = NDArray[np.int64]


class Texts(NamedTuple):
    """What tells whether texts are copies.

    Attributes:
        numbers: of all their sketches.
        owners: for each of these numbers which text it is of, from 0.
        sizes: for each text how many numbers its sketch has.
        lengths: for each text how many words it has.
    """

    numbers: NDArray[np.uint16]
    owners: Array
    sizes: Array
    lengths: Array


def fold_copies(
    snapshot: Snapshot, numbers: Sequence[int], *, block: int, page: int
) -> list[list[int]]:
    """The places of articles, copies with the first of them.

    Articles are looked at a block at a time. Once there is a page of groups at the end
    of a block, no later one adds to these: so the next page begins where this one ended,
    however many articles have been looked for.
    """
    groups: list[list[int]] = []
    for start in range(0, len(numbers), block):
        nearest = start - _MOST_BLOCKS * block
        full = len(groups) // page * page
        growing = [group for group in groups[full:] if group[0] >= nearest]
        places = [group[0] for group in growing]
        places += range(start, min(start + block, len(numbers)))
        texts = read_texts(snapshot, [numbers[place] for place in places])
        for first, *rest in group_copies(texts):
            if first < len(growing):
                group = growing[first]
            else:
                groups.append(group := [places[first]])
            group += [places[n] for n in rest]
    return groups


def find_copies(snapshot: Snapshot, number: int) -> list[int]:
    """The articles in the whole index that are copies of one, itself left out."""
    itself = read_texts(snapshot, [number])
    wanted = np.zeros(1 << 16, np.bool_)
    wanted[itself.numbers] = True
    found: list[int] = []
    for segment in snapshot.segments:
        numbers, sizes = segment.reader.fingerprints()
        owners = np.repeat(np.arange(len(sizes)), sizes)
        common = np.bincount(owners[wanted[numbers]], minlength=len(sizes))
        lengths = segment.reader.field_lengths(BODY)
        texts = Texts(
            numbers,
            owners,
            np.append(sizes, itself.sizes),
            np.append(lengths, itself.lengths),
        )
        likely = np.flatnonzero(common)
        one = np.full(len(likely), len(sizes))
        alike = likely[are_copies(texts, likely, one, common[likely])]
        found += (segment.filter_live(alike) + segment.doc_base).tolist()
    return [other for other in found if other != number]


def read_texts(snapshot: Snapshot, numbers: Sequence[int] | Array) -> Texts:
    """What tells of these articles whether they are copies."""
    wanted = np.asarray(numbers, np.int64)
    sizes, lengths = np.zeros((2, len(wanted)), np.int64)
    places, sketches = [np.zeros(0, np.int64)], [np.zeros(0, np.uint16)]
    for segment in snapshot.segments:
        articles = wanted - segment.doc_base
        # As unsigned numbers those before the segment are beyond it, too.
        here = np.flatnonzero(articles.view(np.uint64) < segment.n_docs)
        if len(here):
            articles = articles[here]
            some = segment.reader.fingerprints(articles)
            sizes[here] = some.sizes
            lengths[here] = segment.reader.field_lengths(BODY)[articles]
            places.append(here)
            sketches.append(some.hashes)
    order = np.concatenate(places)
    owners = np.repeat(order, sizes[order])
    return Texts(np.concatenate(sketches), owners, sizes, lengths)


def group_copies(texts: Texts) -> list[list[int]]:
    """The texts' places in order, each copy in the group of the first it is one of."""
    alike: dict[int, list[int]] = {}
    for first, second in _find_pairs(texts):
        alike.setdefault(second, []).append(first)
    if not alike:
        return [[place] for place in range(len(texts.sizes))]
    groups: dict[int, list[int]] = {}
    for place in range(len(texts.sizes)):
        leaders = (n for n in alike.get(place, ()) if n in groups)
        groups.setdefault(min(leaders, default=place), []).append(place)
    return list(groups.values())


def _find_pairs(texts: Texts) -> list[tuple[int, int]]:
    """The pairs of texts that are copies, the earlier first."""
    count = len(texts.sizes)
    order = np.argsort(texts.numbers, kind="stable")
    numbers, owners = texts.numbers[order], texts.owners[order]
    firsts: list[Array] = [np.zeros(0, np.int64)]
    seconds = firsts.copy()
    for apart in range(1, len(numbers)):
        same = np.flatnonzero(numbers[apart:] == numbers[:-apart])
        if not len(same):
            break
        firsts.append(same)
        seconds.append(same + apart)
    one, other = owners[np.concatenate(firsts)], owners[np.concatenate(seconds)]
    pairs = np.minimum(one, other) * count + np.maximum(one, other)
    pairs.sort()
    starts = np.flatnonzero(np.diff(pairs, prepend=-1))
    common = np.diff(starts, append=len(pairs))
    likely = common >= _FEWEST
    if not likely.any():
        return []
    found, common = pairs[starts[likely]], common[likely]
    first, second = found // count, found % count
    copies = are_copies(texts, first, second, common) & (first != second)
    return list(zip(first[copies].tolist(), second[copies].tolist(), strict=True))


def are_copies(
    texts: Texts, first: Array, second: Array, common: Array
) -> NDArray[np.bool_]:
    """Which texts are copies of others that have so many numbers in common with them."""
    one, other = texts.sizes[first], texts.sizes[second]
    share = sampling_rates(texts.lengths)
    # What is kept of the one text and would not be of the other cannot be in common.
    lower = np.minimum(share[first], share[second])
    kept, kept_other = one * lower / share[first], other * lower / share[second]
    least = np.maximum(
        _LEAST_OF_SHORTER * np.minimum(kept, kept_other),
        _LEAST_OF_LONGER * np.maximum(kept, kept_other),
    )
    alike: NDArray[np.bool_] = common >= np.maximum(least, _FEWEST)
    return alike
