"""Recognises sentences in a query, and the marks in them that are no syntax."""

import re
from collections.abc import Sequence

from index.analysis.stop_words import STOP_WORDS
from search.query.tokens import QueryToken, TokenKind

_WORDS = frozenset({TokenKind.WORD, TokenKind.LITERAL})
# Beside these, * ? and - are what they are in a query, too.
_SYNTAX = frozenset({TokenKind.FIELD, TokenKind.BOOST, TokenKind.RANGE, TokenKind.NEAR})
_MIN_WORDS = 3
_MIN_QUOTED_WORDS = 5
# Texts, which `re` compiles and keeps at the first use: few queries need them.
_MARKS = r"[*?]+"
# *so* and **so** are emphasis, What?? is a question, and UP?Armed is two sentences.
_EMPHASIS = r"(\*+)[^*?]+\*+"
_QUESTION = r"[^*?]+\?{2,}"
_GLUED = r"[^*?]*\w\?+(?=[A-Z][^*?]*$)"
_SENTENCE_END = r"[.!?…][”’'»\"]?\s*$|[”’»]\s*$"


def is_sentence(words: Sequence[str], *, min_words: int, min_stop_words: int) -> bool:
    """Tells whether words are running text: so many, with so many stop words.

    Args:
        words: the words, as typed.
        min_words: the fewest words of a sentence.
        min_stop_words: the fewest stop words of one language among them.
    """
    small = [word.lower() for word in words]
    if len(small) < min_words:
        return False
    counts = (sum(map(known.__contains__, small)) for known in STOP_WORDS.values())
    return max(counts) >= min_stop_words


def read_marks_as_punctuation(tokens: Sequence[QueryToken]) -> list[QueryToken]:
    """Makes plain words of those with marks of punctuation, and drops what is no NOT.

    In sentences alone: elsewhere * and ? are wildcards, and - excludes.
    """
    if not any(map(_has_mark, tokens)) or any(t.kind in _SYNTAX for t in tokens):
        return list(tokens)
    words = [token.span.text for token in tokens if token.kind in _WORDS]
    in_sentence = is_sentence(words, min_words=_MIN_WORDS, min_stop_words=1)
    kept: list[QueryToken] = []
    for at, token in enumerate(tokens):
        if token.kind is TokenKind.MINUS and _is_dash(tokens, at):
            continue
        kept += _read_word(token) if in_sentence else [token]
    return kept


def _has_mark(token: QueryToken) -> bool:
    if token.kind is TokenKind.WORD:
        return re.search(_MARKS, token.span.text) is not None
    return token.kind is TokenKind.MINUS


def _read_word(token: QueryToken) -> list[QueryToken]:
    text = token.span.text
    if token.kind is not TokenKind.WORD or not re.search(_MARKS, text):
        return [token]
    if re.fullmatch(_EMPHASIS, text) or re.fullmatch(_QUESTION, text):
        start = len(text) - len(text.lstrip("*"))
        return [_part(token, start, len(text.rstrip("*?")))]
    if glued := re.match(_GLUED, text):
        first = _part(token, 0, len(glued[0].rstrip("?")))
        return [first, _part(token, glued.end(), len(text))]
    return [token]


def _part(token: QueryToken, start: int, end: int) -> QueryToken:
    span = token.span.part(start, end)
    return token._replace(span=span, raw=span)


def _is_dash(tokens: Sequence[QueryToken], at: int) -> bool:
    """Tells whether a - after the end of a sentence names who said it: ’ -Socrates."""
    start = tokens[at].span.start
    whole = tokens[at].span.whole
    before = tokens[:at]
    if whole[start] != "-" or not re.search(
        _SENTENCE_END, whole[max(0, start - 8) : start]
    ):
        return False
    quoted = before[-1].kind is TokenKind.QUOTED if before else False
    words = (
        before[-1].span.text.split()
        if quoted
        else [token.span.text for token in before if token.kind in _WORDS]
    )
    # "Wagner Group" -Syria is a query; "To be is to do." -Socrates is none.
    return is_sentence(words, min_words=_MIN_QUOTED_WORDS, min_stop_words=1)
