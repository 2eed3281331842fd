"""Turns the counts of a facet into rows whose links narrow the search."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from search.output.unseen_characters import one_line
from search.query.query import DATE_FACETS, FacetField
from search.results.results import FacetCount
from search.web.addresses import SearchState, extend_address
from search.web.site import Links
from search.web.values.language_names import name_language
from search.web.values.narrowing import (
    UNKNOWN,
    change,
    drop_value,
    filter_value,
    set_period,
)

ROWS = {
    FacetField.OUTLET: 8,
    FacetField.ACTOR: 10,
    FacetField.YEAR: 8,
    FacetField.LANGUAGE: 6,
    FacetField.TAG: 8,
}
"""The facets beside the hits, and how many values of each are shown."""
_YEAR = len("2019")
_NARROWS = {FacetField.ACTOR: "every_actor", FacetField.TAG: "every_tag"}
"""An article has several of these: another value narrows. Of others it widens."""


class FacetRow(NamedTuple):
    """A value of a facet.

    Attributes:
        label: the value to show.
        n_hits: number of hits that have it.
        share: its share of the largest count, from 0 to 100.
        address: the search with it, or without where it is chosen.
        without: the search that leaves it out; empty where that means nothing.
        state: chosen, excluded or neither, which is empty.
        inner: narrower rows below it, as months below a year.
    """

    label: str
    n_hits: int
    share: int
    address: str
    without: str = ""
    state: str = ""
    inner: tuple["FacetRow", ...] = ()


class FacetList(NamedTuple):
    """The facet of a field.

    Attributes:
        field: the name of the field.
        title: its heading.
        rows: the first values.
        has_more: whether there are further values.
        more: the address of the page with all values.
        mode: whether any or all of the chosen actors or tags must be there; empty where
            there is no choice.
        switch: the search with the other mode.
    """

    field: str
    title: str
    rows: tuple[FacetRow, ...]
    has_more: bool
    more: str
    mode: str = ""
    switch: str = ""


def list_chosen(state: SearchState, field: FacetField) -> tuple[str, ...]:
    """Returns the values of a field that are chosen, as filters have them."""
    every = getattr(state, _NARROWS[field]) if field in _NARROWS else ()
    chosen: tuple[str, ...] = getattr(state, field.value, ())
    return (*chosen, *every)


def make_facet(
    field: FacetField,
    counts: Sequence[FacetCount],
    state: SearchState,
    links: Links,
    inner: Sequence[FacetCount] = (),
) -> FacetList:
    """Makes the list of a facet with its first rows: those chosen, then by count.

    Args:
        field: the field.
        counts: its values, most hits first; years in order of time.
        state: the search that they were counted in.
        links: makes the addresses.
        inner: for years their months, shown below the year that the search is within.
    """
    most = max((count.count for count in counts), default=1)
    if field is FacetField.YEAR:
        found = [count for count in reversed(counts) if count.count and count.value]
    else:
        found = _chosen_first(counts, list_chosen(state, field))
    maker = RowMaker(field, most, state, links, inner)
    rows = [maker.make(one) for one in found[: ROWS[field]]]
    mode, switch = _choose_mode(state, field, links)
    return FacetList(
        field=field.value,
        title=field.value.capitalize(),
        rows=tuple(rows),
        has_more=len(found) > len(rows),
        more=links.page("facet", state, field=field.value),
        mode=mode,
        switch=switch,
    )


class RowMaker:
    """Makes the rows of a facet, with the searches that they lead to.

    Args:
        field: the field.
        most: the largest count among the rows.
        state: the search that they were counted in.
        links: makes the addresses.
        inner: counts of narrower values.
    """

    def __init__(
        self,
        field: FacetField,
        most: int,
        state: SearchState,
        links: Links,
        inner: Sequence[FacetCount] = (),
    ) -> None:
        self._inner = inner
        self._field, self._most = field, max(most, 1)
        self._state, self._links = state, links
        by_date = field in DATE_FACETS
        self._name = name_language if field is FacetField.LANGUAGE else one_line
        self._make = self._make_date if by_date else self._make_name
        base = set_period(state, "", "") if by_date else change(state)
        self._base = links.search(base)
        widens = field in _NARROWS and getattr(state, field.value)
        self._adds = field.value if widens else _NARROWS.get(field, field.value)

    def make(self, count: FacetCount) -> FacetRow:
        """Makes the row of a value."""
        return self._make(count, round(100 * count.count / self._most))

    def _make_name(self, count: FacetCount, share: int) -> FacetRow:
        value, label = filter_value(count.value), self._name(count.value) or UNKNOWN
        excluded = f"no_{self._field}"
        for name, chosen in (
            (self._field.value, "chosen"),
            (self._adds, "chosen"),
            (excluded, "excluded"),
        ):
            if value in getattr(self._state, name):
                address = self._links.search(drop_value(self._state, name, value))
                return FacetRow(label, count.count, share, address, state=chosen)
        with_it = extend_address(self._base, (self._adds, value))
        without = extend_address(self._base, (excluded, value))
        return FacetRow(label, count.count, share, with_it, without)

    def _make_date(self, count: FacetCount, share: int) -> FacetRow:
        value, state = count.value, self._state
        if not value:
            address = extend_address(self._base, ("date", UNKNOWN))
            return FacetRow("undated", count.count, share, address)
        chosen = "chosen" if state.since == state.until == value else ""
        pairs = () if chosen else (("since", value), ("until", value))
        address = extend_address(self._base, *pairs) if pairs else self._base
        inside = state.since[:_YEAR] == state.until[:_YEAR] == value
        inner = self._list_inner(value) if inside else ()
        return FacetRow(
            value, count.count, share, address, state=chosen, inner=tuple(inner)
        )

    def _list_inner(self, year: str) -> Iterator[FacetRow]:
        for one in self._inner:
            if one.count and one.value[:_YEAR] == year and len(one.value) > _YEAR:
                yield self.make(one)


def _chosen_first(
    counts: Sequence[FacetCount], chosen: Sequence[str]
) -> list[FacetCount]:
    """Puts the chosen values first; those without a hit are there, too."""
    known = {filter_value(count.value): count for count in counts}
    first = [known.pop(value, FacetCount(value.strip('"'), 0)) for value in chosen]
    return [*first, *known.values()]


def _choose_mode(
    state: SearchState, field: FacetField, links: Links
) -> tuple[str, str]:
    chosen = list_chosen(state, field)
    if field not in _NARROWS or len(chosen) < 2:
        return "", ""
    one, every = field.value, _NARROWS[field]
    if getattr(state, every):
        return "all", links.search(change(state, **{one: chosen, every: ()}))
    return "any", links.search(change(state, **{one: (), every: chosen}))
