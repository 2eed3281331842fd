"""What a run of capitalised words says, by itself and with the lists."""

from itertools import pairwise
from typing import NamedTuple

from index.article import ActorType
from index.extract.gazetteer.gazetteer import Gazetteer, Meaning
from index.extract.gazetteer.word_classes import DIRECTIONS
from index.extract.names.capitalized_runs import Word, split_run
from index.extract.names.classification import UNSURE, Kind, by_own_words
from index.extract.names.gazetteer_matcher import Answers, Matcher
from index.extract.names.language_rules import is_org_word, is_title
from index.extract.names.segmentation import Cutter, title_length, without_edges

_TITLE_CASE_RUN = 8
_LONGEST_KEPT = 120
_MOST_KEPT = 20_000
# What one run says in different texts; more than two are rare.
_MOST_READINGS = 4


class Name(NamedTuple):
    """A stretch of the text that names someone or some place.

    Attributes:
        start: where it begins.
        end: where it ends.
        name: the canonical name where known, else as written.
        type: the type of actor, None for a place.
        listed: whether the gazetteer knows it.
        weak: whether it is a demonym or a seat of government.
        rule: what found it.
    """

    start: int
    end: int
    name: str
    type: ActorType | None
    listed: bool = False
    weak: bool = False
    rule: str = ""


class Unsure(NamedTuple):
    """Words that are a name, or not: only the rest of the text can tell."""

    words: list[Word]
    opens: bool
    key: str


class Reading(NamedTuple):
    """What a run says; places are counted from its beginning."""

    names: list[Name]
    unsure: list[Unsure]


def listed_name(words: list[Word], meaning: Meaning, rule: str) -> Name:
    """The name that the words are, by the list."""
    return Name(
        words[0].start, words[-1].end, meaning.name, meaning.type,
        listed=True, weak=meaning.weak, rule=rule,
    )  # fmt: skip


_UNREAD: dict[Answers, Reading] = {}


