"""The values that answer a query; each page in `search.output` shows them its own way."""

import dataclasses
from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from index.article import Article
from index.value_classes import dataclass
from search.query.query import FacetField, Query

if TYPE_CHECKING:
    from search.results.likeness import Likeness
    from search.results.score_explanation import ScorePart


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A matched word or phrase: from offset `start` up to offset `end` of its text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article.

    Attributes:
        text: the passage.
        offset: its start in the body or page, in characters.
        marks: the matches in it.
        in_page: whether it is of the page around the article, not of the body.
    """

    text: str
    offset: int
    marks: tuple[Mark, ...] = ()
    in_page: bool = False


@dataclass(frozen=True, slots=True)
class Copy:
    """A near-duplicate of a hit.

    Attributes:
        id: its id.
        path: the path of the article.
        outlet: its outlet, empty for unknown.
        date: its ISO date as far as it is known (2019-12), empty for none.
        file: the path of its file, without `#part`.
    """

    id: str
    path: str
    outlet: str
    date: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that matches.

    Attributes:
        rank: its rank among all hits, from 1.
        score: its BM25F score; comparable within one answer only.
        article: the article, with its fields and their evidence.
        label: the title to show: the article's own, or its first sentence.
        title_marks: the matches in the label, if that is the title.
        snippets: the passages that match best, in the order of the text.
        missing: the query words that the article lacks, as typed.
        copies: its near-duplicates, if they are collapsed into it, best first.
        explanation: the parts of the score, if `View.explain` is set.
        likeness: how similar it is to the article that it was found by, if any.
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
    likeness: "Likeness | None" = None


@dataclass(frozen=True, slots=True)
class FacetCount:
    """The number of all hits with a value; the empty value is "unknown"."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class AbsentWord:
    """A query word that occurs in no article, and indexed words that are similar."""

    word: str
    nearly: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a query.

    Attributes:
        query: the query.
        total: number of articles that match, on all pages.
        articles: number of articles in the index.
        undated_left_out: number of articles that would match, had they a known date that
            the filters on dates allow.
        with_every_word: number of articles that have every word of the query; None where
            it requires them all, has none, or more than 16.
        faceted: number of articles that the facets count, where these are not all.
        stories: number of hits on all pages with near-duplicates collapsed; None if
            they are not, or not all hits were looked at.
        hits: the hits of this page, in the order of the view.
        facets: for each facet of the view its values, most hits first (months and
            years in order of time).
        crossed: for each value of the first of `View.crossed` the number of hits by value
            of the second, of the hits that the facets count.
        guessed: for each facet of dates the hits without a date, by their guessed one;
            where guesses count, else empty. The facet has them as unknown.
        corrected: query words that occur in no article, and the words searched instead.
        absent: the other query words that occur in no article.
        added: the words that relevance feedback added, the most significant first.
        notices: what the user should know of how the query was read.
        took_ms: the duration of the search in milliseconds.
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
    undated_left_out: int = 0
    with_every_word: int | None = None
    faceted: int | None = None
    crossed: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    guessed: Mapping[FacetField, tuple[FacetCount, ...]] = field(default_factory=dict)
