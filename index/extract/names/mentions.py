"""The values of name recognition: words, mentions, and readings of capitalised runs."""

from typing import NamedTuple

from index.article import ActorType


class NameWord(NamedTuple):
    """A word of a capitalised run.

    Attributes:
        start: offset of its first character in the run.
        end: offset after its last character.
        text: the word as written.
        key: its folded form, without article, possessive and dots.
        kind: "c" connector (of, and), "T" title, "O" organisation word, "L" place word,
            "E" event word, "-" a capitalised word that names nobody, "X" any other.
    """

    start: int
    end: int
    text: str
    key: str
    kind: str


class NameMention(NamedTuple):
    """A stretch of text that names an actor or a place.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        name: the canonical name if the gazetteer lists it, otherwise the text as written.
        type: the type of actor, None for a place.
        listed: whether the gazetteer lists it.
        weak: whether it is a demonym or a seat of government (Kremlin for Russia).
        rule: the rule that recognised it.
    """

    start: int
    end: int
    name: str
    type: ActorType | None
    listed: bool = False
    weak: bool = False
    rule: str = ""


class UnresolvedName(NamedTuple):
    """Words that may be a name; only the rest of the text can decide.

    Attributes:
        words: the words.
        opens: whether they begin a sentence, where even common words have a capital;
            None in a text in capitals, where only the name of which they are a part
            makes them a name.
        key: the keys of the words, joined by spaces.
    """

    words: list[NameWord]
    opens: bool | None
    key: str


class RunReading(NamedTuple):
    """The names in one capitalised run; offsets count from its beginning."""

    mentions: list[NameMention]
    unresolved: list[UnresolvedName]


Condition = str | frozenset[str] | range
"""A condition on the whole text: it has this word in small letters, or any of these, or
it is of one of these years."""

Conditions = tuple[tuple[Condition, bool], ...]
"""The conditions that were checked against a text, each with the result."""
