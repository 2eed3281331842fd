"""Makes records of results, hits and articles for JSON; docs/json.md documents them."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from index.article import Article
from index.codec.stored_article import dump_fields
from search.desk.text_names import Marks
from search.output.tables.answer import SCHEMA
from search.results.results import FacetCount, Hit, Results, Snippet
from search.shown_paths import whole_path

if TYPE_CHECKING:
    from search.results.likeness import Likeness
    from search.results.score_explanation import ScorePart


def dump_results(
    results: Results, *, with_hits: bool = True, full_text: bool = False
) -> str:
    """Returns the results as one JSON object.

    Args:
        results: the results.
        with_hits: whether its hits are in it; they follow where they are not.
        full_text: whether hits have their whole text.
    """
    hits = results.hits if with_hits else ()
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
            "hits": [
                make_hit_record(hit, results) | text_of(hit, full_text=full_text)
                for hit in hits
            ],
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


def make_article_record(article: Article) -> dict[str, Any]:
    """Returns an article with its text, fields and evidence as a record."""
    record = {"schema": SCHEMA, **_article(article)}
    record["section"] = article.section or None
    return record | {
        "body": article.body,
        "page": article.page,
        "text": article.text,
    }


def dump_marks(marks: Marks) -> dict[str, Any]:
    """Returns the user's tags and note on an article as plain values."""
    return {"tags": list(marks.tags), "note": marks.note or None}


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


def make_hit_record(hit: Hit, results: Results) -> dict[str, Any]:
    """Returns a hit as a record."""
    view = results.query.view
    explained = {"explanation": [_score_part(part) for part in hit.explanation]}
    return {
        "rank": hit.rank,
        "score": round(hit.score, 6),
        **_article(hit.article),
        "snippets": [dump_snippet(snippet) for snippet in hit.snippets],
        "missing": list(hit.missing),
        **(explained if hit.explanation else {}),
        **({} if hit.likeness is None else {"likeness": _likeness(hit.likeness)}),
        **({"copies": _copies(hit)} if view.collapse else {}),
    }


def text_of(hit: Hit, *, full_text: bool) -> dict[str, str]:
    """Returns what is added to the record of a hit for its whole text."""
    return {"text": hit.article.text} if full_text else {}


def _likeness(likeness: "Likeness") -> dict[str, Any]:
    return {
        "share": round(likeness.share, 3),
        "words": list(likeness.words),
        "actors": list(likeness.actors),
    }


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
        "url": article.url or None,
        "authors": list(article.authors),
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


def dump(record: Mapping[str, Any]) -> str:
    """Returns the record as one line of JSON."""
    # ASCII: a terminal obeys no character of an article.
    return json.dumps(record, ensure_ascii=True)
