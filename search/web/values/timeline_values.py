"""Turns hits over time into the values of the template `timeline.html`."""

from dataclasses import replace

from search.web.addresses import BarLength, SearchState
from search.web.answers import Timeline
from search.web.pictures.histogram import draw_histogram
from search.web.site import Links
from search.web.values.narrowing import UNKNOWN, change, set_period


def show_timeline(
    timeline: Timeline, state: SearchState, links: Links
) -> dict[str, object]:
    """Makes the values that show hits over time; each bar narrows the search to its time.

    Args:
        timeline: the hits over time.
        state: the search.
        links: makes the addresses.
    """
    # All bars have one address but for the dates.
    template = links.search(set_period(replace(state, span=BarLength.AUTO), "~", "~"))

    def narrow(name: str) -> str:
        return template.replace("=~", f"={name}")

    histogram = draw_histogram(
        timeline.counts,
        timeline.step,
        narrow,
        crossed=timeline.crossed,
        period=timeline.bounds,
    )
    undated = change(state, since="", until="", date=(UNKNOWN,))
    size = timeline.step.value
    return {
        "histogram": histogram,
        "timeline": timeline,
        "loose": sum(one.count for one in timeline.counts if 0 < len(one.value) < size),
        "undated_link": links.search(undated),
    }
