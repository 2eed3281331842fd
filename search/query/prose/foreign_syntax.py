"""Recognises syntax of other programs that is read as words here, to say so."""

import re
from collections.abc import Iterable, Iterator

from index.analysis.stop_words import STOP_WORDS
from search.query.lexer import read_tokens
from search.query.tokens import TokenKind

# Texts, which `re` compiles and keeps at the first use: few queries need them.
# In capitals, as these programs write them; the short ones of other languages are names.
_FOREIGN = (
    r"(?<=\S\s)(?:ADJ|SAME|XOR|ANDNOT|UND|ODER|NICHT|SAUF|VEYA|DEĞİL|ИЛИ|НЕ"
    r"|[wWnN]/[sSpP]|/[sp]|<(?:->|\d+>)|\(\d{0,2}[wWnN]\))(?=\s\S)"
    r"|\b(?:NEAR|ONEAR|ATLEAST\d+)(?=\()"
)
# Lexis and Factiva: HLEAD(bridge), ti(bridge), ti=bridge.
_SEGMENT = (
    r"(?i)(?<![\w?&/.])(?:hlead|hl|headline|title|ti|hd|lead|body|text|tx|byline|author|au|"
    r"publication|pub|source|so|date|pd|language|la)[(=](?=[\w\"])"
)
_CUT = r"(?<!\S)\(*([^\W\d_]{3,}[!$])(?=[\s)]|\Z)"
_SMALL = r"(?<=\S\s)(?:and|or|not)(?=\s\S)"
# More words are a sentence, or a title.
_FEW_WORDS = 6
_FOREIGN_MARKS = frozenset("/<(")
_OPERATORS = frozenset(
    {TokenKind.AND, TokenKind.OR, TokenKind.NOT, TokenKind.NEAR, TokenKind.BARE_NEAR}
)


def describe_foreign_syntax(text: str) -> Iterator[str]:
    """Yields a line on each kind of syntax of other programs that is read as words here."""
    if _may_be_foreign(text) and (foreign := _join(re.findall(_FOREIGN, text))):
        yield (
            f"{foreign} read as words: operators are AND, OR, NOT, and NEAR/5 for "
            "words near each other"
        )
    if ("(" in text or "=" in text) and (segments := _join(re.findall(_SEGMENT, text))):
        yield f"{segments} read as words: fields are written title:bridge, title:(a OR b)"
    if small := _find_small_operators(text):
        yield f"{small} read as words: operators are in capitals, AND, OR, NOT"
    operators = (
        {token.kind for token in read_tokens(text)}
        if "!" in text or "$" in text
        else set()
    )
    if operators & _OPERATORS and (cut := _join(re.findall(_CUT, text))):
        yield f"{cut} read as whole words: the beginning of a word is written bridg*"


def _may_be_foreign(text: str) -> bool:
    """Tells in a hundredth of the time that most queries have nothing of `_FOREIGN`."""
    if text.isupper():
        return False
    return not _FOREIGN_MARKS.isdisjoint(text) or any(map(str.isupper, text.split()))


def _find_small_operators(text: str) -> str:
    """Lists and, or, not where they stand like operators: among few words, none of grammar."""
    if "and" not in text and "not" not in text:
        return ""
    found = re.findall(_SMALL, text)
    # A query of any of its words understands a small "or" anyway.
    if not {"and", "not"} & set(found):
        return ""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word not in found]
    grammar = STOP_WORDS["en"]
    if len(words) > _FEW_WORDS or any(word.lower() in grammar for word in words):
        return ""
    return _join(found)


def _join(found: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(found))
