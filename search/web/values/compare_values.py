"""Makes the values of the page that compares sides: outlets, languages or periods."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from search.comparison.sides import SideField, choose_largest
from search.output.unseen_characters import one_line
from search.query.query import FacetField
from search.results.comparison import Account, Comparison, SideAnswer
from search.results.date_steps import DateStep
from search.results.results import FacetCount
from search.web.addresses import SearchState
from search.web.pictures.histogram import Histogram, draw_histogram
from search.web.pictures.periods import choose_coarse_step, sum_up
from search.web.site import Links
from search.web.values.narrowing import change, filter_value
from search.web.values.searching.hit_cards import HitCard, NamedLink, make_cards
from search.web.values.searching.timeline_values import link_periods

_N_CARDS = 5


class SideColumn(NamedTuple):
    """What one side says.

    Attributes:
        label: its name.
        total: number of its articles that match.
        address: the search narrowed to it.
        histogram: its hits over time; all sides have the same bars.
        own_actors: the actors that only it names.
        cards: its best hits.
    """

    label: str
    total: int
    address: str
    histogram: Histogram | None
    own_actors: tuple[NamedLink, ...]
    cards: list[HitCard]


class _Axes(NamedTuple):
    """What the pictures of all sides share: unit, first and last bar, full height."""

    step: DateStep
    bounds: tuple[str, str]
    most: int


class AccountCell(NamedTuple):
    """The article of one side in a story."""

    card: HitCard
    likeness: float
    actors: tuple[str, ...]
    numbers: tuple[str, ...]


def narrow_to_side(state: SearchState, by: SideField, name: str) -> SearchState:
    """Returns the search narrowed to one side.

    Args:
        state: the search.
        by: what the sides differ in.
        name: the name of the side, as a filter has it.
    """
    if by is SideField.PERIOD:
        return change(state, date=(name,), since="", until="")
    return change(state, **{by.value: (name,)})


def make_columns(
    found: Comparison, states: Sequence[SearchState], links: Links
) -> list[SideColumn]:
    """Makes the column of each side."""
    months = [side.results.facets[FacetField.MONTH] for side in found.sides]
    counted = [one for counts in months for one in counts]
    step = choose_coarse_step(states[0], counted)
    bars = [sum_up(counts, step) for counts in months]
    axes = _Axes(
        step,
        _find_bounds(months, step),
        max((one.count for counts in bars for one in counts if one.value), default=0),
    )
    return [
        _make_column(side, counts, axes, state, links)
        for side, counts, state in zip(found.sides, bars, states, strict=True)
    ]


def _find_bounds(
    months: Sequence[Sequence[FacetCount]], step: DateStep
) -> tuple[str, str]:
    names = [
        one.value[: step.value]
        for counts in months
        for one in counts
        if one.count and len(one.value) >= step.value
    ]
    return min(names, default=""), max(names, default="")


def _make_column(
    side: SideAnswer,
    counts: list[FacetCount],
    axes: _Axes,
    state: SearchState,
    links: Links,
) -> SideColumn:
    own = tuple(
        NamedLink(one_line(one.value), links.actor(one.value, state.corpus))
        for one in side.own_actors
    )
    return SideColumn(
        one_line(side.label),
        side.results.total,
        links.search(state),
        draw_histogram(
            counts,
            axes.step,
            link_periods(state, links),
            period=axes.bounds,
            most=axes.most,
        ),
        own,
        make_cards(side.results.hits[:_N_CARDS], state, links),
    )


def make_stories(
    found: Comparison, states: Sequence[SearchState], links: Links
) -> list[list[AccountCell | None]]:
    """Makes the row of each story, with a cell for each side."""
    return [
        [
            _make_cell(account, state, links) if account else None
            for account, state in zip(story.accounts, states, strict=True)
        ]
        for story in found.stories
    ]


def _make_cell(account: Account, state: SearchState, links: Links) -> AccountCell:
    (card,) = make_cards((account.hit,), state, links)
    return AccountCell(
        card,
        account.likeness,
        tuple(map(one_line, account.actors)),
        tuple(map(one_line, account.numbers)),
    )


def choose_sides(
    given: Sequence[str],
    counts: Mapping[FacetField, Sequence[FacetCount]],
    by: SideField,
) -> list[str]:
    """Returns the names of the sides, as filters have them: those given, or the two with most hits.

    Args:
        given: the names that the reader chose.
        counts: the values of each facet of the question.
        by: what the sides differ in.
    """
    if given:
        return list(dict.fromkeys(given))
    return [filter_value(name) for name in choose_largest(counts[by.facet], by)]
