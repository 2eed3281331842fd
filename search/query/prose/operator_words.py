"""Recognises AND, OR, NOT and NEAR that are words: in sentences, and in lines of capitals.

Whoever pastes "The bridge is NOT closed" or "TRUMP AND PUTIN MEET IN HELSINKI" wants
articles like it; as operators, these words would exclude or require others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from index.analysis.stop_words import STOP_WORDS
from search.query.lexer import read_tokens
from search.query.tokens import QueryToken, TokenKind

_PREFIX_OR_FUZZY = re.compile(r"\*$|~[0-9]?$")
_CAPITAL = re.compile(r"\b(?:AND|OR|NOT|NEAR)\b")
_OPERATORS = frozenset(
    {TokenKind.AND, TokenKind.OR, TokenKind.NOT, TokenKind.BARE_NEAR}
)
_WORDS = frozenset({TokenKind.WORD, TokenKind.LITERAL})
_TEXT = _OPERATORS | _WORDS
_SYNTAX = frozenset(
    {TokenKind.FIELD, TokenKind.BOOST, TokenKind.RANGE, TokenKind.MINUS, TokenKind.PLUS}
    | {TokenKind.NEAR}
)

_SYMBOLS = frozenset({"&&", "||"})

# No query has so many words with so few operators among them.
_LONG = 12
_WORDS_PER_OPERATOR = 8
# Unlike a sentence, a query with operators has few stop words.
_MIN_STOP_WORDS = 3
_WORDS_PER_STOP_WORD = 4
# "The bridge is NOT closed": a query does not negate a verb like these.
_NEGATED = frozenset(
    "am are be been being can could did do does had has have is must shall should was "
    "were will would".split()
)
# In capitals, a shorter word may be an acronym: NATO EU NOT UN is a query.
_MIN_CAPITALS = 5


def find_words_like_operators(text: str) -> list[str]:
    """Lists which of AND, OR, NOT and NEAR are words in a query that can be parsed."""
    if not _CAPITAL.search(text):
        return []
    tokens = read_tokens(text)
    kept = set(remove_words_like_operators(tokens))
    lost = (token for token in tokens if token not in kept)
    return list(dict.fromkeys(token.span.text for token in lost))


def remove_words_like_operators(tokens: Sequence[QueryToken]) -> list[QueryToken]:
    """Removes the operators that are words: as words they are stop words, but for NEAR."""
    if not any(token.kind in _OPERATORS for token in tokens):
        return list(tokens)
    if _is_prose(tokens):
        return list(_read_as_words(tokens))
    kept: list[QueryToken] = []
    for in_capitals, run in groupby(tokens, _is_in_capitals):
        some = list(run)
        if in_capitals and _is_headline(some):
            some = list(_read_as_words(some))
        kept += some
    return kept


def _read_as_words(tokens: Iterable[QueryToken]) -> Iterator[QueryToken]:
    for token in tokens:
        if token.kind is TokenKind.BARE_NEAR:
            yield token._replace(kind=TokenKind.WORD)
        elif token.kind not in _OPERATORS:
            yield token


def _is_prose(tokens: Sequence[QueryToken]) -> bool:
    """Tells whether the text is sentences: stop words, or very many words, no syntax."""
    words = [token.span.text.lower() for token in tokens if token.kind in _WORDS]
    if _has_syntax(tokens):
        return False
    operators = sum(token.kind in _OPERATORS for token in tokens)
    if len(words) > _LONG and len(words) >= _WORDS_PER_OPERATOR * operators:
        return True
    if any(map(_is_negated_verb, tokens, tokens[1:])):
        return True
    stop_words = max(
        sum(map(known.__contains__, words)) for known in STOP_WORDS.values()
    )
    return stop_words >= max(_MIN_STOP_WORDS, len(words) / _WORDS_PER_STOP_WORD)


def _is_negated_verb(verb: QueryToken, negation: QueryToken) -> bool:
    return negation.kind is TokenKind.NOT and verb.span.text in _NEGATED


def _has_syntax(tokens: Sequence[QueryToken]) -> bool:
    """Tells whether it has syntax of the language, or operators beside quotes or groups."""
    if any(token.span.text in _SYMBOLS for token in tokens):
        return True
    if any(token.kind in _SYNTAX or _is_prefix_or_fuzzy(token) for token in tokens):
        return True
    return any(
        {one.kind, other.kind} & _OPERATORS
        and not {one.kind, other.kind} <= _TEXT | {TokenKind.END}
        for one, other in pairwise(tokens)
    )


def _is_prefix_or_fuzzy(token: QueryToken) -> bool:
    """Tells whether it is a prefix or fuzzy word; sh*t is only a word."""
    return token.kind is TokenKind.WORD and bool(
        _PREFIX_OR_FUZZY.search(token.span.text)
    )


def _is_in_capitals(token: QueryToken) -> bool:
    return token.kind in _TEXT and token.span.text.isupper()


def _is_headline(run: Sequence[QueryToken]) -> bool:
    """Tells whether two words in capitals stand side by side, not both acronyms."""
    return any(
        {one.kind, other.kind} <= _WORDS
        and max(len(one.span.text), len(other.span.text)) >= _MIN_CAPITALS
        for one, other in pairwise(run)
    )
