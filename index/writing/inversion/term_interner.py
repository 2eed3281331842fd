"""Numbers for terms, found for many tokens at once.

A token of up to 23 bytes is three machine words, and these are compared whole: a
token is never taken for another. Python and the stemmer see each form of a word once.
"""

from collections.abc import Sequence
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from index.analysis.analyzer import MAX_TERM_LENGTH, STEMMERS, make_terms
from index.analysis.stop_words import stop_terms
from index.codec.string_array import StringArray, pack_strings, pack_texts
from index.kernels import pack_keys
from index.writing.inversion.batch_tokenizer import find_compound, split_piece
from index.writing.inversion.string_pool import Pool
from index.writing.inversion.term_hashes import TermHashes
from index.writing.inversion.term_table import Keys, Numbers, Places, Slots, find_same

_SHORT = 23
# What is beyond does not count (index.analysis.analyzer).
_LONGEST_TOKEN = 4 * MAX_TERM_LENGTH
# A longer piece is made terms of anew each time.
_LONGEST_KEPT = 64
_NONE = -1
_DROPPED = -2
_ANY_SPEECH = 1


class TermTable:
    """The terms met so far; a term's number is its place in `terms`.

    Attributes:
        terms: every term, once.
        hashes: a number for each of them, the same in every process.
        forms: the forms in which texts had them, folded; now and then twice.
    """

    def __init__(self) -> None:
        self.terms = Pool()
        self.hashes = TermHashes(self.terms)
        self.forms = Pool()
        self._form_terms: list[Numbers] = []
        self._term_numbers = _Numbering()
        self._piece_numbers = _Numbering()
        self._languages: dict[str, int] = {}
        self._several: list[list[int]] = []

    @property
    def form_terms(self) -> Numbers:
        """For each form the number of its term."""
        return np.concatenate([np.zeros(0, np.int32), *self._form_terms])

    def number(
        self, pieces: StringArray, language: str
    ) -> tuple[Numbers, Numbers | None]:
        """The term numbers of the pieces' tokens, in order.

        Returns:
            The numbers, and for each the index of the piece that it came from, None
            where each piece gave just one.
        """
        # Languages without stems are one: there is a byte for a language in a key.
        known = language if language in STEMMERS else ""
        speech = self._languages.setdefault(known, len(self._languages) + 1)
        found = self._piece_numbers.find(pieces, speech)
        missed = np.flatnonzero(found == _NONE)
        if len(missed):
            found[missed] = self._learn(pieces.take(missed), speech, language)
        if not len(found) or found.min() >= 0:
            return found, None
        return self._expand(found)

    def tell_content(self, language: str) -> NDArray[np.bool_]:
        """By a term's number, whether it is more than a stop word of the language."""
        content = np.ones(len(self.terms), np.bool_)
        terms = [term.encode() for term in stop_terms(language)]
        numbers = self._term_numbers.find(pack_strings(terms), _ANY_SPEECH)
        content[numbers[numbers >= 0]] = False
        return content

    def number_tokens(self, tokens: Sequence[str], language: str) -> list[int]:
        """The term numbers of tokens found elsewhere, those without a term left out."""
        numbers = self._number_forms(tokens, language)
        kept: list[int] = numbers[numbers >= 0].tolist()
        return kept

    def close(self) -> None:
        """Number no more, and let go of what that takes: most of the memory."""
        self._term_numbers = self._piece_numbers = _Numbering()

    def _learn(self, pieces: StringArray, speech: int, language: str) -> Numbers:
        firsts, each = _tell_different(pieces)
        new = pieces.take(firsts)
        numbers = self._number_pieces(new, language)
        kept = new.ends - new.starts <= _LONGEST_KEPT
        self._piece_numbers.put(new.take(kept), numbers[kept], speech)
        return numbers[each]

    def _number_pieces(self, pieces: StringArray, language: str) -> Numbers:
        """For each the number of its one term, or less than 0 for none or several."""
        lines = b"\n".join(pieces.to_list())
        tokens = lines.decode("utf-8", "ignore").split("\n")
        compound = find_compound(lines)
        if not compound:
            return self._number_forms(tokens, language)
        apart = {n: split_piece(tokens[n]) for n in compound}
        plain = [n for n in range(len(tokens)) if n not in apart]
        given = [tokens[n] for n in plain]
        found = self._number_forms([*given, *chain(*apart.values())], language)
        numbers = np.empty(len(tokens), np.int32)
        numbers[plain] = found[: len(plain)]
        rest = iter(found[len(plain) :].tolist())
        for n, some in apart.items():
            numbers[n] = self._number_several(list(islice(rest, len(some))))
        return numbers

    def _number_several(self, found: list[int]) -> int:
        """The one number, or what stands for several, or none."""
        found = [number for number in found if number >= 0]
        if len(found) == 1:
            return found[0]
        self._several.append(found)
        return _DROPPED - len(self._several)

    def _number_forms(self, tokens: Sequence[str], language: str) -> Numbers:
        if max(map(len, tokens), default=0) > _LONGEST_TOKEN:
            tokens = [token[:_LONGEST_TOKEN] for token in tokens]
        forms, terms = map(pack_texts, make_terms(tokens, language))
        found = self._number_terms(terms)
        kept = forms.ends - forms.starts <= _LONGEST_KEPT
        self.forms.add(forms.take(kept))
        self._form_terms.append(found[kept])
        return found

    def _number_terms(self, terms: StringArray) -> Numbers:
        found = self._term_numbers.find(terms, _ANY_SPEECH)
        found[terms.ends == terms.starts] = _DROPPED
        missed = np.flatnonzero(found == _NONE)
        firsts, each = _tell_different(terms.take(missed))
        new = terms.take(missed[firsts])
        numbers = np.arange(len(new), dtype=np.int32) + len(self.terms)
        self._term_numbers.put(new, numbers, _ANY_SPEECH)
        self.terms.add(new)
        found[missed] = numbers[each]
        return found

    def _expand(self, found: Numbers) -> tuple[Numbers, Numbers]:
        counts = np.ones(len(found), np.int32)
        odd = np.flatnonzero(found < 0)
        several = [
            self._several[_DROPPED - 1 - value] if value < _DROPPED else []
            for value in found[odd].tolist()
        ]
        counts[odd] = [len(numbers) for numbers in several]
        came_from = np.repeat(np.arange(len(found), dtype=np.int32), counts)
        numbers = found[came_from]
        numbers[numbers < 0] = [number for numbers in several for number in numbers]
        return numbers, came_from


