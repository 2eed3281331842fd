"""Finds the direct quotations of an article: stretches, attributions, speakers."""

from collections.abc import Iterable

from index.article import Actor
from index.extract.quotations.attribution import Attribution
from index.extract.quotations.attribution_rules import (
    LANGUAGES,
    make_rules,
    read_cues,
)
from index.extract.quotations.quotation import Quotation
from index.extract.quotations.quote_marks import (
    Stretch,
    find_stretches,
    split_paragraphs,
)
from index.extract.quotations.sentence_ends import SENTENCE_END
from index.extract.quotations.speaker_mentions import SpeakerMentions
from index.extract.quotations.speaker_resolution import SpeakerResolver

MIN_CONFIDENCE = 0.6
MIN_WORDS = 4
"""Fewer words are speech only where they are a whole utterance."""
MIN_WORDS_WITHOUT_ARTICLES = 3
"""The same, in languages that say in three words what takes four in English."""
_RULES_OF_UTTERANCES = (
    *("verb first", "subject first", "before", "continued"),
    *("colon", "verb last"),
)
_NEAR = 20
"""Blanks between a colon and a mark are fewer characters."""
_MASK = "\ufffc"


def find_quotations(
    body: str, actors: Iterable[Actor], language: str = "en"
) -> tuple[Quotation, ...]:
    """Finds the direct quotations of a text whose speaker is sure.

    Takes time in proportion to the text. What is quoted without a speaker, titles of
    works and words in quotation marks that nobody says are left out.

    Args:
        body: the text.
        actors: its actors, with their places in the text.
        language: its ISO 639-1 code.

    Returns:
        The quotations in the order of the text.
    """
    if language not in LANGUAGES:
        return ()
    paragraphs = split_paragraphs(body)
    stretches = find_stretches(body, paragraphs)
    if language == "ru":
        # Imported here, since few texts need it.
        from index.extract.quotations.dialogue_dashes import split_at_dashes

        cue = read_cues(language).cue
        stretches = split_at_dashes(body, stretches, paragraphs, cue)
    if not stretches:
        return ()
    reading = _Reading(body, actors, paragraphs, stretches, language)
    return tuple(reading.list_quotations())


def mask_quotations(body: str, stretches: list[Stretch]) -> str:
    """Returns the text with a sign for each character within quotation marks."""
    parts, place = [], 0
    for stretch in stretches:
        parts += [
            body[place : stretch.before],
            _MASK * (stretch.after - stretch.before),
        ]
        place = stretch.after
    return "".join([*parts, body[place:]])


