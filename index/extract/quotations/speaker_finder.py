"""Finds the speaker before or after a verb of saying, where subjects stand beside verbs."""

import re
from typing import NamedTuple

from index.extract.quotations.cue_words import CueWords
from index.extract.quotations.sentence_ends import CLAUSE_END
from index.extract.quotations.speaker_mentions import (
    SpeakerMentions,
    SpeakerName,
    find_capitals_at,
    find_capitals_before,
)

_NO_NAMES = frozenset(
    """The A An He She It They We I You But And In On At For As If When While After Before This
    That These Those There What Who Why How His Her Its Their Our My Still Then Now Yet So Also
    Asked According Speaking Meanwhile However Later Earlier Another One Two Some Many Most
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December
    Как По Так Он Она Они В На Но И А Об При За Это Этот Эта Его Ее Её Сам Сама Также Ранее
    Позже Однако Между Тем Кроме Источник Пресс Официальный""".split()
)
_HEAD_END = re.compile(r"(?: [SJ]r\.?)?(?:,| (?:of|from|at|in|with)\b| \()")
"""What follows a name that an apposition belongs to."""
_MOST_BEFORE_NAME = 70
_MOST_BEFORE_SUBJECT = 80
_LONGEST_PRONOUN = 6
_MOST_BEFORE_NOUN = 25
_PHRASE = re.compile(
    r"\s(?:from|of|at|with|in|for|on|during|after|в|во|на|с|со|после|перед|от|из)\s"
)
"""The beginning of a phrase between a subject and its verb."""
_FULL_NAME = re.compile(r"[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?")
_RELATIVE = re.compile(r",? who$")
_COORDINATED = re.compile(r"\b(?:and|but)$")
_POSSESSIVE = re.compile(r"['’]s?\s")


class Speaker(NamedTuple):
    """The words that name a speaker.

    Attributes:
        start: their start in the text.
        end: their end.
        actor: the canonical name; empty where it is not known.
        kind: name, pronoun or noun.
        confidence: from 0 to 1.
    """

    start: int
    end: int
    actor: str
    kind: str
    confidence: float

    @classmethod
    def of_name(cls, name: SpeakerName, confidence: float) -> "Speaker":
        """Makes the speaker whom a name of the text names."""
        return cls(name.start, name.end, name.actor, "name", confidence)


