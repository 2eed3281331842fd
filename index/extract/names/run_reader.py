"""Reads capitalised runs, most of them from the cache."""

from index.extract.dates.month_names import calendar_words
from index.extract.gazetteer.word_classes import DAYS
from index.extract.names.capitalized_runs import split_run
from index.extract.names.gazetteer_matcher import GazetteerMatcher
from index.extract.names.language_rules import is_organisation_word, is_title
from index.extract.names.mentions import Conditions, NameWord, RunReading
from index.extract.names.name_cache import NameCache, RunKey
from index.extract.names.run_parser import RunParser
from index.extract.names.segmentation import Segmenter
from index.extract.names.shouted_text import ShoutedTextParser
from index.extract.names.turkish.turkish_words import (
    is_common_name,
    is_people_of_place,
    turkish_kind,
)

_MAX_CACHED_RUNS = 20_000
_MAX_CACHED_LETTERS = 120
# Few runs have more than two readings in different texts.
_MAX_READINGS = 4
# So many capitalised words without a connector are a headline in title case.
_MIN_TITLE_CASE_WORDS = 8
# A Turkish body, its office and the name of a person stand in one run.
_MORE_TITLE_CASE_WORDS = {"tr": 4}
# So many words in capitals, common ones among them, are a clause.
_MIN_SHOUTED_WORDS = 4

# These languages write months and weekdays with a capital, as names.
_CAPITALIZED_MONTHS = frozenset({"az", "de", "el", "en", "lb", "tr"})

_NO_READINGS: dict[Conditions, RunReading] = {}


