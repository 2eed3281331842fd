"""The nodes of a query tree: plain values, the same for every engine."""

import datetime
from enum import StrEnum

from index.value_classes import dataclass


class TextField(StrEnum):
    """The fields of running text."""

    TITLE = "title"
    BODY = "body"
    PAGE = "page"


class NameField(StrEnum):
    """The fields of names, which filter."""

    OUTLET = "outlet"
    ACTOR = "actor"
    AUTHOR = "author"
    LANGUAGE = "language"
    TAG = "tag"


class PlaceField(StrEnum):
    """The fields of places: where an article is kept, and where it was published."""

    PATH = "path"
    URL = "url"


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
    """A word, in any of its forms.

    Attributes:
        text: the word as typed, not yet analysed. Analysis may give several tokens
            ("Russian-backed"), which an article then needs side by side, or none.
        field: the only field to look in; None for all together.
    """

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words near each other.

    Attributes:
        text: the words, as typed.
        slop: how many other words may stand between neighbours; in any order, how many
            may stand among all the words together.
        field: the only field to look in; None for any.
        any_order: whether the words may stand in any order.
    """

    text: str
    slop: int = 0
    field: TextField | None = None
    any_order: bool = False


@dataclass(frozen=True, slots=True)
class Prefix:
    """Any word with this prefix."""

    text: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Any word that matches the pattern: `?` is one letter, `*` any number."""

    pattern: str
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Any word within `edits` insertions, deletions, substitutions or swaps of letters."""

    text: str
    edits: int = 1
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class WordRange:
    """Any word from `first` to `last` in alphabetical order; None leaves a side open."""

    first: str | None
    last: str | None
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Articles of an outlet, actor, author, language or tag; `name` is as typed."""

    field: NameField
    name: str


@dataclass(frozen=True, slots=True)
class Located:
    """Articles at a path or an address; the pattern is as typed: `2019/*`, `bbc.co.uk`."""

    field: PlaceField
    pattern: str


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles with a date in the range."""

    range: DateRange


@dataclass(frozen=True, slots=True)
class Unknown:
    """Articles without a known value of a field: no outlet, no author, no address."""

    field: NameField | PlaceField


@dataclass(frozen=True, slots=True)
class Undated:
    """Articles without a known date."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Articles with one of these ids; equal articles share one. No user types it."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class And:
    """Articles that match all parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles that match any part; each part that matches raises the score."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Spellings(Or):
    """A word or phrase as typed, the first part, and other ways to write it."""


@dataclass(frozen=True, slots=True)
class Near:
    """Articles in which two parts stand near each other in one field.

    Attributes:
        first: a word, a phrase, a pattern, a group of them of which any will do, or what
            is near each other itself.
        second: another of these.
        slop: how many other words may stand between them.
        in_order: whether `second` comes after `first`.
    """

    first: "Node"
    second: "Node"
    slop: int
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match the part; it adds nothing to a score."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Boost:
    """Articles that match the part, with its score multiplied by `factor`."""

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
    | Unknown
    | Located
    | Dated
    | Undated
    | OneOf
    | And
    | Or
    | Near
    | Not
    | Boost
)
