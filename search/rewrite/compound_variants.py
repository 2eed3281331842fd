"""Finds the other ways to write a compound, a name with an article, or a place.

"ceasefire", "cease-fire" and "cease fire" are one word to a reader and three sequences of
terms to the index; so are COVID19 and COVID-19, "Deir al-Zor" and "Deir al Zor", and a
Persian word with a joiner or a space; Idleb and إدلب are Idlib. What is typed is looked for in these ways too,
where an article has them. Cost: some 5 µs for each place where a word could be parted.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice, pairwise
from typing import NamedTuple

from index.analysis.analyzer import find_tokens, fold, make_term
from index.analysis.place_spellings import PlaceSpellings
from index.analysis.stop_words import find_stop_languages
from search.query.tree import Phrase, TextField, Word
from search.rewrite.term_resolver import TermResolver

_MAX_TOKENS = 6
"""Longer phrases are passages."""
_MAX_VARIANTS = 8
_MAX_SPELLINGS = 16
_LENGTHS = range(5, 30)
"""Of closed compounds that are parted, in characters."""
_MIN_PART = 3
# Shorter parts, or stop words, that compounds begin or end with.
_FIRST_PARTS = frozenset("co re e".split())
_LAST_PARTS = frozenset("up down off out over back away".split())
# Persian writes these before a verb and after a noun with a joiner, a space, or nothing.
_JOINED_FIRST = frozenset("می نمی بی هم".split()) | frozenset("مي نمي بي".split())
_JOINED_LAST = frozenset("ها های هاي ای اي تر ترین ترين".split())
_MIN_THREE = 12
"""Characters of the shortest closed compound that is parted into three."""
_ARTICLES = frozenset("al el ul".split())
_ELIDED = frozenset("l d".split())
_JOINER = "\u200c"
_HYPHENS = frozenset("-‐‑")
_PLACES = PlaceSpellings()
"""Shared: engines of a cluster are made anew for each run of a query."""

Occurs = Callable[[tuple[str, ...]], bool]
"""Tells whether some article has these terms side by side."""


class PlaceNames(NamedTuple):
    """A place that a query names.

    Attributes:
        name: the usual English name.
        others: the other spellings that articles have.
    """

    name: str
    others: tuple[str, ...]


class CompoundVariants:
    """The other ways in which the articles of one index write what is typed."""

    def __init__(self, resolver: TermResolver, occurs: Occurs) -> None:
        self._resolver = resolver
        self._occurs = occurs
        self.find = lru_cache(maxsize=1_024)(self._find)
        self.find_place = lru_cache(maxsize=1_024)(self._find_place)
        self.join = lru_cache(maxsize=1_024)(self._join)

    def _find(self, text: str) -> tuple[str, ...]:
        """Returns the other ways to write a word or phrase that some article has."""
        spans = list(find_tokens(text))
        if not 0 < len(spans) <= _MAX_TOKENS:
            return ()
        place = self.find_place(text)
        spellings = place.others if place else ()
        tokens = [text[start:end] for start, end in spans]
        gaps = [text[one[1] : two[0]] for one, two in pairwise(spans)]
        known = {text, " ".join(tokens)}
        found = [
            one
            for one in dict.fromkeys(self._candidates(tokens, gaps))
            if one not in known and self._is_found(one)
        ]
        return tuple(dict.fromkeys((*found[:_MAX_VARIANTS], *spellings)))

    def may_start_place(self, word: str) -> bool:
        """Tells whether the name of a place begins with a word; most words do not."""
        return _PLACES.may_start(word)

    def _find_place(self, text: str) -> PlaceNames | None:
        """Returns the place that a text names, if articles write it in other ways too."""
        spellings = _PLACES.find(text)
        if not spellings:
            return None
        typed = self._resolver.term_sequences(text)
        known = {*typed}
        others = []
        for spelling in spellings:
            terms = self._resolver.term_sequences(spelling)
            # What the typed words find anyway: al-Raqqa, or the same stem.
            if not known.issuperset(terms) and not any(
                set(one) <= set(two) for one in typed for two in terms
            ):
                others.append(spelling)
                known.update(terms)
        found = tuple(islice(filter(self._is_found, others), _MAX_SPELLINGS))
        return PlaceNames(spellings[0], found) if found else None

    def _join(self, first: str, second: str) -> str:
        """Returns two words that stand side by side as one, if some article has that."""
        if fold(first) in _ARTICLES:
            return f"{first}-{second}" if self._is_found(f"{first}-{second}") else ""
        if _has_joiner(first, second):
            return self._make_whole(first, second)
        if not _is_joined(first, second) or any(
            map(self._is_stop_word, (first, second))
        ):
            return ""
        return self._make_whole(first, second)

    def _make_whole(self, first: str, second: str) -> str:
        """Returns two parts as one word, if some article has it, and not as an ending.

        A stemmer may take the second part for endings of the first.
        """
        whole = first + second
        shortest = len(fold(first)) + min(_MIN_PART, len(fold(second)))
        terms = self._resolver.term_sequences(whole)
        if any(len(one) > 1 or len(one[0]) < shortest for one in terms):
            return ""
        return whole if self._is_found(whole) else ""

    def _candidates(self, tokens: Sequence[str], gaps: Sequence[str]) -> Iterator[str]:
        yield from self._with_other_places(tokens)
        for n, token in enumerate(tokens):
            before, after = tokens[:n], tokens[n + 1 :]
            for parts in self._part(token, alone=len(tokens) == 1):
                yield " ".join([*before, *parts, *after])
            if not after:
                continue
            hyphenated = gaps[n] in _HYPHENS
            make_whole = self._make_whole if hyphenated else self.join
            if joined := make_whole(token, after[0]):
                yield " ".join([*before, joined, *after[1:]])

    def _with_other_places(self, tokens: Sequence[str]) -> Iterator[str]:
        """Yields a phrase with a place in it by its other names."""
        for start, end in combinations(range(len(tokens) + 1), 2):
            if end - start == len(tokens) or not self.may_start_place(tokens[start]):
                continue
            place = self.find_place(" ".join(tokens[start:end]))
            for other in place.others if place else ():
                yield " ".join([*tokens[:start], other, *tokens[end:]])

    def _part(self, token: str, *, alone: bool) -> Iterator[Sequence[str]]:
        """Yields the ways to write a token as several."""
        if _JOINER in token:
            yield token.split(_JOINER)
            return
        first, hyphen, rest = fold(token).partition("-")
        if hyphen and rest:
            # The token is a designator, S-400, or a name with an article.
            if first in _ARTICLES and not alone:
                yield from ([article, rest] for article in sorted(_ARTICLES))
            return
        if first.isalnum() and len(first) in _LENGTHS:
            found = list(self._part_word(first))
            yield from found or self._part_in_three(first)

    def _part_in_three(self, word: str) -> Iterator[Sequence[str]]:
        """Yields the ways to write a long word as three: lines break such words twice."""
        for n in range(
            _MIN_PART, len(word) - 2 * _MIN_PART if len(word) >= _MIN_THREE else 0
        ):
            if self._is_indexed(word[:n]):
                for parts in self._part_word(word[n:]):
                    yield word[:n], *parts

    def _part_word(self, word: str) -> Iterator[Sequence[str]]:
        for n in range(1, len(word) - 1):
            first, second = word[:n], word[n:]
            if not _is_joined(first, second) or not self._is_indexed(first):
                continue
            stopped = self._is_stop_word(first) and first not in _FIRST_PARTS
            stopped |= self._is_stop_word(second) and second not in _LAST_PARTS
            if not stopped and self._is_indexed(second):
                yield first, second

    def _is_found(self, text: str) -> bool:
        """Tells whether some article has a word or phrase."""
        return any(
            all(map(self._resolver.document_frequency, terms))
            and (len(terms) == 1 or self._occurs(terms))
            for terms in self._resolver.term_sequences(text)
        )

    def _is_indexed(self, word: str) -> bool:
        terms = {make_term(word, language) for language in self._resolver.languages}
        return any(map(self._resolver.body_frequency, terms))

    def _is_stop_word(self, word: str) -> bool:
        return bool(find_stop_languages(word, self._resolver.languages))


def make_node(text: str, field: TextField | None) -> Word | Phrase:
    """Makes the node that looks for a variant."""
    return Phrase(text, field=field) if " " in text else Word(text, field)


def make_variant(text: str, node: Word | Phrase) -> Word | Phrase:
    """Makes the node that looks for another way to write a node, as near as its words."""
    if isinstance(node, Phrase) and " " in text:
        return Phrase(text, node.slop, node.field, node.any_order)
    return make_node(text, node.field)


def _has_joiner(first: str, second: str) -> bool:
    """Tells whether two words are such as Persian joins without a letter between."""
    return fold(first) in _JOINED_FIRST or fold(second) in _JOINED_LAST


def _is_joined(first: str, second: str) -> bool:
    """Tells whether two words are such as compounds have: neither a syllable."""
    if first.isalpha() and second.isdigit():
        return len(first) > 1
    if not (first.isalpha() and second.isalpha()):
        return False
    first, second = first.lower(), second.lower()
    if len(first) < _MIN_PART and first not in _FIRST_PARTS | _ELIDED:
        return False
    return len(second) >= _MIN_PART or second in _LAST_PARTS
