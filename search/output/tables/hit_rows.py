"""Makes rows of hits and of facets, for JSON lines, CSV and Excel."""

from collections.abc import Iterator
from typing import Any

from search.output.results_json import make_hit_record
from search.output.tables.answer import SCHEMA
from search.results.results import Hit, Results

HIT_COLUMNS = (
    *("rank", "score", "id", "path", "title", "outlet", "outlet_basis"),
    *("date", "date_basis", "language", "url", "authors", "actors", "snippet"),
)
FACET_COLUMNS = ("facet", "value", "count")
TEXT = "text"
"""The column of the whole text, if it is asked for."""
QUERY = "query"
"""The first column where there are several queries."""


def make_hit_line(hit: Hit, results: Results) -> dict[str, Any]:
    """Returns a hit as a line of JSON lines."""
    return {"schema": SCHEMA, **make_hit_record(hit, results)}


def make_hit_row(hit: Hit) -> dict[str, Any]:
    """Returns a hit as a row of a table; its snippet is the first."""
    article = hit.article
    date = article.date.value
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        "id": article.id,
        "path": article.path,
        "title": article.title.value,
        "outlet": article.outlet.value,
        "outlet_basis": article.outlet.basis,
        "date": None if date is None else str(date),
        "date_basis": article.date.basis,
        "language": article.language.value,
        "url": article.url,
        "authors": article.authors,
        "actors": [actor.name for actor in article.actors],
        "snippet": hit.snippets[0].text if hit.snippets else "",
    }


def list_facet_rows(results: Results) -> Iterator[dict[str, Any]]:
    """Yields the values of all facets, each with its count; an unknown value is null."""
    for facet, counts in results.facets.items():
        for count in counts:
            yield {
                "facet": facet.value,
                "value": count.value or None,
                "count": count.count,
            }
