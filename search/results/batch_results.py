"""What each query of a list finds."""

from collections.abc import Mapping
from dataclasses import field

from index.value_classes import dataclass
from search.results.results import Hit


@dataclass(frozen=True, slots=True)
class ListedQuery:
    """A query of a list.

    Attributes:
        line: the line that it ends on, from 1.
        text: the query as typed.
        name: what the list calls it; empty for nothing.
    """

    line: int
    text: str
    name: str = ""

    @property
    def label(self) -> str:
        """The name, or else the query."""
        return self.name or self.text


@dataclass(frozen=True, slots=True)
class AnswerTotals:
    """How much a query finds.

    Attributes:
        articles: number of articles that match.
        stories: number of stories among them: near-duplicates count once.
        by: number of articles by value of a field; the empty value is "unknown".
        corrected: words that no article has, with the word that was searched instead.
    """

    articles: int
    stories: int
    by: Mapping[str, int] = field(default_factory=dict)
    corrected: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListedAnswer:
    """The answer to a query of a list.

    Attributes:
        query: the query.
        totals: how much it finds.
        hits: its best hits, as many as were asked for.
    """

    query: ListedQuery
    totals: AnswerTotals
    hits: tuple[Hit, ...] = ()


@dataclass(frozen=True, slots=True)
class ListedFault:
    """A line of a list that is no query, or names what the index does not have.

    Attributes:
        query: the line.
        reason: what is wrong with it, and what to do.
    """

    query: ListedQuery
    reason: str
