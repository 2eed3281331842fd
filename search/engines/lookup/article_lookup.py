"""Reads articles from an index, and finds them by id or path."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.article import Article
from index.codec.commit.manifest import Manifest
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from search.engines.lookup.equal_articles import EqualArticles

if TYPE_CHECKING:
    from search.engines.lookup.article_finder import ArticleFinder
    from search.executor.protocols import SearchExecutor, SearchVocabulary


class ArticleLookup:
    """Looks up the articles of one commit.

    Its length is the number of articles.
    """

    def __init__(  # noqa: PLR0913  (the parts of an index)
        self,
        executor: "SearchExecutor",
        vocabulary: "SearchVocabulary",
        guesses: GuessedDates,
        linked: LinkedNames,
        manifest: Manifest,
        share_ids: Callable[[Sequence[str], Sequence[int]], list[bool]],
    ) -> None:
        self._executor = executor
        self._vocabulary = vocabulary
        self._guesses = guesses
        self._linked = linked
        self._equal = EqualArticles(executor, share_ids)
        self._base, self._folders = manifest.base, manifest.paths

    def __len__(self) -> int:
        return self._executor.snapshot.n_live_docs

    def read(self, number: int) -> Article:
        """Reads one article, its actors by canonical name, with a guessed date if undated."""
        return self.read_all([number])[0]

    def read_all(self, numbers: Iterable[int]) -> list[Article]:
        """Reads several articles as `read` does; a little faster than one by one."""
        # First one step for all, then the next: caches stay warm.
        numbers, load = list(numbers), self._linked.load_article
        articles = [
            self._guesses.apply_to(load(stored, place, self._base))
            for stored, place in self._executor.snapshot.stored_documents(numbers)
        ]
        return self._equal.tell_apart(articles, numbers)

    def find(self, id_or_path: str) -> int:
        """Finds the document of an article; see `ArticleFinder.find`.

        Raises:
            SeveralArticlesError: it is a file with several articles.
            NoSuchNameError: no article or several articles are called so.
        """
        return self._finder.find(id_or_path)

    def list_file(self, file: str) -> list[int]:
        """Lists the documents of a file by its name in the index, in their order."""
        return self._finder.list_file(file)

    @cached_property
    def _finder(self) -> "ArticleFinder":
        # No search needs it.
        from search.engines.lookup.article_finder import ArticleFinder

        return ArticleFinder(
            self._executor,
            self._vocabulary,
            self._equal,
            base=self._base,
            folders=self._folders,
        )
