"""Finds phrases in a text: words in order, with at most `slop` others between them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from index.analysis.analyzer import Token, analyse
from search.kernels import find_words
from search.kernels.characters import PrefixGroups

_WORD_REACH = 80
"""The longest stretch of a word and the white space after it, in characters."""
_GAP = 24
"""The longest stretch between neighbouring words, dashes and quotes included."""

TermSequence = Sequence[frozenset[str]]
"""For each word of a phrase, the terms that it can be."""


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


def find_phrases(
    text: str, folded: str, language: str, phrase: PreparedPhrase
) -> Iterator[tuple[int, int]]:
    """Yields the start and end offset of each place where the phrase stands.

    Looks for the second word, then for the first before it, and analyses only the text
    around: most words of a phrase stand without the next.

    Args:
        text: the text.
        folded: the text, folded character by character.
        language: code of the language to analyse it in.
        phrase: the phrase.
    """
    seconds = _find_forms(folded, phrase.second_forms)
    for begin, stop in _stretches_before(seconds, phrase):
        for start, end, _ in find_words(text, folded, phrase.first_forms, begin, stop):
            if not phrase.slop and any(map(str.isalnum, folded[end:stop])):
                continue  # another word stands between
            for sequence in phrase.sequences:
                last = _find_end(text, start, language, sequence, phrase.slop)
                if last is not None:
                    yield start, last


def follow_sequence(
    tokens: Sequence[Token], first: int, sequence: TermSequence, slop: int
) -> int | None:
    """Returns the index of the token that ends the sequence, None where it breaks off.

    Args:
        tokens: the tokens of a text.
        first: the index of the token that is the first word of the sequence.
        sequence: for each word, the terms that it can be.
        slop: how many other tokens may stand between neighbours.
    """
    ends = {first}
    for terms in sequence[1:]:
        ends = {
            after
            for end in ends
            for after in range(end + 1, min(end + slop + 2, len(tokens)))
            if tokens[after].term in terms
        }
        if not ends:
            return None
    return min(ends)


def _find_forms(folded: str, forms: PrefixGroups) -> list[int]:
    """Lists the offsets where the forms start, also inside other words, in order."""
    offsets = []
    for prefix, with_prefix in forms:
        start = folded.find(prefix)
        while start >= 0:
            if folded.startswith(with_prefix, start):
                offsets.append(start)
            start = folded.find(prefix, start + 1)
    return sorted(offsets)


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
    if not tokens or tokens[0].start or tokens[0].term not in sequence[0]:
        return None
    last = follow_sequence(tokens, 0, sequence, slop)
    return None if last is None else start + tokens[last].end
