"""Finds who says what, from the sentence around a quotation."""

import re
import string
from typing import NamedTuple

from index.extract.quotations.cue_words import CueWords, find_last_cue
from index.extract.quotations.quote_marks import Stretch
from index.extract.quotations.sentence_ends import (
    SENTENCE_END,
    find_sentence_end,
    find_sentence_start,
)
from index.extract.quotations.speaker_finder import Speaker, SpeakerFinder

_JOINT = re.compile(r"[,\s]*(?:and|but|while|or|as well as)\b", re.IGNORECASE)
_OPEN_ENDED = re.compile(r"[,?!…–—-]\s*$|[.]{3}\s*$")
_ENDED = re.compile(r"[.!?…]\s*$")
_COLON = re.compile(r":\s*$")
_AROUND_CUE = string.whitespace + "\xa0,.…:"
_MOST_AFTER = 160
_NEAR = 20
_MOST_BETWEEN_WORDS = 16


class Attribution(NamedTuple):
    """A speaker, and the words that attribute speech to him.

    Attributes:
        speaker: who speaks.
        cue: the verb or phrase.
        start: where the attribution begins.
        end: where it ends.
        rule: the name of the rule.
    """

    speaker: Speaker
    cue: str
    start: int
    end: int
    rule: str


def make_attribution(
    speaker: Speaker | None, cue: re.Match[str] | None, rule: str
) -> Attribution | None:
    """Makes an attribution of a speaker and a cue; None where one of them is missing."""
    if speaker is None or cue is None:
        return None
    start, end = min(speaker.start, cue.start()), max(speaker.end, cue.end())
    return Attribution(speaker, cue[0].strip(_AROUND_CUE), start, end, rule)


