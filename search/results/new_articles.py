"""What has come since a saved search was last looked at."""

from collections.abc import Mapping
from dataclasses import field

from index.value_classes import dataclass
from search.desk.saved_searches import SavedSearch
from search.desk.text_names import text_of_article
from search.results.results import Hit


@dataclass(frozen=True, slots=True)
class NewArticles:
    """The articles that are new to a saved search.

    Attributes:
        search: the saved search, as it was before the look.
        looked: the number up to which the desk had learned at the look.
        stories: hits of the new articles, the newest first; copies of one story are one hit.
        copies: hits of new articles that are copies of stories which were there before.
        n_articles: number of new articles, without those copies.
        n_stories: number of stories among them.
        n_copies: number of those copies.
        first_seen: by id of a text when it was first indexed, in ISO 8601.
        originals: by id of a copy the id of what it is a copy of.
    """

    search: SavedSearch
    looked: int
    stories: tuple[Hit, ...] = ()
    copies: tuple[Hit, ...] = ()
    n_articles: int = 0
    n_stories: int = 0
    n_copies: int = 0
    first_seen: Mapping[str, str] = field(default_factory=dict)
    originals: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether every new story and copy is among the hits."""
        shown = len(self.stories), len(self.copies)
        return shown == (self.n_stories, self.n_copies)

    def original_of(self, article_id: str) -> str:
        """Returns the id of what an article, one of the copies, is a copy of."""
        return self.originals[text_of_article(article_id)]

    @property
    def found(self) -> bool:
        """Whether anything is new."""
        return bool(self.n_articles or self.n_copies)
