"""Capital AND, OR and NOT that are words: in sentences, and in lines of capitals.

Who pastes "The bridge is NOT closed" or "TRUMP AND PUTIN MEET IN HELSINKI" wants what is
like it; as operators these would exclude or require what nobody meant them to.
"""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from index.analysis.stop_words import STOP_WORDS
from search.query.lexer import read_tokens
from search.query.tokens import QueryToken, TokenKind

_SHAPE = re.compile(r"\*$|~[0-9]?$")
_CAPITAL = re.compile(r"\b(?:AND|OR|NOT)\b")
_OPERATORS = frozenset({TokenKind.AND, TokenKind.OR, TokenKind.NOT})
_WORDS = frozenset({TokenKind.WORD, TokenKind.LITERAL})
_TEXT = _OPERATORS | _WORDS
_SYNTAX = frozenset(
    {TokenKind.FIELD, TokenKind.BOOST, TokenKind.RANGE, TokenKind.MINUS, TokenKind.PLUS}
)

# Nobody asks for so many words with so few operators among them.
_LONG = 12
_WORDS_AN_OPERATOR = 8
# A question with operators is made of telling words, a sentence of little ones too.
_LITTLE_WORDS = 3
_WORDS_A_LITTLE_ONE = 4
# "The bridge is NOT closed": what a question denies is a telling word.
_DENIED = frozenset(
    "am are be been being can could did do does had has have is must shall should was "
    "were will would".split()
)
# In capitals, a shorter word may be an acronym: NATO EU NOT UN is a question.
_SHORTEST_SHOUTED = 5


def find_mere_words(text: str) -> list[str]:
    """Which of AND, OR and NOT are words in a query that can be parsed."""
    if not _CAPITAL.search(text):
        return []
    tokens = read_tokens(text)
    kept = {token.span.start for token in without_mere_words(tokens)}
    lost = (token for token in tokens if token.span.start not in kept)
    return list(dict.fromkeys(token.span.text for token in lost))


def without_mere_words(tokens: Sequence[QueryToken]) -> list[QueryToken]:
    """The tokens without the operators that are words: as words they say nothing."""
    if not any(token.kind in _OPERATORS for token in tokens):
        return list(tokens)
    if _is_prose(tokens):
        return [token for token in tokens if token.kind not in _OPERATORS]
    kept: list[QueryToken] = []
    for shouting, run in groupby(tokens, _is_shouted):
        some = list(run)
        if shouting and _is_headline(some):
            some = [token for token in some if token.kind in _WORDS]
        kept += some
    return kept


def _is_prose(tokens: Sequence[QueryToken]) -> bool:
    """Whether the text is sentences: little words, or very many, and no syntax."""
    words = [token.span.text.lower() for token in tokens if token.kind in _WORDS]
    if _has_syntax(tokens):
        return False
    operators = sum(token.kind in _OPERATORS for token in tokens)
    if len(words) > _LONG and len(words) >= _WORDS_AN_OPERATOR * operators:
        return True
    if any(map(_is_denial, tokens, tokens[1:])):
        return True
    little = max(sum(map(some.__contains__, words)) for some in STOP_WORDS.values())
    return little >= max(_LITTLE_WORDS, len(words) / _WORDS_A_LITTLE_ONE)


def _is_denial(verb: QueryToken, negation: QueryToken) -> bool:
    return negation.kind is TokenKind.NOT and verb.span.text in _DENIED


def _has_syntax(tokens: Sequence[QueryToken]) -> bool:
    """Whether there are marks of the language, or operators beside quotes or groups."""
    if any(token.kind in _SYNTAX or _is_shape(token) for token in tokens):
        return True
    return any(
        {one.kind, other.kind} & _OPERATORS
        and not {one.kind, other.kind} <= _TEXT | {TokenKind.END}
        for one, other in pairwise(tokens)
    )


def _is_shape(token: QueryToken) -> bool:
    """Whether it is a beginning or a misspelling; sh*t is but a word."""
    return token.kind is TokenKind.WORD and bool(_SHAPE.search(token.span.text))


def _is_shouted(token: QueryToken) -> bool:
    return token.kind in _TEXT and token.span.text.isupper()


def _is_headline(run: Sequence[QueryToken]) -> bool:
    """Whether in tokens in capitals two words stand side by side, not both acronyms."""
    return any(
        {one.kind, other.kind} <= _WORDS
        and max(len(one.span.text), len(other.span.text)) >= _SHORTEST_SHOUTED
        for one, other in pairwise(run)
    )