class RunReader:
    """Reads the runs of one text.

    A reading depends on few conditions on the rest of the text. The cache keeps it with
    these conditions, and most runs of a corpus are read from the cache.

    Args:
        text: the text.
        cache: the gazetteer, with readings of earlier texts.
        language: two-letter code of the language, empty if unknown.
        year: the year of the text, None if unknown.
    """

    def __init__(
        self, text: str, cache: NameCache, language: str, year: int | None = None
    ) -> None:
        self._gazetteer = cache.gazetteer
        self._readings = cache.readings
        self._language = language
        self._foreign = language != "en"
        self._small_months = language not in _CAPITALIZED_MONTHS
        self._calendar = calendar_words(language) if self._foreign else frozenset()
        self._matcher = GazetteerMatcher(text, cache.gazetteer, language, year)
        self._segmenter = Segmenter(self._matcher, cache.gazetteer, language)

    def read(self, run: str, opens: bool | None) -> RunReading:  # noqa: FBT001  (called for each run)
        """Returns the names in a run.

        Args:
            run: the words as written.
            opens: whether the run begins a sentence; None in a headline, where capitals
                mark no names and only listed names count.
        """
        key = (run, opens, self._language)
        known = self._readings.get(key, _NO_READINGS)
        for conditions, reading in known.items():
            if not conditions or self._matcher.meets(conditions):
                return reading
        self._matcher.checked = {}
        reading = self._parse(run, opens=opens)
        if len(run) <= _MAX_CACHED_LETTERS:
            self._keep(key, reading)
        return reading

    def read_shouted(self, run: str) -> RunReading:
        """Returns the names in a run of a text in capitals; such runs do not repeat."""
        return self._parse_shouted(run, self._split(run))

    def _parse_shouted(self, run: str, words: list[NameWord]) -> RunReading:
        parser = ShoutedTextParser(run, self._gazetteer, self._matcher, self._language)
        return parser.parse(words)

    def _split(self, run: str) -> list[NameWord]:
        words = split_run(run)
        if self._foreign:
            words = [self._foreign_word(word) for word in words]
        return self._read_turkish(words) if self._language == "tr" else words

    def _parse(self, run: str, *, opens: bool | None) -> RunReading:
        words = self._split(run)
        shouted = _count_capitals(words) if len(words) >= _MIN_SHOUTED_WORDS else 0
        if shouted >= _MIN_SHOUTED_WORDS and self._is_shouted(words[:shouted]):
            return self._parse_headline(run, words, shouted, opens=opens)
        return self._parse_words(run, words, opens=opens)

    def _parse_words(
        self, run: str, words: list[NameWord], *, opens: bool | None
    ) -> RunReading:
        if len(words) > 1 and any(word.kind == "-" for word in words):
            words = self._calendar_words_as_names(words)
        parser = RunParser(
            run, self._gazetteer, self._matcher, self._segmenter, self._language
        )
        longest = _MIN_TITLE_CASE_WORDS + _MORE_TITLE_CASE_WORDS.get(self._language, 0)
        if opens is None or _is_title_case(words, longest):
            return parser.parse_listed(words)
        return parser.parse(words, opens=opens)

    def _parse_headline(
        self, run: str, words: list[NameWord], size: int, *, opens: bool | None
    ) -> RunReading:
        """Parses a headline in capitals, and the words of the text that go on after it."""
        reading = self._parse_shouted(run, words[:size])
        if size == len(words):
            return reading
        rest = self._parse_words(run, words[size:], opens=opens is not None)
        return RunReading(
            reading.mentions + rest.mentions, reading.unresolved + rest.unresolved
        )

    def _is_shouted(self, words: list[NameWord]) -> bool:
        """Checks whether words in capitals are a clause: one of them is common."""
        # Of other languages the common words are not known.
        common = self._gazetteer.common_words
        return self._language != "en" or any(word.key in common for word in words)

    def _foreign_word(self, word: NameWord) -> NameWord:
        if self._language == "tr" and (kind := self._turkish_kind(word)):
            return word._replace(kind=kind)
        if is_title(word.key, self._language):
            return word._replace(kind="T")
        if is_organisation_word(word.key, self._language):
            return word._replace(kind="O")
        if word.kind == "X" and word.key in self._calendar:
            return word._replace(kind="-")
        return word

    def _read_turkish(self, words: list[NameWord]) -> list[NameWord]:
        """Takes common words for names only before a surname: Devlet Bahçeli."""
        surnames = self._gazetteer.surnames
        after = [
            *(word.key in surnames and word.kind == "X" for word in words[1:]),
            False,
        ]
        plain = [
            is_common_name(word.key) and not known
            for word, known in zip(words, after, strict=True)
        ]
        words = [
            word._replace(kind="-") if common and word.kind == "X" else word
            for word, common in zip(words, plain, strict=True)
        ]
        return _join_board(words)

    def _turkish_kind(self, word: NameWord) -> str:
        """Returns the kind of a Turkish word, empty if it has none."""
        kind = turkish_kind(word.key)
        if kind or not is_people_of_place(word.key):
            return kind
        place = word.key[:-2]
        known = place in self._gazetteer.places or place in self._gazetteer.meanings
        return "-" if known and word.key not in self._gazetteer.meanings else ""

    def _calendar_words_as_names(self, words: list[NameWord]) -> list[NameWord]:
        """Takes months and days beside a name for names: Jan Egeland, Plácido Domingo."""
        around = zip([None, *words], words, [*words[1:], None], strict=False)
        return [
            word._replace(kind="X")
            if word.kind == "-"
            and (self._is_surname(before) or self._is_given_name(word, after))
            else word
            for before, word, after in around
        ]

    def _is_surname(self, before: NameWord | None) -> bool:
        """Checks for a given name before a month, in languages that write months small."""
        first = before is not None and before.key in self._gazetteer.given_names
        return first and (self._small_months or self._language == "tr")

    def _is_given_name(self, word: NameWord, after: NameWord | None) -> bool:
        """Checks whether a month is a given name, since a surname follows it."""
        gazetteer = self._gazetteer
        if after is None or word.key not in gazetteer.given_names:
            return False
        foreign = word.key in self._calendar and word.key not in DAYS
        if foreign and after.key not in gazetteer.surnames:
            return False
        return (
            after.kind == "X"
            and after.key not in gazetteer.max_words
            and after.key not in gazetteer.common_words
            and after.key not in gazetteer.places
        )

    def _keep(self, key: RunKey, reading: RunReading) -> None:
        if len(self._readings) >= _MAX_CACHED_RUNS:
            self._readings.clear()
        readings = self._readings.setdefault(key, {})
        if len(readings) < _MAX_READINGS:
            readings[tuple(self._matcher.checked.items())] = reading


def _is_title_case(words: list[NameWord], least: int) -> bool:
    return len(words) >= least and not any(word.kind == "c" for word in words)


def _count_capitals(words: list[NameWord]) -> int:
    """Counts the words at the beginning that have no small letter."""
    for at, word in enumerate(words):
        if not word.text.isupper() and word.kind != "c":
            return at
    return len(words)


def _join_board(words: list[NameWord]) -> list[NameWord]:
    """Takes the board of a firm for a part of the title after it: Yönetim Kurulu Başkanı."""
    for at in range(len(words) - 2):
        if (words[at].key, words[at + 1].key) == ("yonetim", "kurulu"):
            words[at : at + 2] = [
                word._replace(kind="T") for word in words[at : at + 2]
            ]
    return words
