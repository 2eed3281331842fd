"""The values of a concordance: each match of a query with the text around it."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.query.query import Query
from search.results.results import AbsentWord


@dataclass(frozen=True, slots=True)
class ConcordanceLine:
    """A match, with the text before and after it; white space is one space.

    Attributes:
        before: the text before the match, as much as was asked for.
        match: the words that match.
        after: the text after the match.
        field: the text that it stands in: title, body or page.
        start: offset of the match in that text, in characters.
        end: offset of its end.
        id: the article.
        path: the article's file.
        title: the article's title, empty for none.
        outlet: the article's outlet, empty for unknown.
        date: its ISO date as far as it is known, empty for none.
        language: ISO 639-1 code of the article's language, empty for unknown.
    """

    before: str
    match: str
    after: str
    field: str
    start: int
    end: int
    id: str
    path: str
    title: str
    outlet: str
    date: str
    language: str


@dataclass(frozen=True, slots=True)
class Concordance:
    """The lines of a concordance, in the order that was asked for.

    Attributes:
        query: the query.
        lines: the first of them, up to the limit.
        total: number of lines in the whole answer.
        articles: number of articles with a line.
        matching: number of articles that match the query.
        corrected: query words that occur in no article, and the words searched instead.
        absent: the other query words that occur in no article.
        notices: what the user should know of how the query was read.
    """

    query: Query
    lines: tuple[ConcordanceLine, ...]
    total: int
    articles: int
    matching: int
    corrected: Mapping[str, str]
    absent: tuple[AbsentWord, ...] = ()
    notices: tuple[str, ...] = ()
