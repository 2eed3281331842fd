"""The links that pages have to others: at the top, under an answer, and for files to save.

A new page is a module in `pages`, a template, and a line in the routes of `app`; it is
found by a line here.
"""

from typing import NamedTuple


class Place(NamedTuple):
    """A page that others link to.

    Attributes:
        path: its path below the root.
        name: the text of links to it.
        keeps_search: whether it takes the search of the page that links to it.
    """

    path: str
    name: str
    keeps_search: bool = True


TOP = (
    Place("", "Search"),
    Place("actors", "Actors", keeps_search=False),
    Place("compare", "Compare"),
    Place("saved", "Saved", keeps_search=False),
)
"""The pages named at the top of each page."""

MORE: tuple[Place, ...] = (
    Place("trend", "Over time"),
    Place("quotes", "Who said what"),
    Place("kwic", "In context"),
    Place("collocates", "Words near a word"),
    Place("keywords", "Words of articles"),
    Place("actors/suggestions", "Names to merge", keeps_search=False),
    Place("api", "For programs", keeps_search=False),
)
"""Those behind "More"."""

OTHER_VIEWS = (
    Place("actors", "Actors in these articles"),
    Place("compare", "Compare outlets"),
    Place("trend", "Shares over time"),
    Place("quotes", "Who said what"),
    Place("kwic", "Matches in context"),
    Place("collocates", "Words near it"),
    Place("keywords", "Words of these articles"),
)
"""What else there is to see of an answer, named below it."""

FILES = (
    Place("export.csv", "CSV"),
    Place("export.jsonl", "JSON lines"),
)
"""The files that all hits of a search can be saved as."""
