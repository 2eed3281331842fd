"""The ways in which chosen values of a facet narrow a search: any, all or none."""

from collections.abc import Mapping, Sequence

from search.query.query import FacetField
from search.web.addresses import MAX_VALUES, SearchState
from search.web.values.narrowing import change

_ONE: Mapping[str, str] = {"any": "{}", "not": "no_{}"}
_SEVERAL = {"all": "every_{}", **_ONE}
"""An article has several of these."""
MODES: Mapping[FacetField, Mapping[str, str]] = {
    FacetField.OUTLET: _ONE,
    FacetField.ACTOR: _SEVERAL,
    FacetField.AUTHOR: _ONE,
    FacetField.LANGUAGE: _ONE,
    FacetField.TAG: _SEVERAL,
}
"""For each field its modes, the usual one first, and the filter that each sets."""


def choose_values(
    state: SearchState, field: FacetField, mode: str, values: Sequence[str]
) -> SearchState:
    """Returns the search with more values of a field.

    Args:
        state: the search.
        field: the field.
        mode: any, all or not; another counts as the usual one.
        values: the values, as filters have them.
    """
    modes = MODES.get(field)
    if modes is None:
        return state
    template = modes.get(mode) or next(iter(modes.values()))
    name = template.format(field.value)
    known = dict.fromkeys(
        (*getattr(state, name), *filter(None, map(str.strip, values)))
    )
    return change(state, **{name: tuple(known)[:MAX_VALUES]})
