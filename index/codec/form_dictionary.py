"""The forms in which a segment's words are written, each with the term it becomes."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from index.codec.array_file import Array, ArrayFile, ArrayFileWriter
from index.codec.string_array import StringArray
from index.codec.term_dictionary import TermDictionary, write_term_dictionary
from index.kernels import stable_argsort
from index.schema import FORMS, SEPARATOR

_TAB = SEPARATOR.encode()
_AT_ONCE = 1 << 15


class FormTerms(NamedTuple):
    """Which terms forms become.

    Attributes:
        terms: for each form the number of its term, less than 0 for none.
        places: by term number its place among all terms as they sort.
        ranks: for each text field, by term number the term's rank there, or -1.
    """

    terms: Array
    places: Array
    ranks: Sequence[Array]

    def owners(self) -> Array:
        """For each form the rank of its term, -1 for none.

        It is that in the first field that has it; the ranks of a later field come after
        those of the earlier.
        """
        owners = np.full(len(self.terms), -1, np.int64)
        known = self.terms >= 0
        base = 0
        for ranks in self.ranks:
            here = np.where(known, ranks[self.terms], -1)
            found = (owners < 0) & (here >= 0)
            owners[found] = here[found] + base
            base += int(ranks.max(initial=-1)) + 1
        return owners


def sort_forms(forms: StringArray, become: FormTerms) -> tuple[StringArray, Array]:
    """The forms whose terms are there, each with a term once, and their owners.

    They are in the order of `form TAB term`.
    """
    owners = become.owners()
    wanted = np.flatnonzero(owners >= 0)
    terms = become.terms[wanted]
    order = forms.take(wanted).argsort(within=become.places[terms])
    wanted, terms = wanted[order], terms[order]
    repeats = forms.take(wanted).mark_repeats()
    repeats[1:] &= terms[1:] == terms[:-1]
    wanted = wanted[~repeats]
    return forms.take(wanted), owners[wanted]


def write_form_dictionary(
    file: ArrayFileWriter, forms: StringArray, owners: Array
) -> None:
    """Write what `sort_forms` gives."""
    write_term_dictionary(file, FORMS, forms)
    file.put(f"{FORMS}.owners", owners.astype(np.uint32))
    order = stable_argsort(owners.astype(np.int32), int(owners.max(initial=-1)) + 1)
    file.put(f"{FORMS}.by_owner", order.astype(np.uint32))


class FormDictionary:
    """A lexicon of `form TAB term`.

    Attributes:
        forms: a lexicon of the forms alone; those of several terms are there as often.
    """

    def __init__(self, file: ArrayFile, words: Sequence[TermDictionary]) -> None:
        self._file = file
        self.forms = TermDictionary(file, FORMS)
        self._words = words

    def __len__(self) -> int:
        return len(self.forms)

    def __getitem__(self, rank: int) -> bytes:
        """The form and term of that rank."""
        return self.read(rank, rank + 1)[0]

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self.read(start, start + _AT_ONCE)

    def read(self, start: int, stop: int) -> list[bytes]:
        """Those from one rank up to another."""
        forms = self.forms.read(start, stop)
        owners = self._file.slice(f"{FORMS}.owners", start, start + len(forms))
        terms = self._terms(owners)
        return [
            b"%b%b%b" % (form, _TAB, term)
            for form, term in zip(forms, terms, strict=True)
        ]

    def read_ordinals(self, ranks: Array) -> list[bytes]:
        """Those of these ranks."""
        owners = self._file.whole(f"{FORMS}.owners")[ranks]
        both = zip(self.forms.read_ordinals(ranks), self._terms(owners), strict=True)
        return [b"%b%b%b" % (form, _TAB, term) for form, term in both]

    def lower_bound(self, pair: bytes) -> int:
        """How many come before this."""
        form, tab, _ = pair.partition(_TAB)
        low = self.forms.lower_bound(form)
        if not tab:
            return low
        # The same form has but a few terms: those of some languages.
        high = self.forms.lower_bound(form + b"\0")
        return low + bisect_left(self.read(low, high), pair)

    def find(self, pair: bytes) -> int:
        """The rank of a form with a term, -1 where it is not there."""
        rank = self.lower_bound(pair)
        return rank if rank < len(self) and self[rank] == pair else -1

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """The ranks of those that begin so, from and up to."""
        if _TAB not in prefix:
            return self.forms.prefix_range(prefix)
        return self.lower_bound(prefix), self.lower_bound(prefix + b"\xff")

    def read_packed(self, start: int, stop: int) -> tuple[Array, Array]:
        """The forms' bytes, one after the other, and the size of each."""
        return self.forms.read_packed(start, stop)

    def forms_of(self, term: bytes) -> list[bytes]:
        """The forms of a term."""
        base = 0
        for lexicon in self._words:
            rank = lexicon.find(term)
            if rank >= 0:
                break
            base += len(lexicon)
        else:
            return []
        owners = self._file.whole(f"{FORMS}.owners")
        order = self._file.whole(f"{FORMS}.by_owner")
        # Not numpy's searchsorted: given an order it copies the whole of it, a millisecond.
        places, owner = range(len(order)), base + rank
        low = bisect_left(places, owner, key=lambda n: int(owners[order[n]]))
        high = low
        # A term has but a few forms.
        while high < len(order) and owners[order[high]] == owner:
            high += 1
        return self.forms.read_ordinals(order[low:high])

    def _terms(self, owners: Array) -> list[bytes]:
        terms = [b""] * len(owners)
        ranks = owners.astype(np.int64)
        for lexicon in self._words:
            here = np.flatnonzero((ranks >= 0) & (ranks < len(lexicon)))
            for place, term in zip(
                here.tolist(), lexicon.read_ordinals(ranks[here]), strict=True
            ):
                terms[place] = term
            ranks -= len(lexicon)
        return terms
