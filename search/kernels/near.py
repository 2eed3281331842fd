"""Finds which occurrences of words and phrases are near each other.

An occurrence is a start and an end, the positions of its first and its last token. Of
several texts those of each next one are greater by `GAP`, so that none is near one of
another text. In numpy alone: O(p log p) for p occurrences.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

GAP = 1 << 33
"""More than any position, and so little that 65,536 documents fit 64 bits."""

_LENGTH_BITS = 13
"""A query of 10,000 characters has no longer phrase."""

PositionArray = NDArray[np.int64]
"""Shape (n,), ascending."""
_Mask = NDArray[np.bool_]


class TermOccurrences(NamedTuple):
    """The occurrences of a word or phrase: of any of these sequences of terms."""

    sequences: tuple[tuple[str, ...], ...]


class AnyOccurrence(NamedTuple):
    """The occurrences of any of the parts."""

    parts: tuple["OccurrencePlan", ...]


class NearOccurrences(NamedTuple):
    """The occurrences of two parts that are near one of the other part.

    What is near shares no token, and has at most `slop` others between. In order, the
    second part comes after the first, and its occurrences alone are meant: what follows
    in a chain comes after them.
    """

    first: "OccurrencePlan"
    second: "OccurrencePlan"
    slop: int
    in_order: bool = False


OccurrencePlan = TermOccurrences | AnyOccurrence | NearOccurrences
"""What is near what, within one field."""

ListPositions = Callable[[str], PositionArray]
"""Lists the positions of a term."""


class Occurrences(NamedTuple):
    """Where something stands: int64 arrays of shape (n,), ascending by start.

    Attributes:
        starts: position of the first token.
        ends: that of the last.
    """

    starts: PositionArray
    ends: PositionArray

    def where(self, mask: _Mask) -> "Occurrences":
        """Returns those for which the bool mask of shape (n,) is True."""
        return Occurrences(self.starts[mask], self.ends[mask])


def find_occurrences(plan: OccurrencePlan, positions: ListPositions) -> Occurrences:
    """Finds the occurrences of a plan, each once.

    Args:
        plan: what is near what.
        positions: lists those of a term in the texts.
    """
    match plan:
        case TermOccurrences(sequences):
            words = [positions(one[0]) for one in sequences if len(one) == 1]
            found = [_find_phrase(one, positions) for one in sequences if len(one) > 1]
            return merge([_unite(words), *found]) if found else _unite(words)
        case AnyOccurrence(parts):
            return merge([find_occurrences(part, positions) for part in parts])
        case NearOccurrences(first, second, slop, in_order):
            one, two = (find_occurrences(part, positions) for part in (first, second))
            near_two = _is_after(two, one, slop)
            if in_order:
                return two.where(near_two)
            near_one = _is_near(one, two, slop)
            return merge(
                [one.where(near_one), two.where(near_two | _is_before(two, one, slop))]
            )


def find_marks(plan: OccurrencePlan, positions: ListPositions) -> Occurrences:
    """Finds the words and phrases that take part in what is near each other.

    Args:
        plan: what is near what.
        positions: lists those of a term in the texts.
    """
    return merge(_list_parts(plan, find_occurrences(plan, positions), positions))


def _list_parts(
    plan: OccurrencePlan, kept: Occurrences, positions: ListPositions
) -> list[Occurrences]:
    """Lists the occurrences of the parts without which those kept would be none."""
    match plan:
        case TermOccurrences():
            return [kept]
        case AnyOccurrence(parts):
            found = []
            for part in parts:
                own = find_occurrences(part, positions)
                found += _list_parts(part, own.where(_is_among(own, kept)), positions)
            return found
        case NearOccurrences(first, second, slop, in_order):
            one, two = (find_occurrences(part, positions) for part in (first, second))
            near = _is_before if in_order else _is_near
            back = _is_after if in_order else _is_near
            one_kept = one.where(_is_among(one, kept) & near(one, two, slop))
            two_kept = two.where(_is_among(two, kept) & back(two, one, slop))
            if in_order:
                one_kept = one.where(np.zeros(len(one.starts), np.bool_))
            ones = merge([one_kept, one.where(near(one, two_kept, slop))])
            twos = merge([two_kept, two.where(back(two, one_kept, slop))])
            return [
                *_list_parts(first, ones, positions),
                *_list_parts(second, twos, positions),
            ]


def find_within(
    terms: Sequence[PositionArray], times: Sequence[int], reach: int
) -> PositionArray:
    """Finds the positions of terms that stand together in a window, in any order.

    Args:
        terms: for each term its positions.
        times: how often each stands in the window, at least.
        reach: how many positions after the first the last in the window may stand.

    Returns: int64 array of shape (n,), ascending.
    """
    found = np.unique(np.concatenate(terms))
    starts = found
    for own, wanted in zip(terms, times, strict=True):
        last = own.searchsorted(starts + reach, "right")
        starts = starts[last - own.searchsorted(starts) >= wanted]
    if not len(starts):
        return starts
    begun = starts.searchsorted(found, "right") - 1
    return found[(begun >= 0) & (found - starts.take(begun, mode="clip") <= reach)]


def merge(found: Sequence[Occurrences]) -> Occurrences:
    """Merges lists of occurrences; what several have is there once."""
    if len(found) == 1:
        return found[0]
    none = np.zeros(0, np.int64)
    starts = np.concatenate([none, *(one.starts for one in found)])
    ends = np.concatenate([none, *(one.ends for one in found)])
    order = np.lexsort((ends, starts))
    starts, ends = starts[order], ends[order]
    new = np.ones(len(starts), np.bool_)
    new[1:] = (starts[1:] != starts[:-1]) | (ends[1:] != ends[:-1])
    return Occurrences(starts[new], ends[new])


def _unite(words: Sequence[PositionArray]) -> Occurrences:
    """Merges the occurrences of single terms, in a third of the time of `merge`."""
    if len(words) == 1:
        return Occurrences(words[0], words[0])
    # np.unique takes ten times as long: it hashes.
    starts = np.sort(np.concatenate([np.zeros(0, np.int64), *words]))
    starts = starts[np.diff(starts, prepend=-1) > 0]
    return Occurrences(starts, starts)


def _find_phrase(terms: Sequence[str], positions: ListPositions) -> Occurrences:
    starts = positions(terms[0])
    for place, term in enumerate(terms[1:], 1):
        starts = np.intersect1d(starts, positions(term) - place, assume_unique=True)
    return Occurrences(starts, starts + (len(terms) - 1))


def _is_near(these: Occurrences, others: Occurrences, slop: int) -> _Mask:
    """Tells for each whether another begins soon after it, or ends soon before."""
    return _is_before(these, others, slop) | _is_after(these, others, slop)


def _is_before(these: Occurrences, others: Occurrences, slop: int) -> _Mask:
    """Tells for each whether another begins soon after its end."""
    if not len(others.starts):
        return np.zeros(len(these.starts), np.bool_)
    at = others.starts.searchsorted(these.ends, "right")
    nearest = others.starts.take(at, mode="clip")
    near: _Mask = (nearest > these.ends) & (nearest - these.ends <= slop + 1)
    return near


def _is_after(these: Occurrences, others: Occurrences, slop: int) -> _Mask:
    """Tells for each whether another ends soon before its start."""
    if not len(others.starts):
        return np.zeros(len(these.starts), np.bool_)
    # Of several lengths, what begins first may end last.
    ends = np.sort(others.ends)
    at = ends.searchsorted(these.starts) - 1
    nearest = ends.take(at, mode="clip")
    near: _Mask = (nearest < these.starts) & (these.starts - nearest <= slop + 1)
    return near


def _is_among(these: Occurrences, others: Occurrences) -> _Mask:
    """Tells for each whether the others have it too."""
    return np.isin(_encode(these), _encode(others), assume_unique=True)


def _encode(found: Occurrences) -> PositionArray:
    """Makes one number of a start and a length."""
    return (found.starts << _LENGTH_BITS) | (found.ends - found.starts)
