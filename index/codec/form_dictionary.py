"""Form dictionary: the surface forms of a segment's words, each with its terms.

Prefixes, wildcards and misspellings are looked up among the forms that people write, not
among stems. An entry is a folded form and a term, `form TAB term`; the dictionary keeps
the forms as bytes and the terms as ordinals.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.codec.array_file import AnyArray, ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.codec.array_names import BY_TERM, TERM_ORDINALS
from index.codec.string_array import StringArray
from index.codec.term_dictionary import TermDictionary, write_term_dictionary
from index.kernels import stable_argsort
from index.schema import FORMS, SEPARATOR

_TAB = SEPARATOR.encode()
_AT_ONCE = 1 << 15


class FormTerms(NamedTuple):
    """Terms of forms, by numbers that a writer gives to terms.

    Attributes:
        term_ids: integer array of shape (n_forms,): the term of each form, less than 0
            for a form without one.
        sort_ranks: integer array of shape (n_terms,): the place of each term among all
            as they sort.
        ordinals: for each field of running text an integer array of shape (n_terms,):
            the ordinal of each term in the field, -1 where the field lacks it.
    """

    term_ids: AnyArray
    sort_ranks: AnyArray
    ordinals: Sequence[AnyArray]

    def joint_ordinals(self) -> NDArray[np.int64]:
        """Finds the terms' ordinals in the first field that has them.

        The ordinals of a later field count on from those of the earlier.

        Returns:
            int64 array of shape (n_forms,), -1 for a form without a term.
        """
        joint = np.full(len(self.term_ids), -1, np.int64)
        base = 0
        for ordinals in self.ordinals:
            missing = np.flatnonzero((joint < 0) & (self.term_ids >= 0))
            here = ordinals[self.term_ids[missing]]
            joint[missing[here >= 0]] = here[here >= 0] + base
            base += int(ordinals.max(initial=-1)) + 1
        return joint


def sort_forms(
    forms: StringArray, terms: FormTerms
) -> tuple[StringArray, NDArray[np.int64]]:
    """Sorts forms by `form TAB term`, and drops repeated ones and those without a term.

    Returns:
        The forms, and the joint ordinals of their terms as an int64 array of shape
        (n_entries,).
    """
    ordinals = terms.joint_ordinals()
    wanted = np.flatnonzero(ordinals >= 0)
    term_ids = terms.term_ids[wanted]
    order = forms.take(wanted).argsort(within=terms.sort_ranks[term_ids])
    wanted, term_ids = wanted[order], term_ids[order]
    repeats = forms.take(wanted).mark_repeats()
    repeats[1:] &= term_ids[1:] == term_ids[:-1]
    wanted = wanted[~repeats]
    return forms.take(wanted), ordinals[wanted]


def write_form_dictionary(
    file: ArrayFileWriter, forms: StringArray, ordinals: NDArray[np.int64]
) -> None:
    """Writes the form dictionary of a segment.

    Args:
        file: takes the arrays.
        forms: the forms, as `sort_forms` returns them.
        ordinals: the terms, as `sort_forms` returns them: int64 array, (n_entries,).
    """
    write_term_dictionary(file, FORMS, forms)
    file.put(FORMS + TERM_ORDINALS, ordinals.astype(np.uint32))
    n_terms = int(ordinals.max(initial=-1)) + 1
    order = stable_argsort(ordinals.astype(np.int32), n_terms)
    file.put(FORMS + BY_TERM, order.astype(np.uint32))


class FormDictionary:
    """Entries `form TAB term` of a segment, by ordinal.

    Attributes:
        forms: dictionary of the forms alone, with the same ordinals; a form of several
            terms stands in it as many times.
    """

    def __init__(self, file: ArrayFile, terms: Sequence[TermDictionary]) -> None:
        self._file = file
        self.forms = TermDictionary(file, FORMS)
        self._terms = terms

    def __len__(self) -> int:
        return len(self.forms)

    def __getitem__(self, ordinal: int) -> bytes:
        """The entry with that ordinal."""
        return self.read(ordinal, ordinal + 1)[0]

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self.read(start, start + _AT_ONCE)

    def find(self, pair: bytes) -> int:
        """Finds the ordinal of an entry, -1 where there is no such entry."""
        ordinal = self.lower_bound(pair)
        return ordinal if ordinal < len(self) and self[ordinal] == pair else -1

    def lower_bound(self, pair: bytes) -> int:
        """Finds the ordinal of the first entry that is not less; the size for none."""
        form, tab, _ = pair.partition(_TAB)
        low = self.forms.lower_bound(form)
        if not tab:
            return low
        # The same form has but a few terms: those of some languages.
        high = self.forms.lower_bound(form + b"\0")
        return low + bisect_left(self.read(low, high), pair)

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """Finds the entries with a prefix: the first ordinal, the one after the last."""
        if _TAB not in prefix:
            return self.forms.prefix_range(prefix)
        return self.lower_bound(prefix), self.lower_bound(prefix + b"\xff")

    def read(self, start: int, stop: int) -> list[bytes]:
        """Reads the entries from one ordinal up to another, which may be too great."""
        forms = self.forms.read(start, stop)
        ordinals = self._file.slice(FORMS + TERM_ORDINALS, start, start + len(forms))
        return _join(forms, self._read_terms(ordinals))

    def read_ordinals(self, ordinals: AnyArray) -> list[bytes]:
        """Reads the entries with these ordinals.

        Args:
            ordinals: int64 array of shape (n_entries,), in any order.
        """
        terms = self._read_terms(self.term_ordinals[ordinals])
        return _join(self.forms.read_ordinals(ordinals), terms)

    def read_packed(
        self, start: int, stop: int
    ) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """Reads the forms alone, without an object for each.

        Returns:
            Their bytes as a uint8 array of shape (n_bytes,), and the length of each form
            as an int64 array of shape (n_entries,).
        """
        return self.forms.read_packed(start, stop)

    @property
    def term_ordinals(self) -> NDArray[np.uint32]:
        """Joint ordinal of each entry's term: uint32 array of shape (n_entries,).

        The ordinals of the body's terms count on from those of the title's.
        """
        return self._file.whole(FORMS + TERM_ORDINALS)

    def forms_of(self, term: bytes) -> list[bytes]:
        """Finds the forms of a term."""
        base = 0
        for dictionary in self._terms:
            ordinal = dictionary.find(term)
            if ordinal >= 0:
                break
            base += len(dictionary)
        else:
            return []
        ordinals, joint = self.term_ordinals, base + ordinal
        order = self._file.whole(FORMS + BY_TERM)
        # Not numpy's searchsorted: given an order it copies the whole of it, a millisecond.
        places = range(len(order))
        low = bisect_left(places, joint, key=lambda n: int(ordinals[order[n]]))
        high = low
        # A term has but a few forms.
        while high < len(order) and ordinals[order[high]] == joint:
            high += 1
        return self.forms.read_ordinals(order[low:high])

    def _read_terms(self, joint: NDArray[np.uint32]) -> list[bytes]:
        terms = [b""] * len(joint)
        ordinals = joint.astype(np.int64)
        for dictionary in self._terms:
            here = np.flatnonzero((ordinals >= 0) & (ordinals < len(dictionary)))
            found = dictionary.read_ordinals(ordinals[here])
            for place, term in zip(here.tolist(), found, strict=True):
                terms[place] = term
            ordinals -= len(dictionary)
        return terms


def _join(forms: Sequence[bytes], terms: Sequence[bytes]) -> list[bytes]:
    both = zip(forms, terms, strict=True)
    return [b"%b%b%b" % (form, _TAB, term) for form, term in both]
