"""Finds the words and phrases of a query in texts.

The text is not analysed: a pattern holds the forms that the index has for its terms, and
these are looked for. Only where a form stands beside a hyphen, a full stop or the like,
and for phrases, the few characters around it are analysed. A text is analysed whole where
a letter is several characters (decomposed accents), or for very long words, whose forms
the index does not have.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from index.analysis.analyzer import analyse, ignore
from index.analysis.stemmers import stemmed_as
from index.value_classes import dataclass
from search.highlight.phrase_matcher import PhraseFinder, PreparedPhrase
from search.highlight.token_positions import TokenPositions
from search.kernels import find_words, fold_in_place
from search.kernels.characters import MAX_MATCHES, PrefixGroups
from search.kernels.characters import TextMatch as TextMatch
from search.kernels.near import NearOccurrences

_PREFIX_LENGTH = 2
"""PrefixGroups that share so many letters are looked for together."""

_LONGEST_WITH_FORMS = 40
"""In bytes: of longer terms the index may lack forms, which have up to 64."""

TermSets = tuple[tuple[frozenset[str], ...], ...]
"""For each way to read a part of a query, the terms that each of its words can be."""


@dataclass(frozen=True, slots=True)
class HighlightPattern:
    """A part of a query, as it is looked for in texts.

    Attributes:
        text: the part as the user typed it.
        sequences: for each way to read it, the terms that each of its words can be.
        forms: the forms that it can have as one word.
        first_forms: the forms that its first word can have, of several.
        second_forms: the forms that its second word can have.
        slop: how many other words may stand between neighbours, or among all of them.
        any_order: whether its words may stand in any order.
        near: what must be near what, instead of sequences side by side.
        weight: the idf of its rarest term; passages prefer heavy patterns.
        name: the canonical name of the actor that it names; empty for none.
        field: the only field to look in, None for any.
    """

    text: str
    sequences: TermSets
    forms: frozenset[str] = frozenset()
    first_forms: frozenset[str] = frozenset()
    second_forms: frozenset[str] = frozenset()
    slop: int = 0
    weight: float = 1.0
    name: str = ""
    field: str | None = None
    any_order: bool = False
    near: NearOccurrences | None = None


_MATCHES_NOTHING = HighlightPattern("", ())


class PatternMatcher:
    """Finds the patterns of one query in text after text.

    What depends on the patterns alone is prepared once. With `field`, the texts are of
    that field, and patterns for another match nothing.
    """

    def __init__(
        self, patterns: Sequence[HighlightPattern], field: str | None = None
    ) -> None:
        if field:
            patterns = [
                pattern if pattern.field in (None, field) else _MATCHES_NOTHING
                for pattern in patterns
            ]
        self._patterns = patterns
        self._analysed: list[tuple[int, HighlightPattern]] = []
        self._words: list[tuple[int, PrefixGroups]] = []
        self._phrases: list[tuple[int, PreparedPhrase]] = []
        for index, pattern in enumerate(patterns):
            if pattern.near or pattern.any_order:
                self._analysed.append((index, pattern))
                continue
            if _may_lack_forms(pattern):
                self._analysed.append((index, pattern))
            longer = [terms for terms in pattern.sequences if len(terms) > 1]
            if len(longer) < len(pattern.sequences):
                self._words.append((index, _group_by_prefix(pattern.forms)))
            if longer:
                self._phrases.append((index, _prepare_phrase(pattern, longer)))

    def find(self, text: str, language: str) -> list[TextMatch]:
        """Finds the patterns in a text of the language with this code.

        Returns:
            Start and end offset of each match and the index of its pattern, in order.
        """
        if not text or not (self._words or self._phrases or self._analysed):
            return []
        folded = fold_in_place(text)
        if folded is not None:
            found = find_words(text, folded, self._words, 0, len(folded))
            if not self._phrases and not self._analysed:
                return found
            return self._add_longer(found, text, folded, stemmed_as(language))
        rest, offsets = ignore(text)
        if len(rest) < len(text):
            found = self.find(rest, language)
            return [
                (offsets[start], offsets[end - 1] + 1, n) for start, end, n in found
            ]
        tokens = TokenPositions(list(analyse(text, stemmed_as(language))))
        return sorted(set(_find_by_analysis(tokens, enumerate(self._patterns))))

    def _add_longer(
        self, found: list[TextMatch], text: str, folded: str, language: str
    ) -> list[TextMatch]:
        """Adds the matches of phrases, and of words that may lack forms."""
        finder = PhraseFinder(text, folded, language)
        if self._analysed:
            found.extend(_find_by_analysis(finder.positions, self._analysed))
        for index, phrase in self._phrases:
            for start, end in islice(finder.find(phrase), MAX_MATCHES):
                found.append((start, end, index))
        # Several ways to read a phrase may find it at one place.
        return sorted(set(found))


def _may_lack_forms(pattern: HighlightPattern) -> bool:
    for sequence in pattern.sequences:
        for terms in sequence:
            # Few are so long that their bytes need be counted: a character has up to 4.
            if max(map(len, terms), default=0) * 4 > _LONGEST_WITH_FORMS and any(
                len(term.encode()) > _LONGEST_WITH_FORMS for term in terms
            ):
                return True
    return False


def _prepare_phrase(
    pattern: HighlightPattern, sequences: Sequence[Sequence[frozenset[str]]]
) -> PreparedPhrase:
    return PreparedPhrase(
        sequences,
        [(0, _group_by_prefix(pattern.first_forms))],
        _group_by_prefix(pattern.second_forms),
        pattern.slop,
        max(map(len, pattern.first_forms), default=0),
    )


# Some have a thousand forms.
@lru_cache(maxsize=1 << 6)
def _group_by_prefix(forms: frozenset[str]) -> PrefixGroups:
    """Groups forms that start alike, each group after the prefix that all share."""
    if len(forms) == 1:
        return tuple([(form, (form,)) for form in forms])
    groups: dict[str, list[str]] = {}
    for form in sorted(forms):
        groups.setdefault(form[:_PREFIX_LENGTH], []).append(form)
    return tuple(
        [
            (_common_prefix(group[0], group[-1]), tuple(group))
            for group in groups.values()
        ]
    )


def _common_prefix(first: str, last: str) -> str:
    """Returns the prefix of both forms, and of all that sort between them."""
    size = 0
    while first[size : size + 1] == last[size : size + 1] != "":
        size += 1
    return first[:size]


def _find_by_analysis(
    tokens: TokenPositions, patterns: Iterable[tuple[int, HighlightPattern]]
) -> Iterator[TextMatch]:
    """Yields the matches of numbered patterns among all tokens of a text."""
    for index, pattern in patterns:
        for start, end in islice(_find_places(tokens, pattern), MAX_MATCHES):
            yield start, end, index


def _find_places(
    tokens: TokenPositions, pattern: HighlightPattern
) -> Iterator[tuple[int, int]]:
    if pattern.near:
        yield from tokens.find_near(pattern.near)
        return
    find = tokens.find_in_any_order if pattern.any_order else tokens.find
    for sequence in pattern.sequences:
        yield from find(sequence, pattern.slop)
