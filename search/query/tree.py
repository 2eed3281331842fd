"""The nodes of a query tree: plain values, the same for every engine."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class TextField(StrEnum):
    """The fields that hold running text."""

    TITLE = "title"
    BODY = "body"


class NameField(StrEnum):
    """The fields that hold names from a list."""

    OUTLET = "outlet"
    ACTOR = "actor"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class DateRange:
    """Days from `first` to `last`, both included; None leaves that side open."""

    first: datetime.date | None = None
    last: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, in any of its forms.

    Attributes:
        text: the word, not yet analysed; it may analyse to several tokens
            ("Russian-backed"), which then stand beside each other, or to none.
        field: the one field to look in; None for title and body together.
    """

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, at most `slop` other words between each and the next."""

    text: str
    slop: int = 0
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word that starts so."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Any word of this shape: `?` is one letter, `*` any number of them."""

    pattern: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word within `edits` insertions, deletions, changes or swaps of letters."""

    text: str
    edits: int = 1
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class WordRange:
    """Any word from `first` to `last` in the order of the alphabet; None is open."""

    first: str | None
    last: str | None
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Articles of this outlet, actor or language; `name` as the user typed it."""

    field: NameField
    name: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles whose date lies in the range."""

    range: DateRange


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles of which the day, month or year is unknown."""


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these; the more the better."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """None of this; it adds nothing to a score."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Boost:
    """The part, its score times `factor`."""

    part: "Node"
    factor: float


Node = (
    Everything
    | Word
    | Phrase
    | Prefix
    | Wildcard
    | Fuzzy
    | WordRange
    | Named
    | Dated
    | Undated
    | And
    | Or
    | Not
    | Boost
)
