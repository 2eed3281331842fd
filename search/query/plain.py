"""Text as nothing but words: a headline, a claim, a paragraph pasted from elsewhere."""

import re

from search.query.clauses import any_of
from search.query.punctuation import BLANK, QUOTES, SEPARATORS, has_letters, trim
from search.query.tokens import QuerySpan
from search.query.tree import Everything, Node, Word

_CHUNK = re.compile(rf"(?:[^{BLANK}{SEPARATORS}{QUOTES}()]|(?<=\d),(?=\d))+")


def plain_words(text: str) -> Node:
    """The tree of any of the text's words, whatever marks it holds; it never fails.

    >>> plain_words('NOT "one" (word')
    Or(parts=(Word(text='NOT', field=None), Word(text='one', field=None), Word(text='word', field=None)))
    """
    chunks = (
        trim(QuerySpan(text, *match.span())).text for match in _CHUNK.finditer(text)
    )
    words = [Word(chunk.strip("*?")) for chunk in chunks if has_letters(chunk)]
    return any_of(words) if words else Everything()
