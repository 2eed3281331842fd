"""Makes the rows of a concordance for the page."""

from typing import NamedTuple
from urllib.parse import quote

from search.output.measures.directions import find_direction
from search.output.unseen_characters import one_line
from search.results.concordance import Concordance, ConcordanceLine
from search.web.addresses import SearchState, extend_address
from search.web.site import Links


class ContextRow(NamedTuple):
    """A match with the text around it.

    Attributes:
        before, match, after: the text.
        direction: rtl where most of it runs from the right, else ltr.
        address: leads to the match in its article.
        outlet: the article's outlet.
        date: its date.
    """

    before: str
    match: str
    after: str
    direction: str
    address: str
    outlet: str
    date: str


def make_context_rows(
    found: Concordance, state: SearchState, links: Links
) -> list[ContextRow]:
    """Makes a row of each line."""
    return [_make_row(line, state, links) for line in found.lines]


def _make_row(line: ConcordanceLine, state: SearchState, links: Links) -> ContextRow:
    text = f"{line.before}{line.match}{line.after}"
    path = f"articles/{quote(line.id, safe='')}/at"
    address = extend_address(
        links.page(path, state), ("field", line.field), ("at", str(line.start))
    )
    return ContextRow(
        one_line(line.before),
        one_line(line.match),
        one_line(line.after),
        "rtl" if find_direction(text) else "ltr",
        address,
        one_line(line.outlet or "outlet unknown"),
        line.date.replace("--", "?-") or "undated",
    )