class SpeakerFinder:
    """Finds speakers in a text whose quotations are masked.

    Args:
        text: the text, with a sign (U+FFFC) for each character of a quotation.
        cues: the words of its language.
        mentions: the names in it.
    """

    def __init__(self, text: str, cues: CueWords, mentions: SpeakerMentions) -> None:
        self._text = text
        self._cues = cues
        self._mentions = mentions

    def find_before(self, start: int, end: int) -> Speaker | None:
        """Finds the subject of a verb that begins at `end`, in a clause from `start` on."""
        head = self._text[start:end].rstrip()
        between = self._cues.between.search(f"{head} ")
        head = head[: between.start()].rstrip() if between else head
        end = start + len(head)
        relative = _RELATIVE.search(head)
        if relative:  # the senator, who said
            return self.find_before(start, start + relative.start())
        if _COORDINATED.search(head):  # He did not answer and only said
            return self.find_subject(start, end)
        if head.endswith((",", "–", "—", ")")):
            return self._find_before_apposition(start, end - 1)
        return (
            self._find_adjacent(start, end)
            or self._find_leading(start, end)
            or self._find_noun_before(start, end)
            or self._find_first(start, end)
        )

    def find_subject(self, start: int, end: int) -> Speaker | None:
        """Finds the subject of a sentence from `start` on: its first name or pronoun."""
        pronoun = self._cues.pronoun.search(self._text, start, end)
        free = [
            name
            for name in self._mentions.within(start, end)
            if not self._is_owned(start, name)
        ]
        if (
            pronoun
            and pronoun.start() - start < 30
            and not (free and free[0].start < pronoun.start())
        ):
            return Speaker(pronoun.start(), pronoun.end(), "", "pronoun", 0.75)
        people = [name for name in free if name.is_person]
        chosen = people or free
        if chosen and chosen[0].start - start <= _MOST_BEFORE_SUBJECT:
            return Speaker.of_name(chosen[0], 0.75)
        return None

    def find_after(self, start: int, end: int) -> Speaker | None:
        """Finds whom a verb or "according to" names that ends at `start`, before `end`."""
        clause = CLAUSE_END.search(self._text, start, end)
        end = clause.start() if clause else end
        gap = len(self._text[start:end]) - len(self._text[start:end].lstrip())
        start += gap
        pronoun = self._cues.pronoun.match(self._text, start, end)
        if pronoun:
            return Speaker(pronoun.start(), pronoun.end(), "", "pronoun", 0.85)
        found = self._find_listed_after(start, end)
        return found or self._find_unlisted_after(start, end)

    def _find_listed_after(self, start: int, end: int) -> Speaker | None:
        """Finds a person, behind titles and bodies, or else a body: said UN envoy Ada Brook."""
        body = None
        names = self._mentions.within(start, end)
        for number, name in enumerate(names):
            before = self._text[start : name.start]
            is_apposition = before.endswith(", ") and name.is_person
            if len(before) > _MOST_BEFORE_NAME * (1 + is_apposition):
                break
            if self._is_owned(start, name):
                continue
            if name.is_person:
                # Помощник Путина Юрий Ушаков: the last of two names side by side.
                following = names[number + 1 : number + 2]
                if following and following[0].start - name.end <= 1:
                    name = following[0] if following[0].is_person else name
                return Speaker.of_name(name, 0.9)
            body = body or name
        if body and not self._has_noun(start, end):
            return Speaker.of_name(body, 0.8)
        return None

    def _find_unlisted_after(self, start: int, end: int) -> Speaker | None:
        noun = self._cues.person.search(self._text, start, end)
        reach = _MOST_BEFORE_NOUN if self._cues.is_free_order else 2
        if noun and noun.start() - start <= reach:
            # A noun and a name behind it: police spokesman Tom Lind.
            name = find_capitals_at(self._text, noun.end() + 1, end)
            if name is None and self._cues.is_free_order:
                # Глава союза паромщиков Марта Линд: a complement has small letters.
                full = _FULL_NAME.search(self._text, noun.end(), end)
                name = full.span() if full else None
            if name and not self._text[name[0] : name[1]].isupper():
                return self._make_written(*name, 0.75)
            return Speaker(noun.start(), noun.end(), "", "noun", 0.75)
        capitals = find_capitals_at(self._text, start, end)
        if capitals and self._text[capitals[0] : capitals[1]] not in _NO_NAMES:
            return self._make_written(*capitals, 0.75)
        return None

    def _find_adjacent(self, start: int, end: int) -> Speaker | None:
        """Finds a name or pronoun that ends at `end`."""
        for pronoun in self._cues.pronoun.finditer(
            self._text, max(start, end - _LONGEST_PRONOUN), end
        ):
            if pronoun.end() == end:
                return Speaker(pronoun.start(), pronoun.end(), "", "pronoun", 0.85)
        names = self._mentions.within(start, end)
        if names and names[-1].end == end:
            return self._choose_of_phrase(start, names)
        return self._find_unlisted_before(start, end, names)

    def _find_unlisted_before(
        self, start: int, end: int, names: list[SpeakerName]
    ) -> Speaker | None:
        """Finds capitalised words that end at `end` and are no actor."""
        capitals = find_capitals_before(self._text, start, end)
        if capitals is None:
            return None
        first, last = capitals
        word, _, rest = self._text[first:last].partition(" ")
        if word in _NO_NAMES:
            if not rest or rest in _NO_NAMES:
                return None
            first += len(word) + 1
        if names and names[-1].end > first:
            return Speaker.of_name(names[-1], 0.7) if names[-1].is_person else None
        if self._cues.prepositions.search(self._text, start, first):
            return None
        return self._make_written(first, last, 0.75)

    def _choose_of_phrase(self, start: int, names: list[SpeakerName]) -> Speaker | None:
        """Chooses the head of a phrase that ends with a name: Ada Brook of the UN."""
        last = names[-1]
        if not self._is_owned(start, last):
            return Speaker.of_name(last, 0.92 if last.is_person else 0.85)
        if last.is_person:
            return None
        if len(names) > 1 and names[-2].is_person:
            between = self._text[names[-2].end : last.start]
            if len(between) <= 30 and "," not in between:
                return Speaker.of_name(names[-2], 0.85)
        return None

    def _find_leading(self, start: int, end: int) -> Speaker | None:
        """Finds a person at the beginning whom an apposition follows up to the end."""
        names = self._mentions.within(start, end)
        if not names or names[0].start != start or not names[0].is_person:
            return None
        rest = self._text[names[0].end : end]
        is_apposition = rest.startswith(", ") and not self._cues.cue.search(rest)
        return Speaker.of_name(names[0], 0.75) if is_apposition else None

    def _find_first(self, start: int, end: int) -> Speaker | None:
        """Finds the subject that begins a clause: Ada Brook from Natural Justice in Rome."""
        noun = self._cues.any_noun.match(self._text, start, end)
        if noun:
            return Speaker(start, end, "", "noun", 0.65)
        span = find_capitals_at(self._text, start, end)
        people = [name for name in self._mentions.within(start, end) if name.is_person]
        if people and not self._is_owned(start, people[-1]):
            found = Speaker.of_name(people[-1], 0.75)
        elif span and " " in self._text[slice(*span)]:
            found = self._make_written(*span, 0.7)
        else:
            return None
        rest = self._text[found.end : end]
        is_phrase = _PHRASE.match(rest) and not self._cues.cue.search(rest)
        return (
            found if is_phrase and len(rest.split()) <= 9 and "," not in rest else None
        )

    def _find_before_apposition(self, start: int, end: int) -> Speaker | None:
        """Finds the subject before an apposition: Ada Brook, who leads the UN, said."""
        names = self._mentions.within(start, end)
        free = [name for name in names if not self._is_owned(start, name)]
        for name in free:
            if name.is_person and _HEAD_END.match(self._text, name.end):
                return Speaker.of_name(name, 0.85)
        comma = self._text.find(",", start, end)
        stop = comma if comma > 0 else end
        head = start + len(self._text[start:stop].rstrip())
        found = self._find_adjacent(start, head) or self._find_noun_before(start, head)
        return found._replace(confidence=0.7) if found else None

    def _find_noun_before(self, start: int, end: int) -> Speaker | None:
        """Finds a noun for a person that begins a phrase which ends at `end`."""
        last = None
        for found in self._cues.person.finditer(self._text, start, end):
            if "," not in self._text[found.end() : end]:
                last = last or found
        if last is None or end - last.end() > 60:
            return None
        return Speaker(last.start(), last.end(), "", "noun", 0.75)

    def _has_noun(self, start: int, end: int) -> bool:
        noun = self._cues.person.match(self._text, start, end)
        return noun is not None

    def _is_owned(self, start: int, name: SpeakerName) -> bool:
        """Tells whether a name belongs to another noun: aide to Brook, Brook's aide."""
        after = self._text[name.end : name.end + 3]
        if _POSSESSIVE.match(after):
            return True
        return bool(self._cues.prepositions.search(self._text, start, name.start))

    def _make_written(self, start: int, end: int, confidence: float) -> Speaker:
        actor = self._mentions.find_bearer(self._text[start:end])
        return Speaker(start, end, actor, "name", confidence)
