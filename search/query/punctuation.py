"""Separates the words of raw text from the punctuation around them."""

import re
import unicodedata

from search.query.tokens import QuerySpan
from search.query_errors import NoWordsError

# Parts of character classes.
BLANK = r"\s\x00-\x1f\x7f-\x9f"
SEPARATORS = ",;—…|!"
QUOTES = '"“”„«»'

CLOSING = {'"': '"', "“": '”“"', "”": "”", "„": '“”"', "«": "»", "»": "«"}
"""For each opening quote, the quotes that close it, the proper one first."""

_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}")

# Unicode counts these as punctuation, but they may belong to a word: #tag, wom?n, R&D.
_KEPT = frozenset("#@&%*?")
_SYMBOLS = frozenset("`^<>=|")


def has_letters(text: str) -> bool:
    """Tells whether the text has a letter or digit, and so something to search for."""
    return any(map(str.isalnum, text))


def drop_punctuation(text: str, *, may_be_none: bool) -> str:
    """Returns the text of a query, empty where it has only punctuation or nothing.

    Raises:
        NoWordsError: it has nothing to search for, and may not be empty.
    """
    if has_letters(text) or "*" in text:
        return text
    if not may_be_none:
        # Often an empty variable of a script: not a question for every article.
        raise NoWordsError
    return ""


def trim(span: QuerySpan, *, keep: frozenset[str] = _KEPT) -> QuerySpan:
    """Returns the stretch without the punctuation at its ends, except the marks kept."""
    text = span.text
    start, end = 0, len(text)
    while start < end and (_is_mark(text[start], keep) or text[start] == "~"):
        start += 1
    while start < end and _is_mark(text[end - 1], keep):
        end -= 1
    return span.part(start, end)


def trim_word(raw: QuerySpan) -> QuerySpan:
    """Returns the word in a chunk of raw text: `(Libya,` is Libya, `U.N.` stays whole.

    One ? at either end of a plain word is punctuation too: users paste questions.
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
