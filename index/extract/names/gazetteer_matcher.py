"""Gazetteer matching: finds the longest listed name at the beginning of some words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.extract.gazetteer.gazetteer import (
    MAX_YEAR,
    Gazetteer,
    Meaning,
    meanings_of_time,
)
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.mentions import Condition, Conditions, NameMention, NameWord

# Characters of the text in which conditions look for words. The topic of a text shows at
# its beginning; without a limit, a text of 10 MB is searched for each of 10,000 words.
_MAX_SEARCHED = 100_000
# Words that the keys of names omit.
_ARTICLES = frozenset({"the", "al", "el"})
_MAX_PLACE_WORDS = 4
# Letters and marks of Hebrew, Arabic and Syriac, without their commas and full stops.
_SEMITIC = (
    "\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7-\u05f4\u0610-\u061a\u0620-\u065f"
    "\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u070f-\u07bf"
)
# The scripts of India, without danda and double danda, and Georgian.
_INDIAN_OR_GEORGIAN = "\u0900-\u0963\u0966-\u0dff\u10a0-\u10fa\u10fc-\u10ff"
_UNCASED_WORD = re.compile(
    f"[{_SEMITIC}{_INDIAN_OR_GEORGIAN}]{{2,}}(?:[-‑][{_SEMITIC}]+)*"
)
_MAX_UNCASED_WORDS = 8
_ALL_YEARS = range(MAX_YEAR)
# The first bytes, in UTF-8, of the letters of these scripts and of few others.
_UNCASED_LEADS = bytes([*range(0xD6, 0xDF), 0xE0, 0xE1])


class GazetteerMatch(NamedTuple):
    """A listed name at the beginning of some words.

    Attributes:
        meaning: the actor that the name means.
        size: number of words that the name spans.
    """

    meaning: Meaning
    size: int


class GazetteerMatcher:
    """Matches the words of one text against the gazetteer.

    Args:
        text: the text.
        gazetteer: the known names.
        language: two-letter code of the language, empty if unknown.
        year: the year of the text, None if unknown.

    Attributes:
        checked: the conditions on the text that were checked, with the results. Whoever
            caches what was found sets it to an empty dictionary first.
    """

    def __init__(
        self,
        text: str,
        gazetteer: Gazetteer,
        language: str = "",
        year: int | None = None,
    ) -> None:
        self._text = text
        self._year = year
        self._gazetteer = gazetteer
        self._abbreviations = gazetteer.abbreviations.get(language)
        self._folded = ""
        self._results: dict[Condition, bool] = {}
        self.checked: dict[Condition, bool] = {}

    def longest_match(self, words: Sequence[NameWord]) -> GazetteerMatch | None:
        """Returns the longest listed name that the words begin with, if any."""
        max_words = self._gazetteer.max_words.get(words[0].key, 0)
        best = self._abbreviated(words[0]) if self._abbreviations else None
        parts: list[str] = []
        for number, word in enumerate(words, start=1):
            if len(parts) == max_words:
                break
            if word.key in _ARTICLES and parts:
                continue
            parts.append(word.key)
            key = " ".join(parts)
            meaning = self._meaning(key, words[0], len(parts))
            if meaning is not None and (best is None or number > best.size):
                best = GazetteerMatch(meaning, number)
            elif meaning is None and self._is_of_later(key):
                best = None  # what begins like it is not meant either
        return best

    def count_words_of_later(self, words: Sequence[NameWord]) -> int:
        """Counts the words, two or more, of a name that nobody had yet; 0 without one.

        A text dated 2005 that has "Free Syrian Army" does not mean the Syrian army.
        """
        max_words = self._gazetteer.max_words.get(words[0].key, 0)
        for size in range(min(max_words, len(words)), 1, -1):
            key = " ".join([word.key for word in words[:size]])
            if self._is_of_later(key):
                return size
            if self._meaning(key, words[0], size) is not None:
                return 0  # a longer name, which somebody had
        return 0

    def _is_of_later(self, key: str) -> bool:
        if self._year is None or key not in self._gazetteer.dated:
            return False
        return not self._of_time(self._gazetteer.meanings[key])

    def _abbreviated(self, word: NameWord) -> GazetteerMatch | None:
        """Returns the actor that a word abbreviates in the language of the text."""
        meaning = (self._abbreviations or {}).get(word.key)
        if meaning is None or not _is_upper(word.text):
            return None
        return GazetteerMatch(meaning, 1)

    def _meaning(self, key: str, first: NameWord, size: int) -> Meaning | None:
        meanings = self._gazetteer.meanings.get(key, ())
        if meanings and key in self._gazetteer.dated:
            meanings = self._of_time(meanings)
        for meaning in meanings:
            if size == 1 and meaning.capitals and not _is_upper(first.text):
                continue
            if not meaning.needs or self._check(meaning.needs):
                return meaning
        return None

    def _of_time(self, meanings: Sequence[Meaning]) -> Sequence[Meaning]:
        """Returns what a name can mean in the year of the text."""
        self._check(_ALL_YEARS)
        for meaning in meanings:
            if meaning.years is not None:
                self._check(meaning.years)
                self._check(range(meaning.years.start, MAX_YEAR))
        return meanings_of_time(meanings, self._year)

    def has_lowercase(self, word: str) -> bool:
        """Checks whether the text also has the word in small letters."""
        return self._check(word)

    def meets(self, conditions: Conditions) -> bool:
        """Checks whether all conditions have the same results for this text."""
        # A generator would take twice as long as this loop.
        for condition, result in conditions:  # noqa: SIM110  (slower, see above)
            if self._check(condition) is not result:
                return False
        return True

    def _check(self, condition: Condition) -> bool:
        result = self._results.get(condition)
        if result is None:
            if isinstance(condition, str):
                word = f" {condition.lower()} "
                result = self._text.find(word, 0, _MAX_SEARCHED) >= 0
            elif isinstance(condition, range):
                result = self._year is not None and self._year in condition
            else:
                result = self._has_any(condition)
            self._results[condition] = result
        self.checked[condition] = result
        return result

    def _has_any(self, needed: frozenset[str]) -> bool:
        if not self._folded:
            self._folded = self._text[:_MAX_SEARCHED].casefold()
        return any(word in self._folded for word in needed)

    def count_place_words(self, words: Sequence[NameWord]) -> int:
        """Counts the words, two or more, that name a listed place; 0 if they name none."""
        if words[0].key not in self._gazetteer.long_place_starts:
            return 0
        for size in range(min(_MAX_PLACE_WORDS, len(words)), 1, -1):
            if " ".join(word.key for word in words[:size]) in self._gazetteer.places:
                return size
        return 0


def _is_upper(text: str) -> bool:
    return text.replace(".", "").isupper()


def listed_mention(words: list[NameWord], meaning: Meaning, rule: str) -> NameMention:
    """Returns the mention of a listed actor that spans the words."""
    return NameMention(
        words[0].start, words[-1].end, meaning.name, meaning.type,
        listed=True, weak=meaning.weak, rule=rule,
    )  # fmt: skip


def find_uncased_mentions(
    text: str, gazetteer: Gazetteer, year: int | None = None
) -> Iterator[NameMention]:
    """Yields the listed names that a text has in scripts without capitals.

    Args:
        text: the text.
        gazetteer: the known names.
        year: the year of the text, None if unknown.
    """
    if not may_be_uncased(text):
        return
    words = [
        NameWord(match.start(), match.end(), match[0], token_key(match[0]), "X")
        for match in _UNCASED_WORD.finditer(text)
    ]
    matcher = GazetteerMatcher(text, gazetteer, year=year)
    first = 0
    while first < len(words):
        match = matcher.longest_match(words[first : first + _MAX_UNCASED_WORDS])
        if match is not None:
            yield listed_mention(
                words[first : first + match.size], match.meaning, "listed"
            )
        first += match.size if match else 1


def may_be_uncased(text: str) -> bool:
    """Checks for a letter of these scripts, ten times as fast as the pattern."""
    if text.isascii():
        return False
    encoded = text.encode("utf-8", "surrogatepass")
    return len(encoded.translate(None, _UNCASED_LEADS)) < len(encoded)
