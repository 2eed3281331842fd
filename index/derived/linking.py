"""A second look at an index just built: which of its actors' names are one."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from pathlib import Path

import numpy as np

from index.codec.snapshot import LiveSegment, Snapshot
from index.derived.linked_names import dump_links, links_file
from index.extract.actors.merge_candidates import choose_names
from index.schema import ACTOR_NAMES, SEPARATOR

_TAB = SEPARATOR.encode()


def link_names(directory: Path, listed: Container[str], *, changed: bool) -> None:
    """Link the names of the last commit's actors that are transliterations of one.

    Where the commit before was of the same articles, its links stay.
    """
    snapshot = Snapshot(directory)
    file = links_file(directory, snapshot.toc.generation)
    if changed or not file.carry_over():
        file.write(dump_links(choose_names(_groups(snapshot), listed)))
    file.remove_older()


def _groups(snapshot: Snapshot) -> Iterator[Mapping[str, int]]:
    """The names of each form that several have, and how many articles have each."""
    counts = Counter[bytes]()
    for segment in snapshot.segments:
        counts.update(_count_forms(segment))
    # A form ends where the name after it begins: most have one name and are passed over.
    shared = Counter([term[: term.rindex(_TAB)] for term in counts])
    groups: dict[bytes, dict[str, int]] = {
        form: {} for form, names in shared.items() if names > 1
    }
    if groups:
        for term, count in counts.items():
            form, _, name = term.rpartition(_TAB)
            if form in groups and count:
                groups[form][name.decode()] = count
    return iter(groups.values())


def _count_forms(segment: LiveSegment) -> dict[bytes, int]:
    """How many articles, alive, have each of the terms that `name_form` made."""
    data = segment.reader
    lexicon = data.term_dictionary(ACTOR_NAMES)
    low, high = lexicon.prefix_range(_TAB)
    if low == high:
        return {}
    doc_ids, offsets = data.postings_lists(ACTOR_NAMES, range(low, high))
    counts = np.diff(offsets.astype(np.int64))
    if segment.live_docs is not None:
        alive = segment.live_docs[doc_ids]
        counts = np.add.reduceat(alive, offsets[:-1], dtype=np.int64)
    return dict(zip(lexicon.read(low, high), counts.tolist(), strict=True))
