"""Resolves pronouns and offices to the persons whom they mean, where that is sure."""

import re

from index.extract.quotations.attribution import Attribution
from index.extract.quotations.cue_words import CueWords
from index.extract.quotations.sentence_ends import SENTENCE_END
from index.extract.quotations.speaker_finder import Speaker, SpeakerFinder
from index.extract.quotations.speaker_mentions import SpeakerMentions, SpeakerName

_LAST_WORD = re.compile(r"[\w-]+$")
_OFFICE_CHARS = 60
_OWNED = ("'s", "’s", "'", "’")
_FEMININE = re.compile(r"(?:ова|ева|ёва|ина|ына|ская|цкая)$")
_MASCULINE = re.compile(r"(?:ов|ев|ёв|ин|ын|ский|цкий)$")
"""Endings of Russian surnames, which tell men from women."""
_NOMINATIVE = {"его": "он", "ее": "она", "её": "она"}
_REACH = 600
"""So many characters before a pronoun may name whom it means: some texts are one paragraph."""
_PARAGRAPHS_BACK = 3


class SpeakerResolver:
    """Resolves the speakers of one text; keeps whom it found where.

    Args:
        text: the text, with quotations masked.
        paragraphs: its paragraphs.
        mentions: the names in it.
        cues: the words of its language.
        finder: finds the speakers of indirect speech.
    """

    def __init__(
        self,
        text: str,
        paragraphs: list[tuple[int, int]],
        mentions: SpeakerMentions,
        cues: CueWords,
        finder: SpeakerFinder,
    ) -> None:
        self._finder = finder
        self._text = text
        self._paragraphs = paragraphs
        self._mentions = mentions
        self._cues = cues
        self._last: dict[int, Attribution] = {}
        self._pronouns: dict[str, str] = {}

    def note(self, found: Attribution, paragraph: int) -> None:
        """Keeps the attribution as the last one of a paragraph."""
        self._last[paragraph] = found

    def last_speaker(self, paragraph: int) -> Attribution | None:
        """Returns the last attribution of a paragraph."""
        return self._last.get(paragraph)

    def find_only_person(self, start: int, end: int) -> Attribution | None:
        """Returns the one person named in a stretch of text; None where there are more."""
        if len(self._list_people(start, end)) != 1:
            return None
        name = next(one for one in self._mentions.within(start, end) if one.is_person)
        speaker = Speaker.of_name(name, 0.8)
        return Attribution(speaker, "", name.start, name.end, "only person")

    def resolve(self, found: Attribution, paragraph: int) -> Attribution | None:
        """Returns the attribution with its speaker resolved; None where a pronoun is not sure."""
        speaker = found.speaker
        if speaker.kind == "pronoun":
            resolved = self._resolve_pronoun(speaker, paragraph)
            return found._replace(speaker=resolved) if resolved else None
        if speaker.kind == "noun":
            return found._replace(speaker=self._resolve_noun(speaker))
        return found

    def _resolve_pronoun(self, speaker: Speaker, paragraph: int) -> Speaker | None:
        pronoun = self._text[speaker.start : speaker.end].lower()
        pronoun = _NOMINATIVE.get(pronoun, pronoun)
        actor = self._find_antecedent(speaker.start, paragraph)
        if not actor or self._pronouns.setdefault(actor, pronoun) != pronoun:
            return None
        other = {"он": _FEMININE, "она": _MASCULINE}.get(pronoun)
        if other and other.search(actor):
            return None
        return speaker._replace(actor=actor)

    def _find_antecedent(self, place: int, paragraph: int) -> str:
        """Finds the one person whom a pronoun can mean, or nobody where there are two."""
        start = max(self._paragraphs[paragraph][0], place - _REACH)
        last = self._last.get(paragraph)
        people = self._list_people(start, place)
        if len(people) == 1:
            return people[0]
        if people:
            known = last or self._find_indirect(start, place)
            if known and known.speaker.actor in people and self._is_last(known, place):
                return known.speaker.actor
            return ""
        if last:
            return self._person(last)
        return self._look_back(paragraph)

    def _look_back(self, paragraph: int) -> str:
        """Finds the last person who spoke in the paragraphs before, if nobody came between."""
        between: set[str] = set()
        for number in range(
            paragraph - 1, max(-1, paragraph - 1 - _PARAGRAPHS_BACK), -1
        ):
            bounds = self._paragraphs[number]
            known = self._last.get(number) or self._find_indirect(*bounds)
            if known:
                actor = self._person(known)
                between.update(self._list_people(known.end, bounds[1]))
                return actor if not between - {actor} else ""
            people = self._list_people(*bounds)
            if number == paragraph - 1 and len(people) == 1:
                return people[0]
            between.update(people)
        return ""

    def _find_indirect(self, start: int, end: int) -> Attribution | None:
        """Finds the last person by name who says something in a stretch of text."""
        last = None
        for cue in self._cues.cue.finditer(self._text, start, end):
            begin = start
            for stop in SENTENCE_END.finditer(self._text, start, cue.start()):
                begin = stop.end()
            speaker = self._finder.find_before(begin, cue.start())
            if speaker and speaker.actor in self._mentions.people:
                last = Attribution(
                    speaker, cue[0], speaker.start, cue.end(), "indirect"
                )
        return last

    def _person(self, found: Attribution) -> str:
        """Returns the actor who speaks, if it is a person."""
        actor = found.speaker.actor
        return actor if actor in self._mentions.people else ""

    def _list_people(self, start: int, end: int) -> list[str]:
        """Lists the persons named in a stretch, but for those whose thing is named."""
        people = {
            name.actor: None
            for name in self._mentions.within(start, end)
            if name.is_person and not self._text.startswith(_OWNED, name.end)
        }
        return list(people)

    def _is_last(self, last: Attribution, place: int) -> bool:
        """Tells whether nobody was named between an attribution and a place."""
        return not set(self._list_people(last.end, place)) - {last.speaker.actor}

    def _resolve_noun(self, speaker: Speaker) -> Speaker:
        """Finds the person who has the office, where the text gives it to one alone."""
        words = self._text[speaker.start : speaker.end]
        if " " in words and not words.lower().startswith("the "):
            return speaker
        noun = _LAST_WORD.search(words)
        bearers = self._find_bearers(noun[0].lower() if noun else "", speaker.start)
        if len(bearers) == 1:
            return speaker._replace(actor=next(iter(bearers)), confidence=0.8)
        return speaker

    def _find_bearers(self, noun: str, place: int) -> set[str]:
        """Finds the persons beside whose names an office stands, up to a place."""
        bearers: set[str] = set()
        for name in self._mentions.within(0, place):
            if name.is_person and self._stands_beside(noun, name):
                bearers.add(name.actor)
        return bearers

    def _stands_beside(self, noun: str, name: SpeakerName) -> bool:
        before = self._text[max(0, name.start - _OFFICE_CHARS) : name.start].lower()
        after = self._text[name.end : name.end + _OFFICE_CHARS].lower()
        phrase = re.split(r"[.,;:\n\ufffc]", before)[-1]
        apposition = re.match(r",\s((?:the|a|an|his|her|its)\s[^,.;]*)", after)
        beside = [*phrase.split(), *(apposition[1].split() if apposition else ())]
        # Премьер may be introduced as премьер-министр.
        return any(noun in (word, word.partition("-")[0]) for word in beside)
