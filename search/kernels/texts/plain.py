"""The kernels over the letters of a text in Python: what each gives, and how.

Texts come from anywhere: whatever stands in them, no letter is looked at often.
"""

import re
from collections.abc import Iterable

from search.kernels.texts.letters import (
    MOST_IN_A_TEXT,
    Forms,
    Match,
    fold_letter,
    is_token,
    may_join,
)

_PLAIN = re.compile("[^\x00-\x7f‘’“”„«»–—…•·€£°©®™]")
"""A letter that `str.lower` may not fold."""

_FIRST_UNSPACED = "\u0e00"
"""Of the scripts whose words stand without spaces between them, the first letter."""

# Full stops of every script; what follows must look like the start of a sentence. The
# first letter is told at once from all others, which is most of what there is to do.
_SENTENCE_END = re.compile(
    r"""[.!?…؟。！？\n]
    (?:(?<!\n)[.!?…؟。！？]*["'”’»)\]]*(?:\s+|(?<=[。！？])) | (?<=\n)\s*)""",
    re.VERBOSE,
)
# "Dec. 19", "U.S. troops", "Mr. Peskov": a full stop that ends no sentence.
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,3}|\.[A-Za-z])\.\s*$")


def fold_in_place(text: str) -> str | None:
    """The text folded letter by letter, each in its place; None where some cannot be."""
    if text.isascii() or _PLAIN.search(text) is None:
        return text.lower()
    folded = text.translate(_LETTERS)
    return None if _LETTERS.odd.intersection(text) else folded


def find_words(
    text: str, folded: str, words: Iterable[tuple[int, Forms]], begin: int, stop: int
) -> list[Match]:
    """Where words stand as whole tokens between two places of a text, in order.

    Each is given by its number and its forms.
    """
    return sorted(
        (start, end, number)
        for number, forms in words
        for start, end in _find_forms(text, folded, forms, begin, stop)
    )


def find_sentence_ends(text: str, begin: int, end: int) -> list[int]:
    """Where sentences end between two places; with the blanks after them."""
    found = []
    for match in _SENTENCE_END.finditer(text, begin, min(end + 1, len(text))):
        tail = text[max(begin, match.start() - 6) : match.end()]
        if "\n" in match.group() or not _ABBREVIATED.search(tail):
            found.append(match.end())
    return found


def find_sentence_start(text: str, place: int, width: int) -> int:
    """Where the sentence begins, or 0 or a place a little too far back to matter."""
    begin = max(0, place - width)
    start = max(find_sentence_ends(text, begin, place), default=begin)
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def find_sentences_end(text: str, start: int, last: int, width: int) -> int | None:
    """Where the last whole sentence ends that fits; None where not even one does."""
    found = None
    for end in find_sentence_ends(text, max(start, last - 1), start + width + 1):
        if end < last:
            continue
        if found is not None and "\n\n" in text[found:end].rstrip():
            break
        bare = start + len(text[start:end].rstrip())
        if bare - start > width and found is not None:
            break
        found = bare
        if text[bare:end].count("\n") > 1:
            break
    if found is None and len(text) - start <= width:
        return start + len(text[start:].rstrip())
    return found


def _find_forms(
    text: str, folded: str, forms: Forms, begin: int, stop: int
) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for shared, alike in forms:
        # Most forms are not in a text: this line is where most time would go.
        start = folded.find(shared, begin, stop)
        while start >= 0 and len(found) < MOST_IN_A_TEXT:
            if folded.startswith(alike, start, stop):
                for form in alike:
                    end = start + len(form)
                    if folded.startswith(form, start, stop) and _is_whole(
                        text, start, end
                    ):
                        found.append((start, end))
            start = folded.find(shared, start + 1, stop)
    return found


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a form that stands there is no part of a longer token."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    # "400" and "s" may be halves of a designator, S 400; U.N. ends in no letter.
    odd = end == start + 1 or text[start].isdigit() or not text[end - 1].isalnum()
    if odd or may_join(before) or may_join(after):
        return is_token(text, start, end)
    if before.isalnum() or after.isalnum() or before == "_" or after == "_":
        unspaced = max(before, text[start], after) >= _FIRST_UNSPACED
        return unspaced and is_token(text, start, end)
    return True


class _Letters(dict[int, str]):
    """Each letter's fold, where that is one letter; others are noted as odd."""

    def __init__(self) -> None:
        self.odd: set[str] = set()

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = fold_letter(letter)
        if folded is None:
            self.odd.add(letter)
        self[code] = folded or letter
        return self[code]


_LETTERS = _Letters()
