"""Lists the pages of hits around one."""

from typing import NamedTuple

from search.output.wording import last_page
from search.results.results import Results
from search.web.addresses import MAX_PAGE, SearchState
from search.web.site import Links

_AROUND = 2


class PageLink(NamedTuple):
    """A page of hits: its number, and its address; empty for the page itself."""

    number: int
    address: str


class Paging(NamedTuple):
    """The pages beside one; the addresses are empty where there is none."""

    previous: str
    next: str
    pages: tuple[PageLink, ...]
    last: int


def make_paging(results: Results, state: SearchState, links: Links) -> Paging | None:
    """Makes the links to other pages of hits; None where there is only one."""
    last = min(last_page(results), MAX_PAGE)
    if last < 2:
        return None
    page = state.page

    def address(number: int) -> str:
        inside = 1 <= number <= last and number != page
        return links.search(state._replace(page=number)) if inside else ""

    near = range(max(1, page - _AROUND), min(last, page + _AROUND) + 1)
    numbers = sorted({1, *near} | ({last} if results.stories is not None else set()))
    more = bool(results.hits) or page < last
    return Paging(
        address(page - 1),
        address(page + 1) if more else "",
        tuple(PageLink(number, address(number)) for number in numbers),
        last,
    )
