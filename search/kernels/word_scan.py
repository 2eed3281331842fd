"""Finds where the words of a query stand in a text that is shown, without analysing it.

A text is folded character by character, so that offsets stay. PrefixGroups are then sought
as substrings, those with one prefix together; most are not in a text, and a substring
search says so at the speed of memory. A form that stands there is a match if the
characters around it end the token; only beside a hyphen, apostrophe or mark is the
analyzer asked. Cost: O(characters) for each prefix, and at most MAX_MATCHES matches.
"""

import re
from collections.abc import Iterable

from search.kernels.characters import (
    MAX_MATCHES,
    PrefixGroups,
    TextMatch,
    fold_character,
    is_token,
    may_join,
)

_PLAIN = re.compile("[^\x00-\x7f“”„«»—…•·€£°©®™]")
"""A character that `str.lower` may not fold as the analyzer does."""

_FIRST_UNSPACED = "\u0e00"
"""First character of the scripts whose words stand without spaces between them."""


def fold_in_place(text: str) -> str | None:
    """Returns a text folded character by character, at the same offsets.

    Returns:
        The folded text; None where a character folds to more or fewer than one.
    """
    if text.isascii() or _PLAIN.search(text) is None:
        return text.lower().replace("`", "'")
    folded = text.translate(_FOLDS)
    return None if _FOLDS.odd.intersection(text) else folded


def find_words(
    text: str,
    folded: str,
    words: Iterable[tuple[int, PrefixGroups]],
    begin: int,
    stop: int,
) -> list[TextMatch]:
    """Returns the matches of words as whole tokens in part of a text, in order.

    Args:
        text: the text.
        folded: the text of `fold_in_place`.
        words: the number of each, and its forms.
        begin: offset at which to begin.
        stop: offset up to which to look.
    """
    return sorted(
        (start, end, number)
        for number, forms in words
        for start, end in _find_forms(text, folded, forms, begin, stop)
    )


def _find_forms(
    text: str, folded: str, forms: PrefixGroups, begin: int, stop: int
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for shared, alike in forms:
        # Most forms are not in a text: this line is where most time would go.
        start = folded.find(shared, begin, stop)
        while start >= 0 and len(found) < MAX_MATCHES:
            if folded.startswith(alike, start, stop):
                for form in alike:
                    end = start + len(form)
                    if folded.startswith(form, start, stop) and _is_whole(
                        text, folded, start, end
                    ):
                        found.append((start, end))
            start = folded.find(shared, start + 1, stop)
    return found


def _is_whole(text: str, folded: str, start: int, end: int) -> bool:
    """Tells whether a form that stands there is no part of a longer token."""
    before = folded[start - 1] if start else "\n"
    after = folded[end] if end < len(text) else "\n"
    # Most letters are in the midst of a word, where no form of one letter is.
    if (_is_latin(before) and _is_latin(folded[start])) or (
        _is_latin(after) and _is_latin(folded[end - 1])
    ):
        return False
    # "400" and "s" may be halves of a designator, S 400; U.N. ends in no letter.
    odd = end == start + 1 or folded[start].isdigit() or not folded[end - 1].isalnum()
    if odd or may_join(before) or may_join(after):
        return is_token(text, start, end)
    if before.isalnum() or after.isalnum():
        unspaced = max(before, folded[start], after) >= _FIRST_UNSPACED
        return unspaced and is_token(text, start, end)
    return True


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


class _Folds(dict[int, str]):
    """Cache: the fold of each character met, as `str.translate` takes it.

    A pure function of the character, and so shared by all searches.

    Attributes:
        odd: characters that do not fold to one character.
    """

    def __init__(self) -> None:
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = fold_character(char)
        if folded is None:
            self.odd.add(char)
        self[code] = folded or char
        return self[code]


_FOLDS = _Folds()
