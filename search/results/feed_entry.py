"""An entry of a feed of a saved search."""

from index.value_classes import dataclass
from search.results.results import Hit


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article that is new to a saved search.

    Attributes:
        search: name of the saved search.
        text: id of the article's text.
        first_seen: when it was first indexed, in ISO 8601.
        hit: the article, with the passage that matches best.
    """

    search: str
    text: str
    first_seen: str
    hit: Hit
