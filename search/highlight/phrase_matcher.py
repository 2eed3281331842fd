"""Finds phrases in a text: words in order, with at most `slop` others between them."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from index.analysis.analyzer import analyse
from search.highlight.token_positions import TermSequence, TokenPositions
from search.kernels import find_words
from search.kernels.characters import PrefixGroups

_WORD_REACH = 80
"""The longest stretch of a word and the white space after it, in characters."""
_GAP = 24
"""The longest stretch between neighbouring words, dashes and quotes included."""

_PLACES = 16
_CHARACTERS_A_PLACE = 100
"""A text is analysed whole where more places than one in so many characters, and a few,
may hold a phrase: then to look at each takes longer."""


class PreparedPhrase(NamedTuple):
    """A phrase, prepared for text after text.

    Attributes:
        sequences: for each way to read the phrase, the terms that each word can be.
        first_forms: the forms that its first word can have, as `find_words` takes them.
        second_forms: the forms that its second word can have.
        slop: how many other words may stand between neighbours.
        longest: the length of the longest first form, in characters.
    """

    sequences: Sequence[TermSequence]
    first_forms: Sequence[tuple[int, PrefixGroups]]
    second_forms: PrefixGroups
    slop: int
    longest: int


class PhraseFinder:
    """Finds phrases in a text.

    Looks for the second word, then for the first before it, and analyses only the text
    around: most words of a phrase stand without the next. Where these places are many, as
    for words of grammar, it analyses the text, once for all phrases.

    Args:
        text: the text.
        folded: the text, folded character by character.
        language: code of the language to analyse it in.
    """

    def __init__(self, text: str, folded: str, language: str) -> None:
        self._text = text
        self._folded = folded
        self._language = language
        self._left = _PLACES + len(text) // _CHARACTERS_A_PLACE

    @cached_property
    def positions(self) -> TokenPositions:
        """The tokens of the whole text."""
        return TokenPositions(list(analyse(self._text, self._language)))

    def find(self, phrase: PreparedPhrase) -> Iterator[tuple[int, int]]:
        """Yields the start and end offset of each place where the phrase stands."""
        seconds: list[int] = []
        if self._left >= 0:
            cost = 1 + phrase.slop
            most = self._left // cost + 1
            seconds = _find_forms(self._folded, phrase.second_forms, most)
            self._left -= len(seconds) * cost
        if self._left >= 0:
            yield from self._look_around(sorted(seconds), phrase)
            return
        for sequence in phrase.sequences:
            yield from self.positions.find(sequence, phrase.slop)

    def _look_around(
        self, seconds: Sequence[int], phrase: PreparedPhrase
    ) -> Iterator[tuple[int, int]]:
        text, folded = self._text, self._folded
        for begin, stop in _stretches_before(seconds, phrase):
            firsts = find_words(text, folded, phrase.first_forms, begin, stop)
            for start, end, _ in firsts:
                if not phrase.slop and any(map(str.isalnum, folded[end:stop])):
                    continue  # another word stands between
                for sequence in phrase.sequences:
                    last = _find_end(text, start, self._language, sequence, phrase.slop)
                    if last is not None:
                        yield start, last


def _find_forms(folded: str, forms: PrefixGroups, most: int) -> list[int]:
    """Lists at most so many offsets where the forms start, also inside other words."""
    offsets: list[int] = []
    for prefix, with_prefix in forms:
        start = folded.find(prefix)
        while start >= 0 and len(offsets) < most:
            if folded.startswith(with_prefix, start):
                offsets.append(start)
            start = folded.find(prefix, start + 1)
    return offsets


def _stretches_before(
    offsets: Sequence[int], phrase: PreparedPhrase
) -> Iterator[tuple[int, int]]:
    """Yields the stretches in which the first word can stand before the second."""
    done = 0
    reach = _GAP + _WORD_REACH * phrase.slop + phrase.longest
    for offset in offsets:
        yield max(offset - reach, done), offset
        # A first word that ends after this offset starts at most its length before.
        done = max(offset - phrase.longest + 1, 0)


def _find_end(
    text: str, start: int, language: str, sequence: TermSequence, slop: int
) -> int | None:
    """Returns the end offset of the sequence if it starts at `start`, else None."""
    reach = _WORD_REACH * (len(sequence) + slop * (len(sequence) - 1))
    max_tokens = 1 + (slop + 1) * (len(sequence) - 1)
    tokens = list(islice(analyse(text[start : start + reach], language), max_tokens))
    found = TokenPositions(tokens).find(sequence, slop)
    return start + found[0][1] if found and found[0][0] == 0 else None
