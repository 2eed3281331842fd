"""Answers queries: the `Engine` protocol, and the engine for an index on disk.

Programs, the command line and the web pages know engines by `Engine` only. Another
engine (say, one that asks a cluster) implements the same methods with the same
values, and passes the same tests (`tests/search/engines`).
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from index.actor_edits import read_edits
from index.article import ActorType, Article
from search.desk.tag_reader import read_tags_of
from search.engines.damage import Answer
from search.query import FacetField, Query, View
from search.results.results import Results
from search.settings.config_file import Config

if TYPE_CHECKING:
    from search.measures.concordance.concordance_view import ConcordanceView
    from search.measures.measure_views import (
        CollocatesView,
        DispersionView,
        KeywordsView,
    )
    from search.results.actor_results import (
        ActorList,
        ActorNaming,
        ActorProfile,
        MergeSuggestions,
    )
    from search.results.batch_results import AnswerTotals
    from search.results.concordance import Concordance
    from search.results.index_status import IndexStatus
    from search.results.marked_article import MarkedArticle
    from search.results.word_statistics import Collocates, Dispersion, Keywords

__all__ = ["Engine", "FindsArticles", "Measures", "open_engine"]


class FindsArticles(Protocol):
    """The methods of an engine that may be asked together."""

    def search(self, query: Query) -> Results:
        """See `Engine.search`."""

    def similar(
        self, id_or_path: str, view: View, within: Query | None = None
    ) -> Results:
        """See `Engine.similar`."""


class Engine(Protocol):
    """Answers queries on one index.

    An engine sees the index as it was when the engine was opened; open another to see
    later changes. Its values are frozen and hold nothing of the engine. Methods may
    read files, and may raise `CorpusSearchError` where a file is damaged.

    Example:
        >>> from datetime import date
        >>> from search.query import View, make_query
        >>> def find_labels(engine: Engine, text: str) -> list[str]:
        ...     query = make_query(text, view=View(limit=3), today=date(2020, 6, 15))
        ...     return [hit.label for hit in engine.search(query).hits]
    """

    def search(self, query: Query) -> Results:
        """Finds the articles that match a query, and returns one page of hits.

        The order of the hits, what is counted and how the words are looked up are set
        in `query.view`. The page is cut after ranking: `total` and the facets are of
        all hits. Equal scores rank in the order of the index.

        Returns:
            The hits `(page - 1) * limit + 1` to `page * limit`, fewer on the last page,
            none after it; with `limit` 0 only the counts.

        Raises:
            NoSuchNameError: the query names an outlet, actor or language that the index
                does not hold. (Words that it does not hold are no error: they are in
                `Results.absent`, or in `Results.corrected`.)
        """

    def files(self, query: Query, *, most: int | None = None) -> Iterator[str]:
        """Yields the files that hold the articles that match, those of the best hit first.

        Args:
            query: the query, as in `search`; of its view the order counts.
            most: the maximum number of hits whose files are meant; None for all.

        Returns:
            Names of files, each once, as `Article.file` has them.
        """

    def texts(self, query: Query) -> list[str]:
        """Lists the ids of the texts of all articles that match a query.

        Equal articles have one text: its id comes once, without `-2`. Nothing is ranked.
        """

    def count(self, query: Query, by: FacetField | None = None) -> "AnswerTotals":
        """Counts the articles and stories that match a query; nothing is ranked.

        Args:
            query: the query; its view only says how words are looked up.
            by: the field to count the articles by, too; None for none.

        Raises:
            NoSuchNameError: as in `search`.
        """

    def find_originals(self, texts: Iterable[str], within: Query) -> dict[str, str]:
        """Finds for each text that is a near-duplicate of an article an article it copies.

        Args:
            texts: ids, as `texts` lists them.
            within: only articles that match this query count as originals.

        Returns:
            By id of a text that of the first original; without those that copy none.
        """

    def article(self, id_or_path: str) -> Article:
        """Returns one article with its text, fields and evidence.

        Args:
            id_or_path: its id, the start of its id, or its path, as any output shows it;
                a whole id goes before a start, and an id before a path.

        Raises:
            SeveralArticlesError: it is the path of a file with several articles.
            NoSuchNameError: no article or several articles are called so.
        """

    def mark(self, id_or_path: str, query: Query) -> "MarkedArticle":
        """Returns one article with all matches of a query, as a search marks them.

        Whether the article matches the whole query does not count.

        Args:
            id_or_path: the article, as in `article`.
            query: the query.

        Raises:
            SeveralArticlesError: it is the path of a file with several articles.
            NoSuchNameError: no article or several articles are called so, or the query
                names an outlet, actor or language that the index does not hold.
        """

    def similar(
        self, id_or_path: str, view: View, within: Query | None = None
    ) -> Results:
        """Finds the articles most like one, by its significant terms and its actors.

        The article itself is left out; with `view.collapse` its copies are too.

        Args:
            id_or_path: the article, as in `article`.
            view: which page of hits, and how they are shown.
            within: only articles that match this query; None for all.

        Returns:
            The page, the most similar article first; `Hit.likeness` says how similar, and
            `Hit.missing` is empty.

        Raises:
            NoSuchNameError: no article or several articles are called so.
        """

    def copies(
        self,
        id_or_path: str,
        view: View = View(limit=1_000, snippets=0),
        within: Query | None = None,
    ) -> Results:
        """Finds the near-duplicates of an article: all articles with nearly its text.

        Args:
            id_or_path: the article, as in `article`; it is left out.
            view: which page of them; their snippets are the starts of the articles.
            within: only articles that match this query; None for all.

        Returns:
            A page of them, the oldest first, undated last.

        Raises:
            NoSuchNameError: no article or several articles are called so.
        """

    def file_articles(self, file: str, view: View) -> Results:
        """Lists the articles of a file, in the order of the index.

        Args:
            file: its name in the index, as `SeveralArticlesError` gives it.
            view: how many to list, and how they are shown.
        """

    def actors(
        self,
        *,
        limit: int,
        page: int = 1,
        kind: ActorType | None = None,
        within: Query | None = None,
    ) -> "ActorList":
        """Lists the actors by how many articles name them, most articles first.

        Args:
            limit: actors on a page.
            page: number of the page, from 1.
            kind: list only actors of this type.
            within: count only articles that match this query; None for all.
        """

    def actor(self, name: str, within: Query | None = None) -> "ActorProfile":
        """Returns what the index holds of one actor.

        Args:
            name: any of its names, in any script, or a word of one.
            within: count only articles that match this query; None for all.

        Raises:
            NoSuchNameError: no actor or several actors are called so.
        """

    def actor_naming(self, name: str) -> "ActorNaming":
        """Returns the names of the actor that a name means; the name need not be known.

        Raises:
            NoSuchNameError: several actors are called so.
        """

    def suggest_merges(self, *, limit: int) -> "MergeSuggestions":
        """Suggests pairs of actors that may be the same, the most similar names first.

        Nothing is merged: the user decides, and writes it in an actors file.
        """

    @property
    def measures(self) -> "Measures":
        """Counts words: concordances, and the statistics made of such counts."""

    def status(self) -> "IndexStatus":
        """Returns the counts of the index, and the files that could not be read."""

    def together(self, ask: Callable[[FindsArticles], Answer]) -> Answer:
        """Asks many questions at once: of a cluster, in few requests.

        Args:
            ask: asks them and changes nothing: it may be called several times, and be
                given answers that are not true yet. What it returns at last counts.
        """


class Measures(Protocol):
    """Counts the words of one index; it holds what the engine holds."""

    def concordance(self, query: Query, view: "ConcordanceView" = ...) -> "Concordance":
        """Lists the matches of a query with the text around them.

        A line is a mark that a search would show: in title and body, and in what
        surrounds the article on its page only for words that ask for it (page:).

        Raises:
            NothingToCountError: the query has neither words nor actors to look for.
            NoSuchNameError: the query names what the index does not hold.
        """

    def collocates(self, query: Query, view: "CollocatesView" = ...) -> "Collocates":
        """Finds the words that stand near the matches of a query.

        They are counted in the articles that the filters of the query leave.

        Raises:
            NothingToCountError: as for `concordance`; NoSuchNameError likewise.
        """

    def keywords(
        self,
        target: Query,
        reference: Query | None = None,
        within: Query | None = None,
        view: "KeywordsView" = ...,
    ) -> "Keywords":
        """Finds the words that one set of articles says more than another.

        Args:
            target: matches the first set.
            reference: matches the second; None for all other articles.
            within: both sets only have articles that match this query; None for all.
            view: how words are counted, and which are wanted.

        Raises:
            NoArticlesError: a set has no text.
            NoSuchNameError: a query names what the index does not hold.
        """

    def dispersion(self, query: Query, view: "DispersionView" = ...) -> "Dispersion":
        """Measures how evenly the matches of a query are spread over parts of the corpus.

        Raises:
            NothingToCountError: as for `concordance`; NoSuchNameError likewise.
        """


def open_engine(
    config: Config, *, lasting: bool = False, beside: Engine | None = None
) -> Engine:
    """Opens the engine for the index in `config.index.directory`.

    Args:
        config: the settings.
        lasting: whether it is to answer while commits replace the one that it opens: what
            they may remove is then read at once, not when it is needed.
        beside: a lasting engine that another thread asks; what both hold is held once.

    Raises:
        IndexMissingError: there is no index, or none was ever finished.
        IndexOutdatedError: the index has the format of another version.
        IndexDamagedError: a file of the index is not as it was written.
        ConfigError: the changes in an actors file cannot be read.
        ClusterError: the index is in a cluster, which does not answer.
    """
    edits = read_edits(config.index.actors)
    tags = read_tags_of(config)
    if config.in_cluster and config.cluster:
        # Few indexes are in a cluster.
        from search.engines.opensearch.cluster_engine import ClusterEngine

        return ClusterEngine(config.cluster, edits, tags=tags)
    # Whoever only builds an index does not need it.
    from search.engines.columnar.columnar_engine import ColumnarEngine

    engine = ColumnarEngine(config.index.directory, edits, lasting=lasting, tags=tags)
    if isinstance(beside, ColumnarEngine):
        engine.share_facets(beside)
    return engine
