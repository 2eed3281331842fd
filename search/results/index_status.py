"""What an index holds; in a file of its own: no search asks for it."""

from dataclasses import dataclass

from search.results.results import FacetCount


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What an index holds, and how it came about.

    Attributes:
        articles: how many.
        outlets: how many are of each outlet, most first; the empty name is "unknown".
        first, last: the days of the oldest and the newest dated article, ISO.
        undated: how many have no date.
        skipped: what could not be read, and why.
        size_bytes: the size of the index on disk.
        format: the version of its format.
        built_at: when it was last brought up to date, ISO.
    """

    articles: int
    outlets: tuple[FacetCount, ...]
    first: str
    last: str
    undated: int
    skipped: tuple[str, ...]
    size_bytes: int
    format: str
    built_at: str
