"""Finds what a question in prose excludes: "troops in Libya, but not Turkish ones".

Articles that say "Turkish" are not what it asks for, so the word lowers them instead of
raising them; only -Turkish leaves them out.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.analysis.stop_words import is_small_word
from search.query.prose.exclusion_cues import CUES_AFTER, match_cue
from search.query.tokens import QueryToken, TokenKind

_WORDS = frozenset({TokenKind.WORD, TokenKind.LITERAL})

_NEW_CLAUSE = frozenset(
    "but yet though although while whereas however aber jedoch mais pero mas ma maar ale "
    "ama но але لكن ولكن اما".split()
)
# A comma before one of these goes on with a list: Britain, France and Italy.
_JOINING = frozenset("and or und oder et ou y o e и или ve veya و".split())
# Texts, which `re` compiles and keeps at the first use: few queries need them.
_CLAUSE_END = r"[.;:!?…—)\]\n]"
_COMMA = "[,،、]"
_MAX_EXCLUDED = 12
# Nobody asks so long a question: it is a paragraph, or a tweet.
_MAX_WORDS = 40


class _Excluded(NamedTuple):
    """Tokens `start` to `end` with a cue; `words` are those among them that it excludes."""

    start: int
    end: int
    words: Sequence[QueryToken]


class SplitQuestion(NamedTuple):
    """The tokens of a question, and those of what it excludes in words.

    Attributes:
        wanted: the tokens without the excluded words and without the cue, as "but not".
        excluded: for each cue the words that it excludes, stop words left out.
    """

    wanted: Sequence[QueryToken]
    excluded: Sequence[Sequence[QueryToken]]


def split_excluded(tokens: Sequence[QueryToken]) -> SplitQuestion:
    """Takes what a question excludes in words out of its tokens."""
    found = _find(tokens)
    if not found:
        return SplitQuestion(tokens, ())
    wanted, at = list[QueryToken](), 0
    for one in found:
        wanted += tokens[at : one.start]
        at = one.end
    wanted += tokens[at:]
    # "Turkish troops but not Turkish mercenaries" asks for what is Turkish.
    asked = {_fold(token) for token in wanted if _is_text(token)}
    excluded = (
        [word for word in one.words if _fold(word) not in asked] for one in found
    )
    return SplitQuestion(wanted, [some for some in excluded if some])


def _find(tokens: Sequence[QueryToken]) -> list[_Excluded]:
    words = [_fold(token) for token in tokens]
    if len(words) > _MAX_WORDS:
        return []
    found = [one for one in _find_all(tokens, words) if one.words]
    inside = {at for one in found for at in range(one.start, one.end)}
    rest = (word for at, word in enumerate(words) if at not in inside and word)
    return found if found and not all(map(is_small_word, rest)) else []


def _find_all(
    tokens: Sequence[QueryToken], words: Sequence[str]
) -> Iterator[_Excluded]:
    at, done = 0, 0
    while at < len(words):
        start = at + match_cue(words, at, begins=_begins_clause(tokens, at))
        end = _find_end(tokens, words, start, fronted=at == 0) if start > at else at
        if end > start:
            yield _Excluded(at, end, _telling(tokens, start, end))
            at = done = end
            continue
        if words[at] in CUES_AFTER and (start := _find_start(tokens, at, done)) < at:
            yield _Excluded(start, at + 1, _telling(tokens, start, at))
            done = at + 1
        at += 1


def _begins_clause(tokens: Sequence[QueryToken], at: int) -> bool:
    return at > 0 and bool(re.search(_CLAUSE_END, _text_between(tokens, at - 1, at)))


def _find_end(
    tokens: Sequence[QueryToken], words: Sequence[str], start: int, *, fronted: bool
) -> int:
    """Finds where the words excluded end: with their clause, or its list."""
    at = start
    while _is_text(tokens[at]) and at - start < _MAX_EXCLUDED:
        between = _text_between(tokens, at - 1, at)
        if at > start and re.search(_CLAUSE_END, between):
            break
        if words[at] in _NEW_CLAUSE:
            break
        goes_on = not fronted and not _JOINING.isdisjoint(words[at : at + 4])
        if at > start and re.search(_COMMA, between) and not goes_on:
            break
        at += 1
    return at


def _find_start(tokens: Sequence[QueryToken], at: int, done: int) -> int:
    """Finds where the name before a cue begins: all its words in capitals, or one."""
    start = at - 1
    while (
        start - 1 >= done
        and not _text_between(tokens, start - 1, start).strip()
        and tokens[start - 1].span.text[:1].isupper()
        and tokens[start].span.text[:1].isupper()
    ):
        start -= 1
    return max(start, done)


def _is_text(token: QueryToken) -> bool:
    return token.kind in _WORDS or token.kind is TokenKind.QUOTED


def _telling(tokens: Sequence[QueryToken], start: int, end: int) -> list[QueryToken]:
    return [one for one in tokens[start:end] if not is_small_word(_fold(one))]


def _text_between(tokens: Sequence[QueryToken], first: int, second: int) -> str:
    whole = tokens[first].span.whole
    return whole[tokens[first].span.end : tokens[second].span.start]


def _fold(token: QueryToken) -> str:
    return token.span.text.lower() if _is_text(token) else ""
