"""The filters that options give, and how they join the query."""

import datetime
from collections.abc import Iterator

from index.value_classes import dataclass
from search.query.clauses import all_of, any_of
from search.query.tokens import QuerySpan
from search.query.tree import Dated, DateRange, Named, NameField, Node, Undated


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters on articles: any value of one kind must match, and every kind given.

    Attributes:
        outlets: names of outlets, as typed.
        actors: names of actors, as typed.
        languages: ISO 639-1 codes.
        dates: ranges of days.
        since: the first day, None for no bound.
        until: the last day, None for no bound.
        undated: with dates, whether undated articles match too; without, they alone do.
    """

    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    dates: tuple[DateRange, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    undated: bool = False


def add_filters(tree: Node, filters: Filters) -> Node:
    """Returns the tree with the filters as required parts before it.

    Raises:
        QueryError: `until` is before `since`.
    """
    return all_of([*_filter_nodes(filters), tree])


def _filter_nodes(filters: Filters) -> Iterator[Node]:
    names = {
        NameField.OUTLET: filters.outlets,
        NameField.ACTOR: filters.actors,
        NameField.LANGUAGE: filters.languages,
    }
    for field, values in names.items():
        if values:
            yield any_of([Named(field, name) for name in values])
    dated = list(_date_nodes(filters))
    if filters.undated:
        yield any_of([all_of(dated), Undated()] if dated else [Undated()])
    else:
        yield from dated


def _date_nodes(filters: Filters) -> Iterator[Node]:
    if filters.dates:
        yield any_of([Dated(days) for days in filters.dates])
    since, until = filters.since, filters.until
    if since and until and since > until:
        span = f"{since}..{until}"
        raise QuerySpan(span, 0, len(span)).error(
            "the last day is before the first", "swap the two"
        )
    if since or until:
        yield Dated(DateRange(since, until))
