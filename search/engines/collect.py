"""All the hits of a Whoosh query: counted, ordered and by facet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from index import schema
from search.query.tree import FacetField, Sort
from search.results import FacetCount

_FACET_FIELDS = {
    FacetField.OUTLET: schema.OUTLET,
    FacetField.ACTOR: schema.ACTORS,
    FacetField.LANGUAGE: schema.LANGUAGE,
}
_DATE_LENGTH = {FacetField.YEAR: len("2019"), FacetField.MONTH: len("2019-12")}


@dataclass(frozen=True, slots=True)
class Collected:
    """The numbers of all the hits, best first, and the score of each."""

    numbers: tuple[int, ...]
    scores: dict[int, float]


def collect(searcher: Any, query: Any, sort: Sort) -> Collected:  # noqa: ANN401  (Whoosh's)
    """Every hit of the query, in order; undated articles last when sorting by date."""
    scores: dict[int, float] = {}
    for leaf, base in searcher.leaf_searchers():
        matcher = query.matcher(leaf)
        while matcher.is_active():
            scores[base + matcher.id()] = matcher.score()
            matcher.next()
    if sort is Sort.RELEVANCE:
        numbers = sorted(scores, key=lambda number: (-scores[number], number))
    else:
        numbers = _by_date(searcher.reader(), scores, newest=sort is Sort.NEWEST)
    return Collected(tuple(numbers), scores)


def count_facet(
    reader: Any,  # noqa: ANN401  (Whoosh has no type hints)
    facet: FacetField,
    numbers: Iterable[int],
) -> tuple[FacetCount, ...]:
    """How many of the articles bear each value; the empty value is "unknown"."""
    hits = set(numbers)
    if facet in _DATE_LENGTH:
        return _count_dates(reader, hits, _DATE_LENGTH[facet])
    counts: Counter[str] = Counter()
    known: set[int] = set()
    for value, bearers in _postings(reader, _FACET_FIELDS[facet]):
        among = hits & bearers
        known |= among
        counts[value] += len(among)
    if facet is not FacetField.ACTOR:
        counts[""] = len(hits - known)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], not pair[0], pair[0]))
    return tuple(FacetCount(value, count) for value, count in ranked if count)


def _count_dates(reader: Any, hits: set[int], length: int) -> tuple[FacetCount, ...]:  # noqa: ANN401
    first, last = (_dates(reader, hits, f) for f in (schema.DATE, schema.DATE_LAST))
    counts = Counter(
        # A date known only to the year belongs to no month of it.
        first[number][:length]
        if first[number][:length] == last[number][:length]
        else first[number][:4]
        for number in first
    )
    counts[""] = len(hits) - len(first)
    ranked = sorted(counts.items(), key=lambda pair: (not pair[0], pair[0]))
    return tuple(FacetCount(value, count) for value, count in ranked if count)


def _by_date(reader: Any, scores: dict[int, float], *, newest: bool) -> list[int]:  # noqa: ANN401
    dates = _dates(reader, set(scores), schema.DATE)
    dated = sorted(dates, key=lambda number: (-scores[number], number))
    dated.sort(key=dates.__getitem__, reverse=newest)
    undated = scores.keys() - dates.keys()
    return dated + sorted(undated, key=lambda number: (-scores[number], number))


def _dates(reader: Any, hits: set[int], field: str) -> dict[int, str]:  # noqa: ANN401
    return {
        number: day
        for day, bearers in _postings(reader, field)
        for number in hits & bearers
    }


def _postings(reader: Any, field: str) -> Iterable[tuple[str, set[int]]]:  # noqa: ANN401
    for term in reader.lexicon(field):
        yield term.decode("utf-8"), set(reader.postings(field, term).all_ids())
