"""An article and its fields, each with the evidence for it."""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from typing import Generic, TypeVar

from index.value_classes import dataclass

Value = TypeVar("Value")

HTML_METADATA_RULE = "html metadata"
"""The `Field.rule` of values that an HTML page declares in its metadata."""


class Basis(StrEnum):
    """The evidence for a field's value, strongest first."""

    USER = "user"
    STATED = "stated"
    SIGNATURE = "signature"
    INFERRED = "inferred"
    GUESS = "guess"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Field(Generic[Value]):
    """A value read from an article, with its evidence.

    Attributes:
        value: the value, None if the article does not state it.
        basis: the kind of evidence.
        confidence: from 0 (a guess) to 1 (certain).
        quote: the words of the article that state the value.
        rule: the name of the rule that read them.
        conflict: another value that the article supports too, in words for a reader.
    """

    value: Value | None = None
    basis: Basis = Basis.UNKNOWN
    confidence: float = 0.0
    quote: str = ""
    rule: str = ""
    conflict: str = ""

    def __hash__(self) -> int:
        """Hashes the quote only, which is fast: caches look up each article's fields."""
        return hash(self.quote)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which some parts may be unknown: 2019, 2019-12, or 20 December.

    Attributes:
        year: the year, None if unknown.
        month: from 1, None if unknown.
        day: of the month, from 1, None if unknown.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Formats as ISO 8601: 2019-12-20, 2019-12, 2019; --12-20 without a year."""
        year = "-" if self.year is None else f"{self.year:04}"
        return "-".join([year, *(f"{n:02}" for n in (self.month, self.day) if n)])

    @classmethod
    def from_day(cls, day: datetime.date) -> "PartialDate":
        """Returns the date that is exactly this day."""
        return cls(day.year, day.month, day.day)

    def in_year(self, year: int) -> "PartialDate | None":
        """Returns the date in a year, None where that year has no such day.

        >>> str(PartialDate(None, 2, 29).in_year(2020))
        '2020-02-29'
        >>> PartialDate(None, 2, 29).in_year(2021) is None
        True
        """
        try:
            datetime.date(year, self.month or 1, self.day or 1)
        except ValueError:
            return None
        return PartialDate(year, self.month, self.day)

    @classmethod
    def parse(cls, iso: str) -> "PartialDate":
        """Parses what `str` returns for a date.

        >>> PartialDate.parse("2019-12")
        PartialDate(year=2019, month=12, day=None)

        Raises:
            ValueError: the text has another form, or the day does not exist.
        """
        year, *rest = iso.removeprefix("-").split("-")
        numbers = [int(number) for number in rest]
        if len(numbers) > 2:
            raise ValueError(f"not a date: {iso!r}")
        date = cls(int(year) if year else None, *numbers)
        datetime.date(date.year or 2000, date.month or 1, date.day or 1)
        return date

    @property
    def first(self) -> datetime.date | None:
        """Earliest possible day, None if the year is unknown."""
        if self.year is None:
            return None
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date | None:
        """Latest possible day, None if the year is unknown."""
        if self.year is None:
            return None
        if self.day:
            return datetime.date(self.year, self.month or 1, self.day)
        month = self.month or 12
        if month == 12:  # the year after may be none that there is
            return datetime.date(self.year, 12, 31)
        next_month = datetime.date(self.year, month + 1, 1)
        return next_month - datetime.timedelta(days=1)


class ActorType(StrEnum):
    """The kinds of actors."""

    PERSON = "person"
    STATE = "state"
    STATE_BODY = "state body"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed group"
    MEDIA = "media"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, group or body that an article names.

    Attributes:
        name: the canonical name, which is also the identifier.
        type: the kind of actor.
        surfaces: the spellings of the name in this article, each once.
        mentions: (start, end) character offsets into the article's body.
        basis: SIGNATURE for a listed actor, INFERRED for one found by rules.
        confidence: from 0 to 1.
        rule: the name of the rule that found it.
    """

    name: str
    type: ActorType = ActorType.UNKNOWN
    surfaces: tuple[str, ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()
    basis: Basis = Basis.INFERRED
    confidence: float = 0.5
    rule: str = ""

    def __hash__(self) -> int:
        """Hashes the name only; see `Field.__hash__`."""
        return hash(self.name)


def join_actors(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Merges actors with the same name: their spellings, and their mentions in order."""
    joined: dict[str, Actor] = {}
    for actor in actors:
        known = joined.get(actor.name)
        joined[actor.name] = actor if known is None else _join(known, actor)
    return tuple(joined.values())


def _join(actor: Actor, other: Actor) -> Actor:
    return replace(
        actor,
        surfaces=tuple(dict.fromkeys((*actor.surfaces, *other.surfaces))),
        mentions=tuple(sorted({*actor.mentions, *other.mentions})),
    )


@dataclass(frozen=True, slots=True)
class Article:
    """One saved article.

    `read_articles` fills what the file itself declares (path, text, record fields,
    front matter, sidecar, HTML metadata); `enrich` fills what the text says.

    Attributes:
        id: short, made of what the article says: the same after a rebuild or a move. Of equal
            articles that an index gives, the second by path has `ID-2`.
        path: the file; with `#part` if the file has many articles. What an index gives has
            absolute paths, with unprintable characters escaped.
        file: the file's path, without `#part`.
        digest: digest of the article alone, by which a build finds changed articles.
        text: everything that was saved, with line ends as LF.
        body: the prose: the text without title line and boilerplate; from
            `read_articles` the text, if it is known to be an article and nothing else.
        page: all other text of the file, one piece a line: menus, captions, notices;
            from `read_articles` all text of an HTML page.
        url: address at which it was published, empty if unknown.
        section: the section or page of the outlet that carried it, as the file says it;
            empty if unknown.
    """

    id: str
    path: str
    text: str
    body: str = ""
    page: str = ""
    url: str = ""
    file: str = ""
    digest: str = ""
    title: Field[str] = Field()
    date: Field[PartialDate] = Field()
    outlet: Field[str] = Field()
    language: Field[str] = Field()
    section: str = ""
    authors: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