class _Numbering:
    """Byte strings to numbers: short ones in slots, the few long ones in a dictionary."""

    def __init__(self) -> None:
        self._short = Slots()
        self._long: dict[tuple[int, bytes], int] = {}

    def find(self, strings: StringArray, speech: int) -> Numbers:
        """The number of each string, _NONE for those that were not put."""
        found = self._short.find(_make_keys(strings, speech))
        long = _find_long(strings)
        if len(long):
            get, texts = self._long.get, strings.take(long).to_list()
            found[long] = [get((speech, text), _NONE) for text in texts]
        return found

    def put(self, strings: StringArray, numbers: Numbers, speech: int) -> None:
        """Put new strings, each once."""
        short = np.flatnonzero(strings.ends - strings.starts <= _SHORT)
        self._short.put(_make_keys(strings.take(short), speech), numbers[short])
        long = _find_long(strings)
        texts = strings.take(long).to_list()
        for text, number in zip(texts, numbers[long].tolist(), strict=True):
            self._long[speech, text] = number


def _tell_different(strings: StringArray) -> tuple[Places, Places]:
    """Where the different strings first stand, and for each string which it is."""
    same = find_same(_make_keys(strings, _ANY_SPEECH))
    long = _find_long(strings)
    seen: dict[bytes, int] = {}
    texts = zip(strings.take(long).to_list(), long.tolist(), strict=True)
    same[long] = [seen.setdefault(text, place) for text, place in texts]
    firsts = np.flatnonzero(same == np.arange(len(same)))
    places = np.zeros(len(same), np.int64)
    places[firsts] = np.arange(len(firsts))
    return firsts, places[same]


def _find_long(strings: StringArray) -> Places:
    return np.flatnonzero(strings.ends - strings.starts > _SHORT)


def _make_keys(strings: StringArray, speech: int) -> Keys:
    return pack_keys(strings.data, strings.starts, strings.ends, speech)
