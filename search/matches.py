"""Where in a text the words of a question stand.

A match is looked for by the forms that the index knows a term has, without taking the
text apart: only where a form stands beside a hyphen, a full stop or the like, and for
phrases, is the little around it analysed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.analysis import Token, analyse, find_tokens, fold

_MOST_IN_A_TEXT = 1_000
# The longest stretch that a word of a phrase and the blanks after it can be.
_WORD_REACH = 80
_WINDOW = 60
# The most that can stand between a word and the next, dashes and quotes and all.
_GAP = 24

_PLAIN = re.compile("[^\x00-\x7f‘’“”„«»–—…•·€£°©®™]")
"""A letter that `str.lower` may not fold."""

_FIRST_UNSPACED = "\u0e00"
"""Of the scripts whose words stand without spaces between them, the first letter."""

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
    """

    text: str
    sequences: tuple[tuple[frozenset[str], ...], ...]
    starts: frozenset[str] = frozenset()
    seconds: frozenset[str] = frozenset()
    slop: int = 0
    weight: float = 1.0
    name: str = ""


class Match(NamedTuple):
    """Where a needle stands in a text; `needle` is its number."""

    start: int
    end: int
    needle: int


def find_matches(
    text: str, language: str, needles: Sequence[Needle]
) -> tuple[Match, ...]:
    """Where the needles stand in a text, in order."""
    if not text or not needles:
        return ()
    folded = _fold_in_place(text)
    if folded is None:
        return tuple(sorted(set(_find_by_analysis(text, language, needles))))
    return tuple(sorted(set(_find_by_forms(text, folded, language, needles))))


def _find_by_forms(
    text: str, folded: str, language: str, needles: Sequence[Needle]
) -> list[Match]:
    found: list[Match] = []
    for number, needle in enumerate(needles):
        longer = [sequence for sequence in needle.sequences if len(sequence) > 1]
        single = len(longer) < len(needle.sequences)
        for form in needle.starts:
            # Most forms are not in a text: this line is where most time would go.
            if form not in folded:
                continue
            places = _occurrences(text, folded, form)
            if single:
                found += [Match(start, end, number) for start, end in places]
            if longer:
                # Most words of a phrase stand without the next: no look closer then.
                reach = _GAP + _WORD_REACH * needle.slop
                near = [
                    start
                    for start, end in places
                    if any(
                        folded.find(one, end, end + reach + len(one)) >= 0
                        for one in needle.seconds
                    )
                ]
                phrases = _phrases_at(text, near, language, longer, needle.slop)
                found += [Match(start, end, number) for start, end in phrases]
    return found


def _phrases_at(
    text: str,
    starts: Sequence[int],
    language: str,
    sequences: Sequence[Sequence[frozenset[str]]],
    slop: int,
) -> Iterator[tuple[int, int]]:
    for start in starts:
        for sequence in sequences:
            end = _end_of_phrase(text, start, language, sequence, slop)
            if end is not None:
                yield start, end


def _occurrences(text: str, folded: str, form: str) -> list[tuple[int, int]]:
    """Where a form stands as a whole token."""
    found: list[tuple[int, int]] = []
    size = len(form)
    # "400" and "s" may be halves of a designator, S 400; U.N. ends in no letter.
    odd = size == 1 or form[0].isdigit() or not form[-1].isalnum()
    start = folded.find(form)
    while start >= 0 and len(found) < _MOST_IN_A_TEXT:
        end = start + size
        before = text[start - 1] if start else "\n"
        after = text[end] if end < len(text) else "\n"
        if odd or before in _JOINERS or after in _JOINERS:
            whole = _stands(text, start, end)
        elif before.isalnum() or after.isalnum() or before == "_" or after == "_":
            unspaced = max(before, text[start], after) >= _FIRST_UNSPACED
            whole = unspaced and _stands(text, start, end)
        else:
            whole = True
        if whole:
            found.append((start, end))
        start = folded.find(form, start + 1)
    return found


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
    tokens = list(analyse(text[start : start + reach], language))
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
        if len(folded) != 1:
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
