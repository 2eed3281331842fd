"""Counts articles and mentions of all actors in the articles that match a plan.

Sums over the postings of ACTORS and their details (`index.codec.actor_details`): no
article is decoded. Cost: O(postings), some 20 ms for a million.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from index.article import ActorType
from index.codec.actor_details import TYPES, read_details
from index.codec.string_array import union_strings
from index.codec.term_dictionary import TermDictionary
from index.derived.linked_names import LinkedNames
from index.schema import ACTORS
from search.executor import Executor
from search.executor.executor import DocNumbers
from search.executor.merged_actors import find_ordinals, unite_docs
from search.executor.plan import MatchAll, Plan
from search.executor.segment_context import SegmentContext
from search.results.actor_results import ActorCount

Numbers = NDArray[np.int64]

_ARTICLES, _MENTIONS, _FIRST_TYPE = range(3)


class ActorCounter:
    """Counts the actors in the articles that match a plan.

    Attributes:
        matching: number of articles that match.
    """

    def __init__(
        self, executor: Executor, linked: LinkedNames, plan: Plan | None = None
    ) -> None:
        parts = [
            TermDictionary(one.reader.file, ACTORS).to_string_array()
            for one in executor.segments
        ]
        self._executor = executor
        self._terms, self._ids = union_strings(parts)
        self._rows: dict[str, int] = {}
        self._added: list[str] = []
        self._table = np.zeros((len(self._terms), _FIRST_TYPE + len(TYPES)), np.int64)
        masks = [_mask_docs(executor, segment, plan) for segment in executor.segments]
        for segment, term_ids, mask in zip(
            executor.segments, self._ids, masks, strict=True
        ):
            self._table[term_ids] += _count_segment(segment, mask)
        self._merge(executor, linked, masks)
        self.matching = sum(int(np.count_nonzero(mask)) for mask in masks)

    def rank(self, kind: ActorType | None = None) -> Numbers:
        """Ranks the actors: most articles first, then most mentions, then by name.

        Args:
            kind: rank only actors of this type.

        Returns:
            int64 array of shape (n_actors,): rows, as `read` takes them.
        """
        articles, mentions = self._table[:, _ARTICLES], self._table[:, _MENTIONS]
        rows = np.flatnonzero(articles)
        if kind is not None:
            rows = rows[self._types()[rows] == TYPES.index(kind)]
        # Rows are in the order of names, and the sort is stable.
        order = np.lexsort((-mentions[rows], -articles[rows]))
        ranked: Numbers = rows[order]
        return ranked

    def read(self, rows: Numbers) -> Iterator[ActorCount]:
        """Yields the counts of some actors.

        Args:
            rows: int64 array of shape (n,), from `rank`.
        """
        types, size = self._types(), len(self._terms)
        for row in rows.tolist():
            name = (
                self._terms.take(np.array([row])).to_list()[0].decode()
                if row < size
                else self._added[row - size]
            )
            articles, mentions = self._table[row, :_FIRST_TYPE].tolist()
            yield ActorCount(name, TYPES[types[row]], articles, mentions)

    def _types(self) -> Numbers:
        """Returns for each actor the type that most articles give it: int64, (n_rows,)."""
        most: Numbers = self._table[:, _FIRST_TYPE:].argmax(axis=1)
        return most

    def _merge(
        self,
        executor: Executor,
        linked: LinkedNames,
        masks: list[NDArray[np.bool_]],
    ) -> None:
        """Moves the counts of other names to the canonical one; drops ignored names."""
        for name, canonical in linked.renamed.items():
            if (row := self._find_row(name)) is not None:
                target = self._find_or_add_row(canonical)
                self._table[target] += self._table[row]
                self._table[row] = 0
        for canonical, names in linked.merged_groups.items():
            # An article may have several of the names.
            if (row := self._find_row(canonical)) is not None:
                self._table[row, _ARTICLES] = sum(
                    int(np.count_nonzero(mask[unite_docs(segment, ordinals)]))
                    for segment, mask in zip(executor.segments, masks, strict=True)
                    if (ordinals := find_ordinals(segment, names))
                )
        for name in linked.ignored:
            if (row := self._find_row(name)) is not None:
                self._table[row] = 0

    def _find_row(self, name: str) -> int | None:
        if name in self._rows:
            return self._rows[name]
        for segment, ids in zip(self._executor.segments, self._ids, strict=True):
            ordinal = segment.reader.find_ordinal(ACTORS, name.encode())
            if ordinal >= 0:
                return int(ids[ordinal])
        return None

    def _find_or_add_row(self, name: str) -> int:
        row = self._find_row(name)
        if row is None:
            row = self._rows[name] = len(self._table)
            self._added.append(name)
            self._table = np.pad(self._table, ((0, 1), (0, 0)))
        return row


class ColumnarTallies:
    """Counts the actors of one index; see `search.engines.actor_tallies`."""

    def __init__(self, executor: Executor, linked: LinkedNames) -> None:
        self._executor = executor
        self._linked = linked

    def count_all(self, plan: Plan | None) -> ActorCounter:
        """Counts all actors in the articles that match a plan; None for all articles."""
        return ActorCounter(self._executor, self._linked, plan)

    def count_one(
        self, name: str, names: tuple[str, ...], plan: Plan, numbers: DocNumbers
    ) -> ActorCount:
        """Counts one actor, by all its names, in the documents that name it.

        Args:
            name: its canonical name.
            names: all names that articles have it under.
            plan: matches the documents.
            numbers: the documents: int64 array of shape (n,), ascending.
        """
        del plan  # the documents are known
        return _count_actor(self._executor, name, names, numbers)


def _count_actor(
    executor: Executor, name: str, names: tuple[str, ...], numbers: DocNumbers
) -> ActorCount:
    mentions, types = 0, np.zeros(len(TYPES), np.int64)
    for segment in executor.segments:
        end = segment.doc_base + segment.n_docs
        low, high = np.searchsorted(numbers, [segment.doc_base, end])
        doc_ids = (numbers[low:high] - segment.doc_base).astype(np.uint16)
        for ordinal in find_ordinals(segment, names):
            details = read_details(segment.reader.file, ordinal)
            wanted = np.isin(segment.reader.doc_ids(ACTORS, ordinal), doc_ids)
            mentions += int(details.mentions[wanted].sum())
            types += np.bincount(details.types[wanted], minlength=len(TYPES))
    return ActorCount(name, TYPES[int(types.argmax())], len(numbers), mentions)


def _mask_docs(
    executor: Executor, segment: SegmentContext, plan: Plan | None
) -> NDArray[np.bool_]:
    """Marks the live documents of a segment that match: bool array, (n_docs,)."""
    mask = np.ones(segment.n_docs, np.bool_)
    if plan is not None and not isinstance(plan, MatchAll):
        scorer = executor.build_scorer(plan, scored=False)
        mask[:] = False
        mask[scorer.evaluate(segment).doc_ids] = True
    if segment.live.live_docs is not None:
        mask &= segment.live.live_docs
    return mask


def _count_segment(segment: SegmentContext, mask: NDArray[np.bool_]) -> Numbers:
    """Counts articles, mentions and types by actor: int64 array, (n_terms, n_columns)."""
    doc_ids, offsets = segment.reader.postings_lists(ACTORS)
    mentions, types = read_details(segment.reader.file)
    n_terms, wanted = len(offsets) - 1, mask[doc_ids]
    starts = offsets.astype(np.int64)
    sizes = starts[1:] - starts[:-1]
    ordinals = np.repeat(np.arange(n_terms), sizes)
    if not wanted.all():
        ordinals, mentions, types = ordinals[wanted], mentions[wanted], types[wanted]
    sums = np.bincount(ordinals, mentions, n_terms)
    codes = np.bincount(ordinals * len(TYPES) + types, minlength=n_terms * len(TYPES))
    by_type = codes.reshape(n_terms, len(TYPES))
    counts: Numbers = np.column_stack((by_type.sum(axis=1), sums, by_type))
    return counts.astype(np.int64)
