"""Where in a text the words of a question stand.

A match is looked for by the forms that the index knows a term has, without taking the
text apart: only where a form stands beside a hyphen, a full stop or the like, and for
phrases, is the little around it analysed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from unicodedata import category

from index.analysis import Token, analyse, find_tokens, fold

_MOST_IN_A_TEXT = 1_000
# The longest stretch that a word of a phrase and the blanks after it can be.
_WORD_REACH = 80
_WINDOW = 60
# The most that can stand between a word and the next, dashes and quotes and all.
_GAP = 24
# Forms that share so many letters are looked for together.
_ALIKE = 2

_PLAIN = re.compile("[^\x00-\x7f‘’“”„«»–—…•·€£°©®™]")
"""A letter that `str.lower` may not fold."""

_SECOND_HALF = re.compile(
    "[\u1160-\u11ff\u09d7\u0b56\u0b57\u0bd7\u0c56\u0cd5\u0cd6\u0d57\u0ddf]"
)
"""What makes one letter with that before it: jamo, parts of Indian vowels."""

_FIRST_UNSPACED = "\u0e00"
"""Of the scripts whose words stand without spaces between them, the first letter."""

_FIRST_MARK = "\u0300"
_JOINERS = frozenset("-‐‑'’ʼ")


@dataclass(frozen=True, slots=True)
class Needle:
    """What one part of a question looks like in a text.

    Attributes:
        text: the part as the user typed it.
        sequences: the ways it can read: for each, the terms its words can be, in order.
        starts: the folded forms that its first word can have.
        seconds: those that its second word can have, where there is one.
        slop: how many other words may stand between a word and the next.
        weight: how telling it is: the rarer, the more.
        name: the actor whom it names, under whatever name; empty for none.
        field: the one field that it is looked for in, None for any.
    """

    text: str
    sequences: tuple[tuple[frozenset[str], ...], ...]
    starts: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    slop: int = 0
    weight: float = 1.0
    name: str = ""
    field: str | None = None


class Match(NamedTuple):
    """Where a needle stands in a text; `needle` is its number."""

    start: int
    end: int
    needle: int


_NOWHERE = Needle("", ())


def find_matches(
    text: str, language: str, needles: Sequence[Needle], *, field: str | None = None
) -> tuple[Match, ...]:
    """Where the needles stand in a text, in order; those of another field nowhere."""
    if not text or not needles:
        return ()
    if field:
        needles = [n if n.field in (None, field) else _NOWHERE for n in needles]
    folded = _fold_in_place(text)
    if folded is None:
        return tuple(sorted(set(_find_by_analysis(text, language, needles))))
    return tuple(sorted(_find_by_forms(text, folded, language, needles)))


def _find_by_forms(
    text: str, folded: str, language: str, needles: Sequence[Needle]
) -> set[Match]:
    found: set[Match] = set()
    for number, needle in enumerate(needles):
        longer = [sequence for sequence in needle.sequences if len(sequence) > 1]
        if len(longer) < len(needle.sequences):
            places = _occurrences(text, folded, needle.starts, 0, len(folded))
            found.update([Match(start, end, number) for start, end in places])
        if longer:
            phrases = _find_phrases(text, folded, language, longer, needle)
            found.update([Match(start, end, number) for start, end in phrases])
    return found


def _find_phrases(
    text: str,
    folded: str,
    language: str,
    sequences: Sequence[Sequence[frozenset[str]]],
    needle: Needle,
) -> Iterator[tuple[int, int]]:
    # Most words of a phrase stand without the next: no look closer then.
    seconds = _all_places(folded, needle.seconds)
    reach = _GAP + _WORD_REACH * needle.slop
    longest = max(map(len, needle.starts), default=0)
    for begin, stop in _stretches_before(seconds, reach, longest):
        for start, end in _occurrences(text, folded, needle.starts, begin, stop):
            if not needle.slop and any(map(str.isalnum, folded[end:stop])):
                continue  # another word stands between
            for sequence in sequences:
                last = _end_of_phrase(text, start, language, sequence, needle.slop)
                if last is not None:
                    yield start, last


def _all_places(folded: str, forms: Iterable[str]) -> list[int]:
    """Where the forms begin, as words or in words, in order."""
    places = []
    for form in forms:
        start = folded.find(form)
        while start >= 0:
            places.append(start)
            start = folded.find(form, start + 1)
    return sorted(places)


def _stretches_before(
    places: Sequence[int], reach: int, longest: int
) -> Iterator[tuple[int, int]]:
    """Where a word that ends before one of the places, within reach, can stand."""
    done = 0
    for place in places:
        yield max(place - reach - longest, done), place
        # One that ends after this place can begin as far before it.
        done = max(place - longest + 1, 0)


def _occurrences(
    text: str, folded: str, forms: frozenset[str], begin: int, stop: int
) -> list[tuple[int, int]]:
    """Where a form stands as a whole token between two places."""
    found: list[tuple[int, int]] = []
    for shared, alike in _by_beginnings(forms):
        # Most forms are not in a text: this line is where most time would go.
        start = folded.find(shared, begin, stop)
        while start >= 0 and len(found) < _MOST_IN_A_TEXT:
            if folded.startswith(alike, start, stop):
                for form in alike:
                    end = start + len(form)
                    if folded.startswith(form, start, stop) and _is_whole(
                        text, start, end
                    ):
                        found.append((start, end))
            start = folded.find(shared, start + 1, stop)
    return found


@lru_cache(maxsize=1 << 10)
def _by_beginnings(
    forms: frozenset[str],
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The forms that begin alike together, after what all of them begin with."""
    groups: dict[str, list[str]] = {}
    for form in sorted(forms):
        groups.setdefault(form[:_ALIKE], []).append(form)
    return tuple(
        (_shared(group[0], group[-1]), tuple(group)) for group in groups.values()
    )


