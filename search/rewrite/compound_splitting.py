"""Splits compounds, hashtags and quoted passages of a query into their words.

Whoever pastes a headline or a post wants articles like it: "Russian-backed" is split
into "Russian" and "backed", #FreeLibya into "Free" and "Libya", and the single words of a
quoted passage raise the score too. Only optional words are split: a compound that is
alone, or required, stays whole.
"""

import re
from collections.abc import Iterator, Sequence

from index.analysis.analyzer import find_tokens
from search.query.clauses import all_of
from search.query.tree import And, Everything, Node, Or, Phrase, Word

# Texts, which `re` compiles and keeps at the first use: few queries need them.
# An address stays whole: its parts (com, www, a code) mean nothing.
_ADDRESS = r"://|www\.|[^\W_]\.[a-z]{2,24}/|[^\W_]@\w"
_PASSAGE_WORDS = 6
"""A quotation of so many words is hardly found whole, so its words match too. Those of a
shorter one only raise the score, as the user may mean exactly the quotation."""
_HASHTAG = r"#(\w{2,140})"
_PART_OF_HASHTAG = (
    r"[^\W\d_a-z]{2,}(?=[^\W\d_a-z][a-z])|[^\W\d_a-z]?[a-z]+|[^\W\d_]+|\d+"
)


def split_compounds(tree: Node) -> Node:
    """Returns the tree with optional compounds, hashtags and passages split.

    >>> split_compounds(Or((Word("Libya"), Word("Russian-backed"))))
    Or(parts=(Word(text='Libya', field=None), Word(text='Russian', field=None), Word(text='backed', field=None)))
    """
    match tree:
        case Or(parts):
            return all_of([_split_parts(tree), *_phrase_words(parts)])
        case And(parts):
            alternatives = [part for part in parts if isinstance(part, Or)]
            words = [
                word for some in alternatives for word in _phrase_words(some.parts)
            ]
            return all_of([*map(_split_parts, parts), *words])
        case _:
            return tree


def _split_parts(node: Node) -> Node:
    if not isinstance(node, Or):
        return node
    return Or(tuple(part for each in node.parts for part in _split(each)))


def _split(node: Node) -> Iterator[Node]:
    if isinstance(node, Phrase):
        yield node
        yield from _words(node) if _is_passage(node) else ()
    elif not isinstance(node, Word) or node.text.isalnum():
        yield node  # a plain word, like most
    elif re.search(_ADDRESS, node.text):
        yield node
    else:
        yield from _split_word(node)


def _split_word(node: Word) -> Iterator[Node]:
    pieces = list(_pieces(node.text))
    if len(pieces) < 2:
        yield node
    else:
        yield from (Word(piece, node.field) for piece in pieces)
    for hashtag in re.findall(_HASHTAG, node.text):
        parts = re.findall(_PART_OF_HASHTAG, hashtag)
        if len(parts) > 1:
            yield from (Word(part, node.field) for part in parts)


def _phrase_words(parts: Sequence[Node]) -> list[Node]:
    """Returns the words of short quotations as optional: they only raise the score."""
    phrases = [part for part in parts if isinstance(part, Phrase)]
    words = [
        word for phrase in phrases if not _is_passage(phrase) for word in _words(phrase)
    ]
    return [Or((*words, Everything()))] if words else []


def _is_passage(phrase: Phrase) -> bool:
    return len(_words(phrase)) >= _PASSAGE_WORDS


def _words(phrase: Phrase) -> list[Word]:
    """Lists the words of a phrase; none for a phrase of one word."""
    pieces = list(_pieces(phrase.text))
    return [Word(piece, phrase.field) for piece in pieces] if len(pieces) > 1 else []


def _pieces(text: str) -> Iterator[str]:
    """Yields the words of a text; tokens that touch, as in Chinese, are one word."""
    start = end = 0
    for token_start, token_end in find_tokens(text):
        if token_start != end:
            if end:
                yield text[start:end]
            start = token_start
        end = token_end
    if end:
        yield text[start:end]
