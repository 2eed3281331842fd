"""Parses one capitalised run into mentions and unresolved names."""

from index.article import ActorType
from index.extract.gazetteer.gazetteer import Gazetteer, Meaning
from index.extract.gazetteer.nominative import is_given_name
from index.extract.gazetteer.word_classes import DIRECTIONS
from index.extract.names.classification import UNSURE, NameClass, classify_by_words
from index.extract.names.gazetteer_matcher import GazetteerMatcher, listed_mention
from index.extract.names.mentions import (
    NameMention,
    NameWord,
    RunReading,
    UnresolvedName,
)
from index.extract.names.segmentation import Segmenter, count_title_words, trim_edges

_FIRST_CYRILLIC = "\u0400"


class RunParser:
    """Parses one run from left to right: listed names, places, titles, other names.

    Args:
        run: the words as written.
        gazetteer: the known names and words.
        matcher: matches the words of the text against the gazetteer.
        segmenter: finds where the names of the text begin and end.
        language: two-letter code of the language, empty if unknown.
    """

    def __init__(
        self,
        run: str,
        gazetteer: Gazetteer,
        matcher: GazetteerMatcher,
        segmenter: Segmenter,
        language: str,
    ) -> None:
        self._run = run
        self._gazetteer = gazetteer
        self._matcher = matcher
        self._segmenter = segmenter
        self._language = language
        self._reading = RunReading([], [])
        # The word that begins a sentence, if any.
        self._opening: NameWord | None = None

    def parse_listed(self, words: list[NameWord]) -> RunReading:
        """Returns the listed names among the words, and no others."""
        while words:
            match = self._matcher.longest_match(words)
            if match is not None:
                self._add_listed(words[: match.size], match.meaning)
            words = words[match.size if match else 1 :]
        return self._reading

    def parse(self, words: list[NameWord], *, opens: bool) -> RunReading:
        """Returns the names in the words; `opens` says that they begin a sentence."""
        if opens and words:
            self._opening = words[0]
        single = words[0].kind if len(words) == 1 else ""
        rest = self._segmenter.trim_start(words, opens=opens)
        # King alone, or Coalition at the beginning of a sentence: the text may name them.
        if single == "T" or (single == "O" and not rest):
            self._add_unresolved(words)
            return self._reading
        titled = False
        while rest:
            size, titled = self._parse_first(rest, titled=titled)
            rest = rest[size:]
        return self._reading

    def _parse_first(self, words: list[NameWord], *, titled: bool) -> tuple[int, bool]:
        """Parses the first name or title; returns its number of words, and if a title."""
        if words[0].kind == "c":
            return 1, False
        later = self._matcher.count_words_of_later(words)
        if later:
            self._parse_segment(words[:later], titled=titled)
            return later, False
        match = self._matcher.longest_match(words)
        place = self._matcher.count_place_words(words)
        if (
            match
            and match.size >= place
            and not self._segmenter.is_start_of_longer_name(words, match)
        ):
            self._add_listed(words[: match.size], match.meaning)
            return match.size, False
        place = place or self._count_region_words(words)
        if place and not titled and self._is_whole_place(words, place):
            self._add(words[:place], (None, "place"))
            return place, False
        office = count_title_words(words, self._language)
        if office:
            return office, True
        size = self._segmenter.segment_length(words)
        self._parse_segment(words[:size], titled=titled)
        return size, False

    def _count_region_words(self, words: list[NameWord]) -> int:
        """Counts the words of a part of a country: Northern Iraq, Western Europe."""
        if words[0].key not in DIRECTIONS or len(words) < 2:
            return 0
        match = self._matcher.longest_match(words[1:])
        if match is not None:
            state = match.meaning.type is ActorType.STATE and not match.meaning.weak
            return 1 + match.size if state else 0
        return 2 if words[1].key in self._gazetteer.places else 0

    def _is_whole_place(self, words: list[NameWord], size: int) -> bool:
        """Checks that no longer name begins with the name of a place."""
        if size >= self._segmenter.segment_length(words):
            return True
        return words[size].key in self._gazetteer.given_names

    def _parse_segment(self, words: list[NameWord], *, titled: bool) -> None:
        inner = trim_edges(words)
        if not inner:
            return
        if len(inner) < len(words):
            match = self._matcher.longest_match(inner)
            if match is not None and match.size == len(inner):
                self._add_listed(inner, match.meaning)
                return
        inner = self._skip_to_given_name(inner)
        name_class = classify_by_words(inner, self._gazetteer, titled=titled)
        if name_class == UNSURE:
            self._add_unresolved(inner)
        elif name_class[1]:
            self._add(inner, name_class)

    def _skip_to_given_name(self, words: list[NameWord]) -> list[NameWord]:
        """Removes an occupation before a name: Engineer John Greiner, Ärztin Mary Bowden."""
        given = self._gazetteer.given_names
        for at in range(1, len(words) - 1):
            before, word, after = words[at - 1 : at + 2]
            common = (
                self._language == "de"
                or before.key in self._gazetteer.common_words
                # Указ Дмитрия Медведева: the capital of the sentence, not of a name.
                or (
                    before is self._opening
                    and (before.key >= _FIRST_CYRILLIC or self._language == "tr")
                )
            )
            if (
                common
                and before.kind in "Xc-"
                and word.kind == "X"
                and (word.key in given or is_given_name(word.key))
                and after.kind == "X"
                and words[0].key not in given
                and not is_given_name(words[0].key)
            ):
                return words[at:]
        return words

    def _add_unresolved(self, words: list[NameWord]) -> None:
        key = " ".join([word.key for word in words])
        opens = words[0] is self._opening
        self._reading.unresolved.append(UnresolvedName(words, opens, key))

    def _add_listed(self, words: list[NameWord], meaning: Meaning) -> None:
        rule = self._weak_rule(words) if meaning.weak else "listed"
        self._reading.mentions.append(listed_mention(words, meaning, rule))

    def _weak_rule(self, words: list[NameWord]) -> str:
        key = " ".join([word.key for word in words])
        if key in self._gazetteer.demonyms:
            return "demonym"
        return "office" if key in self._gazetteer.offices else "seat"

    def _add(self, words: list[NameWord], name_class: NameClass) -> None:
        start, end = words[0].start, words[-1].end
        type_, rule = name_class
        self._reading.mentions.append(
            NameMention(start, end, self._run[start:end], type_, rule=rule)
        )
