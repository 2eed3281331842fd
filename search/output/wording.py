"""Words the facts that several pages show: counts, dates, sources and actors."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from index.analysis.english_months import MONTH_NAMES
from index.article import Article, Basis, Field, PartialDate
from search.output.unseen_characters import one_line
from search.results.results import AbsentWord, FacetCount, Results

if TYPE_CHECKING:
    from index.derived.index_checks import VerifiedIndex

SHORT_MONTHS = tuple(name[:3] for name in MONTH_NAMES)
MAX_FACET_ROWS = 40
"""A page shows so many values of a facet; the others are rare."""
NO_MATCH = "no article matches the whole query; try fewer words or filters"
_MAX_ACTORS = 8
_MAX_ADDED = 12
_MAX_EMPTY_ROWS = 12
"""More months or years in a row without an article are one line."""


def count_of(number: int, thing: str, things: str = "") -> str:
    """Returns a count with its noun.

    >>> count_of(1, "article"), count_of(1200, "article"), count_of(2, "copy", "copies")
    ('1 article', '1,200 articles', '2 copies')
    """
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"


def shorten_list(names: Sequence[str], count: int) -> str:
    """Joins the first names with commas, and says how many more there are.

    >>> shorten_list(["Tripoli", "ceasefire", "envoy"], 2)
    'Tripoli, ceasefire and 1 more'
    """
    more = len(names) - count
    shown = ", ".join(names[:count])
    return f"{shown} and {more:,} more" if more > 0 else shown


def facet_rows(counts: Sequence[FacetCount]) -> list[tuple[str, int]]:
    """Returns the rows of a facet: value and count, many empty ones in a row as one.

    >>> facet_rows([FacetCount("2019", 2), FacetCount("2020", 0), FacetCount("", 1)])
    [('2019', 2), ('2020', 0), ('unknown', 1)]
    """
    rows: list[tuple[str, int]] = []
    for is_empty, group in groupby(counts, lambda one: not one.count):
        values = [(one_line(one.value) or "unknown", one.count) for one in group]
        if is_empty and len(values) > _MAX_EMPTY_ROWS:
            values = [(f"{values[0][0]} … {values[-1][0]}", 0)]
        rows += values
    return rows


def undated_line(results: Results) -> str:
    """Returns how many articles were left out as they have no date, and what takes them in."""
    return f"{results.undated_left_out:,} undated left out (--undated)"


def source_line(article: Article) -> str:
    """Returns the outlet, date, path and id of the article on one line."""
    return f"{outlet_and_date(article)} · {article.path} · {article.id}"


def outlet_and_date(article: Article) -> str:
    """Returns the outlet and date of the article on one line."""
    return f"{format_outlet(article.outlet)} · {format_date(article.date)}"


def actor_line(article: Article) -> str:
    """Returns the actors of the article on one line, the most mentioned first."""
    actors = sorted(article.actors, key=lambda actor: -len(actor.mentions))
    names = ", ".join(actor.name for actor in actors[:_MAX_ACTORS])
    more = len(actors) - _MAX_ACTORS
    return f"{names} and {more} more" if more > 0 else names


def format_outlet(outlet: Field[str]) -> str:
    """Formats an outlet for a reader, with (!) if the page names another one too."""
    if outlet.value is None:
        return "outlet unknown"
    return outlet.value + (" (!)" if outlet.conflict else "")


def format_date(date: Field[PartialDate]) -> str:
    """Formats a date for a reader, with ≈ if it is inferred and ? if it is guessed."""
    value = date.value
    if value is None:
        return "undated"
    shown = str(value)
    if value.year is None:
        day = f"{value.day} " if value.day else ""
        shown = f"{day}{SHORT_MONTHS[(value.month or 1) - 1]}, year unknown"
    sign = {Basis.INFERRED: "≈ ", Basis.GUESS: "? "}.get(date.basis, "")
    return sign + shown + (" (!)" if date.conflict else "")


def describe_evidence(field: Field[str] | Field[PartialDate]) -> str:
    """Returns the evidence for a value on one line; empty where there is none."""
    if field.basis is Basis.UNKNOWN:
        return field.conflict
    evidence = f"{field.basis}"
    if field.rule:
        evidence += f", {field.rule}, {field.confidence:.0%} sure"
    if field.quote:
        evidence += f": “{field.quote}”"
    if field.conflict:
        evidence += f"; but {field.conflict}"
    return evidence


def describe_correction(word: str, meant: str) -> str:
    """Returns which word was searched for one that no article has."""
    return f"searched {meant!r}: no article has {word!r} (--no-correct turns this off)"


def describe_absence(absence: AbsentWord) -> str:
    """Returns which word no article has, and similar ones that articles have."""
    similar = f"; similar: {', '.join(absence.nearly)}" if absence.nearly else ""
    return f"no article has {absence.word!r}{similar}"


def describe_added(results: Results) -> str:
    """Returns the words that relevance feedback added."""
    more = len(results.added) - _MAX_ADDED
    others = f" and {more} more words" if more > 0 else ""
    return f"also searched: {', '.join(results.added[:_MAX_ADDED])}{others}"


def last_page(results: Results) -> int:
    """Returns the number of the last page that has hits, as far as they were counted."""
    hits = results.total if results.stories is None else results.stories
    return -(-hits // max(results.query.view.limit, 1))


def format_size(size: float) -> str:
    """Formats a number of bytes with the unit that suits it.

    >>> format_size(512), format_size(45_600_000)
    ('512 bytes', '45.6 MB')
    """
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"


def describe_verified(found: "VerifiedIndex") -> str:
    """Returns the counts of a verified index on one line."""
    parts = found.segments
    postings = sum(part.postings for part in parts)
    size = format_size(sum(part.size_bytes for part in parts))
    return (
        f"{count_of(found.articles, 'article')} in {count_of(len(parts), 'segment')}, "
        f"{count_of(postings, 'posting')}, {size}"
    )
