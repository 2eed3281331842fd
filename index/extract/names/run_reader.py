"""What a run of capitalised words says, by itself and with the lists."""

from itertools import pairwise

from index.article import ActorType
from index.extract.gazetteer.gazetteer import Meaning
from index.extract.gazetteer.word_classes import DIRECTIONS
from index.extract.names.capitalized_runs import split_run
from index.extract.names.classification import UNSURE, NameClass, classify_by_words
from index.extract.names.gazetteer_matcher import GazetteerMatcher
from index.extract.names.language_rules import is_organisation_word, is_title
from index.extract.names.mentions import (
    Conditions,
    NameMention,
    NameWord,
    RunReading,
    UnresolvedName,
)
from index.extract.names.name_cache import NameCache
from index.extract.names.segmentation import Segmenter, count_title_words, trim_edges

_TITLE_CASE_RUN = 8
_LONGEST_KEPT = 120
_MOST_KEPT = 20_000
# What one run says in different texts; more than two are rare.
_MOST_READINGS = 4


def make_listed_mention(
    words: list[NameWord], meaning: Meaning, rule: str
) -> NameMention:
    """The name that the words are, by the list."""
    return NameMention(
        words[0].start, words[-1].end, meaning.name, meaning.type,
        listed=True, weak=meaning.weak, rule=rule,
    )  # fmt: skip


_UNREAD: dict[Conditions, RunReading] = {}


