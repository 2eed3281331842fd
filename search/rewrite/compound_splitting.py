"""The words inside what a question joins: compounds, hashtags, quoted passages.

Someone who pastes a headline or a post wants what is like it: "Russian-backed" ranks by
"Russian" and by "backed", #FreeLibya by "Free" and "Libya", and articles that match are
ranked by the single words of a quoted passage too. Only where words are looked for side
by side, any of them; a compound alone, or required, stays what it is.
"""

import re
from collections.abc import Iterator, Sequence

from index.analysis.analyzer import find_tokens
from search.query.clauses import all_of
from search.query.tree import And, Everything, Node, Or, Phrase, Word

# An address is one thing: its parts (com, www, a code) say nothing.
_ADDRESS = re.compile(r"://|www\.|[^\W_]\.[a-z]{2,24}/|[^\W_]@\w")
# A quotation as long as this is hardly found whole: its words are looked for as well.
# Of a shorter one they only rank what is found, for somebody may mean just that.
_PASSAGE_WORDS = 6
_HASHTAG = re.compile(r"#(\w{2,140})")
_PART_OF_HASHTAG = re.compile(
    r"[^\W\d_a-z]{2,}(?=[^\W\d_a-z][a-z])|[^\W\d_a-z]?[a-z]+|[^\W\d_]+|\d+"
)


def split_compounds(tree: Node) -> Node:
    """The question with what it joins taken apart where that helps the ranking.

    >>> split_compounds(Or((Word("Libya"), Word("Russian-backed"))))
    Or(parts=(Word(text='Libya', field=None), Word(text='Russian', field=None), Word(text='backed', field=None)))
    """
    match tree:
        case Or(parts):
            return all_of([_loosened(tree), *_wishes(parts)])
        case And(parts):
            alternatives = [part for part in parts if isinstance(part, Or)]
            wishes = [wish for any_of in alternatives for wish in _wishes(any_of.parts)]
            return all_of([*map(_loosened, parts), *wishes])
        case _:
            return tree


def _loosened(node: Node) -> Node:
    if not isinstance(node, Or):
        return node
    return Or(tuple(part for each in node.parts for part in _take_apart(each)))


def _take_apart(node: Node) -> Iterator[Node]:
    if isinstance(node, Phrase):
        yield node
        yield from _words(node) if _is_passage(node) else ()
    elif not isinstance(node, Word) or node.text.isalnum():
        yield node  # a plain word, as most are
    elif _ADDRESS.search(node.text):
        yield node
    else:
        yield from _take_word_apart(node)


def _take_word_apart(node: Word) -> Iterator[Node]:
    pieces = list(_pieces(node.text))
    if len(pieces) < 2:
        yield node
    else:
        yield from (Word(piece, node.field) for piece in pieces)
    for hashtag in _HASHTAG.findall(node.text):
        parts = _PART_OF_HASHTAG.findall(hashtag)
        if len(parts) > 1:
            yield from (Word(part, node.field) for part in parts)


def _wishes(parts: Sequence[Node]) -> list[Node]:
    """The words of short quotations: they add to the rank, and need not be there."""
    phrases = [part for part in parts if isinstance(part, Phrase)]
    words = [
        word for phrase in phrases if not _is_passage(phrase) for word in _words(phrase)
    ]
    return [Or((*words, Everything()))] if words else []


def _is_passage(phrase: Phrase) -> bool:
    return len(_words(phrase)) >= _PASSAGE_WORDS


def _words(phrase: Phrase) -> list[Word]:
    """The words of a phrase, none for one that has but one."""
    pieces = list(_pieces(phrase.text))
    return [Word(piece, phrase.field) for piece in pieces] if len(pieces) > 1 else []


def _pieces(text: str) -> Iterator[str]:
    """The words of a text; tokens that touch, as in Chinese, are one."""
    start = end = 0
    for token_start, token_end in find_tokens(text):
        if token_start != end:
            if end:
                yield text[start:end]
            start = token_start
        end = token_end
    if end:
        yield text[start:end]
