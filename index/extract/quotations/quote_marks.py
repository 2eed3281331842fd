"""Finds what stands between quotation marks, in the habits of many countries.

Double, single, angle and corner marks, in pairs or one sign for both; speech that goes on
in the next paragraph, which begins with an opening mark again; speech after a dash at the
beginning of a paragraph. Marks within a quotation belong to it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PAIRS = {
    "“": ("”",), "„": ("“", "”", "‟"), "«": ("»",), "»": ("«",), "‹": ("›",), "”": ("”",),
    "「": ("」",), "『": ("』",), "‘": ("’",), "‚": ("‘", "’"), '"': ('"',), "'": ("'",),
    "``": ("''",), "''": ("''",),
}  # fmt: skip
"""Opening marks, and the marks that close them."""
_APOSTROPHES = "'’‘"
_MARK = re.compile("``|''|[“”„‟«»‹›「」『』‘’‚\"']")
_BREAK = re.compile(r"\n\s*\n|\n(?=\s*[“„«»\"‘「—–-])|(?<=[.!?…”»\"’:؟。])[ \t]*\n")
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[{—–:/،,.;\-…])$")
_MAX_CHARS = 4_000
"""A longer stretch has lost its closing mark."""
_MOST_UNCLOSED = 20
"""A paragraph with more marks that nothing closes is no prose, and would take long."""


class Stretch(NamedTuple):
    """The words between two quotation marks.

    Attributes:
        start: the start of the words, after the mark.
        end: their end, before the mark.
        before: the start of the opening mark.
        after: the end of the closing mark.
        paragraph: the number of the paragraph.
        goes_on: whether the speech goes on in the next stretch, of the next paragraph.
    """

    start: int
    end: int
    before: int
    after: int
    paragraph: int
    goes_on: bool = False


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Splits a text into paragraphs, each with its start and end.

    A line ends a paragraph where a sentence ends with it, or a blank line follows: other
    lines are wrapped.
    """
    bounds, start = [], 0
    for found in _BREAK.finditer(text):
        bounds.append((start, found.start()))
        start = found.end()
    bounds.append((start, len(text)))
    return [(first, end) for first, end in bounds if text[first:end].strip()]


def find_stretches(text: str, paragraphs: list[tuple[int, int]]) -> list[Stretch]:
    """Finds the stretches between quotation marks, in order; takes linear time.

    Args:
        text: the text.
        paragraphs: its paragraphs.
    """
    found: list[Stretch] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        found += _find_in_paragraph(text, start, end, number, following)
    return found


def _find_in_paragraph(
    text: str, start: int, end: int, number: int, following: tuple[int, int] | None
) -> Iterator[Stretch]:
    place, unclosed = start, 0
    while unclosed < _MOST_UNCLOSED and (opening := _find_opening(text, place, end)):
        mark = opening[0]
        closing = _find_closing(text, mark, opening.end(), end)
        if closing is not None:
            first, last = closing
            yield Stretch(opening.end(), first, opening.start(), last, number)
            place = last
        elif following and _goes_on(text, mark, following[0]):
            words_end = len(text[:end].rstrip())
            yield Stretch(
                *(opening.end(), words_end, opening.start(), words_end, number, True)
            )
            return
        else:
            place = opening.end()
            unclosed += 1


def _find_opening(text: str, place: int, end: int) -> re.Match[str] | None:
    """Finds the next mark that may open a quotation: after a blank, before a word."""
    for mark in _MARK.finditer(text, place, end):
        if mark[0] not in _PAIRS:
            continue
        after = text[mark.end() : mark.end() + 1]
        before = text[max(0, mark.start() - 1) : mark.start()]
        if mark[0] in "»”" and not (after.strip() and not before.strip()):
            continue  # it closes what did not open
        if after.strip() and after not in ".,;:)" and _BEFORE_OPENING.search(before):
            return mark
        # «Слово» and „Wort“ open by their shape, blank or not.
        if mark[0] in "«“„「『" and after.strip():
            return mark
    return None


def _find_closing(text: str, mark: str, start: int, end: int) -> tuple[int, int] | None:
    """Finds the mark that closes a quotation, passing over quotations within it."""
    closers = _PAIRS[mark]
    depth = 0
    end = min(end, start + _MAX_CHARS)
    best: tuple[int, int] | None = None
    for found in _MARK.finditer(text, start, end):
        sign = found[0]
        if mark in "‘'" and not _may_close_single(text, found, start):
            continue
        if sign == mark and sign not in closers and mark not in "‘'":
            depth += 1
        elif sign in closers and not (mark == '"' and _reopens(text, found)):
            if depth:
                depth -= 1
                continue
            place = (found.start(), found.end())
            if mark not in "‘'" or text[found.start() - 1] in ",.?!…-":
                return place
            best = best or place
        elif best and mark in "‘'" and sign == mark:
            return best
    return best


def _may_close_single(text: str, found: re.Match[str], start: int) -> bool:
    """Tells whether a single mark closes: an apostrophe has a letter behind it."""
    after = text[found.end() : found.end() + 1]
    return found.start() > start and not after.isalnum()


def _reopens(text: str, found: re.Match[str]) -> bool:
    """Tells whether a straight mark opens another quotation: after a blank, before a word."""
    before = text[found.start() - 1]
    after = text[found.end() : found.end() + 1]
    return before.isspace() and after.isalnum()


def _goes_on(text: str, mark: str, place: int) -> bool:
    """Tells whether the next paragraph begins with the opening mark again."""
    rest = text[place : place + 40].lstrip()
    return rest.startswith(mark) or (mark == "«" and rest.startswith("»"))
