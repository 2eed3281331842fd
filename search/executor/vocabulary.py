"""What words an index holds: for expanding, correcting and highlighting."""

from collections.abc import Iterator
from functools import cached_property
from heapq import merge
from itertools import groupby, islice

import numpy as np

from index.codec.form_dictionary import FormDictionary
from index.codec.snapshot import Snapshot
from index.codec.term_dictionary import TermDictionary
from index.schema import BODY, SEPARATOR, TITLE
from search.executor.edit_distance import SpelledWords, find_near
from search.executor.statistics import IndexStatistics
from search.executor.wildcard import Shape

_TAB = SEPARATOR.encode()
_AT_ONCE = 1_024
_LIKELIER = 4


class Vocabulary:
    """The terms of one snapshot; those of deleted articles are in it until a merge."""

    def __init__(self, snapshot: Snapshot, statistics: IndexStatistics) -> None:
        self._snapshot = snapshot
        self._statistics = statistics
        self._forms: dict[str, frozenset[str]] = {}

    def count(self, field: str, term: str) -> int:
        """How many articles have a term."""
        return self._statistics.doc_frequency(field, term.encode("utf-8", "replace"))

    def terms(self, field: str, prefix: str = "") -> Iterator[str]:
        """The terms of a field that begin so, each once, sorted.

        Of FORMS these are `form TAB term`.
        """
        parts = []
        for segment in self._snapshot.segments:
            lexicon = segment.reader.term_dictionary(field)
            low, high = lexicon.prefix_range(prefix.encode("utf-8", "replace"))
            if low < high:
                parts.append(_read(lexicon, low, high))
        return (term.decode() for term, _ in groupby(merge(*parts)))

    def forms_with_prefix(self, prefix: str, most: int) -> list[tuple[str, str]]:
        """The first folded forms that begin so, each with its term."""
        data, found = prefix.encode("utf-8", "replace"), set[bytes]()
        for segment in self._snapshot.segments:
            lexicon = segment.reader.form_dictionary
            low, high = lexicon.prefix_range(data)
            found.update(lexicon.read(low, min(high, low + most)))
        return list(map(_split, sorted(found)[:most]))

    def forms_like(self, pattern: str, most: int) -> list[tuple[str, str]]:
        """The first folded forms of a shape (see `Shape`), each with its term."""
        shape, found = Shape(pattern), set[bytes]()
        prefix = shape.prefix.encode("utf-8", "replace")
        for segment in self._snapshot.segments:
            lexicon = segment.reader.form_dictionary
            low, high = lexicon.prefix_range(prefix)
            places = islice(shape.find(*lexicon.read_packed(low, high)), most)
            found.update(lexicon.read_ordinals(low + np.fromiter(places, np.int64)))
        return list(map(_split, sorted(found)[:most]))

    def forms_between(self, first: str, last: str | None) -> Iterator[tuple[str, str]]:
        """The folded forms from one to another, each with its term, in order."""
        low = first.encode("utf-8", "replace")
        end = None if last is None else last.encode("utf-8", "replace") + b"\0"
        parts = []
        for segment in self._snapshot.segments:
            lexicon = segment.reader.form_dictionary
            stop = len(lexicon) if end is None else lexicon.lower_bound(end)
            parts.append(_read(lexicon, lexicon.lower_bound(low), stop))
        return (_split(pair) for pair, _ in groupby(merge(*parts)))

    def forms_of(self, term: str) -> frozenset[str]:
        """The folded forms in which texts have a term."""
        forms = self._forms.get(term)
        if forms is None:
            data = term.encode("utf-8", "replace")
            found = (
                s.reader.form_dictionary.forms_of(data) for s in self._snapshot.segments
            )
            forms = frozenset(form.decode() for some in found for form in some)
            self._forms[term] = forms
        return forms

    def forms_near(
        self, word: str, edits: int, *, swaps: bool = True
    ) -> list[tuple[str, str, int]]:
        """The folded forms within some edits of a word: form, term, how many edits."""
        found: dict[tuple[str, str], int] = {}
        near = find_near(self._spelled, word, edits, swaps=swaps)
        for place, rank, distance in near:
            pair = self._snapshot.segments[place].reader.form_dictionary[rank]
            found[_split(pair)] = distance
        return [(form, term, n) for (form, term), n in sorted(found.items())]

    def words_near(self, word: str, count: int, most_edits: int = 2) -> list[str]:
        """The forms most like a word: those fewest edits away, of these the likeliest."""
        for edits in range(1, most_edits + 1):
            near = self.forms_near(word, edits)
            if near:
                break
        ranked = sorted(
            (n, -self._commonness(term) * _likelihood(word, form), form)
            for form, term, n in near
        )
        return [form for _, _, form in ranked[:count]]

    @cached_property
    def _spelled(self) -> list[SpelledWords]:
        lexicons = (
            segment.reader.form_dictionary.forms for segment in self._snapshot.segments
        )
        return [
            SpelledWords(*lexicon.read_packed(0, len(lexicon))) for lexicon in lexicons
        ]

    def _commonness(self, term: str) -> int:
        return max(self.count(field, term) for field in (TITLE, BODY))


def _likelihood(typed: str, meant: str) -> int:
    """How much likelier this mistake is than another.

    A letter left out, or two swapped, is one of a few mistakes in a word; a letter that is
    wrong or too many is one of many.
    """
    left_out = len(meant) > len(typed)
    swapped = sorted(meant) == sorted(typed)
    return _LIKELIER if left_out or swapped else 1


def _split(pair: bytes) -> tuple[str, str]:
    form, _, term = pair.partition(_TAB)
    return form.decode(), term.decode()


def _read(
    lexicon: TermDictionary | FormDictionary, low: int, high: int
) -> Iterator[bytes]:
    for start in range(low, high, _AT_ONCE):
        yield from lexicon.read(start, min(start + _AT_ONCE, high))
