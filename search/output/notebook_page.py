"""Formats results as HTML for a notebook: everything escaped, matches in <mark>."""

from collections.abc import Iterator, Sequence
from html import escape

from search.output.unseen_characters import replace_controls
from search.output.wording import (
    MAX_FACET_ROWS,
    actor_line,
    count_of,
    facet_rows,
    source_line,
)
from search.results.results import FacetCount, Hit, Mark, Results


def make_html(results: Results) -> str:
    """Makes one <div> with the count, the hits and the facets.

    Nothing of an article becomes markup, and nothing is loaded from elsewhere.
    """
    counts = f"{results.total:,} of {count_of(results.articles, 'article')}"
    hits = "".join(map(_format_hit, results.hits))
    facets = "".join(
        _format_facet(field, counts) for field, counts in results.facets.items()
    )
    return f"<div><p>{counts}</p>{hits}{facets}</div>"


def mark_html(text: str, marks: Sequence[Mark] = ()) -> str:
    """Returns the text as HTML, with its marked characters in <mark>."""
    parts, end = [], 0
    for mark in marks:
        parts.append(escape(replace_controls(text[end : mark.start])))
        parts.append(
            f"<mark>{escape(replace_controls(text[mark.start : mark.end]))}</mark>"
        )
        end = mark.end
    return "".join((*parts, escape(replace_controls(text[end:]))))


def _format_hit(hit: Hit) -> str:
    title = mark_html(hit.label, hit.title_marks)
    lines = "".join(f'<div dir="auto">{line}</div>' for line in _lines(hit))
    return f'<div><b dir="auto">{hit.rank}. {title}</b>{lines}</div><br>'


def _lines(hit: Hit) -> Iterator[str]:
    yield f"<small>{mark_html(source_line(hit.article))}</small>"
    if hit.article.actors:
        yield f"<small>{mark_html(actor_line(hit.article))}</small>"
    for snippet in hit.snippets:
        yield mark_html(snippet.text, snippet.marks)
    if hit.missing:
        yield f"<small>lacks: {mark_html(', '.join(hit.missing))}</small>"


def _format_facet(field: str, counts: Sequence[FacetCount]) -> str:
    found = facet_rows(counts)
    rows = "".join(
        f"<tr><td>{mark_html(value)}</td><td>{count:,}</td></tr>"
        for value, count in found[:MAX_FACET_ROWS]
    )
    more = len(found) - MAX_FACET_ROWS
    rest = f"<small>and {more:,} more</small>" if more > 0 else ""
    return f"<table><tr><th>{field}</th><th></th></tr>{rows}</table>{rest}"