class RunReader:
    """Reads the runs of one text.

    What a run says depends on a word or two of the text at most: it is kept with the
    gazetteer, by what was asked, and most runs of a corpus are read from there.
    """

    def __init__(self, text: str, names: Gazetteer, language: str) -> None:
        self.names = names
        self.language = language
        self.matcher = Matcher(text, names)
        self.cutter = Cutter(self.matcher, names, language)
        self._reading = Reading([], [])
        self._text = ""
        self._opens = False
        self._first: Word | None = None

    def read(self, run: str, opens: bool | None) -> Reading:  # noqa: FBT001  (called for each run)
        """What a run says that opens a sentence or not.

        By the lists alone where capitals mean nothing: `opens` is None there.
        """
        key = (run, opens, self.language)
        kept: dict[Answers, Reading] = self.names.readings.get(key, _UNREAD)
        for answers, reading in kept.items():
            if not answers or self.matcher.agrees(answers):
                return reading
        self.matcher.asked = {}
        reading = self._read(run, opens=opens)
        if len(run) <= _LONGEST_KEPT:
            self._keep(key, reading)
        return reading

    def _keep(self, key: tuple[str, bool | None, str], reading: Reading) -> None:
        kept = self.names.readings
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        readings = kept.setdefault(key, {})
        if len(readings) < _MOST_READINGS:
            readings[tuple(self.matcher.asked.items())] = reading

    def _read(self, run: str, *, opens: bool | None) -> Reading:
        words = split_run(run)
        if self.language not in {"en", ""}:
            words = [self._abroad(word) for word in words]
        if len(words) > 1 and any(word.kind == "-" for word in words):
            words = self._no_months(words)
        self._reading = Reading([], [])
        self._text = run
        self._opens = bool(opens)
        self._first = words[0] if words else None
        if opens is None or _is_too_long(words):
            self._read_listed_only(words)
        else:
            self._read_run(words)
        return self._reading

    def _abroad(self, word: Word) -> Word:
        if is_title(word.key, self.language):
            return word._replace(kind="T")
        return word._replace(kind="O") if is_org_word(word.key, self.language) else word

    def _no_months(self, words: list[Word]) -> list[Word]:
        """The words, a month before a surname taken for the given name: Jan Egeland."""
        names = self.names
        return [
            word._replace(kind="X")
            if word.kind == "-"
            and word.key in names.given_names
            and after.kind == "X"
            and after.key not in names.longest
            and after.key not in names.common_words
            and after.key not in names.places
            else word
            for word, after in pairwise(words)
        ] + words[-1:]

    def _read_listed_only(self, words: list[Word]) -> None:
        while words:
            match = self.matcher.longest(words)
            if match is not None:
                self._add_listed(words[: match.size], match.meaning)
            words = words[match.size if match else 1 :]

    def _read_run(self, words: list[Word]) -> None:
        lone = words[0].kind if len(words) == 1 else ""
        inner = self.cutter.trimmed(words, opens=self._opens)
        # King, or Coalition at the head of a sentence: others in the text may tell.
        if lone == "T" or (lone == "O" and not inner):
            self._doubt(words)
            return
        titled = False
        while inner:
            taken = self._take(inner, titled=titled)
            titled = taken < 0
            inner = inner[abs(taken) :]

    def _take(self, words: list[Word], *, titled: bool) -> int:
        """Read the head of the words: how many, negative for those of a title."""
        if words[0].kind == "c":
            return 1
        match = self.matcher.longest(words)
        place = self.matcher.place_size(words)
        if match and match.size >= place and not self.cutter.outgrown(words, match):
            self._add_listed(words[: match.size], match.meaning)
            return match.size
        place = place or self._region_size(words)
        if place and not titled and self._ends_there(words, place):
            self._add(words[:place], (None, "place"))
            return place
        office = title_length(words)
        if office:
            return -office
        size = self.cutter.section_length(words)
        self._read_section(words[:size], titled=titled)
        return size

    def _region_size(self, words: list[Word]) -> int:
        """How many words are a part of a land: Northern Iraq, Western Europe."""
        if words[0].key not in DIRECTIONS or len(words) < 2:
            return 0
        match = self.matcher.longest(words[1:])
        if match is not None:
            land = match.meaning.type is ActorType.STATE and not match.meaning.weak
            return 1 + match.size if land else 0
        return 2 if words[1].key in self.names.places else 0

    def _ends_there(self, words: list[Word], place: int) -> bool:
        if place >= self.cutter.section_length(words):
            return True
        return words[place].key in self.names.given_names

    def _read_section(self, words: list[Word], *, titled: bool) -> None:
        inner = without_edges(words)
        if not inner:
            return
        if len(inner) < len(words):
            match = self.matcher.longest(inner)
            if match is not None and match.size == len(inner):
                self._add_listed(inner, match.meaning)
                return
        inner = self._from_given_name(inner)
        kind = by_own_words(inner, self.names, titled=titled)
        if kind == UNSURE:
            self._doubt(inner)
        elif kind[1]:
            self._add(inner, kind)

    def _from_given_name(self, words: list[Word]) -> list[Word]:
        """The words from a person's name on: Engineer John Greiner, Ärztin Mary Bowden."""
        given = self.names.given_names
        for place in range(1, len(words) - 1):
            before, word, after = words[place - 1 : place + 2]
            common = self.language == "de" or before.key in self.names.common_words
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

    def _doubt(self, words: list[Word]) -> None:
        opens = self._opens and words[0] is self._first
        key = " ".join([word.key for word in words])
        self._reading.unsure.append(Unsure(words, opens, key))

    def _add_listed(self, words: list[Word], meaning: Meaning) -> None:
        rule = self._weak_rule(words) if meaning.weak else "listed"
        self._reading.names.append(listed_name(words, meaning, rule))

    def _weak_rule(self, words: list[Word]) -> str:
        key = " ".join([word.key for word in words])
        if key in self.names.demonyms:
            return "demonym"
        return "office" if key in self.names.offices else "seat"

    def _add(self, words: list[Word], kind: Kind) -> None:
        start, end = words[0].start, words[-1].end
        name = self._text[start:end]
        self._reading.names.append(Name(start, end, name, kind[0], rule=kind[1]))


def _is_too_long(words: list[Word]) -> bool:
    """Whether so many capitals side by side can only be a headline."""
    return len(words) >= _TITLE_CASE_RUN and not any(word.kind == "c" for word in words)
