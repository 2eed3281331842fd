"""Listed names among words: the longest that fits, under the conditions it sets."""

from collections.abc import Sequence
from typing import NamedTuple

from index.extract.gazetteer.gazetteer import Gazetteer, Meaning
from index.extract.names.mentions import Condition, Conditions, NameWord

# What a text is about shows in its beginning; without a bound, ten megabytes would
# be searched anew for each of ten thousand words.
_REACH = 100_000
# Words that the keys of names leave out.
_SKIPPED = frozenset({"the", "al", "el"})


class GazetteerMatch(NamedTuple):
    """Whom the first `size` words mean."""

    meaning: Meaning
    size: int


class GazetteerMatcher:
    """Looks up the names of one text.

    Attributes:
        asked: what was asked of the rest of the text, with the answers: words that it
            has or has not, in small letters or in a set of which it must have one.
    """

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._small = ""
        self._known: dict[Condition, bool] = {}
        self.checked: dict[Condition, bool] = {}

    def longest_match(
        self, words: Sequence[NameWord], limit: int = 0
    ) -> GazetteerMatch | None:
        """The longest listed name that the words begin with."""
        most = self._gazetteer.max_words.get(words[0].key, 0)
        best = None
        parts: list[str] = []
        for number, word in enumerate(words):
            if len(parts) == most or number == limit > 0:
                break
            if word.key in _SKIPPED and parts:
                continue
            parts.append(word.key)
            meaning = self._meaning(" ".join(parts), words[0], len(parts))
            if meaning is not None:
                best = GazetteerMatch(meaning, number + 1)
        return best

    def _meaning(self, key: str, first: NameWord, size: int) -> Meaning | None:
        for meaning in self._gazetteer.meanings.get(key, ()):
            if size == 1 and meaning.capitals and not _is_upper(first.text):
                continue
            if not meaning.needs or self._check(meaning.needs):
                return meaning
        return None

    def has_lowercase(self, word: str) -> bool:
        """Whether the text has the word in small letters too."""
        return self._check(word)

    def meets(self, answers: Conditions) -> bool:
        """Whether this text answers as another did."""
        # A loop: a generator would take twice as long.
        for question, answer in answers:  # noqa: SIM110  (said above)
            if self._check(question) is not answer:
                return False
        return True

    def _check(self, question: Condition) -> bool:
        found = self._known.get(question)
        if found is None:
            if isinstance(question, str):
                found = self._text.find(f" {question.lower()} ", 0, _REACH) >= 0
            else:
                found = self._has_any(question)
            self._known[question] = found
        self.checked[question] = found
        return found

    def _has_any(self, needed: frozenset[str]) -> bool:
        if not self._small:
            self._small = self._text[:_REACH].casefold()
        return any(word in self._small for word in needed)

    def count_place_words(self, words: Sequence[NameWord]) -> int:
        """How many of the words, two or more, are the name of a place."""
        if words[0].key not in self._gazetteer.long_place_starts:
            return 0
        for size in range(min(4, len(words)), 1, -1):
            if " ".join(word.key for word in words[:size]) in self._gazetteer.places:
                return size
        return 0


def _is_upper(text: str) -> bool:
    return text.replace(".", "").isupper()
