"""Where in a text the words of a question stand.

A match is looked for by the forms that the index knows a term has, without taking the
text apart: only where a form stands beside a hyphen, a full stop or the like, and for
phrases, is the little around it analysed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from index.analysis.analyzer import Token, analyse
from search.kernels import find_words, fold_in_place
from search.kernels.characters import PrefixGroups
from search.kernels.characters import TextMatch as TextMatch

# The longest stretch that a word of a phrase and the blanks after it can be.
_WORD_REACH = 80
# The most that can stand between a word and the next, dashes and quotes and all.
_GAP = 24
# Forms that share so many letters are looked for together.
_ALIKE = 2


TermSets = tuple[tuple[frozenset[str], ...], ...]
"""Sequences of words, for each of which several terms may stand."""


@dataclass(frozen=True, slots=True)
class HighlightPattern:
    """What one part of a question looks like in a text.

    Attributes:
        text: the part as the user typed it.
        sequences: the ways it can read: for each, the terms its words can be, in order.
        first_forms: the folded forms that its first word can have.
        second_forms: those that its second word can have, where there is one.
        slop: how many other words may stand between a word and the next.
        weight: how telling it is: the rarer, the more.
        name: the actor whom it names, under whatever name; empty for none.
        field: the one field that it is looked for in, None for any.
    """

    text: str
    sequences: TermSets
    first_forms: frozenset[str] = frozenset()
    second_forms: frozenset[str] = frozenset()
    slop: int = 0
    weight: float = 1.0
    name: str = ""
    field: str | None = None


_NOWHERE = HighlightPattern("", ())


class PatternMatcher:
    """Finds the patterns of one question in text after text.

    What depends on the patterns alone is made ready once. Those of another `field` than
    the texts' are nowhere.
    """

    def __init__(
        self, patterns: Sequence[HighlightPattern], field: str | None = None
    ) -> None:
        if field:
            patterns = [n if n.field in (None, field) else _NOWHERE for n in patterns]
        self._patterns = patterns
        self._words: list[tuple[int, PrefixGroups]] = []
        self._phrases: list[tuple[int, _Phrase]] = []
        for number, pattern in enumerate(patterns):
            longer = [terms for terms in pattern.sequences if len(terms) > 1]
            if len(longer) < len(pattern.sequences):
                self._words.append((number, _by_beginnings(pattern.first_forms)))
            if longer:
                self._phrases.append((number, _make_phrase(pattern, longer)))

    def find(self, text: str, language: str) -> list[TextMatch]:
        """Where the patterns stand in a text, in order."""
        if not text or not (self._words or self._phrases):
            return []
        folded = fold_in_place(text)
        if folded is None:
            return sorted(set(_find_by_analysis(text, language, self._patterns)))
        found = find_words(text, folded, self._words, 0, len(folded))
        if not self._phrases:
            return found
        for number, phrase in self._phrases:
            for start, end in _find_phrases(text, folded, language, phrase):
                found.append((start, end, number))
        # A phrase may be found by several ways to read it.
        return sorted(set(found))


class _Phrase(NamedTuple):
    """What there is to know of a pattern of several words.

    Attributes:
        sequences: its readings of more than one word.
        first_forms: its first word, with its forms.
        second_forms: the forms of its second word.
        slop: as the pattern's.
        longest: the longest form of its first word.
    """

    sequences: Sequence[Sequence[frozenset[str]]]
    first_forms: Sequence[tuple[int, PrefixGroups]]
    second_forms: PrefixGroups
    slop: int
    longest: int


def _make_phrase(
    pattern: HighlightPattern, sequences: Sequence[Sequence[frozenset[str]]]
) -> _Phrase:
    return _Phrase(
        sequences,
        [(0, _by_beginnings(pattern.first_forms))],
        _by_beginnings(pattern.second_forms),
        pattern.slop,
        max(map(len, pattern.first_forms), default=0),
    )


@lru_cache(maxsize=1 << 10)
def _by_beginnings(forms: frozenset[str]) -> PrefixGroups:
    """The forms that begin alike together, after what all of them begin with."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms):
        groups.setdefault(form[:_ALIKE], []).append(form)
    return tuple(
        [(_shared(group[0], group[-1]), tuple(group)) for group in groups.values()]
    )


def _shared(first: str, last: str) -> str:
    """What both begin with, and whatever sorts between them."""
    size = 0
    while first[size : size + 1] == last[size : size + 1] != "":
        size += 1
    return first[:size]


def _find_phrases(
    text: str, folded: str, language: str, phrase: _Phrase
) -> Iterator[tuple[int, int]]:
    # Most words of a phrase stand without the next: no look closer then.
    for begin, stop in _stretches_before(
        _all_places(folded, phrase.second_forms), phrase
    ):
        for start, end, _ in find_words(text, folded, phrase.first_forms, begin, stop):
            if not phrase.slop and any(map(str.isalnum, folded[end:stop])):
                continue  # another word stands between
            for sequence in phrase.sequences:
                last = _end_of_phrase(text, start, language, sequence, phrase.slop)
                if last is not None:
                    yield start, last


def _all_places(folded: str, forms: PrefixGroups) -> list[int]:
    """Where the forms begin, as words or in words, in order."""
    places = []
    for shared, alike in forms:
        start = folded.find(shared)
        while start >= 0:
            if folded.startswith(alike, start):
                places.append(start)
            start = folded.find(shared, start + 1)
    return sorted(places)


def _stretches_before(
    places: Sequence[int], phrase: _Phrase
) -> Iterator[tuple[int, int]]:
    """Where a word that ends before one of the places, within reach, can stand."""
    done = 0
    reach = _GAP + _WORD_REACH * phrase.slop + phrase.longest
    for place in places:
        yield max(place - reach, done), place
        # One that ends after this place can begin as far before it.
        done = max(place - phrase.longest + 1, 0)


def _end_of_phrase(
    text: str,
    start: int,
    language: str,
    sequence: Sequence[frozenset[str]],
    slop: int,
) -> int | None:
    reach = _WORD_REACH * (len(sequence) + slop * (len(sequence) - 1))
    most = 1 + (slop + 1) * (len(sequence) - 1)
    tokens = list(islice(analyse(text[start : start + reach], language), most))
    if not tokens or tokens[0].start or tokens[0].term not in sequence[0]:
        return None
    last = _follow(tokens, 0, sequence, slop)
    return None if last is None else start + tokens[last].end


def _find_by_analysis(
    text: str, language: str, patterns: Sequence[HighlightPattern]
) -> Iterator[TextMatch]:
    tokens = list(analyse(text, language))
    for number, pattern in enumerate(patterns):
        for sequence in pattern.sequences:
            for first, token in enumerate(tokens):
                if not sequence or token.term not in sequence[0]:
                    continue
                last = _follow(tokens, first, sequence, pattern.slop)
                if last is not None:
                    yield token.start, tokens[last].end, number


def _follow(
    tokens: Sequence[Token], first: int, sequence: Sequence[frozenset[str]], slop: int
) -> int | None:
    """The number of the last token of the sequence, None where it breaks off."""
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