def _shared(first: str, last: str) -> str:
    """What both begin with, and whatever sorts between them."""
    size = 0
    while first[size : size + 1] == last[size : size + 1] != "":
        size += 1
    return first[:size]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a form that stands there is no part of a longer token."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    # "400" and "s" may be halves of a designator, S 400; U.N. ends in no letter.
    odd = end == start + 1 or text[start].isdigit() or not text[end - 1].isalnum()
    if odd or _may_join(before) or _may_join(after):
        return _stands(text, start, end)
    if before.isalnum() or after.isalnum() or before == "_" or after == "_":
        unspaced = max(before, text[start], after) >= _FIRST_UNSPACED
        return unspaced and _stands(text, start, end)
    return True


def _may_join(char: str) -> bool:
    """Whether a character beside a form may make both part of one token."""
    return char in _JOINERS or (char >= _FIRST_MARK and category(char)[0] == "M")


def _stands(text: str, start: int, end: int) -> bool:
    """Whether these characters are one token where they stand."""
    left = max(0, start - _WINDOW)
    if left:
        space = text.find(" ", left, start)
        left = space + 1 if space >= 0 else left
    window = text[left : end + _WINDOW]
    return (start - left, end - left) in set(find_tokens(window))


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
    text: str, language: str, needles: Sequence[Needle]
) -> Iterator[Match]:
    tokens = list(analyse(text, language))
    for number, needle in enumerate(needles):
        for sequence in needle.sequences:
            for first, token in enumerate(tokens):
                if not sequence or token.term not in sequence[0]:
                    continue
                last = _follow(tokens, first, sequence, needle.slop)
                if last is not None:
                    yield Match(token.start, tokens[last].end, number)


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


class _Letters(dict[int, str]):
    """Each letter's fold, where that is one letter; others are noted as odd."""

    def __init__(self) -> None:
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = fold(letter)
        if len(folded) != 1 or _SECOND_HALF.match(letter):
            self.odd.add(letter)
            folded = letter
        self[code] = folded
        return folded


_LETTERS = _Letters()


def _fold_in_place(text: str) -> str | None:
    """The text folded letter by letter, each in its place; None where some cannot be."""
    if text.isascii() or _PLAIN.search(text) is None:
        return text.lower()
    folded = text.translate(_LETTERS)
    return None if _LETTERS.odd.intersection(text) else folded
