"""The filters that options give, and how they join the query."""

import datetime
from collections.abc import Iterable, Iterator, Mapping

from index.value_classes import dataclass
from search.query.clauses import all_of, any_of
from search.query.dates import parse_since, parse_until
from search.query.terms import read_date_filter, read_name_filter, read_place_filter
from search.query.tokens import QuerySpan
from search.query.tree import (
    Dated,
    DateRange,
    NameField,
    Node,
    Not,
    PlaceField,
    Undated,
)


@dataclass(frozen=True, slots=True)
class Filters:
    """Filters on articles: any value of one kind must match, and every kind given.

    Attributes:
        outlets: names of outlets, as typed; "unknown" for articles without one.
        actors: names of actors, as typed; "unknown" likewise.
        authors: names of authors, as typed; "unknown" likewise.
        languages: ISO 639-1 codes; "unknown" likewise.
        tags: names of the user's own tags; "unknown" for articles without any.
        paths: paths of files or folders, or patterns of them.
        urls: addresses, hosts or patterns of them; "unknown" likewise.
        dates: ranges of days.
        since: the first day, None for no bound.
        until: the last day, None for no bound.
        undated: with dates, whether undated articles match too; without, they alone do.
    """

    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    dates: tuple[DateRange, ...] = ()
    since: datetime.date | None = None
    until: datetime.date | None = None
    undated: bool = False


def parse_filters(  # noqa: PLR0913  (the options of a search)
    *,
    outlet: Iterable[str] = (),
    actor: Iterable[str] = (),
    author: Iterable[str] = (),
    language: Iterable[str] = (),
    tag: Iterable[str] = (),
    path: Iterable[str] = (),
    url: Iterable[str] = (),
    date: Iterable[str] = (),
    since: str = "",
    until: str = "",
    undated: bool = False,
    today: datetime.date,
) -> Filters:
    """Reads the filters that options give, as typed.

    Args:
        outlet: names of outlets.
        actor: names of actors.
        author: names of authors.
        language: names or codes of languages.
        tag: names of tags.
        path: paths, or patterns of them.
        url: addresses, or patterns of them.
        date: dates, ranges or "undated".
        since: the first day, empty for none.
        until: the last day, empty for none.
        undated: as in `Filters`.
        today: the day that "last week" and the like count from.

    Raises:
        QueryError: a date cannot be understood.
    """
    nodes = [read_date_filter(QuerySpan(one, 0, len(one)), today) for one in date]
    return Filters(
        outlets=tuple(outlet),
        actors=tuple(actor),
        authors=tuple(author),
        languages=tuple(language),
        tags=tuple(tag),
        paths=tuple(path),
        urls=tuple(url),
        dates=tuple(node.range for node in nodes if isinstance(node, Dated)),
        since=parse_since(since, today=today) if since else None,
        until=parse_until(until, today=today) if until else None,
        undated=undated or Undated() in nodes,
    )


def add_filters(tree: Node, filters: Filters) -> Node:
    """Returns the tree with the filters as required parts before it.

    Raises:
        QueryError: `until` is before `since`.
    """
    return all_of([*_filter_nodes(filters), tree])


def list_name_nodes(
    every: Mapping[NameField, Iterable[str]],
    without: Mapping[NameField, Iterable[str]],
) -> Iterator[Node]:
    """Yields filters that `Filters` does not have: on each name, and on none of some.

    Args:
        every: by field the names that an article must have, each.
        without: by field the names that it must not have.
    """
    for field, names in every.items():
        for name in names:
            yield read_name_filter(name, field)
    for field, names in without.items():
        if excluded := [read_name_filter(name, field) for name in names]:
            yield Not(any_of(excluded))


def _filter_nodes(filters: Filters) -> Iterator[Node]:
    names = {
        NameField.OUTLET: filters.outlets,
        NameField.ACTOR: filters.actors,
        NameField.AUTHOR: filters.authors,
        NameField.LANGUAGE: filters.languages,
        NameField.TAG: filters.tags,
    }
    for field, values in names.items():
        if values:
            yield any_of([read_name_filter(name, field) for name in values])
    places = {PlaceField.PATH: filters.paths, PlaceField.URL: filters.urls}
    for place, patterns in places.items():
        if patterns:
            yield any_of([read_place_filter(one, place) for one in patterns])
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
