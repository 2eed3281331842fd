"""Changes the state of a search by one filter, as a link on the page does."""

from typing import Any

from search.desk.typed_query import FILTERS
from search.query.punctuation import CLOSING
from search.web.addresses import SearchState

UNKNOWN = "unknown"
_UNFILTERED = {name: getattr(SearchState(), name) for name in FILTERS}


def filter_value(value: str) -> str:
    """Returns the value of a field as a filter has it, so that it is meant as it is.

    >>> filter_value(""), filter_value("Unknown"), filter_value("BBC")
    ('unknown', '"Unknown"', 'BBC')
    """
    if not value:
        return UNKNOWN
    is_special = value.lower() == UNKNOWN or value[0] in CLOSING
    return f'"{value}"' if is_special else value


def add_value(state: SearchState, name: str, value: str) -> SearchState:
    """Returns the state with one more value of a filter, on its first page.

    Args:
        state: the state.
        name: the filter, as `SearchState` calls it.
        value: the value, as a filter has it.
    """
    values = dict.fromkeys((*getattr(state, name), value))
    return change(state, **{name: tuple(values)})


def drop_value(state: SearchState, name: str, value: str) -> SearchState:
    """Returns the state without a value of a filter, on its first page."""
    kept = tuple(one for one in getattr(state, name) if one != value)
    return change(state, **{name: kept})


def set_period(state: SearchState, first: str, last: str) -> SearchState:
    """Returns the state narrowed to a period, both ends included."""
    return change(state, since=first, until=last, date=())


def change(state: SearchState, **values: Any) -> SearchState:  # noqa: ANN401  (of any field)
    """Returns the state with other values, on its first page."""
    return state._replace(page=1, **values)


def drop_filters(state: SearchState) -> SearchState:
    """Returns the state without filters on fields and dates."""
    return change(state, **_UNFILTERED)
