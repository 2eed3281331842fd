"""Turns hits over time into the values of the template `timeline.html`."""

from collections.abc import Callable

from search.web.addresses import BarLength, SearchState
from search.web.answers import Timeline
from search.web.pictures.histogram import draw_histogram
from search.web.site import Links
from search.web.values.narrowing import UNKNOWN, change, set_period

_NAME = "~"


def show_timeline(
    timeline: Timeline, state: SearchState, links: Links
) -> dict[str, object]:
    """Makes the values that show hits over time; each bar narrows the search to its time.

    Args:
        timeline: the hits over time.
        state: the search.
        links: makes the addresses.
    """
    histogram = draw_histogram(
        timeline.counts,
        timeline.step,
        link_periods(state._replace(span=BarLength.AUTO), links),
        crossed=timeline.crossed,
        guessed=timeline.by_guess,
        period=timeline.bounds,
    )
    undated = change(state, since="", until="", date=(UNKNOWN,))
    size = timeline.step.value
    placed = (*timeline.counts, *timeline.by_guess)
    return {
        "histogram": histogram,
        "timeline": timeline,
        "loose": sum(one.count for one in placed if 0 < len(one.value) < size),
        "undated_link": links.search(undated),
    }


def link_periods(state: SearchState, links: Links) -> Callable[[str], str]:
    """Returns the function that makes the address of a search narrowed to a period.

    Args:
        state: the search.
        links: makes the addresses.
    """
    # The addresses of hundreds of bars differ by their dates only.
    pattern = links.search(set_period(state, _NAME, _NAME))
    start, _, end = pattern.partition(f"since={_NAME}&until={_NAME}")
    return lambda name: f"{start}since={name}&until={name}{end}"
