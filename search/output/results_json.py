"""Formats results for scripts: JSON, JSON lines and CSV; docs/json.md documents them."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from index.article import Article
from index.codec.stored_article import dump_fields
from search.output.unseen_characters import replace_controls
from search.results.results import FacetCount, Hit, Results, Snippet
from search.shown_paths import whole_path

if TYPE_CHECKING:
    from search.output.status_page import IndexPlace
    from search.results.index_status import IndexStatus
    from search.results.score_explanation import ScorePart

SCHEMA = 1
"""Version of the JSON; raised when a key goes away or changes its meaning."""

_COLUMNS = (
    "rank score id path title outlet outlet_basis date date_basis language url authors "
    "actors snippet"
).split()

_SIGN_OF_FORMULA = re.compile(r'(^|[;|]["\s]*)(?=[=+@＝＋－＠-])')
"""Before the sign with which a formula begins: in a cell, or after a character that a
spreadsheet may be set to take for the end of one."""


def dump_results(results: Results) -> str:
    """Returns the results as one JSON object."""
    return dump(
        {
            "schema": SCHEMA,
            "query": results.query.text,
            "total": results.total,
            "articles": results.articles,
            "with_every_word": results.with_every_word,
            "faceted": results.faceted,
            "undated_left_out": results.undated_left_out,
            **({"stories": results.stories} if results.query.view.collapse else {}),
            "hits": _hits(results),
            "facets": {
                facet.value: dump_counts(counts)
                for facet, counts in results.facets.items()
            },
            "corrected": dict(results.corrected),
            "absent": [
                {"word": absence.word, "nearly": list(absence.nearly)}
                for absence in results.absent
            ],
            "notices": list(results.notices),
            **({"added": list(results.added)} if results.query.view.expand else {}),
            "took_ms": round(results.took_ms, 3),
        }
    )


def dump_hit_lines(results: Results) -> Iterator[str]:
    """Yields each hit as one line of JSON."""
    return (dump({"schema": SCHEMA, **hit}) for hit in _hits(results))


def dump_csv(results: Results) -> str:
    """Returns the hits as CSV with a header; the last column is the first snippet."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow(_COLUMNS)
    for hit in results.hits:
        row = _row(hit)
        writer.writerow([_cell(row[name]) for name in _COLUMNS])
    return sheet.getvalue()


def dump_article_json(article: Article) -> str:
    """Returns an article with its text, fields and evidence as JSON."""
    record = {"schema": SCHEMA, **_article(article), "url": article.url or None}
    record |= {"section": article.section or None, "authors": list(article.authors)}
    record |= {"body": article.body, "page": article.page, "text": article.text}
    return dump(record)


def dump_status(status: "IndexStatus", place: "IndexPlace") -> str:
    """Returns the counts of an index, and which one it is, as JSON."""
    return dump(
        {
            "index": place.directory,
            "folders": list(place.folders),
            "settings": place.settings or None,
            "version": place.version,
            "schema": SCHEMA,
            "articles": status.articles,
            "outlets": {count.value or "": count.count for count in status.outlets},
            "first": status.first or None,
            "last": status.last or None,
            "undated": status.undated,
            "skipped": list(map(str, status.skipped)),
            "size_bytes": status.size_bytes,
            "format": status.format,
            "built_at": status.built_at,
        }
    )


def dump_counts(counts: Sequence[FacetCount]) -> list[dict[str, Any]]:
    """Returns the counts as plain values; the empty value becomes null."""
    return [{"value": count.value or None, "count": count.count} for count in counts]


def dump_snippet(snippet: Snippet) -> dict[str, Any]:
    """Returns the snippet as plain values."""
    return {
        "text": snippet.text,
        "offset": snippet.offset,
        "marks": [[mark.start, mark.end] for mark in snippet.marks],
        "field": "page" if snippet.in_page else "body",
    }


def _hits(results: Results) -> list[dict[str, Any]]:
    if not results.query.view.collapse:
        return [_hit(hit) for hit in results.hits]
    return [{**_hit(hit), "copies": _copies(hit)} for hit in results.hits]


def _copies(hit: Hit) -> list[dict[str, Any]]:
    return [
        {
            "id": copy.id,
            "path": whole_path(copy.path, copy.file),
            "outlet": copy.outlet or None,
            "date": copy.date or None,
        }
        for copy in hit.copies
    ]


def _hit(hit: Hit) -> dict[str, Any]:
    explained = {"explanation": [_score_part(part) for part in hit.explanation]}
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        **_article(hit.article),
        "snippets": [dump_snippet(snippet) for snippet in hit.snippets],
        "missing": list(hit.missing),
        **(explained if hit.explanation else {}),
    }


def _row(hit: Hit) -> dict[str, Any]:
    article = hit.article
    return {
        **_hit(hit),
        "path": article.path,
        "outlet_basis": article.outlet.basis,
        "date_basis": article.date.basis,
        "language": article.language.value,
        "url": article.url,
        "authors": "; ".join(article.authors),
        "actors": "; ".join(actor.name for actor in article.actors),
        "snippet": hit.snippets[0].text if hit.snippets else "",
    }


def _score_part(part: "ScorePart") -> dict[str, Any]:
    record: dict[str, Any] = {"text": part.text, "kind": part.kind}
    record["score"] = round(part.score, 6)
    if not part.shares:
        return record
    numbers = ("idf", "boost", "occurrences", "saturation")
    record |= {name: round(getattr(part, name), 6) for name in numbers}
    record["fields"] = [
        {
            "field": share.field,
            "term": share.term,
            "count": share.count,
            "weight": share.weight,
            "length": round(share.length, 6),
        }
        for share in part.shares
    ]
    return record


def _article(article: Article) -> dict[str, Any]:
    date = article.date.value
    return {
        "id": article.id,
        "path": whole_path(article.path, article.file),
        "file": whole_path(article.file, article.file),
        "title": article.title.value,
        "outlet": article.outlet.value,
        "date": None if date is None else str(date),
        "actors": [
            {
                "name": actor.name,
                "type": actor.type.value,
                "mentions": len(actor.mentions),
                "surfaces": list(actor.surfaces),
            }
            for actor in article.actors
        ],
        "fields": dump_fields(article),
    }


def dump(record: dict[str, Any]) -> str:
    """Returns the record as one line of JSON."""
    # ASCII: a terminal obeys no character of an article.
    return json.dumps(record, ensure_ascii=True)


def _cell(value: object) -> str:
    """Returns the value as a cell that no spreadsheet takes for a formula or several."""
    text = "" if value is None else " ".join(str(value).split())
    return _SIGN_OF_FORMULA.sub(r"\1'", replace_controls(text))
