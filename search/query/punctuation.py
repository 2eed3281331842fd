"""Which marks of a raw text belong to its words, and which only stand around them."""

import re
import unicodedata

from search.query.tokens import QuerySpan

# Parts of character classes: what separates words, and quotes of every kind.
BLANK = r"\s\x00-\x1f\x7f-\x9f\u200b\ufeff"
SEPARATORS = ",;—…|!"
QUOTES = '"“”„«»'

CLOSING = {'"': '"', "“": '”“"', "”": "”", "„": '“”"', "«": "»", "»": "«"}
"""The quotes that close a quote; the first is the proper one."""

_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}")

# Punctuation by Unicode's lights that may belong to a word: #tag, @name, wom?n, R&D.
_KEPT = frozenset("#@&%*?")
_SYMBOLS = frozenset("`^<>=|")


def has_letters(text: str) -> bool:
    """Whether there is a letter or digit in it, and so something to search for."""
    return any(map(str.isalnum, text))


def trim(span: QuerySpan, *, keep: frozenset[str] = _KEPT) -> QuerySpan:
    """The stretch without the punctuation at its ends, but for what is to be kept."""
    text = span.text
    start, end = 0, len(text)
    while start < end and (_is_mark(text[start], keep) or text[start] == "~"):
        start += 1
    while start < end and _is_mark(text[end - 1], keep):
        end -= 1
    return span.part(start, end)


def trim_word(raw: QuerySpan) -> QuerySpan:
    """The word in a chunk of raw text: `(Libya,` is Libya, `U.N.` and `C++` are whole.

    One ? at either end of a plain word is punctuation too: raw questions are the norm.
    """
    span = trim(_without_question_marks(trim(raw)))
    with_dot = QuerySpan(span.whole, span.start, span.end + 1)
    return with_dot if _ABBREVIATION.fullmatch(with_dot.text) else span


def _without_question_marks(span: QuerySpan) -> QuerySpan:
    text = span.text
    core = text.strip("?")
    start = text.find(core)
    if not core or "*" in core or "?" in core:
        return span
    if start > 1 or len(text) - start - len(core) > 1:
        return span
    return span.part(start, start + len(core))


def _is_mark(letter: str, keep: frozenset[str]) -> bool:
    if letter in keep:
        return False
    category = unicodedata.category(letter)
    return category[0] in "PZ" or category in {"Cc", "Cf", "Cs"} or letter in _SYMBOLS
