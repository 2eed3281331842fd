"""Links names of unlisted actors that are transliterations of one name."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping

import numpy as np

from index.codec.snapshot import LiveSegment, Snapshot
from index.extract.actors.merge_candidates import choose_canonical_names
from index.schema import ACTOR_NAMES, SEPARATOR

_SEPARATOR = SEPARATOR.encode()


def link_names(snapshot: Snapshot, listed: Container[str]) -> dict[str, str]:
    """Finds the names of an index that share a transliteration key.

    Args:
        snapshot: the index.
        listed: canonical names of the listed actors, which are never linked together.

    Returns:
        The canonical name by linked name.
    """
    return choose_canonical_names(_group_by_key(snapshot), listed)


def _group_by_key(snapshot: Snapshot) -> Iterator[Mapping[str, int]]:
    """Yields the names of each key that several names share, with article counts."""
    counts = Counter[bytes]()
    for segment in snapshot.segments:
        counts.update(_count_key_terms(segment))
    # A term is a key and a name. Most keys have one name and are skipped here.
    shared = Counter([term[: term.rindex(_SEPARATOR)] for term in counts])
    groups: dict[bytes, dict[str, int]] = {
        key: {} for key, names in shared.items() if names > 1
    }
    if groups:
        for term, count in counts.items():
            key, _, name = term.rpartition(_SEPARATOR)
            if key in groups and count:
                groups[key][name.decode()] = count
    return iter(groups.values())


def _count_key_terms(segment: LiveSegment) -> dict[bytes, int]:
    """Counts the live documents of each term that `make_key_term` made."""
    reader = segment.reader
    dictionary = reader.term_dictionary(ACTOR_NAMES)
    low, high = dictionary.prefix_range(_SEPARATOR)
    if low == high:
        return {}
    doc_ids, offsets = reader.postings_lists(ACTOR_NAMES, range(low, high))
    counts = np.diff(offsets.astype(np.int64))
    if segment.live_docs is not None:
        alive = segment.live_docs[doc_ids]
        counts = np.add.reduceat(alive, offsets[:-1], dtype=np.int64)
    return dict(zip(dictionary.read(low, high), counts.tolist(), strict=True))
