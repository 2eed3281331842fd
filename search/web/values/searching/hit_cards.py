"""Turns hits into what the page shows of them."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import bidirectional

from markupsafe import Markup

from index.article import Field, PartialDate
from search.output.notebook_page import mark_html
from search.output.unseen_characters import one_line
from search.output.wording import (
    count_of,
    describe_evidence,
    format_date,
    format_outlet,
    shorten_list,
)
from search.results.results import Copy, Hit, Snippet
from search.web.addresses import SearchState
from search.web.site import Links

_MAX_ACTORS = 8
_MAX_OUTLETS = 6
_MAX_COPIES = 20
"""So many copies are listed; the page of the article has all."""
_MAX_FACTS = 8_192
"""Outlets and dates remembered: twenty years have 7,300 days."""


class Fact(NamedTuple):
    """A value of a field, and the evidence for it; empty for none."""

    text: str
    evidence: str = ""


class NamedLink(NamedTuple):
    """A text that leads to a page."""

    text: str
    address: str


class CopyRow(NamedTuple):
    """A copy of a hit: where and when it was published."""

    address: str
    outlet: str
    date: str


class HitCard(NamedTuple):
    """What a page shows of a hit.

    Attributes:
        rank: its rank, from 1.
        id: the id of its article.
        address: the address of its article.
        title: its title with marks, as HTML.
        is_titled: whether that is the article's own title, rather than its first words.
        facts: its outlet and date.
        actors: links to its actors, the most mentioned first, as HTML.
        more_actors: number of its other actors.
        passages: the passages that match, as HTML.
        lacks: the query words that it lacks.
        copies_line: which outlets carried it too.
        copies: the first of the copies folded into it.
        more_copies: number of the others.
        language: the code of its language, empty for unknown.
        direction: ltr or rtl, as its title is written.
    """

    rank: int
    id: str
    address: str
    title: Markup
    is_titled: bool
    facts: tuple[Fact, Fact]
    actors: Markup
    more_actors: int
    passages: tuple[Markup, ...]
    lacks: str
    copies_line: str
    copies: tuple[CopyRow, ...]
    more_copies: int
    language: str
    direction: str


def make_cards(
    hits: tuple[Hit, ...], state: SearchState, links: Links
) -> list[HitCard]:
    """Makes the card of each hit."""
    address_of = links.articles(state)
    return [_make_card(hit, address_of, state, links) for hit in hits]


def find_direction(text: str) -> str:
    """Returns the direction of a text, that of its first letter: ltr or rtl.

    >>> find_direction("«حفتر» in Moscow"), find_direction("2019: Haftar")
    ('rtl', 'ltr')
    """
    kinds = map(bidirectional, text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def _make_card(
    hit: Hit, address_of: Callable[[str], str], state: SearchState, links: Links
) -> HitCard:
    article = hit.article
    actors = sorted(article.actors, key=lambda actor: -len(actor.mentions))
    return HitCard(
        rank=hit.rank,
        id=article.id,
        address=address_of(article.id),
        title=_mark_line(hit),
        is_titled=article.title.value is not None,
        facts=(_make_outlet(article.outlet), _make_date(article.date)),
        actors=Markup(", ").join(
            [
                links.named_actor(actor.name, state.corpus)
                for actor in actors[:_MAX_ACTORS]
            ]
        ),
        more_actors=max(len(actors) - _MAX_ACTORS, 0),
        passages=tuple(_mark_passages(hit.snippets)),
        lacks=one_line(", ".join(hit.missing)),
        copies_line=_describe_copies(hit.copies),
        copies=tuple(_list_copies(hit.copies, address_of)),
        more_copies=max(len(hit.copies) - _MAX_COPIES, 0),
        language=article.language.value or "",
        direction=find_direction(hit.label),
    )


def _mark_line(hit: Hit) -> Markup:
    return Markup(mark_html(hit.label, hit.title_marks))


def _mark_passages(snippets: tuple[Snippet, ...]) -> Iterator[Markup]:
    for snippet in snippets:
        before = "" if snippet.offset == 0 or snippet.in_page else "… "
        text = mark_html(snippet.text, snippet.marks)
        after = " <small>(page)</small>" if snippet.in_page else ""
        yield Markup(f"{before}{text}{after}")


@lru_cache(maxsize=_MAX_FACTS)
def _make_outlet(outlet: Field[str]) -> Fact:
    return Fact(one_line(format_outlet(outlet)), one_line(describe_evidence(outlet)))


@lru_cache(maxsize=_MAX_FACTS)
def _make_date(date: Field[PartialDate]) -> Fact:
    return Fact(format_date(date), one_line(describe_evidence(date)))


def _describe_copies(copies: tuple[Copy, ...]) -> str:
    """Names the outlets of the copies, each once, and counts the other copies."""
    if not copies:
        return ""
    outlets = [*dict.fromkeys(one_line(copy.outlet) for copy in copies if copy.outlet)]
    if not outlets:
        return f"also in {count_of(len(copies), 'copy', 'copies')}"
    return f"also in: {shorten_list(outlets, _MAX_OUTLETS)}"


def _list_copies(
    copies: tuple[Copy, ...], address_of: Callable[[str], str]
) -> Iterator[CopyRow]:
    for copy in copies[:_MAX_COPIES]:
        outlet = one_line(copy.outlet) or "outlet unknown"
        yield CopyRow(address_of(copy.id), outlet, copy.date or "undated")
