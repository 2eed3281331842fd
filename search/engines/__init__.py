"""Engines: what answers a query. The command line knows no more of them than this."""

from typing import TYPE_CHECKING, Protocol

from index.article import ActorType, Article
from search.config_file import Config
from search.query import View
from search.query.query import Query
from search.results.results import Results

if TYPE_CHECKING:
    from search.results.actor_results import ActorList, ActorProfile, MergeSuggestions
    from search.results.index_status import IndexStatus

__all__ = ["Engine", "open_engine"]


class Engine(Protocol):
    """Answers questions about one index, as it was when the engine was opened."""

    def search(self, query: Query) -> Results:
        """The answer to a query.

        Raises:
            NoSuchNameError: it names an outlet, actor or language that is not there.
        """

    def article(self, id_or_path: str) -> Article:
        """The article with this id, or the beginning of one, or this path.

        Raises:
            NoSuchNameError: there is none, or more than one.
        """

    def similar(self, id_or_path: str, view: View) -> Results:
        """The articles most like one, itself left out; likest first.

        Raises:
            NoSuchNameError: there is no such article, or more than one.
        """

    def copies(self, id_or_path: str) -> Results:
        """The articles with the text of one, by and large, itself left out; oldest first.

        Raises:
            NoSuchNameError: there is no such article, or more than one.
        """

    def actors(self, *, limit: int, kind: ActorType | None = None) -> "ActorList":
        """The actors in most articles; `kind`: only of this type."""

    def actor(self, name: str) -> "ActorProfile":
        """What the index knows of an actor, by any of its names.

        Raises:
            NoSuchNameError: there is none, or more than one.
        """

    def suggest_merges(self, *, limit: int) -> "MergeSuggestions":
        """Pairs of actors that may be one, likeliest first."""

    def status(self) -> "IndexStatus":
        """What the index holds."""


def open_engine(config: Config) -> Engine:
    """The engine for the index that the configuration names.

    Raises:
        IndexMissingError: there is no index, or none that was finished.
        IndexOutdatedError: the index is of another version's format.
        IndexDamagedError: a file of the index is not as it was written.
    """
    # Whoever only makes an index does without what answers questions.
    from search.engines.columnar import ColumnarEngine

    return ColumnarEngine(config.index.directory)
