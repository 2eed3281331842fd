"""The vocabulary of an index: the terms and forms of all its segments, merged.

Term expansion (prefix, wildcard, range, fuzzy word), spell correction and look-ups by
name start here.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from heapq import merge
from itertools import groupby, islice

import numpy as np

from index.codec.document import TEXT_FIELDS
from index.codec.form_dictionary import FormDictionary
from index.codec.snapshot import Snapshot
from index.codec.term_dictionary import TermDictionary
from index.schema import SEPARATOR
from search.executor.edit_distance import FuzzyIndex, find_similar
from search.executor.statistics import IndexStatistics
from search.executor.wildcard import WildcardPattern

_TAB = SEPARATOR.encode()
_TERMS_AT_ONCE = 1_024
_MAX_CACHED = 4_096
# A left-out letter or a swap is this many times as likely as another mistake.
_LIKELY_MISTAKE = 4


class Vocabulary:
    """The terms and forms of one snapshot.

    Those of deleted documents stay until their segment is merged. A form is given with
    the term that it is indexed as; one form can have several, of different languages.
    """

    def __init__(self, snapshot: Snapshot, statistics: IndexStatistics) -> None:
        self._snapshot = snapshot
        self._statistics = statistics
        self._forms_by_term: dict[str, frozenset[str]] = {}

    @cached_property
    def text_fields(self) -> tuple[str, ...]:
        """The fields of running text that hold any term: records have no page."""
        readers = [segment.reader for segment in self._snapshot.segments]
        return tuple(
            field
            for field in TEXT_FIELDS
            if any(len(reader.term_dictionary(field)) for reader in readers)
        )

    def doc_frequency(self, field: str, term: str) -> int:
        """Returns the number of documents that have a term in a field."""
        return self._statistics.doc_frequency(field, _encode(term))

    def terms(self, field: str, prefix: str = "") -> Iterator[str]:
        """Yields the terms of a field that begin with the prefix, each once, sorted.

        In the field FORMS a term is `form TAB term`.
        """
        parts = []
        for segment in self._snapshot.segments:
            dictionary = segment.reader.term_dictionary(field)
            low, high = dictionary.prefix_range(_encode(prefix))
            if low < high:
                parts.append(_read(dictionary, low, high))
        return (term.decode() for term, _ in groupby(merge(*parts)))

    def forms_with_prefix(self, prefix: str, limit: int) -> list[tuple[str, str]]:
        """Returns the first `limit` pairs of a form with this prefix and its term."""
        data, found = _encode(prefix), set[bytes]()
        for dictionary in self._form_dictionaries():
            low, high = dictionary.prefix_range(data)
            found.update(dictionary.read(low, min(high, low + limit)))
        return list(map(_split, sorted(found)[:limit]))

    def forms_matching(self, wildcard: str, limit: int) -> list[tuple[str, str]]:
        """Returns the first `limit` pairs of a form that matches and its term.

        Args:
            wildcard: in it `?` is one letter, `*` any number of letters.
            limit: most pairs.
        """
        pattern, found = WildcardPattern(wildcard), set[bytes]()
        prefix = _encode(pattern.prefix)
        for dictionary in self._form_dictionaries():
            low, high = dictionary.prefix_range(prefix)
            ordinals = islice(pattern.find(*dictionary.read_packed(low, high)), limit)
            matching = low + np.fromiter(ordinals, np.int64)
            found.update(dictionary.read_ordinals(matching))
        return list(map(_split, sorted(found)[:limit]))

    def forms_between(self, first: str, last: str | None) -> Iterator[tuple[str, str]]:
        """Yields the forms from first to last, both included, with their terms, sorted."""
        low = _encode(first)
        end = None if last is None else _encode(last) + b"\0"
        parts = []
        for dictionary in self._form_dictionaries():
            stop = len(dictionary) if end is None else dictionary.lower_bound(end)
            parts.append(_read(dictionary, dictionary.lower_bound(low), stop))
        return (_split(pair) for pair, _ in groupby(merge(*parts)))

    def forms_of(self, term: str) -> frozenset[str]:
        """Returns the forms that texts have of a term."""
        forms = self._forms_by_term.get(term)
        if forms is None:
            data = _encode(term)
            found = (one.forms_of(data) for one in self._form_dictionaries())
            forms = frozenset(form.decode() for some in found for form in some)
            if len(self._forms_by_term) >= _MAX_CACHED:
                self._forms_by_term.clear()
            self._forms_by_term[term] = forms
        return forms

    def forms_near(
        self, word: str, edits: int, *, swaps: bool = True
    ) -> list[tuple[str, str, int]]:
        """Returns the forms within some edits of a word: form, term, distance; sorted.

        With `swaps`, two neighbouring letters swapped are one edit rather than two.
        """
        matches = list(find_similar(self._fuzzy_indexes, word, edits, swaps=swaps))
        found: dict[tuple[str, str], int] = {}
        for source, dictionary in enumerate(self._form_dictionaries()):
            here = {
                one.ordinal: one.distance for one in matches if one.source == source
            }
            pairs = dictionary.read_ordinals(np.fromiter(here, np.int64))
            found |= zip(map(_split, pairs), here.values(), strict=True)
        return [(form, term, n) for (form, term), n in sorted(found.items())]

    def nearest_forms(self, word: str, limit: int, max_edits: int = 2) -> list[str]:
        """Returns the forms that a misspelled word most likely means, likeliest first.

        All are at the least distance at which there are any. Among them, document
        frequency decides; it counts four times for the likelier kinds of mistakes.
        """
        for edits in range(1, max_edits + 1):
            near = self.forms_near(word, edits)
            if near:
                break
        return rank_corrections(word, near, self._frequency)[:limit]

    def term_frequency(self, term: str) -> int:
        """Returns the most articles that have a term in one field of running text."""
        return self._frequency(term)

    def sample_forms(self, most: int) -> Iterator[str]:
        """Yields some forms, spread evenly over the vocabulary."""
        dictionaries = list(self._form_dictionaries())
        step = max(1, sum(map(len, dictionaries)) // most)
        for dictionary in dictionaries:
            for pair in dictionary.read_ordinals(np.arange(0, len(dictionary), step)):
                yield _split(pair)[0]

    @cached_property
    def _fuzzy_indexes(self) -> list[FuzzyIndex]:
        forms = (dictionary.forms for dictionary in self._form_dictionaries())
        return [FuzzyIndex(*one.read_packed(0, len(one))) for one in forms]

    def _form_dictionaries(self) -> Iterator[FormDictionary]:
        return (segment.reader.form_dictionary for segment in self._snapshot.segments)

    def _frequency(self, term: str) -> int:
        counts = [self.doc_frequency(field, term) for field in self.text_fields]
        return max(counts, default=0)


def rank_corrections(
    word: str,
    near: Iterable[tuple[str, str, int]],
    frequency: Callable[[str], int],
) -> list[str]:
    """Ranks the forms that a misspelled word may mean, likeliest first.

    Args:
        word: the word.
        near: forms near it, each with its term and distance.
        frequency: returns the number of articles with a term.
    """
    ranked = sorted(
        (n, -frequency(term) * _likelihood(word, form), form) for form, term, n in near
    )
    return [form for _, _, form in ranked]


def _likelihood(typed: str, meant: str) -> int:
    """Relative probability of a mistake.

    A letter left out, or two swapped, is one of few possible mistakes in a word; a wrong
    letter, or one too many, is one of many.
    """
    left_out = len(meant) > len(typed)
    swapped = sorted(meant) == sorted(typed)
    return _LIKELY_MISTAKE if left_out or swapped else 1


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _split(pair: bytes) -> tuple[str, str]:
    form, _, term = pair.partition(_TAB)
    return form.decode(), term.decode()


def _read(
    dictionary: TermDictionary | FormDictionary, low: int, high: int
) -> Iterator[bytes]:
    for start in range(low, high, _TERMS_AT_ONCE):
        yield from dictionary.read(start, min(start + _TERMS_AT_ONCE, high))
