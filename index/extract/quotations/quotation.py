"""A direct quotation of an article."""

from index.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of direct speech, and the speaker that the article names.

    A sentence that "he said" interrupts is two quotations of one speaker.

    Attributes:
        text: the words, without the quotation marks.
        start: their start in the body, in characters.
        end: their end in the body.
        speaker: the words that name the speaker, as they stand: a name, an office or a
            pronoun.
        speaker_start: the start of these words in the body.
        speaker_end: their end in the body.
        actor: the canonical name of the speaker; empty where the article names none.
        cue: the verb or phrase that introduces the speech; empty where nothing does.
        confidence: from 0 to 1.
        rule: the name of the rule that found the speaker.
    """

    text: str
    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    actor: str
    cue: str
    confidence: float
    rule: str