class RunReader:
    """Reads the runs of one text.

    A reading depends on few conditions on the rest of the text. The cache keeps it with
    these conditions, and most runs of a corpus are read from the cache.
    """

    def __init__(self, text: str, cache: NameCache, language: str) -> None:
        gazetteer = cache.gazetteer
        self.gazetteer = gazetteer
        self._readings = cache.readings
        self.language = language
        self.matcher = GazetteerMatcher(text, gazetteer)
        self.segmenter = Segmenter(self.matcher, gazetteer, language)
        self._reading = RunReading([], [])
        self._text = ""
        self._opens = False
        self._first: NameWord | None = None

    def read(self, run: str, opens: bool | None) -> RunReading:  # noqa: FBT001  (called for each run)
        """What a run says that opens a sentence or not.

        By the lists alone where capitals mean nothing: `opens` is None there.
        """
        key = (run, opens, self.language)
        known = self._readings.get(key, _UNREAD)
        for answers, reading in known.items():
            if not answers or self.matcher.meets(answers):
                return reading
        self.matcher.checked = {}
        reading = self._read(run, opens=opens)
        if len(run) <= _LONGEST_KEPT:
            self._keep(key, reading)
        return reading

    def _keep(self, key: tuple[str, bool | None, str], reading: RunReading) -> None:
        if len(self._readings) >= _MOST_KEPT:
            self._readings.clear()
        readings = self._readings.setdefault(key, {})
        if len(readings) < _MOST_READINGS:
            readings[tuple(self.matcher.checked.items())] = reading

    def _read(self, run: str, *, opens: bool | None) -> RunReading:
        words = split_run(run)
        if self.language not in {"en", ""}:
            words = [self._abroad(word) for word in words]
        if len(words) > 1 and any(word.kind == "-" for word in words):
            words = self._no_months(words)
        self._reading = RunReading([], [])
        self._text = run
        self._opens = bool(opens)
        self._first = words[0] if words else None
        if opens is None or _is_too_long(words):
            self._read_listed_only(words)
        else:
            self._read_run(words)
        return self._reading

    def _abroad(self, word: NameWord) -> NameWord:
        if is_title(word.key, self.language):
            return word._replace(kind="T")
        return (
            word._replace(kind="O")
            if is_organisation_word(word.key, self.language)
            else word
        )

    def _no_months(self, words: list[NameWord]) -> list[NameWord]:
        """The words, a month before a surname taken for the given name: Jan Egeland."""
        gazetteer = self.gazetteer
        return [
            word._replace(kind="X")
            if word.kind == "-"
            and word.key in gazetteer.given_names
            and after.kind == "X"
            and after.key not in gazetteer.max_words
            and after.key not in gazetteer.common_words
            and after.key not in gazetteer.places
            else word
            for word, after in pairwise(words)
        ] + words[-1:]

    def _read_listed_only(self, words: list[NameWord]) -> None:
        while words:
            match = self.matcher.longest_match(words)
            if match is not None:
                self._add_listed(words[: match.size], match.meaning)
            words = words[match.size if match else 1 :]

    def _read_run(self, words: list[NameWord]) -> None:
        lone = words[0].kind if len(words) == 1 else ""
        inner = self.segmenter.trim_start(words, opens=self._opens)
        # King, or Coalition at the head of a sentence: others in the text may tell.
        if lone == "T" or (lone == "O" and not inner):
            self._doubt(words)
            return
        titled = False
        while inner:
            taken = self._take(inner, titled=titled)
            titled = taken < 0
            inner = inner[abs(taken) :]

    def _take(self, words: list[NameWord], *, titled: bool) -> int:
        """Read the head of the words: how many, negative for those of a title."""
        if words[0].kind == "c":
            return 1
        match = self.matcher.longest_match(words)
        place = self.matcher.count_place_words(words)
        if (
            match
            and match.size >= place
            and not self.segmenter.is_start_of_longer_name(words, match)
        ):
            self._add_listed(words[: match.size], match.meaning)
            return match.size
        place = place or self._region_size(words)
        if place and not titled and self._ends_there(words, place):
            self._add(words[:place], (None, "place"))
            return place
        office = count_title_words(words)
        if office:
            return -office
        size = self.segmenter.segment_length(words)
        self._read_section(words[:size], titled=titled)
        return size

    def _region_size(self, words: list[NameWord]) -> int:
        """How many words are a part of a land: Northern Iraq, Western Europe."""
        if words[0].key not in DIRECTIONS or len(words) < 2:
            return 0
        match = self.matcher.longest_match(words[1:])
        if match is not None:
            land = match.meaning.type is ActorType.STATE and not match.meaning.weak
            return 1 + match.size if land else 0
        return 2 if words[1].key in self.gazetteer.places else 0

    def _ends_there(self, words: list[NameWord], place: int) -> bool:
        if place >= self.segmenter.segment_length(words):
            return True
        return words[place].key in self.gazetteer.given_names

    def _read_section(self, words: list[NameWord], *, titled: bool) -> None:
        inner = trim_edges(words)
        if not inner:
            return
        if len(inner) < len(words):
            match = self.matcher.longest_match(inner)
            if match is not None and match.size == len(inner):
                self._add_listed(inner, match.meaning)
                return
        inner = self._from_given_name(inner)
        kind = classify_by_words(inner, self.gazetteer, titled=titled)
        if kind == UNSURE:
            self._doubt(inner)
        elif kind[1]:
            self._add(inner, kind)

    def _from_given_name(self, words: list[NameWord]) -> list[NameWord]:
        """The words from a person's name on: Engineer John Greiner, Ärztin Mary Bowden."""
        given = self.gazetteer.given_names
        for place in range(1, len(words) - 1):
            before, word, after = words[place - 1 : place + 2]
            common = self.language == "de" or before.key in self.gazetteer.common_words
            if (
                common
                and before.kind in "Xc-"
                and word.kind == "X"
                and word.key in given
                and after.kind == "X"
                and words[0].key not in given
            ):
                return words[place:]
        return words

    def _doubt(self, words: list[NameWord]) -> None:
        opens = self._opens and words[0] is self._first
        key = " ".join([word.key for word in words])
        self._reading.unresolved.append(UnresolvedName(words, opens, key))

    def _add_listed(self, words: list[NameWord], meaning: Meaning) -> None:
        rule = self._weak_rule(words) if meaning.weak else "listed"
        self._reading.mentions.append(make_listed_mention(words, meaning, rule))

    def _weak_rule(self, words: list[NameWord]) -> str:
        key = " ".join([word.key for word in words])
        if key in self.gazetteer.demonyms:
            return "demonym"
        return "office" if key in self.gazetteer.offices else "seat"

    def _add(self, words: list[NameWord], kind: NameClass) -> None:
        start, end = words[0].start, words[-1].end
        name = self._text[start:end]
        self._reading.mentions.append(
            NameMention(start, end, name, kind[0], rule=kind[1])
        )


def _is_too_long(words: list[NameWord]) -> bool:
    """Whether so many capitals side by side can only be a headline."""
    return len(words) >= _TITLE_CASE_RUN and not any(word.kind == "c" for word in words)
