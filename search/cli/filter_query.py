"""Makes the query of the filters that several commands share."""

import datetime
from collections.abc import Sequence

from search.query import Query, View, make_query, parse_filters


def make_filter_query(
    *,
    since: str | None = None,
    until: str | None = None,
    undated: bool = False,
    guesses: bool = False,
    **names: Sequence[str] | None,
) -> Query:
    """Returns the query that only the filters of options narrow.

    Args:
        since: the first day, month or year, as typed; None for none.
        until: the last day, month or year, as typed; None for none.
        undated: with dates, whether undated articles match too; without, they alone do.
        guesses: whether guessed dates count.
        names: for the other options of `parse_filters` the values typed; None for any.

    Raises:
        QueryError: a date cannot be understood.
    """
    today = datetime.datetime.now(tz=datetime.UTC).astimezone().date()
    filters = parse_filters(
        **{name: values or () for name, values in names.items()},
        since=since or "",
        until=until or "",
        undated=undated,
        today=today,
    )
    return make_query("", filters, View(guesses=guesses), today=today)
