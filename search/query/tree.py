"""What a question means: plain values, with nothing of any engine in them."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """The order of the hits."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


class FacetField(StrEnum):
    """What hits can be counted by."""

    OUTLET = "outlet"
    ACTOR = "actor"
    YEAR = "year"
    MONTH = "month"
    LANGUAGE = "language"


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


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the answer is wanted, and how much of it.

    Attributes:
        sort: the order of the hits.
        limit: how many hits, at most.
        page: which page of `limit` hits, from 1.
        facets: what to count all the hits by.
        snippets: how many snippets a hit, at most.
        width: how many characters a snippet, about.
        correct: whether a word that occurs nowhere is taken for one much like it.
        exact: whether a name finds only what is written so, not its bearer's articles.
        guesses: whether dates guessed from other articles count in filters.
        expand: whether words of the best hits are looked for too.
        explain: whether each hit says how its score came about.
        collapse: whether copies of one text stand as one hit.
        stories: whether facets count copies of one text once.
    """

    sort: Sort = Sort.RELEVANCE
    limit: int = 10
    page: int = 1
    facets: tuple[FacetField, ...] = ()
    snippets: int = 2
    width: int = 240
    correct: bool = True
    exact: bool = False
    guesses: bool = False
    expand: bool = False
    explain: bool = False
    collapse: bool = False
    stories: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A question, complete.

    Attributes:
        text: the words as the user typed them.
        tree: what an article must match, and what makes it match better. Filters
            from options are in it, as required parts.
        view: which part of the answer is wanted, and how it is looked for.
        notices: what the user should know of how the text was read.
    """

    text: str
    tree: Node
    view: View = View()
    notices: tuple[str, ...] = ()