class _Reading:
    """The quotations of one text, and who says each."""

    def __init__(
        self,
        body: str,
        actors: Iterable[Actor],
        paragraphs: list[tuple[int, int]],
        stretches: list[Stretch],
        language: str,
    ) -> None:
        self._body = body
        self._paragraphs = paragraphs
        self._stretches = stretches
        self._text = mask_quotations(body, stretches)
        mentions = SpeakerMentions(actors, with_media=language != "ru")
        rules = make_rules(language, self._text, body, mentions)
        self._attributions = rules.attributions
        self._resolver = SpeakerResolver(
            self._text, paragraphs, mentions, rules.cues, rules.finder
        )
        self._min_words = (
            MIN_WORDS_WITHOUT_ARTICLES if language in ("ru", "tr", "ar") else MIN_WORDS
        )
        self._found: list[Attribution | None] = []

    def list_quotations(self) -> list[Quotation]:
        """Lists the quotations with a speaker."""
        for number in range(len(self._stretches)):
            self._found.append(self._attribute(number))
        self._share_backwards()
        made = [self._make(number) for number in range(len(self._stretches))]
        return [each for each in made if each is not None]

    def _attribute(self, number: int) -> Attribution | None:
        stretch = self._stretches[number]
        start, end = self._bounds(number)
        found = self._attributions.find(stretch, start, end)
        if found is not None:
            found = self._resolver.resolve(found, stretch.paragraph)
        if found is None and self._attributions.says(stretch, start, end):
            found = self._take_dropped(number, start)
        elif found is None:
            found = self._take_over(number, start)
        if found is not None:
            self._resolver.note(found, stretch.paragraph)
        return found

    def _take_dropped(self, number: int, start: int) -> Attribution | None:
        """Takes the speaker of the sentences before for a verb without a subject."""
        stretch = self._stretches[number]
        last = self._resolver.last_speaker(stretch.paragraph)
        if last is not None:
            return _lower(last, 0.1, "dropped subject")
        found = self._attributions.find_in_sentence_before(start, stretch.before)
        first = self._paragraphs[stretch.paragraph][0]
        if found is None:
            found = self._resolver.find_only_person(first, stretch.before)
        before = self._text[first : stretch.before]
        if found is None and stretch.paragraph and len(before.split()) <= 3:
            found = self._resolver.last_speaker(stretch.paragraph - 1)
        return _lower(found, 0.15, "dropped subject")

    def _bounds(self, number: int) -> tuple[int, int]:
        """Returns the end of the stretch before and the start of that after."""
        stretch = self._stretches[number]
        start, end = self._paragraphs[stretch.paragraph]
        if number and self._stretches[number - 1].paragraph == stretch.paragraph:
            start = self._stretches[number - 1].after
        if number + 1 < len(self._stretches):
            following = self._stretches[number + 1]
            if following.paragraph == stretch.paragraph:
                end = following.before
        return start, end

    def _take_over(self, number: int, start: int) -> Attribution | None:
        """Takes the speaker of the speech before, or of the sentence before."""
        stretch = self._stretches[number]
        before = self._stretches[number - 1] if number else None
        gap = self._text[start : stretch.before]
        if before and before.goes_on and before.paragraph + 1 == stretch.paragraph:
            return _lower(self._found[number - 1], 0.02, "next paragraph")
        if before and before.paragraph == stretch.paragraph:
            last = self._found[number - 1]
            if last and (
                not gap.strip() or self._is_attribution_alone(last, start, gap)
            ):
                return _lower(last, 0.03, "continued")
        if not gap.strip():
            return self._take_floating(number)
        if _ends_sentence(gap):
            found = self._attributions.find_in_sentence_before(start, stretch.before)
            if found is not None:
                found = self._resolver.resolve(found, stretch.paragraph)
            return _lower(found, 0.15, "sentence before")
        return None

    def _is_attribution_alone(self, last: Attribution, start: int, gap: str) -> bool:
        """Tells whether a gap holds the attribution of the speech before it, and no more."""
        if not start <= last.start < start + len(gap):
            return False
        return len(SENTENCE_END.findall(gap.rstrip())) <= 1

    def _take_floating(self, number: int) -> Attribution | None:
        """Takes the speaker of the paragraph before for a paragraph that is all speech."""
        stretch = self._stretches[number]
        if number and self._stretches[number - 1].paragraph == stretch.paragraph:
            return None
        first, end = self._paragraphs[stretch.paragraph]
        alone = not self._text[first:end].replace(_MASK, "").strip(" .,\n")
        if not alone or not stretch.paragraph:
            return None
        last = self._resolver.last_speaker(stretch.paragraph - 1)
        if last is not None:
            return _lower(last, 0.1, "paragraph before")
        before = self._paragraphs[stretch.paragraph - 1]
        found = self._attributions.find_in_sentence_before(*before)
        if found is not None:
            found = self._resolver.resolve(found, stretch.paragraph - 1)
        return _lower(found, 0.2, "paragraph before")

    def _share_backwards(self) -> None:
        """Gives speech that goes on in the next paragraph the speaker named there."""
        for number in reversed(range(len(self._stretches) - 1)):
            if self._stretches[number].goes_on and self._found[number] is None:
                self._found[number] = _lower(
                    self._found[number + 1], 0.05, "paragraph after"
                )

    def _make(self, number: int) -> Quotation | None:
        found, stretch = self._found[number], self._stretches[number]
        if found is None or found.speaker.confidence < MIN_CONFIDENCE:
            return None
        words = self._body[stretch.start : stretch.end]
        if len(words.split()) < self._min_words and not self._is_utterance(
            stretch, found
        ):
            return None
        speaker = found.speaker
        return Quotation(
            words,
            stretch.start,
            stretch.end,
            self._body[speaker.start : speaker.end],
            speaker.start,
            speaker.end,
            speaker.actor,
            found.cue,
            round(speaker.confidence, 2),
            found.rule,
        )

    def _ends_with_colon(self, stretch: Stretch) -> bool:
        before = self._text[max(0, stretch.before - _NEAR) : stretch.before]
        return before.rstrip().endswith(":")

    def _is_utterance(self, stretch: Stretch, found: Attribution) -> bool:
        """Tells whether a few words are all that somebody says: “Who paid?” he asked."""
        words = self._body[stretch.start : stretch.end]
        ends = (
            words.rstrip()[-1:] in tuple(".,?!…")
            or self._body.startswith(",", stretch.after)
            or self._ends_with_colon(stretch)
        )
        return ends and words[:1].isupper() and found.rule in _RULES_OF_UTTERANCES


def _ends_sentence(gap: str) -> bool:
    return gap.rstrip()[-1:] in (".", "!", "?", ":")


def _lower(found: Attribution | None, by: float, rule: str) -> Attribution | None:
    if found is None:
        return None
    speaker = found.speaker._replace(confidence=found.speaker.confidence - by)
    return found._replace(speaker=speaker, rule=rule)
