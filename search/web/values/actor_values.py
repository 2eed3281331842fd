"""Makes the values of the page of one actor."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from index.article import ActorType
from search.output.unseen_characters import one_line
from search.results.actor_results import ActorNaming, ActorProfile
from search.results.results import FacetCount
from search.web.addresses import SearchState
from search.web.pictures.company import draw_company
from search.web.pictures.histogram import Histogram, draw_histogram
from search.web.pictures.periods import choose_coarse_step, sum_up
from search.web.site import Links
from search.web.values.narrowing import add_value, filter_value
from search.web.values.searching.hit_cards import NamedLink
from search.web.values.searching.timeline_values import link_periods

_MAX_ROWS = 15
N_DRAWN = 12
"""So many companions are in the picture."""


class CountRow(NamedTuple):
    """A value with the number of articles that have it, and the address of these."""

    link: NamedLink
    n_articles: int


class ActorValues(NamedTuple):
    """What the page of an actor shows.

    Attributes:
        name: its canonical name.
        kind: what kind of actor it is.
        articles, mentions: how many there are.
        address: the search for its articles.
        aliases: its other names, in all scripts.
        parts: the names that were merged into it, each of which can be split from it.
        spellings: the spellings in articles, with counts.
        read: number of articles that spellings were read from.
        histogram: its articles over time.
        outlets: the outlets that name it.
        companions: the actors in the same articles; the address is that of both.
        picture: who appears with whom.
        together: the pairs of companions in the picture, with the number of articles.
    """

    name: str
    kind: ActorType
    articles: int
    mentions: int
    address: str
    aliases: tuple[str, ...]
    parts: tuple[str, ...]
    spellings: tuple[FacetCount, ...]
    read: int
    histogram: Histogram | None
    outlets: list[CountRow]
    companions: list[CountRow]
    picture: Markup
    together: list[tuple[str, str, int]]


def make_actor_values(
    profile: ActorProfile,
    naming: ActorNaming,
    together: dict[tuple[str, str], int],
    state: SearchState,
    links: Links,
) -> ActorValues:
    """Makes what the page of an actor shows.

    Args:
        profile: the actor.
        naming: its names.
        together: number of articles that name it and two companions.
        state: the corpus, and the filters that its articles were counted in.
        links: makes the addresses.
    """
    actor = profile.actor
    own = add_value(state, "every_actor", filter_value(actor.name))

    def open_page(name: str) -> str:
        return links.actor(name, state.corpus)

    return ActorValues(
        name=one_line(actor.name),
        kind=actor.type,
        articles=actor.articles,
        mentions=actor.mentions,
        address=links.search(own),
        aliases=tuple(map(one_line, profile.aliases)),
        parts=naming.names[1:],
        spellings=profile.spellings[:_MAX_ROWS],
        read=profile.read,
        histogram=_draw_months(profile, own, links),
        outlets=_list_rows(profile.outlets, "outlet", own, links),
        companions=_list_rows(profile.companions, "every_actor", own, links),
        picture=draw_company(
            actor.name, profile.companions[:N_DRAWN], together, open_page
        ),
        together=[
            (one_line(one), one_line(other), count)
            for (one, other), count in sorted(
                together.items(), key=lambda pair: (-pair[1], pair[0])
            )
            if count
        ][:_MAX_ROWS],
    )


def _draw_months(
    profile: ActorProfile, own: SearchState, links: Links
) -> Histogram | None:
    step = choose_coarse_step(own, profile.months)
    return draw_histogram(sum_up(profile.months, step), step, link_periods(own, links))


def _list_rows(
    counts: Sequence[FacetCount], name: str, own: SearchState, links: Links
) -> list[CountRow]:
    return [
        CountRow(
            NamedLink(
                one_line(one.value) or "unknown",
                links.search(add_value(own, name, filter_value(one.value))),
            ),
            one.count,
        )
        for one in counts[:_MAX_ROWS]
        if one.count
    ]
