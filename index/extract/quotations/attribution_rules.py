"""Chooses the rules of attribution for a language."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from index.extract.quotations.attribution import Attribution, AttributionFinder
from index.extract.quotations.cue_words import CueWords, english_cues
from index.extract.quotations.quote_marks import Stretch
from index.extract.quotations.speaker_finder import SpeakerFinder
from index.extract.quotations.speaker_mentions import SpeakerMentions


class Attributions(Protocol):
    """Finds the speakers of quotations in a text of one language."""

    def find(self, stretch: Stretch, start: int, end: int) -> Attribution | None:
        """Finds the attribution of a stretch between its neighbours."""

    def says(self, stretch: Stretch, start: int, end: int) -> bool:
        """Tells whether somebody says a stretch whom the sentence does not name."""

    def find_in_sentence_before(self, start: int, end: int) -> Attribution | None:
        """Finds the speaker of the sentence that ends at `end`."""


class LanguageRules(NamedTuple):
    """The rules of a language for one text."""

    attributions: Attributions
    finder: SpeakerFinder
    cues: CueWords


LANGUAGES = ("", "en", "ru", "tr", "ar")
"""The languages that have rules; English ones do for a text whose language is unknown."""


def read_cues(language: str) -> CueWords:
    """Returns the words of a language; English ones where speech is told without them."""
    if language == "ru":
        # Each language is compiled where a text needs it.
        from index.extract.quotations.russian_cues import russian_cues

        return russian_cues()
    return english_cues()


def make_rules(
    language: str, text: str, whole: str, mentions: SpeakerMentions
) -> LanguageRules:
    """Makes the rules of a language for a text.

    Args:
        language: one of LANGUAGES.
        text: the text with masked quotations.
        whole: the text as it is.
        mentions: the names in it.
    """
    cues = read_cues(language)
    finder = SpeakerFinder(text, cues, mentions)
    if language not in _OWN:
        return LanguageRules(AttributionFinder(text, whole, cues, finder), finder, cues)
    return LanguageRules(_OWN[language](text, mentions), finder, cues)


def _make_turkish(text: str, mentions: SpeakerMentions) -> Attributions:
    from index.extract.quotations.turkish_attribution import TurkishAttributions

    return TurkishAttributions(text, mentions)


def _make_arabic(text: str, mentions: SpeakerMentions) -> Attributions:
    from index.extract.quotations.arabic_attribution import ArabicAttributions

    return ArabicAttributions(text, mentions)


_OWN: dict[str, Callable[[str, SpeakerMentions], Attributions]] = {
    "tr": _make_turkish,
    "ar": _make_arabic,
}
