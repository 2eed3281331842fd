"""Finds the patterns of a query among the tokens of a field, as marks show them.

What `search.highlight` finds in texts is found here in arrays, for all texts at once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from search.engines.measuring.spans.token_stream import Addresses, TokenStream
from search.highlight.pattern_matcher import HighlightPattern
from search.highlight.token_positions import TermSequence
from search.kernels.near import GAP, find_marks, find_within


class Spans(NamedTuple):
    """Stretches of tokens that match.

    Attributes:
        first: int64 array of shape (n,), ascending: the address of the first token.
        last: int64 array of shape (n,): the address of the last token.
    """

    first: Addresses
    last: Addresses


NO_SPANS = Spans(np.zeros(0, np.int64), np.zeros(0, np.int64))


def find_spans(stream: TokenStream, patterns: Iterable[HighlightPattern]) -> Spans:
    """Finds the stretches that patterns match; those that overlap are one.

    Returns:
        int64 arrays of shape (n_found,), ascending.
    """
    parts = [
        part
        for pattern in patterns
        if pattern.field in (None, stream.field)
        for part in _find_pattern(stream, pattern)
    ]
    found = [part for part in parts if len(part.first)]
    if not found:
        return NO_SPANS
    if len(found) == 1 and np.array_equal(found[0].first, found[0].last):
        return found[0]
    return _join_overlapping(Spans(*map(np.concatenate, zip(*found, strict=True))))


def _find_pattern(stream: TokenStream, pattern: HighlightPattern) -> Iterator[Spans]:
    if pattern.near:
        found = find_marks(pattern.near, lambda term: _locate_apart(stream, [term]))
        yield Spans(found.starts % GAP, found.ends % GAP)
        return
    find = _find_in_any_order if pattern.any_order else _find_sequence
    for sequence in pattern.sequences:
        yield find(stream, sequence, pattern.slop)


def _find_in_any_order(stream: TokenStream, sequence: TermSequence, slop: int) -> Spans:
    """Finds the words that stand together, as `TokenPositions.find_in_any_order` does."""
    times = Counter(sequence)
    words = [_locate_apart(stream, terms) for terms in times]
    if not words:
        return NO_SPANS
    reach = len(sequence) - 1 + slop
    found = find_within(words, list(times.values()), reach) % GAP
    return Spans(found, found)


def _locate_apart(stream: TokenStream, terms: Iterable[str]) -> Addresses:
    """Finds the addresses of any of some terms, those of each document GAP further on."""
    found = _locate_any(stream, terms)
    return found + stream.find_docs(found) * GAP


def _find_sequence(stream: TokenStream, sequence: TermSequence, slop: int) -> Spans:
    """Finds words in order; the nearest end of each beginning, as `match_in_order` does."""
    words = [_locate_any(stream, terms) for terms in sequence]
    if not words or not all(map(len, words)):
        return NO_SPANS
    found = Spans(words[-1], words[-1])
    for addresses in reversed(words[:-1]):
        found = _prepend(stream, addresses, found, slop)
    return found


def _prepend(
    stream: TokenStream, addresses: Addresses, following: Spans, slop: int
) -> Spans:
    """Keeps the words that have a stretch near enough behind them, in the same text."""
    if not len(following.first):
        return NO_SPANS
    places = following.first.searchsorted(addresses, side="right")
    there = places < len(following.first)
    addresses, places = addresses[there], places[there]
    ends = stream.starts[stream.find_docs(addresses) + 1]
    nearest = following.first[places]
    near = (nearest <= addresses + slop + 1) & (nearest < ends)
    return Spans(addresses[near], following.last[places[near]])


def _locate_any(stream: TokenStream, terms: Iterable[str]) -> Addresses:
    """Finds the addresses of any of some terms, ascending."""
    find = stream.segment.reader.find_ordinal
    ordinals = [find(stream.field, term.encode("utf-8", "replace")) for term in terms]
    found = [stream.locate(ordinal) for ordinal in ordinals if ordinal >= 0]
    if len(found) == 1:
        return found[0]
    return np.sort(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _join_overlapping(spans: Spans) -> Spans:
    order = np.lexsort((spans.last, spans.first))
    first, last = spans.first[order], np.maximum.accumulate(spans.last[order])
    begins = np.flatnonzero(np.concatenate(([True], first[1:] > last[:-1])))
    ends = np.append(begins[1:], len(first)) - 1
    return Spans(first[begins], last[ends])
