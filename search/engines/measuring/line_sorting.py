"""Sorts matches by the words around them, their dates or outlets, in arrays."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.codec.snapshot import Snapshot
from index.schema import DATE, OUTLET
from search.engines.measuring.spans.answer_spans import FieldSpans
from search.measures.concordance.line_order import KeyKind, LineKey, LineOrder

Ranks = NDArray[np.int64]
_LAST = "\U0010ffff"
_SEED = 1


def sort_spans(
    found: Sequence[FieldSpans], order: LineOrder, ties: Ranks, snapshot: Snapshot
) -> Ranks:
    """Returns the order of matches.

    Words are compared as the index has them, by their terms.

    Args:
        found: the matches, counted through.
        order: at least one key.
        ties: int64 array of shape (n_matches,): the order of those with equal keys.
        snapshot: of the index.

    Returns:
        Indexes of matches: int64 array of shape (n_matches,).
    """
    keys = [_rank(found, key, snapshot) for key in order.keys]
    return np.lexsort([ties, *keys[::-1]])


def _rank(found: Sequence[FieldSpans], key: LineKey, snapshot: Snapshot) -> Ranks:
    """Returns for each match the rank of its value: int64 array of shape (n_matches,)."""
    if key.kind in (KeyKind.DATE, KeyKind.OUTLET):
        field = DATE if key.kind is KeyKind.DATE else OUTLET
        return _rank_articles(found, field, snapshot)
    if key.kind is KeyKind.RANDOM:
        n_matches = sum(len(one.docs) for one in found)
        # The same lines each time, so that others find them again.
        return np.random.default_rng(_SEED).permutation(n_matches)
    pick = {
        KeyKind.LEFT: lambda one: one.spans.first - key.distance,
        KeyKind.RIGHT: lambda one: one.spans.last + key.distance,
        KeyKind.MATCH: lambda one: one.spans.first,
    }[key.kind]
    return _rank_terms(found, pick)


def _rank_articles(
    found: Sequence[FieldSpans], field: str, snapshot: Snapshot
) -> Ranks:
    numbers = np.concatenate([one.numbers for one in found])
    documents, place = np.unique(numbers, return_inverse=True)
    values = snapshot.values_of(field, documents.tolist())
    # What is not known comes last.
    ranks = _rank_values([value.casefold() or _LAST for value in values])
    found_ranks: Ranks = ranks[place]
    return found_ranks


def _rank_terms(
    found: Sequence[FieldSpans], pick: Callable[[FieldSpans], NDArray[np.int64]]
) -> Ranks:
    values, places = [b""], []
    for one in found:
        near = one.stream.terms[pick(one)].astype(np.int64)
        ordinals, place = np.unique(near, return_inverse=True)
        dictionary = one.stream.segment.reader.term_dictionary(one.stream.field)
        inside = ordinals[ordinals > 0] - 1
        shift = len(values) - int(ordinals[0] == 0)
        places.append(np.where(ordinals[place] == 0, 0, place + shift))
        values += dictionary.read_ordinals(inside)
    ranks: Ranks = _rank_values(values)[np.concatenate(places)]
    return ranks


def _rank_values(values: Sequence[str] | Sequence[bytes]) -> Ranks:
    """Returns the rank of each value among the distinct ones: int64, (n_values,)."""
    distinct: list[Any] = sorted(set(values))
    ranks = {value: n for n, value in enumerate(distinct)}
    return np.array([ranks[value] for value in values], np.int64)
