"""The answer to a question: plain values, that each page paints its own way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.article import Article
from search.query.query import FacetField, Query

if TYPE_CHECKING:
    from search.results.score_explanation import ScorePart


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A matched word or phrase: characters `start` to `end` of the text it stands in."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a body; `offset` is where it starts, in characters of the body."""

    text: str
    offset: int
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Copy:
    """An article whose text is that of a hit, by and large.

    Attributes:
        id: its id.
        path: where it was read from.
        outlet: who carried it, empty for unknown.
        date: the day, month or year, as far as it is known, as a hit's; empty for none.
    """

    id: str
    path: str
    outlet: str
    date: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that matches.

    Attributes:
        rank: its place in the whole answer, from 1.
        score: how well it matches; only comparable within one answer.
        article: the article, with its fields and their evidence.
        label: the title to show: the article's own, or its first sentence.
        title_marks: what of the label matches.
        snippets: the passages that match best.
        missing: the query words that the article lacks, as typed.
        copies: the other articles that it stands for, best first.
        explanation: what the score adds up from, where that was asked for.
    """

    rank: int
    score: float
    article: Article
    label: str
    title_marks: tuple[Mark, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    missing: tuple[str, ...] = ()
    copies: tuple[Copy, ...] = ()
    explanation: "tuple[ScorePart, ...]" = ()


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of all the hits bear this value; the empty value is "unknown"."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class AbsentWord:
    """A query word that occurs nowhere in the index, and words nearly like it."""

    word: str
    nearly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query.

    Attributes:
        query: the question.
        total: how many articles match, on all pages.
        articles: how many articles the index holds.
        stories: how many hits all pages have where copies stand as one, if known.
        hits: this page of them, best first.
        facets: for each facet asked for, its values, most hits first (months and
            years in order of time).
        corrected: query words that occur nowhere, and what was looked for instead.
        absent: the other query words that occur nowhere.
        added: words of the best hits that were looked for too, most telling first.
        notices: what the user should know of how the question was understood.
        took_ms: how long it took.
    """

    query: Query
    total: int
    articles: int
    hits: tuple[Hit, ...] = ()
    facets: dict[FacetField, tuple[FacetCount, ...]] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[AbsentWord, ...] = ()
    added: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    took_ms: float = 0.0
    stories: int | None = None
