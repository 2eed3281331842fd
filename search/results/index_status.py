"""The counts of an index; in a module of its own, as no search asks for them."""

from dataclasses import dataclass

from index.errors import ArticleError
from search.results.results import FacetCount


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The counts of an index, and when it was built.

    Attributes:
        articles: number of articles.
        outlets: number of articles by outlet, most first; the empty name is "unknown".
        first, last: ISO dates of the oldest and the newest dated article.
        undated: number of articles without a date.
        skipped: the errors of files and records that could not be read.
        size_bytes: the size of the index on disk.
        format: the version of its format.
        built_at: when it was last brought up to date, as an ISO time.
    """

    articles: int
    outlets: tuple[FacetCount, ...]
    first: str
    last: str
    undated: int
    skipped: tuple[ArticleError, ...]
    size_bytes: int
    format: str
    built_at: str