class AttributionFinder:
    """Finds the attribution of a quotation in its own sentence.

    Args:
        text: the text, with a sign (U+FFFC) for each character of a quotation.
        whole: the text as it is.
        cues: the words of its language.
        finder: finds the speakers.
    """

    def __init__(
        self, text: str, whole: str, cues: CueWords, finder: SpeakerFinder
    ) -> None:
        self._text = text
        self._whole = whole
        self._cues = cues
        self._finder = finder

    def find(self, stretch: Stretch, start: int, end: int) -> Attribution | None:
        """Finds the attribution before or after a stretch.

        Args:
            stretch: the stretch.
            start: the end of the stretch before it, or the start of the paragraph.
            end: the start of the stretch after it, or the end of the paragraph.
        """
        words = self._whole[stretch.start : stretch.end]
        if _OPEN_ENDED.search(words):
            return self._find_after(stretch, end) or self._find_before(stretch, start)
        found = self._find_before(stretch, start)
        return found or self._find_after(stretch, end)

    def says(self, stretch: Stretch, start: int, end: int) -> bool:
        """Returns False: every verb of saying has its subject beside it."""
        return False

    def find_in_sentence_before(self, start: int, end: int) -> Attribution | None:
        """Finds the speaker of the sentence that ends at `end`: indirect speech."""
        begin = self._sentence_start(start, end)
        cue = self._cues.cue.search(self._text, begin, end)
        if cue is None:
            return None
        speaker = self._finder.find_before(begin, cue.start())
        return make_attribution(speaker, cue, "sentence before")

    def _find_after(self, stretch: Stretch, end: int) -> Attribution | None:
        start = stretch.after
        stop = find_sentence_end(self._text, start, min(end, start + _MOST_AFTER))
        ended = _ENDED.search(self._whole, stretch.start, stretch.end)
        full_stop = ended and ended[0].startswith(".")
        region = self._text[start:stop]
        if region[:1] == "." or _JOINT.match(region) or not region.strip():
            return None
        if full_stop and not region.lstrip(" ,")[:1].islower():
            return None
        start += len(region) - len(region.lstrip(" ,\n–—-"))
        phrase = self._cues.according.match(self._text, start, stop)
        if phrase:
            speaker = self._finder.find_after(phrase.end(), stop)
            return make_attribution(speaker, phrase, "according to")
        cue = self._cues.cue.search(self._text, start, stop)
        if cue is None:
            return self._find_as_saying(start, stop)
        if cue.start() - start <= 1 or not self._text[start : cue.start()].strip():
            return make_attribution(
                self._finder.find_after(cue.end(), stop), cue, "verb first"
            )
        speaker = self._finder.find_before(start, cue.start())
        if speaker is not None and not self._is_far(start, speaker.start):
            return make_attribution(speaker, cue, "subject first")
        return self._find_inserted(cue, stop) or self._find_as_saying(start, stop)

    def _find_inserted(self, cue: re.Match[str], stop: int) -> Attribution | None:
        """Finds ", said X" behind words that are not quoted."""
        before = self._text[max(0, cue.start() - _NEAR) : cue.start()]
        if not before.rstrip().endswith(","):
            return None
        return make_attribution(
            self._finder.find_after(cue.end(), stop), cue, "verb first"
        )

    def _find_before(self, stretch: Stretch, start: int) -> Attribution | None:
        """Finds "X said: “", "X called it “" and "according to X, “"."""
        stop = stretch.before
        begin = self._sentence_start(start, stop)
        region = self._text[begin:stop]
        if not region.strip():
            return None
        if self._cues.title_of_work.search(region.rstrip(" ,:")) and not _COLON.search(
            region
        ):
            return None
        phrase = self._cues.according.search(self._text, begin, stop)
        if phrase and not self._cues.cue.search(self._text, phrase.end(), stop):
            speaker = self._finder.find_after(phrase.end(), stop)
            return make_attribution(speaker, phrase, "according to")
        return (
            self._find_as_saying(begin, stop)
            or self._find_cue_before(begin, stop)
            or self._find_colon(begin, stop)
        )

    def _find_cue_before(self, begin: int, stop: int) -> Attribution | None:
        patterns = (self._cues.cue, self._cues.said_of)
        last = find_last_cue(patterns, self._text, begin, stop)
        if last is None:
            return None
        between = self._text[last.end() : stop]
        if len(between.split()) > _MOST_BETWEEN_WORDS or SENTENCE_END.search(
            between.strip()
        ):
            return None
        if last[0].endswith("ing"):  # He joined the bank in May, adding that “
            speaker = self._finder.find_subject(begin, last.start())
            return make_attribution(speaker, last, "participle")
        speaker = self._finder.find_before(begin, last.start())
        if speaker is None and self._cues.is_free_order:
            speaker = self._finder.find_after(last.end(), stop)
        if speaker is None:
            return self._find_inserted(last, stop)
        return make_attribution(speaker, last, "before")

    def _find_colon(self, begin: int, stop: int) -> Attribution | None:
        """Finds "Ada Brook: “", where nothing else is before the colon."""
        colon = _COLON.search(self._text, begin, stop)
        if colon is None or colon.start() - begin > 60:
            return None
        speaker = self._finder.find_before(begin, colon.start())
        if speaker is None or speaker.kind == "pronoun":
            return None
        speaker = speaker._replace(confidence=min(speaker.confidence, 0.8))
        return Attribution(speaker, "", begin, stop, "colon")

    def _find_as_saying(self, begin: int, stop: int) -> Attribution | None:
        """Finds "the agency quoted X as saying", and "X was quoted by the agency as saying"."""
        phrase = self._cues.as_saying.search(self._text, begin, stop)
        if phrase is None:
            return None
        verbs = list(self._cues.quoted.finditer(self._text, begin, phrase.start()))
        if not verbs and self._cues.is_free_order:  # приводит агентство слова X
            speaker = self._finder.find_after(phrase.end(), stop)
            return make_attribution(speaker, phrase, "as saying")
        if not verbs:
            return None
        last = verbs[-1]
        if last[1]:
            speaker = self._finder.find_before(begin, last.start())
        else:
            speaker = self._finder.find_after(last.end(), phrase.start())
        return make_attribution(speaker, phrase, "as saying")

    def _is_far(self, start: int, place: int) -> bool:
        return len(self._text[start:place].split()) > 9

    def _sentence_start(self, start: int, end: int) -> int:
        begin = find_sentence_start(self._text, start, end)
        return begin + len(self._text[begin:end]) - len(self._text[begin:end].lstrip())
